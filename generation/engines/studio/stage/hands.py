"""Chunky clay hands: palm, four fingers and a thumb, seen from the back or the palm."""

import math
from dataclasses import dataclass

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, fill, mix, stroke, tone
from generation.engines.studio.stage.clay import OUTLINE, across, ball, beside, limb, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hand_shapes import SHAPES, HandShape
from generation.engines.studio.stage.pose import Hand, Limbs

SIZE = 1.32
OUT_M = 0.030
"""Where the palm begins beyond the wrist: sleeves end in a round cap."""
PALM_M = 0.074
THUMB_UP_M, THUMB_BACK_M = 0.075, 0.050
"""A thumbs-up turns the fist across the forearm's end."""
WRIST_HALF_M, KNUCKLE_HALF_M = 0.034, 0.054
FINGER_RADIUS_M = 0.0195
FINGERS_M = (0.064, 0.073, 0.068, 0.052)
ROOTS_M = (0.0405, 0.0135, -0.0135, -0.0395)
"""Across the palm, from the thumb's side: index, middle, ring, little."""
ROOTS_UP_M = (0.066, 0.072, 0.069, 0.061)
FOLD_M = 0.046
"""How much of a folded finger lies on the palm."""
THUMB_M, THUMB_RADIUS_M = 0.058, 0.0225
THUMB_ROOT_M = (0.030, 0.036)
DETAIL_PX = 16.0
"""Palms shorter than this have no creases: they would be specks."""
THINNEST = 0.42
"""Of its width, a palm seen nearly from its edge."""
MICROPHONE_RGB: RGB = (52, 52, 62)
GRILLE_RGB: RGB = (168, 172, 184)
HEART_RGB: RGB = (236, 46, 74)
FLESH: RGB = (226, 96, 88)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The hand's own axes: `u` towards the fingers, `thumb` towards the thumb (its length is the foreshortening)."""

    figure: Figure
    color: RGB
    wrist: Point
    u: Point
    thumb: Point
    unit: float
    palm_shown: bool

    def at(self, along_m: float, across_m: float) -> Point:
        along, out = along_m * self.unit, across_m * self.unit
        return (
            self.wrist[0] + self.u[0] * along + self.thumb[0] * out,
            self.wrist[1] + self.u[1] * along + self.thumb[1] * out,
        )

    def way(self, angle: float) -> Point:
        """A direction `angle` radians from the fingers' towards the thumb."""
        cos, sin = math.cos(angle), math.sin(angle)
        return (self.u[0] * cos + self.thumb[0] * sin, self.u[1] * cos + self.thumb[1] * sin)


def draw_hand(figure: Figure, limbs: Limbs, color: RGB, *, size: float = 1.0) -> None:
    """`size` 1 is a bare hand, gloves are larger. Hands that hang show their back, raised ones the palm."""
    hand = _frame(figure, limbs, color, size)
    shape = SHAPES[limbs.hand]
    if limbs.hand is Hand.MICROPHONE:
        _microphone(figure, hand.at(PALM_M * 0.72, 0), limbs.side)
    palm = _palm_path(hand, limbs.hand)
    figure.canvas.drawPath(palm, stroke(INK, 0.008 * hand.unit, 0.32))
    if not shape.thumb_over:
        _thumb(hand, shape)
    for number in (3, 2, 1, 0):
        if shape.reach[number] > 0:
            _finger(hand, shape, number)
    middle = hand.at(PALM_M * 0.55, 0)
    figure.canvas.drawPath(palm, across(figure.light, middle, hand.u, KNUCKLE_HALF_M * hand.unit, color))
    if hand.palm_shown or not any(shape.reach):
        for number in (3, 2, 1, 0):
            if shape.reach[number] <= 0:
                _folded(hand, number)
    if hand.unit * PALM_M > DETAIL_PX:
        _details(hand, shape)
    if shape.thumb_over:
        _thumb_over(hand)
    if limbs.hand is Hand.HEART:
        _heart(figure, hand.at(PALM_M + 0.066, 0.034), 0.046 * hand.unit)


def _frame(figure: Figure, limbs: Limbs, color: RGB, size: float) -> _Frame:
    wrist, elbow = figure.px(limbs.wrist), figure.px(limbs.elbow)
    u = _turned(toward(elbow, wrist), math.radians(limbs.twist) * limbs.side)
    start = beside(wrist, u, OUT_M * figure.scale, 0)
    if limbs.hand is Hand.THUMB:
        start = beside(wrist, u, THUMB_UP_M * figure.scale, 0)
        u = (-float(limbs.side), 0.12)
        start = beside(start, u, -THUMB_BACK_M * figure.scale, 0)
    v = (-u[1], u[0])
    inward = max(-1.0, min(1.0, 3.0 * (v[0] * -limbs.side - v[1] * 0.55)))
    if limbs.hand is Hand.THUMB:
        inward = -math.copysign(1.0, v[1])
    shown = math.copysign(max(THINNEST, abs(inward)), inward)
    return _Frame(
        figure=figure,
        color=color,
        wrist=start,
        u=u,
        thumb=(v[0] * shown, v[1] * shown),
        unit=figure.scale * size * SIZE,
        palm_shown=limbs.hand in (Hand.PALM, Hand.PEACE, Hand.THUMB, Hand.HEART) or u[1] < 0.25,
    )


def _palm_path(hand: _Frame, shape: Hand) -> skia.Path:
    """From inside the sleeve to the knuckles; a thumbs-up stands across its forearm and has no wrist."""
    fist = not any(SHAPES[shape].reach)
    top, half = (PALM_M * 1.12, KNUCKLE_HALF_M * 1.04) if fist else (PALM_M, KNUCKLE_HALF_M)
    back, narrow = (0.012, half * 0.92) if shape is Hand.THUMB else (-0.045, WRIST_HALF_M)
    bulge = max(0.02, back)
    path = skia.Path()
    path.moveTo(*hand.at(back, -narrow))
    path.cubicTo(*hand.at(bulge, -narrow), *hand.at(bulge, -half), *hand.at(top * 0.72, -half))
    path.cubicTo(*hand.at(top * 1.06, -half), *hand.at(top * 1.10, -half * 0.6), *hand.at(top * 1.08, 0))
    path.cubicTo(*hand.at(top * 1.10, half * 0.6), *hand.at(top * 1.06, half), *hand.at(top * 0.72, half))
    path.cubicTo(*hand.at(bulge, half * 1.02), *hand.at(bulge, narrow), *hand.at(back, narrow))
    path.quadTo(*hand.at(back - 0.02, 0), *hand.at(back, -narrow))
    path.close()
    return path


def _finger(hand: _Frame, shape: HandShape, number: int) -> None:
    """Two joints; the outer one bends."""
    figure, unit = hand.figure, hand.unit
    root = hand.at(ROOTS_UP_M[number] * 0.9, ROOTS_M[number])
    length = FINGERS_M[number] * shape.reach[number] * unit
    way = hand.way(shape.fan[number])
    radius = FINGER_RADIUS_M * unit
    joint = beside(root, way, length * (0.55 if shape.bend else 1.0), 0)
    if shape.bend:
        outer = hand.way(shape.fan[number] + shape.bend)
        limb(
            figure.canvas, figure.light, joint, beside(joint, outer, length * 0.45, 0), radius, radius * 0.9, hand.color
        )
    tip, edge = (1.0, 0.10) if shape.bend else (0.9, OUTLINE)
    limb(figure.canvas, figure.light, root, joint, radius * 1.04, radius * tip, hand.color, edge)


def _folded(hand: _Frame, number: int) -> None:
    """Bent over the palm from the knuckles down."""
    figure = hand.figure
    top = PALM_M * 1.02 - 0.004 * abs(number - 1)
    start, end = hand.at(top, ROOTS_M[number]), hand.at(top - FOLD_M, ROOTS_M[number] * 0.96)
    radius = FINGER_RADIUS_M * hand.unit
    limb(figure.canvas, figure.light, start, end, radius * 1.02, radius * 0.96, hand.color, 0.42)


def _thumb(hand: _Frame, shape: HandShape) -> None:
    figure, unit = hand.figure, hand.unit
    root = hand.at(*THUMB_ROOT_M)
    way = hand.way(shape.thumb)
    radius = THUMB_RADIUS_M * unit
    joint = beside(root, way, THUMB_M * 0.55 * unit, 0)
    tip = beside(joint, hand.way(shape.thumb * 0.82), THUMB_M * 0.5 * shape.thumb_reach * unit, 0)
    limb(figure.canvas, figure.light, joint, tip, radius, radius * 0.86, hand.color)
    limb(figure.canvas, figure.light, root, joint, radius * 1.12, radius, hand.color)


def _thumb_over(hand: _Frame) -> None:
    """Across the folded fingers."""
    figure = hand.figure
    radius = THUMB_RADIUS_M * hand.unit
    root, joint = hand.at(0.022, 0.040), hand.at(0.046, 0.047)
    tip = hand.at(0.050, 0.004 if hand.palm_shown else 0.030)
    limb(figure.canvas, figure.light, root, joint, radius * 1.05, radius, hand.color, 0.36)
    limb(figure.canvas, figure.light, joint, tip, radius, radius * 0.86, hand.color, 0.36)


def _details(hand: _Frame, shape: HandShape) -> None:
    """Knuckles on the back; creases and the ball of the thumb in the palm."""
    canvas, unit = hand.figure.canvas, hand.unit
    dark = mix(tone(hand.color, 0.55), FLESH, 0.15)
    width = 0.0042 * unit
    if not all(shape.reach):
        return
    if not hand.palm_shown:
        for number, across_m in enumerate(ROOTS_M):
            up = ROOTS_UP_M[number]
            soft_spot(canvas, hand.at(up - 0.002, across_m), 0.014 * unit, (255, 246, 236), 0.22)
            line = skia.Path()
            line.moveTo(*hand.at(up - 0.010, across_m - 0.008))
            line.quadTo(*hand.at(up - 0.015, across_m), *hand.at(up - 0.010, across_m + 0.008))
            canvas.drawPath(line, stroke(dark, width, 0.36))
        return
    soft_spot(canvas, hand.at(0.030, 0.028), 0.030 * unit, FLESH, 0.26)
    soft_spot(canvas, hand.at(0.034, -0.030), 0.026 * unit, FLESH, 0.16)
    for start, control, end in (
        ((0.060, 0.050), (0.036, 0.010), (0.004, 0.016)),
        ((0.054, -0.048), (0.056, -0.008), (0.068, 0.026)),
    ):
        line = skia.Path()
        line.moveTo(*hand.at(*start))
        line.quadTo(*hand.at(*control), *hand.at(*end))
        canvas.drawPath(line, stroke(dark, width, 0.40))


def _heart(figure: Figure, centre: Point, size: float) -> None:
    """Small and red, over crossed fingertips."""
    x, y = centre
    path = skia.Path()
    path.moveTo(x, y + size * 0.55)
    path.cubicTo(x - size * 1.1, y - size * 0.15, x - size * 0.55, y - size * 0.95, x, y - size * 0.30)
    path.cubicTo(x + size * 0.55, y - size * 0.95, x + size * 1.1, y - size * 0.15, x, y + size * 0.55)
    path.close()
    figure.canvas.drawPath(path, stroke(INK, size * 0.16, 0.3))
    figure.canvas.drawPath(path, fill(figure.light.flat(HEART_RGB)))
    figure.canvas.drawCircle(x - size * 0.26, y - size * 0.32, size * 0.13, fill((255, 214, 220), 0.9))


def _microphone(figure: Figure, grip: Point, side: int) -> None:
    """Upright in the fist, its head towards the mouth."""
    m = figure.m
    foot, top = (grip[0] + side * m(0.02), grip[1] + m(0.10)), (grip[0] - side * m(0.025), grip[1] - m(0.11))
    limb(figure.canvas, figure.light, foot, top, m(0.016), m(0.022), MICROPHONE_RGB)
    ball(figure.canvas, figure.light, (top[0], top[1] - m(0.02)), m(0.044), GRILLE_RGB)


def _turned(direction: Point, angle: float) -> Point:
    cos, sin = math.cos(angle), math.sin(angle)
    return (direction[0] * cos - direction[1] * sin, direction[0] * sin + direction[1] * cos)
