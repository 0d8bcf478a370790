"""Small clips made as the product makes them: a remix is submitted, claimed, rendered in the engine's own process,
packaged and completed; tests look at and listen to the stored file.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from accounts.models import User
    from cameo.models import Likeness
    from generation.models import Clip
    from generation.storyboard.schema import Storyboard
    from generation.worker.host import Host
    from generation.worker.runner import Runner
    from remix.states import RemixKind
    from tests.remix.operations.films import Film
    from vision.contracts import Identity
    from vision.pack import FacePack

RATE = 15
Size = tuple[int, int]
SMALL, LARGE = (180, 320), (270, 480)
"""For scenes, and where faces are measured."""
SEED = 7


class Shown(Protocol):
    def __call__(
        self, board: Storyboard, *, size: tuple[int, int] = SMALL, cast: tuple[Likeness, ...] = ()
    ) -> Clip: ...


class Remixed(Protocol):
    def __call__(self, kind: RemixKind, parent: Clip, *, actor: User | None = None, **options: Any) -> Film: ...


@pytest.fixture(scope="package")
def host(assets: Path) -> Iterator[Host]:
    """The studio engine in a process of its own, warm for all these tests."""
    from generation.installation import setup
    from generation.worker.host import Host

    made = Host("studio", setup(processes=1))
    made.warm()
    yield made
    made.close()


@pytest.fixture(scope="package")
def kept() -> dict[str, Film]:
    """Parents that were rendered once, by what they are made from."""
    return {}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The engine is offered at small sizes and few frames a second."""
    from generation import routing

    offers = tuple(
        replace(one, capability=replace(one.capability, sizes=(SMALL, LARGE), frame_rate=RATE))
        for one in routing.offers()
    )
    monkeypatch.setattr(routing, "offers", lambda: offers)
    settings.DAILY_CREDITS = 100


@pytest.fixture
def runner(db: None, host: Host, small: None, tmp_path: Path) -> Iterator[Runner]:
    from common.scratch import Scratch
    from generation.contracts import Route
    from generation.worker.runner import Runner

    scratch = Scratch(tmp_path / "scratch")
    yield Runner(host=host, scratch=scratch, worker="test:1", route=Route(engine="studio"))
    scratch.close()


@pytest.fixture
def shown(runner: Runner, ann: User) -> Shown:
    """A public clip of Ann's, as a row: what it looks like is `seen`'s business."""
    from tests.factories import PostFactory

    def publish(board: Storyboard, *, size: Size = SMALL, cast: tuple[Likeness, ...] = ()) -> Clip:
        clip: Clip = PostFactory(author=ann, cast=list(cast)).clip
        clip.width, clip.height, clip.duration_ms = *size, round(1000 * board.seconds)
        clip.save()
        job = clip.job
        job.storyboard, job.seed, (job.width, job.height) = board.model_dump(mode="json"), SEED, size
        job.prompt = " ".join(["a clip", *(f"@{one.handle}" for one in cast)])
        job.save()
        return clip

    return publish


@pytest.fixture
def seen(runner: Runner, ann: User, tmp_path: Path, kept: dict[str, Film]) -> Any:
    """A parent as its own job renders it, once for all tests that ask for the same."""
    from generation.models import Clip
    from generation.requests import JobRequest
    from generation.services import submit_job
    from generation.storyboard.schema import Storyboard
    from tests.remix.operations.films import decoded

    def render(parent: Clip) -> Film:
        key = f"{parent.width} {parent.job.storyboard}"
        if key not in kept:
            job = submit_job(
                ann,
                request=JobRequest(
                    prompt=parent.job.prompt,
                    width=parent.width,
                    height=parent.height,
                    seed=SEED,
                    storyboard=Storyboard.model_validate(parent.job.storyboard),
                ),
            )
            assert runner.drain() == 1
            kept[key] = decoded(Clip.objects.get(job=job), tmp_path)
        return kept[key]

    return render


@pytest.fixture
def remixed(runner: Runner, ann: User, tmp_path: Path) -> Remixed:
    """The child, by Ann where nobody else is named, decoded from the file that the store holds."""
    from generation.models import Clip
    from generation.states import JobState
    from remix.kinds import asked
    from remix.services import start_remix
    from tests.remix.operations.films import decoded

    def remix(kind: RemixKind, parent: Clip, *, actor: User | None = None, **options: Any) -> Film:
        actor = actor or ann
        job = start_remix(actor, asked(actor, kind, (parent,), options))
        assert runner.drain() == 1
        job.refresh_from_db()
        assert (job.state, job.reason, job.seed) == (JobState.READY, "", options.get("seed", parent.job.seed))
        assert job.lineage.parent == parent
        return decoded(Clip.objects.select_related("job").get(job=job), tmp_path)

    return remix


@pytest.fixture(scope="session")
def pack(assets: Path) -> FacePack:
    from vision.pack import FacePack

    return FacePack(assets / "face")


@pytest.fixture(scope="session")
def identities(pack: FacePack) -> dict[str, Identity]:
    """Ann's face is the astronaut's; Ben's and Cy's are strangers'."""
    from tests.vision.photos import astronaut, strangers
    from vision.identity import build

    photos = {"ann": astronaut(), "ben": strangers(1)[0], "cy": strangers(3)[2]}
    return {name: build(pack, photo) for name, photo in photos.items()}


@pytest.fixture
def faced(identities: dict[str, Identity]) -> Any:
    """`faced(user)` has a face enrolled, sealed in the vault, that everybody may use."""
    from cameo import vault
    from cameo.services import grant_use
    from cameo.states import Audience
    from tests.factories import LikenessFactory

    def enrol(user: User) -> Likeness:
        likeness: Likeness = LikenessFactory(owner=user)
        stream = io.BytesIO()
        identities[user.username].save(stream)
        likeness.identity_key = vault.put(likeness, stream.getvalue(), suffix="npz")
        likeness.save()
        grant_use(user, likeness, audience=Audience.EVERYONE)
        return likeness

    return enrol
