"""The person's own colour in pixels shared with the background, so that no old background shines through hair."""

import cv2
import numpy as np

PRIOR = 1e-3
"""Weight of the wider estimate where the narrow window holds nothing of the person."""


def foreground(rgb: np.ndarray, matte: np.ndarray) -> np.ndarray:
    """uint8 [H, W, 3]: what `rgb` would show if every pixel were the person; unchanged where `matte` is 1.

    Far from the person it is their mean colour, so that scaling the picture drags nothing strange into the edge.
    Blur fusion, twice, wide then narrow: Forte, "Approximate Fast Foreground Colour Estimation" (ICIP 2021).
    """
    picture = rgb.astype(np.float32)
    share = matte.astype(np.float32)[..., None]
    side = max(rgb.shape[:2])
    front: np.ndarray = (picture * share).sum(axis=(0, 1)) / max(float(share.sum()), 1e-3) + np.zeros_like(picture)
    back = picture
    mixed = picture
    for window in (max(3, side // 6), max(3, side // 80)):
        weight = _blur(share[..., 0], window)[..., None]
        front_mean = (_blur(mixed * share, window) + PRIOR * front) / (weight + PRIOR)
        back = (_blur(back * (1.0 - share), window) + PRIOR * back) / (1.0 - weight + PRIOR)
        front = np.clip(front_mean + share * (picture - share * front_mean - (1.0 - share) * back), 0.0, 255.0)
        mixed = front
    return np.where(share >= 1.0, rgb, np.rint(front)).astype(np.uint8)


def _blur(values: np.ndarray, window: int) -> np.ndarray:
    return cv2.blur(values, (window | 1, window | 1), borderType=cv2.BORDER_REFLECT)
