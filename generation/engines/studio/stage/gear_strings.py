"""Guitar and violin, where the body carries them, in the body's metres."""

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import Local, darker, disc, gap, knob, placed, slab, stripe, tube

RED_RGB: RGB = (222, 62, 54)
MAPLE_RGB: RGB = (214, 150, 84)
EBONY_RGB: RGB = (58, 40, 36)
CREAM_RGB: RGB = (248, 240, 222)
CHROME_RGB: RGB = (196, 200, 210)
STRINGS = (-0.014, -0.005, 0.005, 0.014)
GUITAR_DEG = 22.0
GUITAR_UP_M = 0.13
VIOLIN_DEG = -24.0


def guitar_frame(hip: Point, lift: float) -> Local:
    """The middle of its body is the origin, the neck runs to the right; `lift` 0..1 raises the neck."""
    return placed((hip[0] - 0.06, hip[1] + GUITAR_UP_M), GUITAR_DEG + 24 * lift)


def guitar(figure: Figure, put: Local, degrees: float) -> None:
    stripe(figure, (put(-0.16, 0.06), figure.joints.left.shoulder, figure.joints.neck), 0.045, EBONY_RGB)
    tube(figure, put(0.14, 0.0), put(0.52, 0.0), 0.030, MAPLE_RGB, 0.024)
    slab(figure, (put(0.52, -0.02), put(0.66, -0.045), put(0.67, 0.03), put(0.52, 0.03)), RED_RGB, round_m=0.014)
    for along in (0.56, 0.60, 0.64):
        knob(figure, put(along, 0.062), 0.013, CHROME_RGB)
    disc(figure, put(-0.11, 0.0), 0.175, 0.165, RED_RGB, degrees=degrees)
    disc(figure, put(0.10, 0.0), 0.125, 0.125, RED_RGB, degrees=degrees)
    disc(figure, put(-0.03, -0.005), 0.155, 0.115, RED_RGB, degrees=degrees, flat=True)
    disc(figure, put(0.0, -0.03), 0.13, 0.085, CREAM_RGB, degrees=degrees, flat=True)
    for along in (-0.09, 0.03):
        tube(figure, put(along, -0.035), put(along, 0.035), 0.014, EBONY_RGB)
    for along, across in ((-0.16, -0.07), (-0.20, -0.04)):
        knob(figure, put(along, across), 0.020, CHROME_RGB)
    for along in range(7):
        gap(figure, put(0.20 + 0.046 * along, -0.024), put(0.20 + 0.046 * along, 0.024), 0.006)
    for across in STRINGS:
        stripe(figure, (put(-0.18, across), put(0.60, across)), 0.0035, CREAM_RGB, 0.85)


def violin(figure: Figure, put: Local) -> None:
    """`put` turns by VIOLIN_DEG; the chin rest is the origin, the neck runs to the right."""
    wood = (196, 96, 44)
    tube(figure, put(0.30, 0.0), put(0.50, 0.0), 0.020, EBONY_RGB, 0.017)
    knob(figure, put(0.515, 0.005), 0.032, wood)
    disc(figure, put(0.07, 0.0), 0.105, 0.085, wood, degrees=VIOLIN_DEG)
    disc(figure, put(0.23, 0.0), 0.090, 0.068, wood, degrees=VIOLIN_DEG)
    disc(figure, put(0.15, 0.0), 0.095, 0.052, wood, degrees=VIOLIN_DEG, flat=True)
    tube(figure, put(0.03, 0.0), put(0.32, 0.0), 0.014, EBONY_RGB)
    for side in (-1, 1):
        stripe(figure, (put(0.13, 0.040 * side), put(0.19, 0.044 * side)), 0.008, EBONY_RGB)
    for across in (-0.007, 0.007):
        stripe(figure, (put(0.04, across), put(0.48, across)), 0.0035, CREAM_RGB, 0.9)


def bow(figure: Figure, grip: Point, tip: Point) -> None:
    tube(figure, grip, tip, 0.012, darker(MAPLE_RGB, 0.7), 0.008)
    stripe(figure, ((grip[0], grip[1] - 0.022), (tip[0], tip[1] - 0.018)), 0.006, CREAM_RGB)
