"""Where a pen would draw: edges of a small picture, bold where brightness jumps, gentle on skin."""

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import darken, soften


def grey_of(small: np.ndarray) -> np.ndarray:
    """uint8 [h, w] of BGRA."""
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGRA2GRAY))


def steepness(grey: np.ndarray, blur_px: float) -> np.ndarray:
    """uint8: how fast brightness changes, after a blur of `blur_px`."""
    soft = cv2.GaussianBlur(grey, (0, 0), max(0.6, blur_px))
    across, down = (cv2.Sobel(soft, cv2.CV_16S, *order, ksize=3) for order in ((1, 0), (0, 1)))
    return np.asarray(cv2.addWeighted(cv2.convertScaleAbs(across), 0.25, cv2.convertScaleAbs(down), 0.25, 0))


def strokes(grey: np.ndarray, *, blur_px: float, start: int, gain: float, darkest: int) -> np.ndarray:
    """uint8 darkness of lines: nothing below `start` of steepness, `darkest` where steepest."""
    bold = cv2.convertScaleAbs(darken(steepness(grey, blur_px), start), alpha=gain)
    return np.asarray(cv2.min(bold, np.full_like(bold, darkest)))


def creases(grey: np.ndarray, *, reach_px: float, gain: float, start: int = 2) -> np.ndarray:
    """uint8: how much darker a pixel is than its surroundings: brows, lashes, lips, folds, outlines."""
    around = soften(grey, reach_px)
    return np.asarray(cv2.convertScaleAbs(darken(cv2.subtract(around, grey), start), alpha=gain))
