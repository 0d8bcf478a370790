"""A clip that begins as a moment of another has no captions of it burnt in: the moment is drawn again."""

import numpy as np
import pytest

from generation.models import Clip
from generation.requests import JobRequest
from generation.services import submit_job
from generation.states import Visibility
from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.conftest import RATE, SEED, SMALL
from tests.remix.operations.films import decoded

pytestmark = pytest.mark.django_db
LINE = Line(speaker="narrator", text="Somewhere beyond the harbour the morning begins")
BOARD = Storyboard(
    music=Music(mood="none"),
    shots=(Shot(seconds=4, setting="beach", move="static", subjects=(Subject(handle="extra1"),), lines=(LINE,)),),
)
BELOW = slice(48, None)
"""The label stands above."""


@pytest.fixture
def filmed(runner, ann, tmp_path):
    """`filmed(board)`: a public clip of Ann's as its own job rendered it, and its frames."""

    def film(board, prompt="a clip"):
        width, height = SMALL
        job = submit_job(
            ann, request=JobRequest(prompt=prompt, width=width, height=height, seed=SEED, storyboard=board)
        )
        assert runner.drain() == 1
        Clip.objects.filter(job=job).update(visibility=Visibility.PUBLIC, was_public=True)
        clip = Clip.objects.select_related("job", "owner").get(job=job)
        return clip, decoded(clip, tmp_path).frames

    return film


def apart(one, other):
    return np.abs(one[BELOW].astype(int) - other[BELOW])


def test_it_begins_without_the_captions_that_stand_there(filmed, remixed):
    clip, written = filmed(BOARD)
    _clip, clean = filmed(BOARD.model_copy(update={"captions": False}))
    at = int(np.argmax([apart(one, other).mean() for one, other in zip(written, clean, strict=True)]))
    words = apart(written[at], clean[at]).max(axis=-1) > 60
    assert words.sum() > 200

    begun = remixed(RemixKind.FIRST_LAST, clip, first_s=(at + 0.5) / RATE, last_s=0, seconds=2).frames[0]

    assert apart(begun, clean[at])[words].mean() < 12
    assert apart(begun, written[at])[words].mean() > 40
    assert apart(begun, clean[at]).mean() < 4


def test_a_file_that_shows_something_else_is_taken_as_it_is(filmed, remixed):
    """Made by another version, or of another storyboard than the row says."""
    clip, frames = filmed(BOARD)
    clip.job.storyboard["shots"][0]["setting"] = "city"
    clip.job.save()

    begun = remixed(RemixKind.CONTINUE, clip, seconds=2).frames[0]

    assert apart(begun, frames[-1]).mean() < 4


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.FIRST_LAST, {"first_s": 0.5, "last_s": 1.5, "seconds": 2}),
        (RemixKind.CONTINUE, {"words": "@ann waves", "seconds": 2}),
    ],
)
def test_whose_face_is_in_it_is_opened_once_for_both(filmed, faced, ann, remixed, kind, options):
    faced(ann)
    scene = Shot(seconds=2, setting="beach", move="static", subjects=(Subject(handle="ann"),))
    clip, frames = filmed(Storyboard(music=Music(mood="none"), captions=False, shots=(scene,)), prompt="@ann stands")
    at = round(options.get("first_s", 2) * RATE) - 1

    begun = remixed(kind, clip, **options).frames[0]

    assert apart(begun, frames[at]).mean() < 6
