"""Transitions between shots."""

from typing import get_args

import numpy as np
import pytest

from generation.engines.diffusion.cutting import blend, dimmed
from generation.storyboard.schema import Transition

OLD, NEW = np.full((32, 48, 3), 40, np.uint8), np.full((32, 48, 3), 200, np.uint8)


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "whip"])
def test_a_transition_goes_from_one_to_the_other(kind: Transition) -> None:
    levels = [blend(kind, OLD, NEW, part).mean() for part in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert levels[0] == pytest.approx(40, abs=3)
    assert levels[-1] == pytest.approx(200, abs=3)
    assert levels == sorted(levels)
    assert 80 < levels[2] < 160


def test_every_transition_of_storyboards_is_known() -> None:
    for kind in get_args(Transition):
        assert blend(kind, OLD, NEW, 0.9).shape == OLD.shape


def test_a_fade_is_black_on_the_cut_and_whole_at_its_ends() -> None:
    assert dimmed(NEW, 0.5).max() == 0
    assert (dimmed(NEW, 0.0) == NEW).all()
    assert (dimmed(NEW, 1.0) == NEW).all()
    assert 0 < dimmed(NEW, 0.75).mean() < 200
