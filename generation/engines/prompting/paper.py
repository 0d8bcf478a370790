"""Somebody on plain paper: uint8 [h, w, 3]."""

import cv2
import numpy as np

from generation.contracts import SpecRejected
from vision.contracts import Identity
from vision.landmarks import CHIN, FOREHEAD

PAPER = 255
"""White: what pipelines that pad a reference themselves (Wan VACE) pad it with."""
MARGIN = 0.06
"""Paper above hair and around a character, of the picture's height."""
MOST_HAIR, BELOW_CHIN = 1.0, 0.85
"""How much of hair and of neck and shoulders is shown, in face heights (forehead to chin)."""
MIN_PX = 32


def bust(identity: Identity) -> np.ndarray:
    """Square, the face in its middle column, from above the hair to the shoulders."""
    rgb, matte = identity.rgb, identity.matte
    if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[2] != 3 or matte.shape != rgb.shape[:2]:
        raise SpecRejected("a reference holds no picture", code="reference_unreadable")
    forehead, chin = identity.landmarks[FOREHEAD, :2], identity.landmarks[CHIN, :2]
    tall = float(np.linalg.norm(chin - forehead))
    rows = np.flatnonzero((matte > 0.5).any(axis=1))
    if not len(rows) or tall < 1 or min(rgb.shape[:2]) < MIN_PX:
        raise SpecRejected("a reference shows nobody", code="reference_unreadable")
    hair = float(np.clip(rows[0], forehead[1] - MOST_HAIR * tall, forehead[1]))
    bottom = float(chin[1]) + BELOW_CHIN * tall
    top = hair - MARGIN * (bottom - hair)
    side = max(MIN_PX, round(bottom - top))
    return _window(_on_paper(rgb, matte), round(float(identity.landmarks[:, 0].mean()) - side / 2), round(top), side)


def figure(rgba: np.ndarray) -> np.ndarray:
    """A cut-out as it is, with paper around it."""
    edge = max(1, round(MARGIN * max(rgba.shape[:2])))
    laid = _on_paper(rgba[..., :3], rgba[..., 3].astype(np.float32) / 255)
    return cv2.copyMakeBorder(laid, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(PAPER,) * 3)


def _on_paper(rgb: np.ndarray, cover: np.ndarray) -> np.ndarray:
    share = cover.astype(np.float32)[..., None]
    return np.rint(rgb * share + PAPER * (1 - share)).astype(np.uint8)


def _window(picture: np.ndarray, left: int, top: int, side: int) -> np.ndarray:
    """uint8 [side, side, 3]; paper where it reaches beyond the picture."""
    window = np.full((side, side, 3), PAPER, np.uint8)
    height, width = picture.shape[:2]
    x, y = max(0, left), max(0, top)
    part = picture[y : min(height, top + side), x : min(width, left + side)]
    window[y - top : y - top + part.shape[0], x - left : x - left + part.shape[1]] = part
    return window
