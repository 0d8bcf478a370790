"""How much of the eyes a picture really shows. The mesh alone is not enough: it leaves closed eyes half open."""

import cv2
import numpy as np

from vision.colour import luma_of
from vision.contracts import Landmarks
from vision.crop import Square, cut
from vision.landmarks import LEFT_EYE_INNER, LEFT_EYE_OUTER, RIGHT_EYE_INNER, RIGHT_EYE_OUTER

PATCH_PX = 64
"""Side of the cut-out; the eye, corner to corner, takes half of it."""
IRIS_SHARE = 0.25
"""Width of the looked-at column over the eye's width: inside the iris, which takes about two fifths."""


def iris_height(rgb: np.ndarray, landmarks: Landmarks) -> float:
    """Height of the dark in the eye over the eye's width, of the wider open eye: 0.2 to 0.4, shut 0.16 at most."""
    points = landmarks.points_px[:, :2]
    return max(
        _dark_height(rgb, points[RIGHT_EYE_OUTER], points[RIGHT_EYE_INNER]),
        _dark_height(rgb, points[LEFT_EYE_INNER], points[LEFT_EYE_OUTER]),
    )


def _dark_height(rgb: np.ndarray, start: np.ndarray, end: np.ndarray) -> float:
    across = end - start
    square = Square(
        centre_px=(start + end) / 2,
        side_px=2.0 * max(float(np.linalg.norm(across)), 1.0),
        angle=float(np.arctan2(across[1], across[0])),
    )
    luma = luma_of(cut(rgb, square, PATCH_PX, interpolation=cv2.INTER_CUBIC))
    eye_px = PATCH_PX // 2
    rows = slice(PATCH_PX // 2 - eye_px // 2, PATCH_PX // 2 + eye_px // 2)
    band = int(IRIS_SHARE * eye_px)
    # The gaze may point anywhere: take the column that is darkest over its whole height.
    columns = [luma[rows, x : x + band].mean(axis=1) for x in range(eye_px // 2, eye_px // 2 + eye_px - band)]
    profile = min(columns, key=lambda column: float(np.sort(column)[: eye_px // 4].mean()))
    dark, light = float(profile.min()), float(np.percentile(luma[rows], 90))
    below = profile < (dark + light) / 2
    centre = int(np.argmin(profile))
    top = bottom = centre
    while top > 0 and below[top - 1]:
        top -= 1
    while bottom < eye_px - 1 and below[bottom + 1]:
        bottom += 1
    return (bottom - top + 1) / eye_px
