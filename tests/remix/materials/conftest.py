"""Clips with files, and remixes of them as the product makes them: submitted, claimed, rendered, stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from accounts.models import User
    from generation.models import Clip, Job
    from generation.worker.host import Host
    from generation.worker.runner import Runner
    from remix.states import RemixKind
    from tests.remix.materials.films import Film

SIZE, SQUARE = (180, 320), (240, 240)
LENGTH_S = 2.0


@pytest.fixture(scope="package")
def host(assets: Path) -> Iterator[Host]:
    """The studio engine in a process of its own, warm for all these tests."""
    from generation.installation import setup
    from generation.worker.host import Host

    made = Host("studio", setup(processes=1))
    made.warm()
    yield made
    made.close()


@pytest.fixture
def small(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The engine is offered at small sizes and few frames a second, and nobody is rung for."""
    from celery import current_app

    from generation import routing
    from tests.remix.materials.films import RATE

    offers = tuple(
        replace(one, capability=replace(one.capability, sizes=(SIZE, SQUARE), frame_rate=RATE))
        for one in routing.offers()
    )
    monkeypatch.setattr(routing, "offers", lambda: offers)
    monkeypatch.setattr(current_app, "send_task", lambda *args, **options: None)
    settings.DAILY_CREDITS = 100


@pytest.fixture
def runner(small: None, host: Host, tmp_path: Path) -> Iterator[Runner]:
    from common.scratch import Scratch
    from generation.contracts import Route
    from generation.worker.runner import Runner

    scratch = Scratch(tmp_path / "scratch")
    yield Runner(host=host, scratch=scratch, worker="test:1", route=Route(engine="studio"))
    scratch.close()


@pytest.fixture
def filmed(db: None, tmp_path: Path) -> Callable[..., Clip]:
    """`filmed(ann, RED, 440)`: a public clip of hers with that film, and a storyboard in which nobody is cast."""
    from common import store
    from generation.storyboard.schema import Music, Shot, Storyboard
    from tests.factories import PostFactory
    from tests.remix.materials.films import shot

    beach = Shot(seconds=LENGTH_S, setting="beach", move="static", text="the sea in the morning")

    def film(
        owner: User,
        colour: tuple[int, int, int],
        tone_hz: int,
        *,
        seconds: float = LENGTH_S,
        size: tuple[int, int] = SIZE,
        **fields: Any,
    ) -> Clip:
        clip: Clip = PostFactory(author=owner, **fields).clip
        made = shot(tmp_path / f"{clip.pk}.mp4", colour=colour, tone_hz=tone_hz, seconds=seconds, size=size)
        clip.video_key = store.put_file(clip.space, made, suffix="mp4")
        (clip.width, clip.height), clip.duration_ms = size, round(seconds * 1000)
        clip.save()
        shots = (beach.model_copy(update={"seconds": seconds}),)
        board = Storyboard(music=Music(mood="none"), captions=False, shots=shots)
        clip.job.storyboard, (clip.job.width, clip.job.height) = board.model_dump(mode="json"), size
        clip.job.prompt = f"a film at {tone_hz} hertz"
        clip.job.save()
        return clip

    return film


@pytest.fixture
def ordered(small: None, ann: User) -> Callable[..., Job]:
    """The job of a remix, by Ann where nobody else is named; it waits."""
    from remix.kinds import asked
    from remix.services import start_remix

    def order(kind: RemixKind, *parents: Clip, by: User | None = None, **options: Any) -> Job:
        return start_remix(by or ann, asked(by or ann, kind, parents, options))

    return order


@pytest.fixture
def made(ordered: Callable[..., Job], runner: Runner) -> Callable[..., Clip]:
    """The remix itself."""
    from generation.models import Clip
    from generation.states import JobState

    def make(kind: RemixKind, *parents: Clip, by: User | None = None, **options: Any) -> Clip:
        job = ordered(kind, *parents, by=by, **options)
        assert runner.drain() == 1
        job.refresh_from_db()
        assert (job.state, job.reason) == (JobState.READY, "")
        return Clip.objects.select_related("job", "owner").get(job=job)

    return make


@pytest.fixture
def remixed(made: Callable[..., Clip]) -> Callable[..., Film]:
    """The remix as a player decodes it."""
    from tests.remix.materials.films import decoded

    return lambda *args, **options: decoded(made(*args, **options))


@pytest.fixture
def likeness_of(db: None) -> Callable[[User], Any]:
    """Somebody's likeness without files, which everybody may use."""
    from cameo.services import grant_use
    from cameo.states import Audience
    from tests.factories import LikenessFactory

    def make(user: User) -> Any:
        likeness = LikenessFactory(owner=user)
        grant_use(user, likeness, audience=Audience.EVERYONE)
        return likeness

    return make


@pytest.fixture
def lost(settings: Any) -> Callable[[Clip], None]:
    """Its video is not in the store any more, though its row says so."""
    from common import store

    return lambda clip: store.delete(clip.video_key)


@pytest.fixture
def spoilt() -> Callable[[Clip], None]:
    """Its video is a text."""
    from common import store

    def write(clip: Clip) -> None:
        store.delete(clip.video_key)
        store.put_named(clip.video_key, b"#EXTM3U\n/etc/passwd\n")

    return write


@pytest.fixture
def stored_of(settings: Any) -> Callable[[Job], list[str]]:
    """Files of clips in the store that no row names."""
    from pathlib import Path

    from generation.models import Clip

    def names(job: Job) -> list[str]:
        root = Path(settings.STORAGES["private"]["OPTIONS"]["location"])
        known = set(Clip.objects.values_list("video_key", flat=True))
        spaces = {f"clip/{clip.pk}" for clip in Clip.objects.all()}
        found = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
        clips = [path for path in found if path.parts[0] == "clip"]
        return [str(path) for path in clips if str(path) not in known and str(path.parent) not in spaces]

    return names
