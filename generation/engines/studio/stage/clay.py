"""Clay shapes: limbs, balls, rolls and blobs, lit by gradient strokes."""

import math
from collections.abc import Sequence

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, argb, fill, linear, radial, stroke
from generation.engines.studio.stage.light import ANGLE_STEPS, STOPS, Light, cylinder, sphere

OUTLINE = 0.30
OUTLINE_WIDTH = 0.10
"""Of the radius: the soft dark edge that lifts a shape off what lies behind it."""


def between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def beside(point: Point, direction: Point, along: float, across: float) -> Point:
    """A step `along` a unit direction and `across` it, to its right on screen (y down)."""
    return (
        point[0] + direction[0] * along - direction[1] * across,
        point[1] + direction[1] * along + direction[0] * across,
    )


def toward(start: Point, end: Point) -> Point:
    """Unit direction; straight down where the points coincide."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    return (dx / length, dy / length) if length > 1e-6 else (0.0, 1.0)


def capsule(start: Point, end: Point, r0: float, r1: float) -> skia.Path:
    """The outline of two circles and what lies between them."""
    path = skia.Path()
    length = math.dist(start, end)
    if length <= abs(r0 - r1) + 1e-3:
        centre, radius = (start, r0) if r0 > r1 else (end, r1)
        path.addCircle(*centre, radius)
        return path
    axis = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    open_ = math.degrees(math.acos((r0 - r1) / length))
    path.arcTo(_box(start, r0), axis + open_, 360 - 2 * open_, True)
    path.arcTo(_box(end, r1), axis - open_, 2 * open_, False)
    path.close()
    return path


def limb(
    canvas: skia.Canvas,
    light: Light,
    start: Point,
    end: Point,
    r0: float,
    r1: float,
    base: RGB,
    outline: float = OUTLINE,
) -> None:
    """A tapered cylinder with round ends."""
    widest = max(r0, r1)
    shape = capsule(start, end, r0, r1)
    if outline:
        canvas.drawPath(shape, stroke(INK, widest * OUTLINE_WIDTH, outline))
    canvas.drawPath(shape, across(light, start, toward(start, end), widest, base))


def across(light: Light, centre: Point, axis: Point, radius: float, base: RGB) -> skia.Paint:
    """Paint for a cylinder along `axis` through `centre`."""
    nx, ny = -axis[1], axis[0]
    step = round(math.atan2(ny, nx) / (2 * math.pi) * ANGLE_STEPS) % ANGLE_STEPS
    edge_a = (centre[0] - nx * radius, centre[1] - ny * radius)
    edge_b = (centre[0] + nx * radius, centre[1] + ny * radius)
    return linear(edge_a, edge_b, cylinder(light, base, step), STOPS)


def ball(canvas: skia.Canvas, light: Light, centre: Point, radius: float, base: RGB, outline: float = OUTLINE) -> None:
    if outline:
        canvas.drawCircle(*centre, radius, stroke(INK, radius * OUTLINE_WIDTH, outline))
    canvas.drawCircle(*centre, radius, ball_paint(light, centre, radius, base))


def ball_paint(light: Light, centre: Point, radius: float, base: RGB) -> skia.Paint:
    key = light.key_unit
    lit = (centre[0] + key[0] * radius * 0.55, centre[1] - key[1] * radius * 0.55)
    return radial(lit, radius * 1.6, sphere(light, base), (0, 0.4, 0.78, 1))


def blob(
    canvas: skia.Canvas,
    light: Light,
    path: skia.Path,
    centre: Point,
    radius: float,
    base: RGB,
    width_px: float,
    axis: Point = (0.0, 1.0),
) -> None:
    """A free shape shaded as a cylinder along `axis`, with an outline `width_px` wide."""
    canvas.drawPath(path, stroke(INK, width_px, OUTLINE))
    canvas.drawPath(path, across(light, centre, axis, radius, base))


def roll(canvas: skia.Canvas, light: Light, left: Point, right: Point, radius: float, base: RGB) -> None:
    """A horizontal quilted roll: its own round profile, and darker where the body turns away."""
    limb(canvas, light, left, right, radius, radius, base, 0.24)
    half = math.dist(left, right) / 2 + radius
    middle = between(left, right, 0.5)
    lit_left = light.key_unit[0] < 0
    dark, soft = ((10, 8, 30), 0.52), ((10, 8, 30), 0.16)
    rim = tuple(255 * part for part in light.rim_rgb)
    colors = [argb(dark[0], 0.10), argb(dark[0], 0), argb(*soft), argb(*dark), argb(rim, 0.30)]
    ends = ((middle[0] - half, middle[1]), (middle[0] + half, middle[1]))
    start, end = ends if lit_left else ends[::-1]
    canvas.drawPath(capsule(left, right, radius, radius), linear(start, end, colors, (0, 0.3, 0.62, 0.93, 1)))


def line(canvas: skia.Canvas, start: Point, end: Point, rgb: RGB, width: float, alpha: float = 1.0) -> None:
    canvas.drawLine(*start, *end, stroke(rgb, width, alpha))


def soft_spot(canvas: skia.Canvas, centre: Point, radius: float, rgb: RGB, alpha: float) -> None:
    """A blurred disc by gradient: cheaper than a mask filter."""
    colors = [argb(rgb, alpha), argb(rgb, alpha * 0.55), argb(rgb, 0)]
    canvas.drawCircle(*centre, radius, radial(centre, radius, colors, (0, 0.5, 1)))


def dot(canvas: skia.Canvas, centre: Point, radius: float, rgb: RGB, alpha: float = 1.0) -> None:
    canvas.drawCircle(*centre, radius, fill(rgb, alpha))


def polygon(points: Sequence[Point]) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in points], True)
    return path


def _box(centre: Point, radius: float) -> skia.Rect:
    return skia.Rect.MakeLTRB(centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
