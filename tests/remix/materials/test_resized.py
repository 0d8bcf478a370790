"""The same clip in another frame, and with more pixels: drawn anew, or its own film."""

from dataclasses import replace

import numpy as np
import pytest

from common.errors import Invalid
from generation import routing
from generation.contracts import Operation
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.services import submit_job
from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.kinds import KINDS
from remix.kinds.parents import parent_of
from remix.states import RemixKind
from tests.remix.materials.conftest import SIZE, SQUARE
from tests.remix.materials.films import RATE, RED, bar, decoded, hue, pitches

LARGE, WIDE = (360, 640), (320, 180)
BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(Shot(seconds=1, setting="beach", move="static", subjects=(Subject(handle="extra1", action="wave"),)),),
)


@pytest.fixture
def sizes(small, monkeypatch):
    """Two of the high shape, one wide and one square."""
    offers = tuple(
        replace(one, capability=replace(one.capability, sizes=(SIZE, LARGE, WIDE, SQUARE))) for one in routing.offers()
    )
    monkeypatch.setattr(routing, "offers", lambda: offers)


@pytest.fixture
def photographed(ann, filmed):
    """A film that no storyboard gives again."""
    clip = filmed(ann, RED, 440)
    Job.objects.filter(pk=clip.job_id).update(engine="diffusion")
    return Clip.objects.select_related("job", "owner").get(pk=clip.pk)


@pytest.fixture
def drawn(ann, sizes, runner):
    """A clip as the studio engine drew it."""
    width, height = SIZE
    job = submit_job(ann, request=JobRequest(prompt="a wave", width=width, height=height, seed=7, storyboard=BOARD))
    assert runner.drain() == 1
    return Clip.objects.select_related("job", "owner").get(job=job)


def size_of(frames: np.ndarray) -> tuple[int, int]:
    return frames.shape[2], frames.shape[1]


def test_what_was_drawn_is_drawn_again_with_more_in_it(sizes, drawn, remixed):
    small, large = decoded(drawn), remixed(RemixKind.UPSCALE, drawn)

    assert size_of(large.frames) == LARGE
    assert len(large.frames) == len(small.frames)
    halved = large.frames.reshape(RATE, SIZE[1], 2, SIZE[0], 2, 3).mean(axis=(2, 4))
    below = slice(60, None)
    assert np.abs(halved[:, below] - small.frames[:, below]).mean() < 12
    detail = np.abs(halved.repeat(2, 1).repeat(2, 2) - large.frames)[:, 120:].mean()
    assert detail > 1.5
    assert np.abs(large.sound - small.sound)[4800:-4800].max() < 0.1


def test_what_was_drawn_is_drawn_in_another_frame(sizes, drawn, made):
    child = made(RemixKind.REFRAME, drawn, shape="landscape")

    assert size_of(decoded(child).frames) == WIDE
    assert (child.job.operation, child.job.seed) == (Operation.REFRAME, drawn.job.seed)
    assert Storyboard.model_validate(child.job.storyboard) == BOARD
    assert not child.job.materials.exists()


@pytest.mark.parametrize(("shape", "size"), [("landscape", WIDE), ("square", SQUARE)])
def test_what_can_not_be_drawn_again_is_its_own_film(sizes, photographed, remixed, shape, size):
    before, after = decoded(photographed), remixed(RemixKind.REFRAME, photographed, shape=shape)

    assert size_of(after.frames) == size
    assert len(after.frames) == len(before.frames)
    assert {hue(frame) for frame in after.frames} == {0}
    assert bar(after.frames[20]) > bar(after.frames[5])
    assert pitches(after.sound, 0.2, 1.8) == {440}


def test_its_own_film_gets_more_pixels(sizes, photographed, remixed):
    before, after = decoded(photographed), remixed(RemixKind.UPSCALE, photographed)

    assert size_of(after.frames) == LARGE
    assert [bar(frame) / 2 for frame in after.frames] == pytest.approx([bar(frame) for frame in before.frames], abs=1)
    assert pitches(after.sound, 0.2, 1.8) == {440}


@pytest.mark.parametrize(
    ("kind", "options", "code"),
    [
        (RemixKind.REFRAME, {"shape": "portrait"}, "same_size"),
        (RemixKind.REFRAME, {"shape": "round"}, "options_invalid"),
        (RemixKind.REFRAME, {}, "remix_incomplete"),
        (RemixKind.UPSCALE, {"side_px": 500}, "size_not_offered"),
        (RemixKind.UPSCALE, {"side_px": 10**9}, "options_invalid"),
    ],
)
def test_no_such_size_is_refused_before_any_work(sizes, ann, filmed, ordered, kind, options, code):
    clip = filmed(ann, RED, 440)
    before = Job.objects.count()

    with pytest.raises(Invalid, match=code):
        ordered(kind, clip, **options)

    assert Job.objects.count() == before


def test_the_largest_is_not_offered_to_become_larger(sizes, ann, filmed, ordered):
    largest = filmed(ann, RED, 440, size=LARGE)

    assert KINDS[RemixKind.UPSCALE].fits(parent_of(largest)).reason == "largest_already"
    with pytest.raises(Invalid, match="largest_already"):
        ordered(RemixKind.UPSCALE, largest)
