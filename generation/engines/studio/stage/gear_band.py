"""Drum kit, keyboard and DJ booth before the player, in the body's metres."""

import math

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import box, contact, darker, disc, knob, slab, stripe, tube

SHELL_RGB: RGB = (206, 52, 60)
SKIN_RGB: RGB = (248, 244, 234)
BRASS_RGB: RGB = (236, 190, 78)
STEEL_RGB: RGB = (182, 186, 198)
BLACK_RGB: RGB = (44, 44, 56)
STICK_RGB: RGB = (222, 178, 116)
LAMPS_RGB: tuple[RGB, ...] = ((255, 92, 120), (92, 220, 255), (255, 214, 84), (140, 255, 150))
SNARE, TOM = (-0.27, 0.66), (0.25, 0.70)
CYMBALS = ((-0.52, 1.02), (0.52, 1.06))
KEYS_TOP_M = 0.74
DECKS = ((-0.26, 0.90), (0.26, 0.90))


def drum_kit(figure: Figure, kick: float, shimmer: tuple[float, float]) -> None:
    """`kick` 0..1 is how lately the bass drum was struck, `shimmer` degrees by which each cymbal rocks."""
    contact(figure, (0.0, 0.02), 0.75, 0.5)
    for (right, up), rock in zip(CYMBALS, shimmer, strict=True):
        tube(figure, (right, up), (right * 0.92, 0.04), 0.014, STEEL_RGB)
        disc(figure, (right, up), 0.20, 0.036, BRASS_RGB, degrees=rock + 8 * math.copysign(1, -right))
        knob(figure, (right, up + 0.02), 0.026, BRASS_RGB)
    for right, up in (SNARE, TOM):
        tube(figure, (right, up - 0.1), (right * 1.2, 0.04), 0.016, STEEL_RGB)
        box(figure, (right - 0.165, up - 0.17), (right + 0.165, up), SHELL_RGB, round_m=0.02, upright=True)
        stripe(figure, ((right - 0.16, up - 0.15), (right + 0.16, up - 0.15)), 0.018, STEEL_RGB)
        disc(figure, (right, up), 0.168, 0.048, STEEL_RGB)
        disc(figure, (right, up + 0.004), 0.148, 0.038, SKIN_RGB, flat=True)
    swell = 1 + 0.03 * kick
    disc(figure, (0.0, 0.30), 0.30, 0.29, SHELL_RGB)
    disc(figure, (0.0, 0.30), 0.265 * swell, 0.255 * swell, SKIN_RGB, flat=True)
    points = [(n * math.pi / 5, 0.15 if n % 2 == 0 else 0.065) for n in range(10)]
    star = [(math.sin(angle) * out, 0.30 + 0.94 * math.cos(angle) * out) for angle, out in points]
    slab(figure, star, BRASS_RGB, round_m=0.008)


def stick(figure: Figure, grip: Point, tip: Point) -> None:
    tube(figure, grip, tip, 0.014, STICK_RGB, 0.010)
    knob(figure, tip, 0.016, STICK_RGB)


def keyboard(figure: Figure, pressed: tuple[int, ...]) -> None:
    """On a crossed stand, tilted so that its keys are seen; `pressed` are white keys from the left."""
    contact(figure, (0.0, 0.01), 0.55)
    for side in (-1, 1):
        tube(figure, (0.40 * side, 0.05), (-0.34 * side, KEYS_TOP_M - 0.14), 0.026, STEEL_RGB)
    box(figure, (-0.60, KEYS_TOP_M - 0.20), (0.60, KEYS_TOP_M + 0.06), BLACK_RGB, round_m=0.03)
    stripe(figure, ((-0.56, KEYS_TOP_M + 0.025), (0.56, KEYS_TOP_M + 0.025)), 0.02, SHELL_RGB)
    count, width = 14, 1.10 / 14
    for number in range(count):
        left = -0.55 + number * width
        down = 0.018 if number in pressed else 0.0
        low, high = KEYS_TOP_M - 0.175 - down * 0.6, KEYS_TOP_M - 0.004 - down
        shade = darker(SKIN_RGB, 0.86) if number in pressed else SKIN_RGB
        first, last = left + 0.008, left + width - 0.008
        slab(figure, ((first, low + 0.005), (last, low + 0.005), (last, high), (first, high)), shade, round_m=0.004)
    for number in range(count - 1):
        if number % 7 not in (2, 6):
            right = -0.55 + (number + 1) * width
            tube(figure, (right, KEYS_TOP_M - 0.01), (right, KEYS_TOP_M - 0.09), 0.018, BLACK_RGB)


def dj_booth(figure: Figure, spins: tuple[float, float], beat: float) -> None:
    """`spins` are turns of the two records; lamps walk with the beat."""
    contact(figure, (0.0, 0.01), 0.7, 0.5)
    box(figure, (-0.60, 0.02), (0.60, 0.80), BLACK_RGB, round_m=0.05)
    for number in range(16):
        column, row = number % 8, number // 8
        lit = math.sin(2 * math.pi * beat + column * 0.8 + row * 2.0)
        at = (-0.455 + 0.13 * column, 0.28 + 0.22 * row)
        color = LAMPS_RGB[(column + row + math.floor(beat)) % len(LAMPS_RGB)]
        disc(figure, at, 0.042, 0.042 + 0.04 * max(0.0, lit), color if lit > -0.2 else (74, 74, 92), flat=True)
    top = ((-0.61, 0.78), (0.61, 0.78), (0.54, 0.99), (-0.54, 0.99))
    slab(figure, top, (86, 88, 108), round_m=0.02)
    for (right, up), turn in zip(DECKS, spins, strict=True):
        disc(figure, (right, up), 0.215, 0.090, (30, 30, 36))
        for ring in (0.85, 0.66):
            disc(figure, (right, up), 0.2 * ring, 0.083 * ring, (52, 52, 62), flat=True)
        disc(figure, (right, up), 0.075, 0.031, SHELL_RGB, flat=True)
        angle = 2 * math.pi * turn
        mark = (right + 0.17 * math.cos(angle), up + 0.07 * math.sin(angle))
        stripe(figure, ((right, up), mark), 0.010, SKIN_RGB, 0.7)
    for up in (0.83, 0.88, 0.93):
        knob(figure, (0.0, up), 0.019, LAMPS_RGB[round(up * 100) % 4])


def headphones(figure: Figure) -> None:
    """Over the head, following its spine."""
    x, y = figure.joints.eyes
    for side in (-1, 1):
        tube(figure, (x + 0.20 * side, y + 0.02), (x + 0.12 * side, y + 0.215), 0.022, BLACK_RGB)
        box(
            figure, (x + 0.205 * side - 0.045, y - 0.09), (x + 0.205 * side + 0.045, y + 0.05), SHELL_RGB, round_m=0.035
        )
    tube(figure, (x - 0.125, y + 0.215), (x + 0.125, y + 0.215), 0.024, BLACK_RGB)
