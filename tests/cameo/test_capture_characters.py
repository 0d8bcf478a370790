"""A character from a short clip: its best frame, and nobody in any of them."""

from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest

from accounts.models import User
from cameo import services, tasks, vault
from cameo.models import Likeness
from cameo.states import LikenessState
from common import store
from common.errors import AppError
from tests.cameo.pictures import robot, somebody
from tests.vision.test_capture_header import mp4

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path, tmp_path: Path) -> None:
    settings.ASSETS_DIR, settings.DATA_DIR = assets, tmp_path / "data"
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda pk: None)


def film(path: Path, *pictures: np.ndarray) -> bytes:
    """A second of each."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"preset": "ultrafast", "crf": "18"})
        stream.width, stream.height, stream.pix_fmt = 480, 480, "yuv420p"
        for picture in pictures:
            small = cv2.resize(picture[..., :3], (480, 480))
            for _ in range(10):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(small, format="rgb24")))
        container.mux(stream.encode())
    return path.read_bytes()


def test_the_best_frame_of_a_clip_becomes_the_character(
    ann: User, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    blurred = cv2.GaussianBlur(robot(), (0, 0), 6)
    clip = film(tmp_path / "robot.mp4", blurred, robot(), blurred)
    with django_capture_on_commit_callbacks(execute=True):
        made = services.enrol_character(ann, name="robo", picture=clip)
        sent = made.photo_key
        tasks.inspect(str(made.pk))
    made.refresh_from_db()
    assert (made.state, made.reasons) == (LikenessState.ACTIVE, [])
    assert vault.read(made.photo_key)[8:12] == b"WEBP"
    assert not store.storage().exists(sent)
    assert len(store.storage().listdir(made.space)[1]) == 3


def test_a_person_in_the_middle_of_a_clip_is_found(ann: User, tmp_path: Path) -> None:
    clip = film(tmp_path / "robot.mp4", robot(), somebody(), robot())
    made = services.enrol_character(ann, name="robo", picture=clip)
    tasks.inspect(str(made.pk))
    made.refresh_from_db()
    assert (made.state, made.reasons) == (LikenessState.REJECTED, ["character_is_a_person"])


def test_a_clip_that_waits_is_no_picture(ann: User, tmp_path: Path, api: Any) -> None:
    made = services.enrol_character(ann, name="robo", picture=film(tmp_path / "robot.mp4", robot()))
    assert api(ann).get(f"/api/v1/characters/{made.pk}/picture").status_code == 404


def test_bad_clips_are_refused_by_name(ann: User) -> None:
    with pytest.raises(AppError, match="video_too_many_pixels"):
        services.enrol_character(ann, name="robo", picture=mp4(7680, 4320))
    made = services.enrol_character(ann, name="robo", picture=mp4(640, 480))
    tasks.inspect(str(made.pk))
    assert Likeness.objects.get().reasons == ["video_not_understood"]
