"""Balls, walls and mats, in the body's metres."""

import math

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import contact, darker, disc, knob, placed, slab, tube

WHITE_RGB: RGB = (248, 248, 250)
BLACK_RGB: RGB = (38, 40, 50)
ORANGE_RGB: RGB = (240, 128, 52)
ROPE_RGB: RGB = (206, 170, 112)


def football(figure: Figure, at: Point, turns: float, radius: float = 0.115) -> None:
    contact(figure, (at[0], 0.02), 0.16, max(0.0, 0.45 - 0.3 * at[1]))
    knob(figure, at, radius, WHITE_RGB)
    put = placed(at, 360 * turns, radius)
    for number in range(5):
        angle = 2 * math.pi * number / 5
        spot = put(0.70 * math.cos(angle), 0.70 * math.sin(angle))
        disc(figure, spot, 0.24 * radius, 0.24 * radius, BLACK_RGB, flat=True)
    angles = [2 * math.pi * number / 5 + 0.6 for number in range(5)]
    patch = [put(0.22 * math.cos(angle), 0.22 * math.sin(angle)) for angle in angles]
    slab(figure, patch, BLACK_RGB, round_m=0.08 * radius)


def baseball(figure: Figure, at: Point, radius: float) -> None:
    knob(figure, at, radius, ORANGE_RGB)
    disc(figure, (at[0] - 0.3 * radius, at[1] + 0.35 * radius), 0.28 * radius, 0.2 * radius, WHITE_RGB, flat=True)


def ladder(figure: Figure, low: float, rung: float) -> None:
    """Two rails and rungs every `rung` metres, the first at `low`."""
    contact(figure, (0.0, 0.01), 0.4)
    for side in (-1, 1):
        tube(figure, (0.27 * side, 0.0), (0.27 * side, 3.4), 0.034, ROPE_RGB)
    for number in range(-1, 14):
        up = low + number * rung
        if up > 0.05:
            tube(figure, (-0.29, up), (0.29, up), 0.026, darker(ROPE_RGB, 0.86))


def mat(figure: Figure, half: float, color: RGB = (98, 190, 178)) -> None:
    slab(figure, ((-half, -0.035), (half, -0.035), (half * 0.86, 0.055), (-half * 0.86, 0.055)), color, round_m=0.02)


def cushion(figure: Figure, color: RGB = (150, 96, 200)) -> None:
    contact(figure, (0.0, 0.0), 0.5)
    tube(figure, (-0.30, 0.05), (0.30, 0.05), 0.085, color)


def dumbbell(figure: Figure, at: Point) -> None:
    x, y = at
    tube(figure, (x - 0.12, y), (x + 0.12, y), 0.018, WHITE_RGB)
    for side in (-1, 1):
        for along, high in ((0.085, 0.062), (0.125, 0.046)):
            tube(figure, (x + side * along, y - high), (x + side * along, y + high), 0.022, BLACK_RGB)
