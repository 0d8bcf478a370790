"""How one shot becomes the next."""

import math

import cv2
import numpy as np

from generation.storyboard.schema import Transition

SOFT_EDGE = 0.12
"""Of a wipe, in frame widths."""
SMEAR = 0.16
"""Widest blur of a whip, in frame widths."""


def blend(kind: Transition, old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """uint8 [H, W, 3] between two pictures of one size; `part` 0..1 is 0.5 on the cut."""
    match kind:
        case "dissolve":
            share = _smooth(part)
            return np.asarray(cv2.addWeighted(old, 1 - share, new, share, 0))
        case "wipe":
            return _wipe(old, new, part)
        case "whip":
            return _whip(old, new, part)
    return new if part >= 0.5 else old


def dimmed(picture: np.ndarray, part: float) -> np.ndarray:
    """Through black: nothing is left on the cut, where `part` is 0.5."""
    return np.asarray(cv2.convertScaleAbs(picture, alpha=_smooth(abs(2 * part - 1))))


def _smooth(part: float) -> float:
    return part * part * (3 - 2 * part)


def _wipe(old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """A soft edge runs from left to right."""
    x = np.linspace(0, 1, old.shape[1], dtype=np.float32)[None, :, None]
    edge = _smooth(part) * (1 + SOFT_EDGE) - SOFT_EDGE / 2
    share = np.clip((edge - x) / SOFT_EDGE + 0.5, 0, 1)
    return np.rint(old * (1 - share) + new * share).astype(np.uint8)


def _whip(old: np.ndarray, new: np.ndarray, part: float) -> np.ndarray:
    """The camera swings from one to the other in a smear."""
    width = old.shape[1]
    gone = round(_smooth(part) * width)
    picture = np.concatenate([old[:, gone:], new[:, :gone]], axis=1)
    reach = round(SMEAR * width * math.sin(math.pi * part)) | 1
    return np.asarray(cv2.blur(picture, (reach, 1)) if reach > 1 else picture)
