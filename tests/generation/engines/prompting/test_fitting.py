"""Pictures fill the size that is asked for."""

import numpy as np
import pytest

from generation.engines.prompting.fitting import cover


@pytest.mark.parametrize(("width", "height"), [(48, 32), (20, 32), (48, 10), (96, 96), (7, 5)])
def test_a_picture_fills_its_frame_around_its_middle(width: int, height: int) -> None:
    picture = np.zeros((32, 48, 3), np.uint8)
    picture[12:20, 18:30] = 255
    fitted = cover(picture, width, height)
    assert fitted.shape == (height, width, 3)
    assert fitted.dtype == np.uint8
    assert fitted[height // 2, width // 2].min() > 128


def test_a_picture_of_its_size_is_left_alone() -> None:
    picture = np.full((32, 48, 3), 40, np.uint8)
    assert cover(picture, 48, 32) is picture


def test_only_what_is_too_much_is_cut() -> None:
    picture = np.random.default_rng(1).integers(0, 255, (34, 48, 3), np.uint8)
    assert (cover(picture, 48, 32) == picture[1:33]).all()
