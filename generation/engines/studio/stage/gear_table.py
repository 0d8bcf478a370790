"""Food, drink and what they are made in, in the body's metres."""

import math

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import box, contact, darker, disc, knob, placed, slab, stripe, tube

BUN_RGB: RGB = (226, 158, 78)
PATTY_RGB: RGB = (110, 62, 40)
LEAF_RGB: RGB = (112, 186, 72)
CHEESE_RGB: RGB = (255, 204, 64)
CUP_RGB: RGB = (236, 78, 74)
PAPER_RGB: RGB = (250, 248, 240)
IRON_RGB: RGB = (62, 64, 74)
STEEL_RGB: RGB = (176, 180, 190)
FLAME_RGB: RGB = (90, 170, 255)


def burger(figure: Figure, at: Point, size: float, bitten: float) -> None:
    """`bitten` 0..1 takes a mouthful out of the top."""
    put = placed(at, 0.0, size)
    tube(figure, put(-0.075, -0.050), put(0.075, -0.050), 0.034 * size, BUN_RGB)
    tube(figure, put(-0.088, -0.012), put(0.088, -0.012), 0.027 * size, PATTY_RGB)
    melted = (put(-0.10, 0.014), put(0.10, 0.014), put(0.05, 0.002), put(0.0, -0.026), put(-0.05, 0.002))
    slab(figure, melted, CHEESE_RGB, round_m=0.008)
    tube(figure, put(-0.095, 0.024), put(0.095, 0.024), 0.017 * size, LEAF_RGB)
    lid = (put(-0.085, 0.045), put(0.085, 0.045), put(0.06, 0.095), put(-0.06, 0.095))
    slab(figure, lid, BUN_RGB, round_m=0.022)
    for right, up in ((-0.06, 0.08), (0.07, 0.085), (0.04, 0.06)):
        disc(figure, put(right, up), 0.009, 0.006, PAPER_RGB, degrees=30, flat=True)
    if bitten > 0:
        for right, up in ((-0.03, 0.115), (0.025, 0.12), (0.0, 0.095)):
            disc(figure, put(right, up), 0.034 * bitten, 0.034 * bitten, darker(BUN_RGB, 0.6), flat=True)


def tumbler(figure: Figure, at: Point, degrees: float) -> None:
    """A paper cup with a lid and a straw, held below its middle; `degrees` tips it counter-clockwise."""
    base = placed(at, degrees, 1.25)

    def put(right: float, up: float) -> Point:
        return base(right, up + 0.035)

    stripe(figure, (put(0.01, 0.11), put(0.03, 0.20), put(0.0, 0.235)), 0.018, PAPER_RGB)
    side = (put(-0.042, -0.10), put(0.042, -0.10), put(0.060, 0.09), put(-0.060, 0.09))
    slab(figure, side, CUP_RGB, axis=(0.0, 1.0))
    label = (put(-0.052, -0.03), put(0.052, -0.03), put(0.058, 0.035), put(-0.058, 0.035))
    slab(figure, label, PAPER_RGB, round_m=0.022, axis=(0.0, 1.0))
    tube(figure, put(-0.07, 0.11), put(0.07, 0.11), 0.022, PAPER_RGB)


def stove(figure: Figure, top: float, t_s: float) -> None:
    """A small range before the cook, its burner on."""
    contact(figure, (0.0, 0.01), 0.6, 0.5)
    box(figure, (-0.46, 0.02), (0.46, top - 0.05), PAPER_RGB, round_m=0.05)
    box(figure, (-0.30, 0.10), (0.30, top - 0.24), (86, 92, 108), round_m=0.03)
    stripe(figure, ((-0.22, top - 0.215), (0.22, top - 0.215)), 0.022, STEEL_RGB)
    for right in (-0.34, -0.2, 0.2, 0.34):
        knob(figure, (right, top - 0.12), 0.03, CUP_RGB)
    slab(figure, ((-0.45, top - 0.06), (0.45, top - 0.06), (0.40, top), (-0.40, top)), IRON_RGB, round_m=0.02)
    for number in range(6):
        right = -0.15 + 0.06 * number
        height = 0.035 + 0.012 * math.sin(17 * t_s + 2.1 * number)
        flame = ((right - 0.012, top), (right + 0.012, top), (right, top + height))
        slab(figure, flame, FLAME_RGB, round_m=0.008)


def frying_pan(figure: Figure, grip: Point, degrees: float) -> Point:
    """Held at its handle's end, to the right of the pan; returns where food lies in it."""
    put = placed(grip, degrees)
    tube(figure, put(0.05, 0.0), put(-0.17, 0.0), 0.022, PATTY_RGB, 0.019)
    bowl = (put(-0.19, 0.035), put(-0.23, -0.03), put(-0.45, -0.03), put(-0.49, 0.035))
    slab(figure, bowl, IRON_RGB, round_m=0.018)
    disc(figure, put(-0.34, 0.045), 0.155, 0.034, darker(IRON_RGB, 0.8), degrees=degrees)
    return put(-0.34, 0.055)


def pancake(figure: Figure, at: Point, degrees: float) -> None:
    """Seen from its edge at 0 and 180 degrees."""
    up = 0.022 + 0.09 * (1 - abs(math.cos(math.radians(degrees))))
    disc(figure, at, 0.125, up, BUN_RGB, degrees=degrees)
    disc(figure, (at[0], at[1] + 0.006), 0.10, up * 0.7, (244, 196, 112), degrees=degrees, flat=True)
