"""A chunky horse from ahead, under its rider, in the rider's metres."""

import math

from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import contact, darker, disc, knob, slab, stripe, tube

COAT_RGB: RGB = (158, 98, 58)
MANE_RGB: RGB = (64, 42, 38)
MUZZLE_RGB: RGB = (226, 188, 152)
HOOF_RGB: RGB = (52, 44, 44)
REIN_RGB: RGB = (204, 62, 54)


def horse_body(figure: Figure, gallop: float) -> None:
    """Barrel and hind legs, behind the rider's legs; `gallop` in strides."""
    contact(figure, (0.0, 0.02), 0.6, 0.5)
    for side in (-1, 1):
        lift = 0.10 * max(0.0, math.sin(2 * math.pi * gallop + (0.4 if side > 0 else 0.0)))
        tube(figure, (0.15 * side, 0.5), (0.17 * side, 0.12 + lift), 0.075, darker(COAT_RGB, 0.72), 0.055)
        tube(figure, (0.17 * side, 0.10 + lift), (0.17 * side, 0.06 + lift), 0.062, HOOF_RGB)
    disc(figure, (0.0, 0.62), 0.29, 0.29, darker(COAT_RGB, 0.85))


def horse_front(figure: Figure, gallop: float, bob: float) -> None:
    """Chest, forelegs, neck and a long face before the rider; `bob` metres the head is up."""
    for side in (-1, 1):
        wave = math.sin(2 * math.pi * gallop + (math.pi if side > 0 else 0.0) + 0.8)
        lift = 0.20 * max(0.0, wave)
        knee = (0.135 * side + 0.02 * side * lift, 0.36 + 0.4 * lift)
        tube(figure, (0.13 * side, 0.55), knee, 0.085, COAT_RGB, 0.066)
        tube(figure, knee, (0.13 * side, 0.12 + lift), 0.064, COAT_RGB, 0.052)
        tube(figure, (0.13 * side, 0.13 + lift), (0.13 * side, 0.06 + lift), 0.060, (240, 234, 222), 0.066)
        tube(figure, (0.13 * side, 0.05 + lift), (0.13 * side, 0.04 + lift), 0.070, HOOF_RGB)
    disc(figure, (0.0, 0.60), 0.235, 0.21, COAT_RGB)
    top = 0.86 + bob
    tube(figure, (0.0, 0.66), (0.0, top), 0.155, COAT_RGB, 0.125)
    for side in (-1, 1):
        ear = ((0.06 * side, top + 0.10), (0.125 * side, top + 0.09), (0.115 * side, top + 0.22))
        slab(figure, ear, COAT_RGB, round_m=0.02)
    tube(figure, (0.0, top + 0.03), (0.0, top - 0.20), 0.125, COAT_RGB, 0.095)
    blaze = ((-0.028, top + 0.09), (0.028, top + 0.09), (0.022, top - 0.16), (-0.022, top - 0.16))
    slab(figure, blaze, (246, 240, 230), round_m=0.012)
    tube(figure, (-0.035, top - 0.24), (0.035, top - 0.24), 0.088, MUZZLE_RGB)
    for side in (-1, 1):
        disc(figure, (0.045 * side, top - 0.235), 0.017, 0.024, MANE_RGB, flat=True)
        knob(figure, (0.098 * side, top + 0.015), 0.030, (28, 24, 26))
        disc(figure, (0.098 * side - 0.008, top + 0.027), 0.009, 0.009, (255, 255, 255), flat=True)
    stripe(figure, ((-0.11, top - 0.145), (0.0, top - 0.165), (0.11, top - 0.145)), 0.022, REIN_RGB)
    for right, up in ((-0.045, 0.11), (0.04, 0.12), (0.0, 0.135), (0.0, 0.085)):
        tube(figure, (right, top + up), (right * 0.6, top + up - 0.06), 0.034, MANE_RGB, 0.02)
    for limbs in (figure.joints.left, figure.joints.right):
        stripe(figure, (limbs.wrist, (0.11 * limbs.side, top - 0.145)), 0.016, REIN_RGB)
