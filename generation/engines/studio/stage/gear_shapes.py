"""Chunky lit parts for gear, in metres on the plane of the body that uses it."""

import math
from collections.abc import Callable, Sequence

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, fill, stroke, tone
from generation.engines.studio.stage.clay import across, ball, limb, soft_spot
from generation.engines.studio.stage.figure import Figure

OUTLINE_M = 0.012
OUTLINE_ALPHA = 0.34
SHADE_RGB: RGB = (8, 6, 18)

Local = Callable[[float, float], Point]
"""A thing's own (right, up) metres to the body's."""


def placed(origin: Point, degrees: float = 0.0, size: float = 1.0) -> Local:
    """`degrees` turns counter-clockwise."""
    cos, sin = math.cos(math.radians(degrees)) * size, math.sin(math.radians(degrees)) * size
    return lambda right, up: (origin[0] + right * cos - up * sin, origin[1] + right * sin + up * cos)


def tube(figure: Figure, start: Point, end: Point, radius: float, color: RGB, end_radius: float | None = None) -> None:
    last = radius if end_radius is None else end_radius
    limb(figure.canvas, figure.light, figure.px(start), figure.px(end), figure.m(radius), figure.m(last), color, 0.4)


def knob(figure: Figure, at: Point, radius: float, color: RGB) -> None:
    ball(figure.canvas, figure.light, figure.px(at), figure.m(radius), color, 0.4)


def slab(
    figure: Figure, points: Sequence[Point], color: RGB, *, round_m: float = 0.03, axis: Point = (1.0, 0.0)
) -> None:
    """A padded polygon, its corners rounded by `round_m`, shaded as a cylinder along `axis` (y down)."""
    pixels = [figure.px(point) for point in points]
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in pixels], True)
    centre = (sum(x for x, _ in pixels) / len(pixels), sum(y for _, y in pixels) / len(pixels))
    reach = max(abs((x - centre[0]) * axis[1] - (y - centre[1]) * axis[0]) for x, y in pixels) + figure.m(round_m)
    edge = stroke(INK, figure.m(2 * round_m + OUTLINE_M), OUTLINE_ALPHA)
    figure.canvas.drawPath(path, edge)
    paint = across(figure.light, centre, axis, reach * 1.1, color)
    paint.setStyle(skia.Paint.kStrokeAndFill_Style)
    paint.setStrokeWidth(figure.m(2 * round_m))
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    figure.canvas.drawPath(path, paint)


def box(figure: Figure, low: Point, high: Point, color: RGB, *, round_m: float = 0.03, upright: bool = False) -> None:
    """A slab between two corners, its outside where they are; `upright` shades it as a post."""
    left, bottom, right, top = low[0] + round_m, low[1] + round_m, high[0] - round_m, high[1] - round_m
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    slab(figure, corners, color, round_m=round_m, axis=(0.0, 1.0) if upright else (1.0, 0.0))


def disc(
    figure: Figure, at: Point, across_m: float, up_m: float, color: RGB, *, degrees: float = 0.0, flat: bool = False
) -> None:
    """An ellipse by its radii; `flat` is a painted detail without shading."""
    x, y = figure.px(at)
    canvas = figure.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-degrees)
    oval = skia.Rect.MakeLTRB(*(figure.m(v) for v in (-across_m, -up_m, across_m, up_m)))
    if flat:
        canvas.drawOval(oval, fill(figure.light.flat(color)))
    else:
        canvas.drawOval(oval, stroke(INK, figure.m(OUTLINE_M), OUTLINE_ALPHA))
        canvas.drawOval(oval, across(figure.light, (0.0, 0.0), (1.0, 0.0), figure.m(up_m) * 1.1, color))
    canvas.restore()


def stripe(figure: Figure, points: Sequence[Point], width: float, color: RGB, alpha: float = 1.0) -> None:
    """A painted line through points."""
    path = skia.Path()
    path.addPoly([skia.Point(*figure.px(point)) for point in points], False)
    figure.canvas.drawPath(path, stroke(figure.light.flat(color), figure.m(width), alpha))


def gap(figure: Figure, start: Point, end: Point, width: float = 0.008) -> None:
    """A dark seam."""
    figure.canvas.drawLine(*figure.px(start), *figure.px(end), stroke(INK, figure.m(width), 0.5))


def contact(figure: Figure, at: Point, width: float, alpha: float = 0.4) -> None:
    """The soft dark patch where a thing stands on the floor."""
    x, y = figure.px(at)
    canvas = figure.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1.0, 0.22)
    soft_spot(canvas, (0.0, 0.0), figure.m(width), SHADE_RGB, alpha)
    canvas.restore()


def darker(color: RGB, part: float = 0.7) -> RGB:
    return tone(color, part)
