"""Guided filter: pulls a coarse mask to the edges of a colour picture (He, Sun and Tang 2013; fast form 2015)."""

import cv2
import numpy as np


def guided_filter(guide: np.ndarray, mask: np.ndarray, *, radius_px: int, epsilon: float, shrink: int) -> np.ndarray:
    """float32 [H, W], not clipped: locally an affine function of the colour of `guide` (float32 [H, W, 3], 0..1).

    `mask` float32 [H, W]. The functions are fitted on pictures smaller by `shrink` (1 for none); `radius_px` is counted
    in full pixels. A smaller `epsilon` follows weaker edges.
    """
    height, width = mask.shape
    size = (max(1, width // shrink), max(1, height // shrink))
    colour = cv2.resize(guide, size, interpolation=cv2.INTER_AREA)
    target = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    window = 2 * max(1, radius_px // shrink) + 1

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.boxFilter(values, -1, (window, window), borderType=cv2.BORDER_REFLECT)

    colour_mean, target_mean = mean(colour), mean(target)
    with_target = mean(colour * target[..., None]) - colour_mean * target_mean[..., None]
    products = np.stack([mean(colour * colour[..., [c]]) for c in range(3)], axis=-1)
    products -= colour_mean[..., :, None] * colour_mean[..., None, :]
    slope = np.linalg.solve(products + epsilon * np.eye(3, dtype=np.float32), with_target[..., None])[..., 0]
    offset = target_mean - (slope * colour_mean).sum(axis=-1)
    full = (width, height)
    slope = cv2.resize(mean(slope.astype(np.float32)), full, interpolation=cv2.INTER_LINEAR)
    offset = cv2.resize(mean(offset.astype(np.float32)), full, interpolation=cv2.INTER_LINEAR)
    return np.asarray((slope * guide).sum(axis=-1) + offset, np.float32)
