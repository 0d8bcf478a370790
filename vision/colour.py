"""Luma, and the colour of somebody's skin."""

import cv2
import numpy as np

from vision.contracts import Landmarks, VisionError

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""ITU-R BT.601."""
CHEEKS = (50, 205, 280, 425)
CHEEK_RADIUS = 0.12
"""Over the distance of the eyes."""


def luma_of(rgb: np.ndarray) -> np.ndarray:
    """float32 [...] 0..255 of uint8 [..., 3]."""
    return np.asarray(rgb.astype(np.float32) @ LUMA, np.float32)


def skin_colour(rgb: np.ndarray, landmarks: Landmarks) -> np.ndarray:
    """float32 [3], 0..255: the cheeks' mean without their darkest and brightest quarters (beard, shadow, gloss).

    Raises VisionError `no_face` when the cheeks lie outside the picture.
    """
    mask = np.zeros(rgb.shape[:2], np.uint8)
    radius = max(1, round(CHEEK_RADIUS * landmarks.eye_distance_px))
    for x, y in landmarks.points_px[list(CHEEKS), :2]:
        cv2.circle(mask, (round(float(x)), round(float(y))), radius, 1, -1)
    pixels = rgb[mask.astype(bool)]
    if not len(pixels):
        raise VisionError("the cheeks lie outside the picture", code="no_face")
    luma = luma_of(pixels)
    low, high = np.percentile(luma, (25, 75))
    return np.asarray(pixels[(luma >= low) & (luma <= high)].mean(axis=0), np.float32)
