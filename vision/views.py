"""The ways in which a picture may come to be seen: what is looked at for people is all that can be made out in it."""

import cv2
import numpy as np

from vision.picture import laid_on

LEVELS = (255, 0, 128)
"""Of what a see-through picture is laid on."""
LOOK_PX = 512
"""Longest side of the odd views; no look is finer."""
TILES, MOST_CONTRAST = (4, 4), 4.0
"""Of the local levels (CLAHE): a face of 8 levels of 255 is found beside pure white and black."""


def backgrounds(rgba: np.ndarray) -> list[np.ndarray]:
    """uint8 [H, W, 3] each, of uint8 [H, W, 4] or [H, W, 3]: on white at full size, then smaller on black and on grey
    where that makes a difference.
    """
    if not _shines_through(rgba):
        return [rgba[..., :3]]
    small = _smaller(rgba)
    return [laid_on(rgba), *(laid_on(small, level) for level in LEVELS[1:])]


def hidden(rgba: np.ndarray) -> list[np.ndarray]:
    """uint8 [h, w, 3] each: the picture on white with its levels drawn apart, its negative, and its transparency."""
    small = _smaller(rgba)
    plain = backgrounds(small)[0]
    enhance = cv2.createCLAHE(MOST_CONTRAST, TILES)
    levels = np.dstack([enhance.apply(np.ascontiguousarray(plain[..., part])) for part in range(3)])
    cover = [np.repeat(small[..., 3:], 3, axis=2)] if _shines_through(small) else []
    return [levels, 255 - plain, *cover]


def _shines_through(rgba: np.ndarray) -> bool:
    return rgba.shape[2] == 4 and bool((rgba[..., 3] < 255).any())


def _smaller(rgba: np.ndarray) -> np.ndarray:
    side = max(rgba.shape[:2])
    if side <= LOOK_PX:
        return rgba
    size = (max(1, round(rgba.shape[1] * LOOK_PX / side)), max(1, round(rgba.shape[0] * LOOK_PX / side)))
    return np.asarray(cv2.resize(rgba, size, interpolation=cv2.INTER_AREA))
