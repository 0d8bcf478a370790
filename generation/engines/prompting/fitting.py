"""Pictures to size."""

import cv2
import numpy as np


def cover(rgb: np.ndarray, width: int, height: int) -> np.ndarray:
    """uint8 [height, width, 3] of [H, W, 3] (or [height, width] of [H, W]): scaled to fill it, the middle kept."""
    if rgb.shape[:2] == (height, width):
        return rgb
    scale = max(width / rgb.shape[1], height / rgb.shape[0])
    size = (max(width, round(rgb.shape[1] * scale)), max(height, round(rgb.shape[0] * scale)))
    if size != (rgb.shape[1], rgb.shape[0]):
        rgb = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC))
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(rgb[top : top + height, left : left + width])
