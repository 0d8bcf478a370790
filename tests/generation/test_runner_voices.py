"""A voice goes to the engine with its owner's consent of now, opened for one render, and without it never."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from cameo import vault
from cameo.models import Grant, Likeness
from cameo.policies import CameoPolicy
from cameo.services import change_grant, grant_use, revoke
from cameo.states import Audience, LikenessState, Mode
from cameo.terms import Terms
from common.scratch import Scratch
from generation.contracts import EngineError, Reference, ReferenceKind, Route
from generation.engines.studio.audio.recorded import sample_for
from generation.models import Job
from generation.states import JobState
from generation.storyboard.schema import Line
from generation.worker.messages import RenderOrder
from generation.worker.runner import Runner
from tests.factories import LikenessFactory
from tests.generation import colour_engine

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = b"RIFF the sound of Ann"


class Listener:
    """An engine's host that reads what it is given, and renders nothing."""

    def __init__(self) -> None:
        self.heard: list[tuple[Reference, bytes]] = []
        self.seen: list[str] = []

    def render(self, order: RenderOrder, **_how: Any) -> Any:
        for one in order.spec.references:
            if one.kind is ReferenceKind.VOICE:
                assert one.path.stat().st_mode & 0o777 == 0o600
                self.heard.append((one, one.path.read_bytes()))
            else:
                self.seen.append(one.handle)
        raise EngineError("enough")


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def render(listener: Listener, tmp_path: Path, colour: Any) -> Callable[[], None]:
    runner = Runner(
        host=listener,  # type: ignore[arg-type]
        scratch=Scratch(tmp_path / "scratch"),
        worker="w",
        route=Route(engine=colour_engine.NAME),
    )

    def drain() -> None:
        assert runner.drain() == 1
        assert [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()] == []

    return drain


def voiced(owner: User, sample: bytes = SAMPLE) -> Likeness:
    likeness: Likeness = LikenessFactory(owner=owner)
    likeness.identity_key = vault.put(likeness, b"identity", suffix="npz")
    likeness.voice_key = vault.put(likeness, sample, suffix="wav")
    likeness.save()
    return likeness


def opened(likeness: Likeness, *, voice: bool) -> Grant:
    terms = Terms(voice=voice, mode=Mode.AUTOMATIC)
    return grant_use(likeness.owner, likeness, audience=Audience.EVERYONE, terms=terms)


def test_a_granted_voice_reaches_the_engine_with_its_consent(
    ann: User, ben: User, submitted: Any, render: Any, listener: Listener
) -> None:
    likeness = voiced(ann)
    grant = opened(likeness, voice=True)
    submitted("@ann waves", by=ben)
    render()
    [(reference, content)] = listener.heard
    assert content == SAMPLE and listener.seen == ["ann"]
    assert (reference.handle, reference.consent_id, reference.likeness_id) == ("ann", str(grant.pk), str(likeness.pk))


def test_ones_own_voice_needs_no_grant(ann: User, submitted: Any, render: Any, listener: Listener) -> None:
    likeness = voiced(ann)
    submitted("@ann waves")
    render()
    assert [reference.consent_id for reference, _content in listener.heard] == [f"own:{likeness.pk}"]


def test_a_voice_that_is_not_granted_stays_shut_and_the_face_is_seen(
    ann: User, ben: User, submitted: Any, render: Any, listener: Listener
) -> None:
    opened(voiced(ann), voice=False)
    submitted("@ann waves", by=ben)
    render()
    assert (listener.seen, listener.heard) == (["ann"], [])


def test_a_voice_taken_back_while_the_job_waits_stays_shut(
    ann: User, ben: User, submitted: Any, render: Any, listener: Listener
) -> None:
    grant = opened(voiced(ann), voice=True)
    submitted("@ann waves", by=ben)
    change_grant(ann, grant, terms=Terms(voice=False, mode=Mode.AUTOMATIC))
    render()
    assert (listener.seen, listener.heard) == (["ann"], [])


def test_after_a_revocation_nothing_is_rendered_and_the_sample_is_gone(
    ann: User, ben: User, submitted: Any, listener: Listener, tmp_path: Path
) -> None:
    likeness = voiced(ann)
    opened(likeness, voice=True)
    job = submitted("@ann waves", by=ben)
    revoke(ann, likeness)
    scratch = Scratch(tmp_path / "scratch")
    Runner(host=listener, scratch=scratch, worker="w", route=Route(engine=colour_engine.NAME)).drain()  # type: ignore[arg-type]
    assert Job.objects.get(pk=job.pk).state == JobState.REFUSED
    assert listener.heard == []
    with pytest.raises(FileNotFoundError):
        vault.read(likeness.voice_key)


def test_no_more_voices_are_given_than_the_engine_takes(
    ann: User, ben: User, submitted: Any, render: Any, listener: Listener
) -> None:
    opened(voiced(ann), voice=True)
    voiced(ben, b"RIFF the sound of Ben")
    submitted("@ann and @ben wave", by=ben)
    render()
    assert sorted(listener.seen) == ["ann", "ben"]
    assert [reference.handle for reference, _content in listener.heard] == ["ann"]


@pytest.mark.parametrize(
    ("voice", "state", "answer"),
    [
        (True, LikenessState.ACTIVE, ""),
        (False, LikenessState.ACTIVE, "voice_not_granted"),
        (True, LikenessState.REVOKED, "likeness_not_active"),
    ],
)
def test_speaking_is_asked_of_the_face_first(
    ann: User, ben: User, voice: bool, state: LikenessState, answer: str
) -> None:
    likeness = voiced(ann)
    opened(likeness, voice=voice)
    likeness.state = state
    assert CameoPolicy(ben).speak_as(likeness).reason == answer
    assert CameoPolicy(ann).speak_as(likeness).reason == ("likeness_not_active" if state != "active" else "")


def test_the_studio_puts_no_words_into_a_sample(ann: User, submitted: Any, render: Any, listener: Listener) -> None:
    """It replays a recording only where a line says what the recording does; what this one says is not known."""
    voiced(ann)
    submitted("@ann waves")
    render()
    line = Line(speaker="ann", text="four seven one")
    assert sample_for(line, [reference for reference, _content in listener.heard]) is None
