"""A drawn robot, cast by a friend in the embedded engine's clip: there it is, it speaks, and it goes when it must."""

import io
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from accounts.models import Follow
from cameo import services as cameo
from cameo import tasks
from cameo.models import Approval, Likeness, Use
from cameo.states import Audience
from common import store
from common.errors import AppError
from common.scratch import Scratch
from feed.services import publish
from generation import routing
from generation.contracts import Route
from generation.engines.setup import Setup
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.services import submit_job
from generation.states import JobState, Visibility
from generation.worker.host import Host
from generation.worker.runner import Runner
from tests.cameo.pictures import drawn
from tests.factories import UserFactory
from tests.vision.toys import BLUE, ORANGE

pytestmark = pytest.mark.django_db(transaction=True)
PROMPT = '@ann.robo waves on the beach, says "beep beep, hello there"'
REQUEST = JobRequest(prompt=PROMPT, seconds=2.0, width=360, height=640, seed=3)
NEAR = 45
"""Of one colour channel: the set's light tints what stands in it."""


@pytest.fixture
def runner(settings: Any, assets: Path, bells: list[str], tmp_path: Path) -> Any:
    settings.ASSETS_DIR, settings.ENGINES = assets, ("studio",)
    routing.offers.cache_clear()
    host = Host("studio", Setup(assets=assets, processes=1, cache=tmp_path / "cache"))
    scratch = Scratch(tmp_path / "scratch")
    yield Runner(host=host, scratch=scratch, worker="test:1", route=Route(engine="studio"))
    host.close()
    scratch.close()
    routing.offers.cache_clear()


def watched(clip: Clip) -> tuple[np.ndarray, np.ndarray]:
    """Every tenth frame uint8 [n, H, W, 3], and the sound [samples]."""
    content = io.BytesIO(store.read(clip.video_key))
    with av.open(content) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)][::10]
    content.seek(0)
    with av.open(content) as container:
        sound = [frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)]
    return np.stack(frames), np.concatenate(sound)


def share(frames: np.ndarray, colour: tuple[int, int, int]) -> float:
    """Of a frame's pixels near that colour, the median frame's."""
    near = (np.abs(frames.astype(int) - colour) < NEAR).all(axis=3)
    return float(np.median(near.mean(axis=(1, 2))))


def test_a_drawing_plays_in_a_friends_clip_until_its_owner_takes_it_back(runner: Runner) -> None:
    ann, ben = UserFactory(username="ann"), UserFactory(username="ben")
    Follow.objects.create(source=ben, target=ann)
    character = cameo.enrol_character(ann, name="robo", picture=drawn())
    tasks.inspect(str(character.pk))

    with pytest.raises(AppError, match="not_granted"):
        submit_job(ben, request=REQUEST)
    cameo.grant_use(ann, character, audience=Audience.APPROVED, person=ben)
    job = submit_job(ben, request=REQUEST)
    assert [(line["speaker"], line["text"]) for shot in job.storyboard["shots"] for line in shot["lines"]] == [
        ("ann.robo", "beep beep, hello there")
    ]
    assert runner.drain() == 1
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.READY, "")

    clip = Clip.objects.get(job=job)
    frames, sound = watched(clip)
    assert frames.shape[1:] == (640, 360, 3)
    assert share(frames, ORANGE) > 0.08, "its belly is in the picture"
    assert share(frames, BLUE) > 0.08, "so are its head and legs"
    assert float(np.abs(sound).max()) > 0.05

    with pytest.raises(AppError, match="approval_needed"):
        publish(ben, clip, caption="hello")
    cameo.answer_approval(ann, Approval.objects.get(), yes=True)
    post = publish(ben, clip, caption="hello")
    Clip.objects.get(pk=clip.pk, visibility=Visibility.PUBLIC)
    cameo.revoke(ann, Likeness.objects.get(pk=character.pk))
    clip.refresh_from_db()
    post.refresh_from_db()
    assert (clip.visibility, post.hidden) == (Visibility.WITHDRAWN, True)
    assert not store.storage().exists(character.space) or store.storage().listdir(character.space) == ([], [])
    with pytest.raises(AppError, match="handle_unknown"):
        submit_job(ben, request=REQUEST)
    assert Job.objects.count() == 1
    assert list(Use.objects.order_by("pk").values_list("gate", "allowed")) == [
        ("submit", False), ("submit", True), ("claim", True), ("sign", True),
        ("publish", False), ("publish", True),
    ]  # fmt: skip
