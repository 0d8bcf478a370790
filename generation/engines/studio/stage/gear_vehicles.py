"""What people ride and drive, seen from ahead, in the rider's metres."""

import math

from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import (
    box,
    contact,
    darker,
    disc,
    gap,
    knob,
    placed,
    slab,
    stripe,
    tube,
)

TYRE_RGB: RGB = (48, 48, 58)
STEEL_RGB: RGB = (186, 190, 202)
FRAME_RGB: RGB = (44, 176, 168)
LAMP_RGB: RGB = (255, 244, 196)
BASKET_RGB: RGB = (204, 148, 88)
CAR_RGB: RGB = (232, 76, 66)
GRIP_M, BAR_M = 0.34, 0.86


def bicycle(figure: Figure, steer: float, spokes: float) -> None:
    """A front wheel, fork, handlebar and basket; `steer` radians, positive to the right; `spokes` in turns."""
    contact(figure, (0.0, 0.0), 0.34)
    put = placed((0.0, 0.34), 0.0)
    half = 0.055 + 0.14 * abs(steer)
    disc(figure, put(0.0, 0.0), half, 0.33, TYRE_RGB)
    disc(figure, put(0.0, 0.0), half * 0.55, 0.27, STEEL_RGB, flat=True)
    for number in range(5):
        up = 0.27 * math.cos(2 * math.pi * (spokes + number / 10))
        gap(figure, put(-half * 0.5, up), put(half * 0.5, up), 0.010)
    for side in (-1, 1):
        tube(figure, (0.085 * side, 0.34), (0.05 * side, 0.74), 0.024, FRAME_RGB)
    tube(figure, (0.0, 0.72), (0.0, BAR_M), 0.034, FRAME_RGB)
    box(figure, (-0.185, 0.60), (0.185, 0.83), BASKET_RGB, round_m=0.03)
    for right in (-0.11, -0.035, 0.04, 0.115):
        gap(figure, (right, 0.62), (right, 0.81), 0.010)
    gap(figure, (-0.17, 0.715), (0.17, 0.715), 0.010)
    tilt = 0.25 * steer
    for side in (-1, 1):
        x, y = side * GRIP_M, BAR_M + 0.02 - side * tilt * GRIP_M
        tube(figure, (0.0, BAR_M), (x, y), 0.024, STEEL_RGB)
        tube(figure, (x * 0.82, y), (x * 1.04, y), 0.034, TYRE_RGB)
    knob(figure, (0.0, 0.87), 0.062, FRAME_RGB)
    disc(figure, (0.0, 0.87), 0.044, 0.044, LAMP_RGB, flat=True)


def skateboard(figure: Figure, put_x: float, up: float, degrees: float) -> None:
    """Side on, under both feet."""
    if up < 0.3:
        contact(figure, (put_x, 0.0), 0.45, 0.4)
    put = placed((put_x, up), degrees)
    for along in (-0.24, 0.24):
        tube(figure, put(along, 0.045), put(along, 0.075), 0.030, STEEL_RGB)
        for axle in (-0.045, 0.045):
            knob(figure, put(along + axle, 0.036), 0.040, (250, 214, 92))
    tube(figure, put(-0.33, 0.095), put(0.33, 0.095), 0.028, CAR_RGB)
    tube(figure, put(-0.33, 0.095), put(-0.44, 0.145), 0.026, CAR_RGB)
    tube(figure, put(0.33, 0.095), put(0.44, 0.145), 0.026, CAR_RGB)
    stripe(figure, (put(-0.33, 0.116), put(0.33, 0.116)), 0.014, TYRE_RGB)


def car_back(figure: Figure) -> None:
    """Seat backs and the far rim of the door tops."""
    contact(figure, (0.0, 0.03), 0.95, 0.5)
    for side in (-1, 1):
        tube(figure, (0.50 * side, 0.24), (0.50 * side, 0.10), 0.12, TYRE_RGB)
    box(figure, (-0.64, 0.30), (0.64, 0.86), darker(CAR_RGB, 0.7), round_m=0.1)
    box(figure, (-0.30, 0.5), (0.30, 1.22), (238, 214, 176), round_m=0.09)
    for side in (-1, 1):
        tube(figure, (0.60 * side, 0.80), (0.50 * side, 1.34), 0.024, STEEL_RGB)
    tube(figure, (-0.50, 1.34), (0.50, 1.34), 0.024, STEEL_RGB)


def car_front(figure: Figure, bump: float, steer: float) -> None:
    """Steering wheel, bonnet, lamps, grille and bumper of an open car; `bump` metres up."""
    y = bump
    wheel = placed((0.0, 0.91 + y), math.degrees(-steer))
    disc(figure, wheel(0.0, 0.0), 0.205, 0.125, TYRE_RGB)
    disc(figure, wheel(0.0, 0.0), 0.165, 0.092, darker(CAR_RGB, 0.5), flat=True)
    tube(figure, wheel(-0.16, 0.0), wheel(0.16, 0.0), 0.022, TYRE_RGB)
    for side in (-1, 1):
        tube(figure, (0.47 * side, 0.26), (0.47 * side, 0.12), 0.115, TYRE_RGB)
    slab(figure, ((-0.60, 0.30 + y), (0.60, 0.30 + y), (0.56, 0.60 + y), (-0.56, 0.60 + y)), CAR_RGB, round_m=0.09)
    bonnet = ((-0.56, 0.58 + y), (0.56, 0.58 + y), (0.46, 0.77 + y), (-0.46, 0.77 + y))
    slab(figure, bonnet, darker(CAR_RGB, 1.08), round_m=0.05)
    gap(figure, (0.0, 0.62 + y), (0.0, 0.80 + y))
    for side in (-1, 1):
        disc(figure, (0.46 * side, 0.50 + y), 0.115, 0.115, STEEL_RGB)
        disc(figure, (0.46 * side, 0.50 + y), 0.085, 0.085, LAMP_RGB, flat=True)
        disc(figure, (0.46 * side - 0.02, 0.53 + y), 0.030, 0.030, (255, 255, 250), flat=True)
    box(figure, (-0.28, 0.40 + y), (0.28, 0.56 + y), TYRE_RGB, round_m=0.05)
    for up in (0.45, 0.50):
        stripe(figure, ((-0.23, up + y), (0.23, up + y)), 0.014, STEEL_RGB)
    tube(figure, (-0.58, 0.28 + y), (0.58, 0.28 + y), 0.050, STEEL_RGB)
    box(figure, (-0.13, 0.235 + y), (0.13, 0.325 + y), (250, 246, 232), round_m=0.02)
