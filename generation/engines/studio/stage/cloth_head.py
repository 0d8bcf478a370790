"""Things worn on heads, in face units: 1 between the outer eye corners, the origin between the eyes, y down."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, stroke
from generation.engines.studio.stage.clay import across
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.pose import HEAD_UNIT_M

TURN = 0.5
"""How far what sits on the forehead slides for a radian of turn."""
BAND_Y, BAND_HALF = -0.60, 1.13
"""Where hats end: above the brows of every face, wider than most hair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """`x` and `y` are where the middle of the forehead has slid to."""

    canvas: skia.Canvas
    light: Light
    x: float
    y: float

    def shape(
        self, path: skia.Path, rgb: RGB, *, middle: Point = (0.0, -1.1), half: float = 1.2, flat: bool = False
    ) -> None:
        """A clay shape, rounded from side to side, or from top to bottom where `flat`."""
        axis = (1.0, 0.0) if flat else (0.0, 1.0)
        self.canvas.drawPath(path, stroke(INK, 0.06, 0.32))
        self.canvas.drawPath(path, across(self.light, middle, axis, half, rgb))

    def curve(self, *points: Point) -> skia.Path:
        """A closed shape: a start, then groups of two points for a bend and its end; slides with the forehead."""
        path = skia.Path()
        path.moveTo(points[0][0] + self.x, points[0][1] + self.y)
        for bend, end in zip(points[1::2], points[2::2], strict=True):
            path.quadTo(bend[0] + self.x, bend[1] + self.y, end[0] + self.x, end[1] + self.y)
        path.close()
        return path


@contextmanager
def worn(figure: Figure) -> Iterator[Worn]:
    """Draw inside: the canvas is moved, turned and scaled to the head."""
    canvas = figure.canvas
    scale = figure.m(HEAD_UNIT_M)
    canvas.save()
    canvas.translate(*figure.px(figure.joints.eyes))
    canvas.rotate(math.degrees(figure.face.roll))
    canvas.scale(scale, scale)
    yield Worn(
        canvas=canvas,
        light=figure.light,
        x=TURN * math.sin(figure.face.yaw),
        y=0.7 * TURN * math.sin(figure.face.pitch),
    )
    canvas.restore()


def dome(
    hat: Worn, rgb: RGB, *, top: float, half: float = BAND_HALF, band: float = BAND_Y, square: float = 0.55
) -> skia.Path:
    """A crown from the band up to `top`; `square` 0 is pointed, 1 boxy."""
    x, y = hat.x, hat.y
    path = skia.Path()
    path.moveTo(x - half, y + band + 0.10)
    path.cubicTo(x * 0.6 - half, y + band + (top - band) * (0.4 + square), x * 0.6 - half * square, top, x * 0.6, top)
    path.cubicTo(
        x * 0.6 + half * square,
        top,
        x * 0.6 + half,
        y + band + (top - band) * (0.4 + square),
        x + half,
        y + band + 0.10,
    )
    path.quadTo(x, y + band - 0.16, x - half, y + band + 0.10)
    path.close()
    hat.shape(path, rgb)
    return path


def ribbon(hat: Worn, rgb: RGB, *, thick: float = 0.2, half: float = BAND_HALF, band: float = BAND_Y) -> None:
    """A band around the forehead."""
    low, high = band, band - thick
    path = hat.curve(
        (-half, low + 0.10),
        (0.0, low - 0.16),
        (half, low + 0.10),
        (half + 0.02, low),
        (half * 0.99, high + 0.10),
        (0.0, high - 0.16),
        (-half * 0.99, high + 0.10),
    )
    hat.shape(path, rgb, middle=(hat.x, band), half=half * 1.05)


def brim(hat: Worn, rgb: RGB, *, half: float, curl: float = 0.0, thick: float = 0.24, band: float = BAND_Y) -> None:
    """Around the crown, seen from a little below; its sides rise by `curl`."""
    side = band + 0.06 - curl
    path = hat.curve(
        (-half, side),
        (-half * 0.55, band + 0.16),
        (0.0, band + 0.02),
        (half * 0.55, band + 0.16),
        (half, side),
        (half * 0.6, band - thick * 0.9),
        (0.0, band - thick),
        (-half * 0.6, band - thick * 0.9),
        (-half, side),
    )
    hat.shape(path, rgb, middle=(hat.x, band - thick * 0.4), half=thick * 1.3, flat=True)


def hood(
    hat: Worn, rgb: RGB, inside: RGB, *, front: bool, face: Point = (0.94, 1.12), half: float = 1.42, point: float = 0.0
) -> None:
    """Cloth around the face: the inside behind the head, the ring before it. `face` is half the opening's size."""
    if not front:
        path = skia.Path()
        path.addOval(skia.Rect.MakeLTRB(-half, -1.62 - point, half, 1.55))
        hat.shape(path, inside, middle=(0.0, 0.0), half=half)
        return
    x, y = hat.x * 1.1, 0.12 + hat.y * 0.6
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    path.moveTo(-half * 0.80, 1.58)
    path.cubicTo(-half * 1.22, 0.5, -half * 1.05, -1.55, 0.0, -1.66 - point)
    path.cubicTo(half * 1.05, -1.55, half * 1.22, 0.5, half * 0.80, 1.58)
    path.quadTo(0.0, 1.86, -half * 0.80, 1.58)
    path.close()
    path.addOval(skia.Rect.MakeLTRB(x - face[0], y - face[1] * 0.86, x + face[0], y + face[1]))
    hat.shape(path, rgb, middle=(0.0, 0.0), half=half * 1.05)
