"""Chunky clay hands: a palm, four fingers and a thumb in a few shapes."""

import math

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.clay import ball, beside, limb, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import Hand, Limbs

PALM_LENGTH_M = 0.070
PALM_RADIUS_M = 0.052
FINGER_RADIUS_M = 0.0205
FINGERS_M = (0.062, 0.074, 0.070, 0.054)
"""From the thumb's side: index, middle, ring, little."""
ROOTS_M = (0.038, 0.013, -0.013, -0.038)
MICROPHONE_RGB: RGB = (52, 52, 62)
GRILLE_RGB: RGB = (168, 172, 184)
SPREAD = {
    Hand.OPEN: 0.30, Hand.RELAXED: 0.07, Hand.POINT: 0.05, Hand.FIST: 0.0, Hand.MICROPHONE: 0.0, Hand.GRIP: 0.0,
    Hand.PALM: 0.12, Hand.HEART: 0.05, Hand.PEACE: 0.24, Hand.THUMB: 0.0, Hand.CLASP: 0.0,
}  # fmt: skip
CURL = {
    Hand.OPEN: (1.0, 1.0, 1.0, 1.0),
    Hand.RELAXED: (0.62, 0.60, 0.58, 0.55),
    Hand.POINT: (1.05, 0.30, 0.28, 0.26),
    Hand.FIST: (0.28, 0.30, 0.30, 0.26),
    Hand.MICROPHONE: (0.30, 0.32, 0.32, 0.28),
    Hand.GRIP: (0.30, 0.32, 0.32, 0.28),
    Hand.PALM: (1.0, 1.0, 1.0, 1.0),
    Hand.HEART: (0.70, 0.40, 0.34, 0.30),
    Hand.PEACE: (1.05, 1.05, 0.28, 0.26),
    Hand.THUMB: (0.28, 0.30, 0.30, 0.26),
    Hand.CLASP: (0.55, 0.55, 0.55, 0.50),
}
"""How much of each finger shows: the rest is bent towards the palm."""
THUMB_ANGLE = {
    Hand.OPEN: 1.05, Hand.RELAXED: 0.45, Hand.POINT: 0.55, Hand.FIST: 0.25, Hand.MICROPHONE: 0.25, Hand.GRIP: 0.25,
    Hand.PALM: 0.80, Hand.HEART: 0.90, Hand.PEACE: 0.30, Hand.THUMB: 1.40, Hand.CLASP: 0.40,
}  # fmt: skip


def draw_hand(figure: Figure, limbs: Limbs, color: RGB, *, size: float = 1.0) -> None:
    """The palm faces the viewer, thumb towards the body; `size` 1 is a bare hand, gloves are larger."""
    wrist, elbow = figure.px(limbs.wrist), figure.px(limbs.elbow)
    u = _turned(toward(elbow, wrist), math.radians(limbs.twist) * limbs.side)
    v = (-u[1], u[0])
    inward = v[0] * -limbs.side * 1.0 + v[1] * -0.55
    hand_side = max(-1.0, min(1.0, inward * 3.0))
    if abs(hand_side) < 0.35:
        hand_side = math.copysign(0.35, hand_side)
    unit = figure.scale * size
    palm_end = beside(wrist, u, PALM_LENGTH_M * unit, 0)

    def place(along_m: float, across_m: float) -> Point:
        return beside(wrist, u, along_m * unit, across_m * hand_side * unit)

    def digit(root: Point, angle: float, length_m: float, radius_m: float) -> None:
        along = _turned(u, angle * (1 if hand_side > 0 else -1))
        tip = beside(root, along, length_m * unit, 0)
        limb(figure.canvas, figure.light, root, tip, radius_m * unit, radius_m * unit * 0.92, color, 0.34)

    shape = limbs.hand
    if shape is Hand.MICROPHONE:
        _microphone(figure, place(PALM_LENGTH_M * 0.8, 0), limbs.side)
    thumb_behind = shape in (Hand.OPEN, Hand.RELAXED, Hand.PALM)
    if thumb_behind:
        digit(place(0.028, 0.036), THUMB_ANGLE[shape], 0.062, FINGER_RADIUS_M * 1.12)
    for root_m, length_m, shown in zip(ROOTS_M, FINGERS_M, CURL[shape], strict=True):
        angle = SPREAD[shape] * root_m / ROOTS_M[0]
        digit(place(PALM_LENGTH_M * 0.92, root_m), angle, max(0.012, length_m * shown), FINGER_RADIUS_M)
    limb(
        figure.canvas,
        figure.light,
        place(0.006, 0),
        palm_end,
        PALM_RADIUS_M * unit * 0.86,
        PALM_RADIUS_M * unit,
        color,
        0.0,
    )
    if not thumb_behind:
        digit(place(0.046, 0.034), -THUMB_ANGLE[shape] * 1.5, 0.038, FINGER_RADIUS_M * 1.1)


def _microphone(figure: Figure, grip: Point, side: int) -> None:
    """Upright in the fist, its head towards the mouth."""
    m = figure.m
    foot, top = (grip[0] + side * m(0.02), grip[1] + m(0.09)), (grip[0] - side * m(0.025), grip[1] - m(0.10))
    limb(figure.canvas, figure.light, foot, top, m(0.016), m(0.022), MICROPHONE_RGB)
    ball(figure.canvas, figure.light, (top[0], top[1] - m(0.02)), m(0.042), GRILLE_RGB)


def _turned(direction: Point, angle: float) -> Point:
    cos, sin = math.cos(angle), math.sin(angle)
    return (direction[0] * cos - direction[1] * sin, direction[0] * sin + direction[1] * cos)
