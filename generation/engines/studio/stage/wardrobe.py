"""Parts that several outfits share: trouser legs, sneakers, sleeves, necks, torsos, quilts."""

import math
from dataclasses import dataclass

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import across, beside, between, blob, limb, line, roll, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import ANKLE_M, Limbs


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Half widths of a torso in metres, from the shoulders down to the hem, and how far the hem hangs below the hip."""

    shoulder: float = 0.235
    chest: float = 0.245
    waist: float = 0.215
    hem: float = 0.215
    below: float = 0.06


def pick(figure: Figure, palettes: tuple[tuple[RGB, ...], ...]) -> tuple[RGB, ...]:
    """This person's colours, the same in every shot."""
    return palettes[int(figure.choice * len(palettes)) % len(palettes)]


def trouser_leg(
    figure: Figure, leg: Limbs, color: RGB, *, thigh: float = 0.112, knee: float = 0.094, cuff: float = 0.088
) -> None:
    hip, knee_at, ankle = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
    hem = between(knee_at, ankle, 0.92)
    m = figure.m
    limb(figure.canvas, figure.light, knee_at, hem, m(knee), m(cuff), color)
    limb(figure.canvas, figure.light, hip, knee_at, m(thigh), m(knee), color)
    fold = toward(hip, knee_at)
    for along, reach in ((-0.03, 0.05), (0.015, 0.035)):
        start = beside(knee_at, fold, m(along), m(-reach))
        end = beside(knee_at, fold, m(along + 0.02), m(reach))
        line(figure.canvas, start, end, tone(color, 0.45), m(0.008), 0.35)
    limb(
        figure.canvas,
        figure.light,
        between(knee_at, hem, 0.94),
        hem,
        m(cuff * 1.04),
        m(cuff * 1.04),
        tone(color, 0.82),
        0.2,
    )


def sneaker(figure: Figure, leg: Limbs, upper: RGB, sole: RGB, accent: RGB) -> None:
    """Seen three-quarter from ahead, toes outwards."""
    x, y = figure.px(leg.ankle)
    y += figure.m(0.062)
    droop = max(0.0, min(0.5, (leg.ankle[1] - ANKLE_M) * 1.4))
    cos, sin = math.cos(droop), math.sin(droop)

    def at(out: float, up: float) -> Point:
        return (x + figure.m(leg.side * (out * cos + up * sin)), y - figure.m(up * cos - out * sin))

    shoe = skia.Path()
    shoe.moveTo(*at(-0.095, 0.0))
    shoe.cubicTo(*at(-0.12, 0.11), *at(-0.08, 0.15), *at(0.0, 0.145))
    shoe.cubicTo(*at(0.06, 0.14), *at(0.08, 0.095), *at(0.15, 0.08))
    shoe.cubicTo(*at(0.205, 0.065), *at(0.205, 0.012), *at(0.19, 0.0))
    shoe.close()
    blob(figure.canvas, figure.light, shoe, at(0.05, 0.07), figure.m(0.09), upper, figure.m(0.010), (1.0, 0.0))
    figure.canvas.drawLine(*at(-0.085, 0.0), *at(0.178, 0.0), stroke(figure.light.flat(sole), figure.m(0.036)))
    figure.canvas.drawLine(*at(-0.085, 0.016), *at(0.18, 0.016), stroke(INK, figure.m(0.005), 0.25))
    for out, up in ((0.015, 0.105), (0.05, 0.088), (0.084, 0.073)):
        figure.canvas.drawLine(
            *at(out - 0.018, up + 0.02),
            *at(out + 0.012, up - 0.022),
            stroke(figure.light.flat(accent), figure.m(0.012)),
        )


def sleeve(
    figure: Figure, arm: Limbs, color: RGB, *, top: float = 0.086, elbow: float = 0.078, cuff: float = 0.066
) -> None:
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.12)
    elbow_at, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
    m = figure.m
    limb(figure.canvas, figure.light, shoulder, elbow_at, m(top), m(elbow), color)
    limb(figure.canvas, figure.light, elbow_at, wrist, m(elbow), m(cuff), color)


def cuff(figure: Figure, arm: Limbs, color: RGB, radius: float, start: float = 0.9, end: float = 1.02) -> None:
    elbow, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
    limb(
        figure.canvas,
        figure.light,
        between(elbow, wrist, start),
        between(elbow, wrist, end),
        figure.m(radius),
        figure.m(radius),
        color,
        0.25,
    )


def quilted(figure: Figure, start: Point, end: Point, r0: float, r1: float, rolls: int, color: RGB) -> None:
    """A padded tube in pixels from `start` to `end`, radii in metres."""
    for number in range(rolls):
        first, last = (number + 0.22) / rolls, (number + 0.78) / rolls
        radius = figure.m(r0 + (r1 - r0) * (number + 0.5) / rolls)
        limb(
            figure.canvas,
            figure.light,
            between(start, end, first),
            between(start, end, last),
            radius,
            radius,
            color,
            0.24,
        )


def torso_path(figure: Figure, shape: Shape) -> skia.Path:
    """Shoulders to hem along the spine, softly barrelled."""
    hip, neck = figure.px(figure.joints.hip), figure.px(figure.joints.neck)
    up = toward(hip, neck)
    m = figure.m
    length = math.dist(hip, neck)

    def at(part: float, out: float) -> Point:
        return beside(hip, up, length * part, m(out))

    low = -shape.below / 0.52
    path = skia.Path()
    path.moveTo(*at(0.90, -shape.shoulder))
    path.quadTo(*at(1.04, -shape.shoulder * 0.5), *at(1.05, 0.0))
    path.quadTo(*at(1.04, shape.shoulder * 0.5), *at(0.90, shape.shoulder))
    path.cubicTo(*at(0.66, shape.chest + 0.02), *at(0.36, shape.waist), *at(low, shape.hem))
    path.quadTo(*at(low - 0.10, 0.0), *at(low, -shape.hem))
    path.cubicTo(*at(0.36, -shape.waist), *at(0.66, -shape.chest - 0.02), *at(0.90, -shape.shoulder))
    path.close()
    return path


def torso(figure: Figure, shape: Shape, color: RGB) -> skia.Path:
    """Draws the body of a garment and returns its outline, for details that are clipped to it."""
    path = torso_path(figure, shape)
    hip, neck = figure.px(figure.joints.hip), figure.px(figure.joints.neck)
    middle = between(hip, neck, 0.5)
    axis = toward(hip, neck)
    figure.canvas.drawPath(path, stroke(INK, figure.m(0.014), 0.3))
    figure.canvas.drawPath(
        path, across(figure.light, middle, (-axis[0], -axis[1]), figure.m(shape.chest + 0.02), color)
    )
    figure.canvas.save()
    figure.canvas.clipPath(path, doAntiAlias=True)
    soft_spot(figure.canvas, (neck[0], neck[1] + figure.m(0.0)), figure.m(0.30), (8, 6, 18), 0.42)
    soft_spot(figure.canvas, beside(hip, axis, figure.m(-0.06), 0), figure.m(0.22), (8, 6, 18), 0.22)
    figure.canvas.restore()
    return path


def neck(figure: Figure) -> None:
    """Skin between collar and chin, darkened by the head's shadow."""
    base = figure.px(figure.joints.neck)
    eyes = figure.px(figure.joints.eyes)
    m = figure.m
    start, end = between(base, eyes, -0.30), between(base, eyes, 0.30)
    limb(figure.canvas, figure.light, start, end, m(0.080), m(0.070), tone(figure.skin, 0.88), 0.15)


def bare_forearm(figure: Figure, arm: Limbs, *, elbow: float = 0.062, wrist: float = 0.046) -> None:
    limb(
        figure.canvas,
        figure.light,
        figure.px(arm.elbow),
        figure.px(arm.wrist),
        figure.m(elbow),
        figure.m(wrist),
        figure.skin,
    )


def collar_roll(figure: Figure, part: float, half: float, radius: float, color: RGB) -> None:
    """A soft horizontal roll across the spine: hems and collars."""
    axis = toward(figure.px(figure.joints.hip), figure.px(figure.joints.neck))
    centre = figure.spine(part)
    left, right = beside(centre, axis, 0, figure.m(-half)), beside(centre, axis, 0, figure.m(half))
    if left[0] > right[0]:
        left, right = right, left
    roll(figure.canvas, figure.light, left, right, figure.m(radius), color)


def sheen(figure: Figure, path: skia.Path, start: Point, end: Point, rgb: RGB, alpha: float) -> None:
    """A soft band of light across a shape."""
    colors = [argb(rgb, 0), argb(rgb, alpha), argb(rgb, 0)]
    figure.canvas.drawPath(path, linear(start, end, colors))


def button(figure: Figure, at: Point, rgb: RGB, radius: float = 0.014) -> None:
    figure.canvas.drawCircle(*at, figure.m(radius), fill(figure.light.flat(rgb)))
    figure.canvas.drawCircle(*at, figure.m(radius), stroke(INK, figure.m(0.004), 0.4))
