"""Pictures from the emoji pack, ready to draw: premultiplied, pre-rotated in steps, at two sizes."""

import math
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.canvas import LINEAR, image_of

SIDE = 256
ANGLES = 40
HALF_BELOW = 0.42
"""Drawn smaller than this, the half-size picture is used: sharper and cheaper."""


class Sprite:
    """One glyph. Drawing a rotated picture in skia costs ten times an upright one, so OpenCV turns it once per step."""

    def __init__(self, pixels: np.ndarray) -> None:
        self.pixels = pixels
        self._images: dict[tuple[int, bool], tuple[skia.Image, float, float]] = {}

    @cached_property
    def bottom(self) -> float:
        """Lowest painted row over the height, so that things stand on the floor and not on their margin."""
        rows = np.flatnonzero(self.pixels[..., 3].max(1) > 60)
        return float(rows[-1] + 1) / len(self.pixels) if len(rows) else 1.0

    def _turned(self, step: int, half: bool) -> tuple[skia.Image, float, float]:
        """Without its empty margins, which would take most of the time, and its left and top from the middle."""
        key = (step, half)
        if key not in self._images:
            size = SIDE // 2 if half else SIDE
            source = cv2.resize(self.pixels, (size, size), interpolation=cv2.INTER_AREA) if half else self.pixels
            side = int(size * math.sqrt(2)) + 2
            matrix = np.array(cv2.getRotationMatrix2D((size / 2, size / 2), -step * 360 / ANGLES, 1.0), float)
            matrix[:, 2] += (side - size) / 2
            turned = cv2.warpAffine(source, matrix, (side, side), flags=cv2.INTER_LINEAR)
            left, top, width, height = cv2.boundingRect(turned[..., 3])
            image = image_of(turned[top : top + height, left : left + width])
            self._images[key] = image, left - side / 2, top - side / 2
        return self._images[key]

    def draw(
        self,
        canvas: skia.Canvas,
        x: float,
        y: float,
        size_px: float,
        *,
        turn: float = 0.0,
        squash: float = 1.0,
        flip: bool = False,
    ) -> None:
        """Centred at (x, y), `size_px` wide; `turn` in turns, `squash` < 1 is flatter and wider; `flip` faces right."""
        if size_px < 2:
            return
        scale = size_px / SIDE
        half = scale < HALF_BELOW
        image, left, top = self._turned(round(turn * ANGLES) % ANGLES, half)
        factor = scale * (2 if half else 1)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(factor * (2 - squash) * (-1 if flip else 1), factor * squash)
        canvas.drawImage(image, left, top, LINEAR)
        canvas.restore()


class SpriteBook:
    """Loads glyphs on first use from `<assets>/emoji/<codepoint>.webp`."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "emoji"
        self._sprites: dict[str, Sprite | None] = {}

    def find(self, glyph: str | None) -> Sprite | None:
        """None where the pack lacks the picture: the planner has already said so."""
        if glyph is None:
            return None
        if glyph not in self._sprites:
            self._sprites[glyph] = self._load(glyph)
        return self._sprites[glyph]

    def _load(self, glyph: str) -> Sprite | None:
        path = self._folder / f"{glyph}.webp"
        if not path.is_file():
            return None
        pixels = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        if pixels is None or pixels.ndim != 3 or pixels.shape[2] != 4:
            return None
        if pixels.shape[0] != SIDE or pixels.shape[1] != SIDE:
            pixels = cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        cover = pixels[..., 3:].astype(np.float32) / 255
        color = pixels[..., :3].astype(np.float32) * cover
        return Sprite(np.dstack([color, cover * 255]).astype(np.uint8))
