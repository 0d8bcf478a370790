"""What comes before or after begins without a jump, and a loop ends where it begins."""

import numpy as np
import pytest

from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.conftest import RATE
from tests.remix.operations.films import alike, change, steps

WALK = Subject(handle="extra1", action="walk")
BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(Shot(seconds=2, setting="city", move="pan", subjects=(WALK,)),),
)


@pytest.fixture
def parent(shown):
    return shown(BOARD)


@pytest.mark.parametrize("words", ["", "they dance"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_the_seam_changes_no_more_than_the_clip_itself(parent, seen, remixed, side, words):
    before = seen(parent).frames
    longer = remixed(RemixKind.EXTEND, parent, side=side, seconds=2, words=words).frames
    own, moved, seam = steps(before), steps(longer), len(longer) // 2
    around = slice(seam - RATE // 2 - 1, seam + RATE // 2)

    assert len(longer) == 2 * len(before)
    assert moved[seam - 1] <= own.max()
    assert moved[around].max() <= np.delete(moved, np.r_[around]).max()


def test_what_was_there_is_there_as_it_was(parent, seen, remixed):
    """Away from the seam, over which one glides into the other."""
    before, half = seen(parent).frames, RATE // 2
    after, earlier = (remixed(RemixKind.EXTEND, parent, side=side, seconds=1).frames for side in ("after", "before"))

    assert change(after[: len(before) - half], before[:-half]).mean() < 4
    kept = zip(earlier[RATE + half :], before[half:], strict=True)
    assert min(alike(later, once) for later, once in kept) > 0.9


def test_the_end_of_a_loop_leads_into_its_beginning(parent, seen, remixed):
    once, again = seen(parent).frames, remixed(RemixKind.LOOP, parent).frames
    jump, seam = (change(frames[-1], frames[0]).mean() for frames in (once, again))

    assert seam <= steps(once).max()
    assert seam < 0.3 * jump
    assert np.array_equal(once[: RATE // 2], again[: RATE // 2])
