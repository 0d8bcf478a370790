"""Painting flat things in metres: x right, y up from the lower left corner of a board."""

from collections.abc import Sequence

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.canvas import RGB, Point, argb, canvas_on, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.light import Light

NEUTRAL = Light(key=(-0.35, 0.7, 0.6), key_rgb=(0.92, 0.92, 0.92), ambient=(0.46, 0.46, 0.48), rim_rgb=(0.2, 0.2, 0.2))
"""Light of painted clay; the room's own comes on top."""


class Brush:
    """Paints on one premultiplied BGRA layer [rows, columns, 4] of `density` pixels a metre."""

    def __init__(self, pixels: np.ndarray, density: float) -> None:
        self.pixels, self.density = pixels, density
        self._rows = pixels.shape[0]
        self._canvas = canvas_on(pixels)

    def at(self, x: float, y: float) -> Point:
        return x * self.density, self._rows - y * self.density

    def box(
        self, left: float, low: float, right: float, high: float, rgb: RGB, *, round_m: float = 0.0, shade: float = 0.08
    ) -> None:
        """Lighter towards its top by `shade`, darker towards its bottom."""
        (x0, y0), (x1, y1) = self.at(left, high), self.at(right, low)
        paint = linear((0, y0), (0, y1), [argb(tone(rgb, 1 + shade)), argb(tone(rgb, 1 - shade))])
        radius = round_m * self.density
        self._canvas.drawRoundRect(skia.Rect.MakeLTRB(x0, y0, x1, y1), radius, radius, paint)

    def frame(self, left: float, low: float, right: float, high: float, rgb: RGB, width: float) -> None:
        (x0, y0), (x1, y1) = self.at(left, high), self.at(right, low)
        self._canvas.drawRect(skia.Rect.MakeLTRB(x0, y0, x1, y1), stroke(rgb, width * self.density))

    def shadow(self, left: float, low: float, right: float, high: float, alpha: float, soft_m: float) -> None:
        """A soft dark box: what stands before a wall darkens it."""
        (x0, y0), (x1, y1) = self.at(left, high), self.at(right, low)
        paint = fill((20, 14, 24), alpha, blur=soft_m * self.density / 2)
        self._canvas.drawRect(skia.Rect.MakeLTRB(x0, y0, x1, y1), paint)

    def ramp(self, left: float, low: float, right: float, high: float, top: RGB, bottom: RGB) -> None:
        (x0, y0), (x1, y1) = self.at(left, high), self.at(right, low)
        paint = linear((0, y0), (0, y1), [argb(top), argb(bottom)])
        self._canvas.drawRect(skia.Rect.MakeLTRB(x0, y0, x1, y1), paint)

    def fade(self, start: Point, end: Point, rgb: RGB, alpha: float) -> None:
        """The whole board, from `alpha` at one point to nothing at the other."""
        rows, columns = self.pixels.shape[:2]
        paint = linear(self.at(*start), self.at(*end), [argb(rgb, alpha), argb(rgb, 0)])
        self._canvas.drawRect(skia.Rect.MakeWH(columns, rows), paint)

    def disc(self, x: float, y: float, radius: float, rgb: RGB, alpha: float = 1.0) -> None:
        self._canvas.drawCircle(*self.at(x, y), radius * self.density, fill(rgb, alpha))

    def ring(self, x: float, y: float, radius: float, rgb: RGB, width: float) -> None:
        self._canvas.drawCircle(*self.at(x, y), radius * self.density, stroke(rgb, width * self.density))

    def ball(self, x: float, y: float, radius: float, rgb: RGB, outline: float = 0.22) -> None:
        ball(self._canvas, NEUTRAL, self.at(x, y), radius * self.density, rgb, outline)

    def limb(self, start: Point, end: Point, r0: float, r1: float, rgb: RGB, outline: float = 0.22) -> None:
        d = self.density
        limb(self._canvas, NEUTRAL, self.at(*start), self.at(*end), r0 * d, r1 * d, rgb, outline)

    def line(self, points: Sequence[Point], rgb: RGB, width: float, alpha: float = 1.0) -> None:
        path = skia.Path()
        path.addPoly([skia.Point(*self.at(*point)) for point in points], False)
        self._canvas.drawPath(path, stroke(rgb, width * self.density, alpha))

    def poly(self, points: Sequence[Point], rgb: RGB, alpha: float = 1.0) -> None:
        self._canvas.drawPath(polygon([self.at(*point) for point in points]), fill(rgb, alpha))

    def glow(self, x: float, y: float, radius: float, rgb: RGB, alpha: float) -> None:
        soft_spot(self._canvas, self.at(x, y), radius * self.density, rgb, alpha)

    def write(self, text: str, x: float, y: float, high: float, rgb: RGB) -> None:
        """`y` is the base line, `high` the height of capitals; x the middle of the text."""
        size, thick = high * self.density / 22, max(1, round(high * self.density / 9))
        (wide, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, size, thick)
        left, base = self.at(x, y)
        color = (rgb[2], rgb[1], rgb[0], 255)
        at = (int(left - wide / 2), int(base))
        cv2.putText(self.pixels, text, at, cv2.FONT_HERSHEY_DUPLEX, size, color, thick, cv2.LINE_AA)
