"""Whole videos that do not show one living person: each fails by a name of its own, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from accounts.models import User
from cameo.models import Capture, CaptureKey, Likeness
from cameo.states import CaptureState
from tests.cameo import captures
from tests.cameo.test_captures import SCRIPT, files, judged, rung, video

__all__ = ["rung", "video"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Frames = Iterator[np.ndarray]


@pytest.fixture(scope="module")
def head(assets: Path) -> captures.Head:
    return captures.Head(assets / "face")


def empty_room(frames: Frames) -> Frames:
    """What is left when the person is painted over, plain."""
    for frame in frames:
        yield np.broadcast_to(frame.mean(axis=(0, 1)).astype(np.uint8), frame.shape).copy()


def two_people(frames: Frames) -> Frames:
    for frame in frames:
        small = cv2.resize(frame, (captures.WIDTH // 2, captures.HEIGHT // 2), interpolation=cv2.INTER_AREA)
        pair = np.hstack([small, small[:, ::-1]])
        spare = (captures.HEIGHT - pair.shape[0]) // 2
        yield cv2.copyMakeBorder(pair, spare, spare, 0, 0, cv2.BORDER_REPLICATE)


def off_a_screen(frames: Frames) -> Frames:
    """Held a little askew before another camera: smaller, darker, softer, with a dark rim."""
    corners = np.array([[0, 0], [captures.WIDTH, 0], [captures.WIDTH, captures.HEIGHT], [0, captures.HEIGHT]])
    seen = np.array([[22, 30], [462, 18], [452, 622], [30, 610]])
    view = cv2.getPerspectiveTransform(corners.astype(np.float32), seen.astype(np.float32))
    for frame in frames:
        screen = cv2.warpPerspective(frame, view, (captures.WIDTH, captures.HEIGHT))
        yield np.asarray(cv2.GaussianBlur(screen, (0, 0), 0.8) * 0.85, np.uint8)


def nothing_is_left(capture: Capture) -> None:
    capture.refresh_from_db()
    assert capture.state == CaptureState.FAILED
    assert files(capture.space) == [] and not capture.video_key and not capture.sheet_key
    assert bytes(CaptureKey.objects.get(capture=capture).wrapped) == b""


@pytest.mark.parametrize(("spoil", "code"), [(empty_room, "no_face"), (two_people, "several_faces")])
def test_nobody_and_two_people_fail_by_name(
    ann: User,
    head: captures.Head,
    spoil: Callable[[Frames], Frames],
    code: str,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    path = captures.film(tmp_path / "video.mp4", spoil(captures.frames(head, SCRIPT)), captures.sound(SCRIPT))
    with django_capture_on_commit_callbacks(execute=True):
        capture = judged(ann, path.read_bytes())
    assert capture.checks["face"]["codes"] == [code]
    nothing_is_left(capture)
    assert not Likeness.objects.exists()
    assert not list(tmp_path.glob("data/scratch/*/*"))


def test_an_earlier_video_filmed_off_a_screen_is_no_new_one(
    ann: User,
    ben: User,
    video: bytes,
    head: captures.Head,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """By somebody else, who was even set the same challenge."""
    assert judged(ann, video).state == CaptureState.PASSED
    path = captures.film(tmp_path / "video.mp4", off_a_screen(captures.frames(head, SCRIPT)), captures.sound(SCRIPT))
    with django_capture_on_commit_callbacks(execute=True):
        capture = judged(ben, path.read_bytes())
    assert capture.checks["fresh"]["codes"] == ["capture_replayed"]
    nothing_is_left(capture)
    assert not Likeness.objects.filter(owner=ben).exists()
