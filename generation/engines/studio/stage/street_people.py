"""Clay passers-by in the distance: a body, a head, two legs that walk."""

import math

from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import choose, unit

CLOTHES: tuple[RGB, ...] = (
    (206, 84, 72), (76, 124, 180), (228, 176, 80), (96, 150, 104), (150, 96, 160), (70, 78, 104), (232, 226, 214),
)  # fmt: skip
SKIN: tuple[RGB, ...] = ((240, 200, 166), (206, 150, 110), (140, 94, 68), (250, 216, 186))
HAIR: tuple[RGB, ...] = ((50, 36, 32), (120, 78, 46), (30, 28, 34), (190, 150, 90))
STRIDE_HZ = 1.5


def passer(view: View, light: Light, seed: int, number: int, place: tuple[float, float], t_s: float) -> None:
    """One person whose feet are at (x, z) metres."""
    x, y, metre = view.camera.spot(place[0], 0.0, place[1])
    if metre <= 0 or not -metre < x < view.camera.width_px + metre:
        return
    canvas, tall = view.canvas, (0.92 + 0.16 * unit(seed, "tall", number)) * metre
    step = math.sin(2 * math.pi * STRIDE_HZ * t_s + number)
    y -= 0.02 * tall * abs(step)
    coat = CLOTHES[choose(len(CLOTHES), seed, "coat", number)]
    for side in (-1, 1):
        foot = (x + side * 0.13 * step * tall, y - 0.04 * tall * max(0.0, side * step))
        limb(
            canvas, light, (x + side * 0.06 * tall, y - 0.75 * tall), foot, 0.10 * tall, 0.07 * tall, (58, 60, 84), 0.0
        )
    limb(canvas, light, (x, y - 1.30 * tall), (x, y - 0.82 * tall), 0.17 * tall, 0.21 * tall, coat, 0.2)
    ball(canvas, light, (x, y - 1.62 * tall), 0.17 * tall, HAIR[choose(len(HAIR), seed, "hair", number)], 0.2)
    face = SKIN[choose(len(SKIN), seed, "skin", number)]
    ball(canvas, light, (x, y - 1.57 * tall), 0.14 * tall, face, 0.0)


def crossing(
    view: View, light: Light, seed: int, count: int, depths: tuple[float, float], half_m: float, t_s: float
) -> None:
    """`count` people cross from side to side between two depths, far ones first."""
    near, far = depths
    for number in range(count):
        z = far - (far - near) * number / max(1, count - 1)
        pace = (0.5 + 0.5 * unit(seed, "pace", number)) * (1 if number % 2 else -1)
        at = (unit(seed, "start", number) * 2 * half_m + pace * t_s) % (2 * half_m) - half_m
        passer(view, light, seed, number, (at, z), t_s)
