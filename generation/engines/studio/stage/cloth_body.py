"""Where things sit on a dressed body, and the garments that hang: robes, capes, coat tails, wide sleeves."""

import math
from collections.abc import Callable

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, stroke, tone
from generation.engines.studio.stage.clay import across, beside, between, polygon, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import Limbs

OnBody = Callable[[float, float], Point]
"""Metres down from the neck and to the right of the spine, to pixels."""
FLOOR_GAP_M = 0.03


def on_body(figure: Figure) -> OnBody:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)

    def at(down: float, out: float) -> Point:
        return beside(base, axis, figure.m(-down), figure.m(out))

    return at


def panel(figure: Figure, points: list[Point], rgb: RGB, half_m: float) -> skia.Path:
    """A flat piece of cloth on the body, shaded across it; returns its outline."""
    path = polygon(points)
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    axis = toward(figure.px(figure.joints.hip), figure.px(figure.joints.neck))
    figure.canvas.drawPath(path, stroke(INK, figure.m(0.010), 0.3))
    figure.canvas.drawPath(path, across(figure.light, middle, axis, figure.m(half_m), rgb))
    return path


def bell(
    figure: Figure, rgb: RGB, *, top: float, top_half: float, drop: float, hem_half: float, folds: int = 5
) -> skia.Path:
    """A skirt from `top` of the spine (0 hip, 1 neck) to `drop` metres below the hip, in folds; swings with the body.

    Widens where the knees go; returns its outline.
    """
    m = figure.m
    start = figure.spine(top)
    left, right = figure.px(figure.joints.left.knee)[0], figure.px(figure.joints.right.knee)[0]
    hip_x, hip_y = figure.px(figure.joints.hip)
    half = max(m(hem_half), (right - left) / 2 + m(0.13))
    x, y = (hip_x + (left + right) / 2) / 2 - figure.sway * m(0.10), hip_y + m(drop)
    y = min(y, figure.origin[1] - m(FLOOR_GAP_M))
    narrow, tall = m(top_half), y - start[1]
    path = skia.Path()
    path.moveTo(start[0] - narrow, start[1])
    path.cubicTo(start[0] - narrow * 1.25, start[1] + tall * 0.35, x - half, y - tall * 0.45, x - half, y)
    step = 2 * half / folds
    for number in range(folds):
        at = x - half + number * step
        path.quadTo(at + step / 2, y + m(0.045), at + step, y)
    path.cubicTo(
        x + half, y - tall * 0.45, start[0] + narrow * 1.25, start[1] + tall * 0.35, start[0] + narrow, start[1]
    )
    path.close()
    figure.canvas.drawPath(path, stroke(INK, m(0.012), 0.3))
    figure.canvas.drawPath(path, across(figure.light, ((start[0] + x) / 2, y), (0.0, -1.0), half * 1.02, rgb))
    for number in range(1, folds):
        at = x - half + number * step
        high = start[0] + (at - x) * 0.5
        figure.canvas.drawLine(high, start[1] + tall * 0.3, at, y - m(0.01), stroke(tone(rgb, 0.45), m(0.014), 0.32))
    return path


def cape(figure: Figure, outside: RGB, *, length: float = 0.86, half: float = 0.36) -> None:
    """Behind the body: from the shoulders to `length` metres below the neck, blown to the side it swings to."""
    at = on_body(figure)
    m = figure.m
    left, right = at(0.05, -0.21), at(0.05, 0.21)
    middle = at(length, 0.0)
    drift = -figure.sway * m(0.16) + m(0.03)
    low = min(middle[1], figure.origin[1] - m(FLOOR_GAP_M))
    path = skia.Path()
    path.moveTo(*left)
    path.cubicTo(
        left[0] - m(0.10), left[1] + m(0.3), middle[0] + drift - m(half), low - m(0.3), middle[0] + drift - m(half), low
    )
    for number in range(4):
        start = middle[0] + drift + m(half) * (number / 2 - 1)
        path.quadTo(start + m(half) / 4, low + m(0.05), start + m(half) / 2, low - m(0.01))
    path.cubicTo(middle[0] + drift + m(half), low - m(0.3), right[0] + m(0.10), right[1] + m(0.3), *right)
    path.close()
    figure.canvas.drawPath(path, stroke(INK, m(0.014), 0.35))
    figure.canvas.drawPath(path, across(figure.light, (middle[0] + drift, low), (0.0, -1.0), m(half), outside))
    for number in range(1, 5):
        end = middle[0] + drift + m(half) * (number / 2.5 - 1)
        figure.canvas.drawLine(
            (left[0] + right[0]) / 2 + (end - middle[0]) * 0.5,
            left[1] + m(0.12),
            end,
            low - m(0.02),
            stroke(tone(outside, 0.5), m(0.016), 0.34),
        )
    figure.canvas.save()
    figure.canvas.clipPath(path, doAntiAlias=True)
    soft_spot(figure.canvas, at(0.30, 0.0), m(0.34), (8, 6, 18), 0.5)
    figure.canvas.restore()


def wide_sleeve(figure: Figure, arm: Limbs, rgb: RGB, lining: RGB, *, hang: float = 0.24, top: float = 0.09) -> None:
    """A bell of cloth that hangs from shoulder to wrist, straight down whatever the arm does."""
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
    elbow, wrist = figure.px(arm.elbow), between(figure.px(arm.elbow), figure.px(arm.wrist), 0.96)
    m = figure.m
    along = toward(elbow, wrist)
    level = math.sqrt(max(0.12, 1 - along[1] ** 2)) if along[1] > 0 else 1.0
    fall = m(hang) * level
    swing = -figure.sway * m(0.05)
    low_hand, low_elbow = (wrist[0] + swing, wrist[1] + fall), (elbow[0] + swing, elbow[1] + fall * 0.72)
    out = beside(wrist, along, m(0.03), 0)
    path = skia.Path()
    first, last = (
        beside(shoulder, toward(shoulder, elbow), 0, m(-top)),
        beside(shoulder, toward(shoulder, elbow), 0, m(top)),
    )
    if first[1] > last[1]:
        first, last = last, first
    upper = beside(wrist, along, 0, m(-0.06)), beside(wrist, along, 0, m(0.06))
    high = min(upper, key=lambda point: point[1])
    path.moveTo(*first)
    path.quadTo(*beside(elbow, along, 0, m(-0.09) if upper[0] == high else m(0.09)), *high)
    path.lineTo(*out)
    path.lineTo(*low_hand)
    path.quadTo((low_hand[0] + low_elbow[0]) / 2, max(low_hand[1], low_elbow[1]) + m(0.05), *low_elbow)
    path.quadTo(*between(low_elbow, last, 0.5), *last)
    path.close()
    figure.canvas.drawPath(path, stroke(INK, m(0.012), 0.32))
    figure.canvas.drawCircle(*shoulder, m(top), across(figure.light, shoulder, toward(shoulder, elbow), m(top), rgb))
    figure.canvas.drawPath(path, across(figure.light, between(elbow, low_elbow, 0.4), along, m(0.16), rgb))
    mouth = polygon([high, out, low_hand, beside(low_hand, along, m(-0.035), 0), beside(high, along, m(-0.03), 0)])
    figure.canvas.drawPath(mouth, across(figure.light, wrist, along, m(0.2), lining))
