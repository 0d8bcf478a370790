"""Every face at the same place of a small square, as recognition nets were trained to see it."""

import cv2
import numpy as np

from vision.analyzers.contracts import AnalysedFace

TEMPLATE_PX = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
)
"""Where eyes, nose and mouth corners go in 112 x 112 (Deng et al., ArcFace, 2019); SFace was trained on the same."""
TEMPLATE_SIZE_PX = 112


def aligned(rgb: np.ndarray, face: AnalysedFace, size_px: int = TEMPLATE_SIZE_PX) -> np.ndarray:
    """uint8 [size, size, 3], black beyond the picture: the five points moved onto the template by a similarity."""
    to_square = _similarity(face.keypoints_px, TEMPLATE_PX * (size_px / TEMPLATE_SIZE_PX))
    return np.asarray(cv2.warpAffine(rgb, to_square, (size_px, size_px), flags=cv2.INTER_LINEAR))


def _similarity(points: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """float [2, 3], rotation, one scale and shift (Umeyama 1991; in the plane a complex factor, so never a mirror)."""
    there = points[:, 0].astype(np.float64) + 1j * points[:, 1]
    here = wanted[:, 0] + 1j * wanted[:, 1]
    centred = there - there.mean()
    factor = np.vdot(centred, here - here.mean()) / max(float(np.vdot(centred, centred).real), 1e-9)
    shift = here.mean() - factor * there.mean()
    return np.array([[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag]])
