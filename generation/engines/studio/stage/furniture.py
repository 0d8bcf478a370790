"""A room's back wall, painted once: window, sofa, picture, shelf."""

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import RGB, mix, tone
from generation.engines.studio.stage.seeds import generator

WINDOW: dict[str, tuple[RGB, RGB]] = {
    "day": ((120, 184, 236), (226, 242, 250)),
    "sunset": ((150, 100, 150), (255, 190, 110)),
    "sunrise": ((150, 170, 220), (255, 214, 160)),
    "night": ((14, 20, 52), (46, 56, 110)),
}
SKIRTING_M = 0.14


class _Painter:
    """Rectangles and discs in metres from the wall's lower left corner."""

    def __init__(self, width_m: float, height_m: float, density: int) -> None:
        self.picture = np.zeros((int(height_m * density), int(width_m * density), 3), np.float32)
        self._density, self._height_m = density, height_m

    def _px(self, x: float, y: float) -> tuple[int, int]:
        return int(x * self._density), int((self._height_m - y) * self._density)

    def box(self, left: float, low: float, right: float, high: float, rgb: RGB, *, round_m: float = 0.0) -> None:
        if round_m:
            self.box(left + round_m, low, right - round_m, high, rgb)
            self.box(left, low + round_m, right, high - round_m, rgb)
            for x in (left + round_m, right - round_m):
                for y in (low + round_m, high - round_m):
                    self.disc(x, y, round_m, rgb)
            return
        cv2.rectangle(self.picture, self._px(left, high), self._px(right, low), rgb, -1)

    def disc(self, x: float, y: float, radius: float, rgb: RGB) -> None:
        cv2.circle(self.picture, self._px(x, y), max(1, int(radius * self._density)), rgb, -1, cv2.LINE_AA)

    def shade(self, left: float, low: float, right: float, high: float, top: float, bottom: float) -> None:
        """Multiplies a rectangle by a vertical ramp."""
        (x0, y0), (x1, y1) = self._px(left, high), self._px(right, low)
        part = self.picture[max(0, y0) : y1, max(0, x0) : x1]
        part *= np.linspace(top, bottom, len(part))[:, None, None]


def paint_wall(seed: int, time: str, wall: RGB, sofa: RGB, density: int, width_m: float, height_m: float) -> np.ndarray:
    """Float32 RGB [height, width, 3], `density` pixels a metre; the sofa left, the window right of the middle."""
    rng = generator(seed, "wall")
    paint = _Painter(width_m, height_m, density)
    middle = width_m / 2
    paint.box(0, 0, width_m, height_m, wall)
    for stripe in range(int(width_m / 0.4)):
        paint.box(stripe * 0.4, 0, stripe * 0.4 + 0.2, height_m, tone(wall, 0.975))
    paint.shade(0, 0, width_m, height_m, 0.94, 1.03)
    _window(paint, middle + 0.28, 1.12, time)
    _pictures(paint, middle, rng)
    _shelf(paint, middle + 1.75, rng)
    paint.box(0, 0, width_m, SKIRTING_M, mix(wall, (255, 255, 255), 0.55))
    _sofa(paint, middle - 0.35, sofa)
    return paint.picture


def _window(paint: _Painter, left: float, low: float, time: str) -> None:
    high, right = low + 1.35, left + 1.05
    top, bottom = WINDOW[time]
    paint.box(left - 0.09, low - 0.09, right + 0.09, high + 0.09, (250, 246, 238))
    rows = 24
    for row in range(rows):
        part = row / (rows - 1)
        step = (high - low) / rows
        paint.box(left, low + step * row, right, low + step * (row + 1.1), mix(bottom, top, part))
    if time == "night":
        paint.disc(right - 0.3, high - 0.3, 0.10, (246, 242, 222))
    for hill, (x, radius) in enumerate(((0.2, 0.42), (0.8, 0.36))):
        for step in range(3):
            paint.disc(
                left + min(1.0, max(0.06, x)),
                low + 0.02,
                min(radius, 0.24) - 0.02 * step,
                mix(bottom, (70, 120, 90), 0.5 + 0.1 * hill),
            )
    paint.box((left + right) / 2 - 0.03, low, (left + right) / 2 + 0.03, high, (250, 246, 238))
    paint.box(left, (low + high) / 2 - 0.025, right, (low + high) / 2 + 0.025, (250, 246, 238))
    paint.box(left - 0.16, low - 0.16, right + 0.16, low - 0.08, (238, 230, 218))
    for x in (left - 0.34, right + 0.06):
        for fold in range(4):
            paint.box(
                x + fold * 0.07,
                low - 0.35,
                x + fold * 0.07 + 0.07,
                high + 0.22,
                tone((232, 222, 206), 0.92 + 0.05 * (fold % 2)),
            )
    paint.box(left - 0.42, high + 0.18, right + 0.42, high + 0.24, (120, 92, 72))


def _pictures(paint: _Painter, middle: float, rng: np.random.Generator) -> None:
    for left, low, wide, high in ((-1.25, 1.55, 0.62, 0.82), (-0.52, 1.72, 0.44, 0.54)):
        x = middle + left
        paint.box(x - 0.04, low - 0.04, x + wide + 0.04, low + high + 0.04, (92, 68, 54))
        paint.box(x, low, x + wide, low + high, (244, 236, 220))
        color = tuple(float(part) for part in rng.integers(80, 240, 3))
        paint.disc(x + wide / 2, low + high * 0.55, wide * 0.28, (color[0], color[1], color[2]))
        paint.box(x, low, x + wide, low + high * 0.3, (color[2] * 0.8, color[0] * 0.8, color[1] * 0.8))


def _shelf(paint: _Painter, left: float, rng: np.random.Generator) -> None:
    for level in (1.0, 1.55, 2.1):
        x = left
        while x < left + 0.95:
            wide, high = 0.05 + 0.05 * rng.random(), 0.24 + 0.14 * rng.random()
            color = tuple(float(part) for part in rng.integers(70, 220, 3))
            paint.box(x, level, x + wide, level + high, (color[0], color[1], color[2]))
            x += wide + 0.012
        paint.box(left - 0.06, level - 0.05, left + 1.05, level, (134, 98, 70))


def _sofa(paint: _Painter, middle: float, color: RGB) -> None:
    left, right = middle - 1.15, middle + 0.95
    paint.box(left, 0.12, right, 0.95, tone(color, 0.86), round_m=0.12)
    paint.box(left + 0.22, 0.40, (left + right) / 2 - 0.02, 0.98, color, round_m=0.09)
    paint.box((left + right) / 2 + 0.02, 0.40, right - 0.22, 0.98, color, round_m=0.09)
    paint.box(left + 0.2, 0.14, right - 0.2, 0.46, tone(color, 1.08), round_m=0.07)
    paint.box(left - 0.08, 0.12, left + 0.22, 0.68, tone(color, 0.96), round_m=0.10)
    paint.box(right - 0.22, 0.12, right + 0.08, 0.68, tone(color, 0.96), round_m=0.10)
    paint.box(left + 0.34, 0.50, left + 0.74, 0.86, (246, 226, 180), round_m=0.08)
    paint.shade(left - 0.1, 0.0, right + 0.1, 0.4, 1.0, 0.72)
