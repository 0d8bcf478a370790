"""Trimmings: stars, shields, badges, belts, shoulder boards, puffed sleeves."""

import math

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, beside, between, limb, polygon, toward
from generation.engines.studio.stage.cloth_body import on_body
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import Limbs


def star(centre: Point, radius: float, turn: float = 0.0, points: int = 5) -> skia.Path:
    """A star's outline, one point up where `turn` (radians) is 0."""
    corners = []
    for number in range(2 * points):
        angle = math.pi * number / points - math.pi / 2 + turn
        reach = radius if number % 2 == 0 else radius * 0.45
        corners.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return polygon(corners)


def shield(centre: Point, half: float) -> skia.Path:
    x, y = centre
    path = skia.Path()
    path.moveTo(x - half, y - half)
    path.quadTo(x, y - half * 1.35, x + half, y - half)
    path.cubicTo(x + half, y + half * 0.5, x + half * 0.4, y + half, x, y + half * 1.25)
    path.cubicTo(x - half * 0.4, y + half, x - half, y + half * 0.5, x - half, y - half)
    path.close()
    return path


def badge(figure: Figure, path: skia.Path, rgb: RGB) -> None:
    figure.canvas.drawPath(path, stroke(INK, figure.m(0.014), 0.4))
    figure.canvas.drawPath(path, fill(figure.light.flat(rgb)))


def belt(
    figure: Figure, rgb: RGB, buckle: RGB, *, down: float = 0.48, half: float = 0.20, width: float = 0.058
) -> None:
    at = on_body(figure)
    m = figure.m
    figure.canvas.drawLine(*at(down, -half), *at(down, half), stroke(INK, m(width + 0.012), 0.35))
    figure.canvas.drawLine(*at(down, -half), *at(down, half), stroke(figure.light.flat(rgb), m(width)))
    left, right = at(down, -0.036), at(down, 0.036)
    figure.canvas.drawLine(*left, *right, stroke(figure.light.flat(buckle), m(width * 1.15)))
    figure.canvas.drawLine(*left, *right, stroke(figure.light.flat(tone(rgb, 0.7)), m(width * 0.5)))


def epaulette(figure: Figure, arm: Limbs, rgb: RGB, *, fringe: RGB | None = None) -> None:
    """A shoulder board; `fringe` hangs threads from it."""
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.06)
    inner = between(shoulder, figure.px(figure.joints.neck), 0.34)
    m = figure.m
    tip = beside(shoulder, toward(inner, shoulder), m(0.055), 0)
    start, end = (inner[0], inner[1] - m(0.035)), (tip[0], tip[1] - m(0.062))
    if fringe is not None:
        for number in range(5):
            x = shoulder[0] + (tip[0] - shoulder[0]) * (number / 2 - 0.6)
            limb(figure.canvas, figure.light, (x, end[1]), (x, end[1] + m(0.075)), m(0.017), m(0.014), fringe)
    limb(figure.canvas, figure.light, start, end, m(0.034), m(0.046), rgb, 0.36)


def puff(figure: Figure, arm: Limbs, rgb: RGB, *, radius: float = 0.118) -> None:
    """A round short sleeve."""
    shoulder, elbow = figure.px(arm.shoulder), figure.px(arm.elbow)
    along = toward(shoulder, elbow)
    cuff = beside(shoulder, along, figure.m(radius + 0.01), 0)
    ball(figure.canvas, figure.light, cuff, figure.m(radius * 0.62), tone(rgb, 0.9), 0.3)
    ball(figure.canvas, figure.light, beside(shoulder, along, figure.m(0.03), 0), figure.m(radius), rgb)
