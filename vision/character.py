"""Somebody without a human face, ready to be animated: a toy, a pet, a drawing, cut out of its picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO

import cv2
import numpy as np

from vision.backing import backed
from vision.contracts import VisionError
from vision.foreground import foreground
from vision.pack import FacePack
from vision.picture import laid_on
from vision.standout import Standout, standout

MIN_SIDE_PX = 128
MAX_SIDE_PX = 768
SEE_THROUGH = 0.02
"""Of the pixels: a picture with this much transparency says itself what is in front."""
MARGIN = 0.02
BUST_TALL = 1.4
"""A portrait is cut off by the picture's lower edge, and not much taller than wide."""
HEAD_SHARE = 0.46
"""Of a figure without a neck."""
NECK_ROWS, NECK = (0.22, 0.62), 0.80
"""Where a neck may be, in heights, and how narrow it is compared with what lies above."""
MOUTH_DOWN, BUST_MOUTH_DOWN, MOUTH_WIDE = 0.72, 0.80, 0.15
"""A mouth in its head: share of the height, and half its width by the head's width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """`rgba` uint8 [H, W, 4], straight alpha, cropped; `mouth` float [3]: x, y and half width as shares of the width,
    the height and the width. A `bust` is a head to be put on a body; anything else stands by itself. `colour_rgb`
    float [3], 0..255, is its mean.
    """

    rgba: np.ndarray
    mouth: np.ndarray
    bust: bool
    colour_rgb: np.ndarray

    def save(self, to: Path | IO[bytes]) -> None:
        np.savez_compressed(to, rgba=self.rgba, mouth=self.mouth, bust=np.array(self.bust), colour_rgb=self.colour_rgb)

    @classmethod
    def load(cls, path: Path) -> "Character":
        """Raises KeyError when the file holds something else."""
        with np.load(path, allow_pickle=False) as data:
            return cls(rgba=data["rgba"], mouth=data["mouth"], bust=bool(data["bust"]), colour_rgb=data["colour_rgb"])


def build(pack: FacePack, rgba: np.ndarray) -> Character:
    """From uint8 [H, W, 4] or [H, W, 3]. Transparency says what is in front; without it, what stands out is cut out.

    Inside its outline nothing shines through: what is half transparent there is seen on white paper, wherever the
    character goes.

    Raises VisionError `image_too_small`, `nothing_stands_out`, `face_pack_missing`.
    """
    if min(rgba.shape[:2]) < MIN_SIDE_PX:
        raise VisionError(f"a side is shorter than {MIN_SIDE_PX} pixels", code="image_too_small")
    rgb = _at_most(laid_on(rgba) if rgba.shape[2] == 4 else rgba)
    alpha = _at_most(rgba[..., 3]) if rgba.shape[2] == 4 else np.full(rgb.shape[:2], 255, np.uint8)
    if float((alpha < 128).mean()) > SEE_THROUGH:
        found = Standout(cover=backed(alpha), cut_off=False)
    else:
        found = standout(rgb, pack)
    cover = found.cover
    if float((cover > 0.5).mean()) < SEE_THROUGH:
        raise VisionError("nothing stands out in the picture", code="nothing_stands_out")
    solid = (cover > 0.5).astype(np.uint8)
    left, top, width, height = cv2.boundingRect(solid)
    edge = round(MARGIN * max(width, height))
    box = np.s_[max(0, top - edge) : top + height + edge, max(0, left - edge) : left + width + edge]
    cut = np.dstack([foreground(rgb, cover), np.rint(cover * 255).astype(np.uint8)])[box]
    bust = found.cut_off and height < BUST_TALL * width
    return Character(
        rgba=cut,
        mouth=_mouth(cut[..., 3] > 128, bust),
        bust=bust,
        colour_rgb=np.asarray(np.median(rgb[solid.astype(bool)], axis=0), np.float64),
    )


def _at_most(picture: np.ndarray) -> np.ndarray:
    side = max(picture.shape[:2])
    if side <= MAX_SIDE_PX:
        return picture
    size = (round(picture.shape[1] * MAX_SIDE_PX / side), round(picture.shape[0] * MAX_SIDE_PX / side))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def _mouth(solid: np.ndarray, bust: bool) -> np.ndarray:
    """In the lower part of the head, in its middle."""
    height, width = solid.shape
    rows = np.flatnonzero(solid.any(1))
    top, bottom = int(rows[0]), int(rows[-1]) if bust else _chin(solid, int(rows[0]), int(rows[-1]))
    at = top + (BUST_MOUTH_DOWN if bust else MOUTH_DOWN) * (bottom - top)
    band = solid[max(top, round(at) - 2) : round(at) + 3]
    columns = np.flatnonzero(band.any(0))
    across = np.flatnonzero(solid[top : bottom + 1].any(0))
    middle = float(columns.mean()) if len(columns) else float(across.mean())
    half = MOUTH_WIDE * min(len(across), bottom - top)
    return np.array([middle / width, at / height, half / width])


def _chin(solid: np.ndarray, top: int, bottom: int) -> int:
    """The row of the neck, else where heads of drawn figures usually end."""
    widths = solid.sum(1)
    tall = bottom - top
    first, last = top + round(NECK_ROWS[0] * tall), top + round(NECK_ROWS[1] * tall)
    neck = first + int(np.argmin(widths[first:last])) if last > first else first
    if widths[neck] < NECK * widths[top : neck + 1].max() and widths[neck] < widths[neck:bottom].max():
        return neck
    return top + round(HEAD_SHARE * tall)
