"""Pictures to size, and transitions between them."""

from typing import get_args

import numpy as np
import pytest

from generation.engines.diffusion.cutting import blend, cover, dimmed
from generation.storyboard.schema import Transition

OLD, NEW = np.full((32, 48, 3), 40, np.uint8), np.full((32, 48, 3), 200, np.uint8)


@pytest.mark.parametrize(("width", "height"), [(48, 32), (20, 32), (48, 10), (96, 96), (7, 5)])
def test_a_picture_fills_its_frame_around_its_middle(width: int, height: int) -> None:
    picture = np.zeros((32, 48, 3), np.uint8)
    picture[12:20, 18:30] = 255
    fitted = cover(picture, width, height)
    assert fitted.shape == (height, width, 3)
    assert fitted.dtype == np.uint8
    assert fitted[height // 2, width // 2].min() > 128


def test_a_picture_of_its_size_is_left_alone() -> None:
    assert cover(OLD, 48, 32) is OLD


def test_only_what_is_too_much_is_cut() -> None:
    picture = np.random.default_rng(1).integers(0, 255, (34, 48, 3), np.uint8)
    assert (cover(picture, 48, 32) == picture[1:33]).all()


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
