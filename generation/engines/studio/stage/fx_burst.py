"""Things thrown all at once: closed forms of flight with drag, for sparks, confetti and debris."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from generation.engines.studio.stage.canvas import LINEAR, Point
from generation.engines.studio.stage.fall_particles import SPRITE_PX
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """`speed` and `gravity` in frame heights a second (and second), `drag` a second, `aim` in radians (0 right, pi / 2
    up) with `spread` to both sides; `size` is half a piece's width at 1280 rows, `life` in seconds.
    """

    count: int
    speed: float
    life: float
    size: float
    aim: float = math.pi / 2
    spread: float = math.pi
    gravity: float = 0.5
    drag: float = 2.2
    spin: float = 2.0
    even: float = 0.35
    """Slowest pieces, as a share of `speed`: near 1 makes a ring."""
    fade: bool = True
    twinkle: float = 0.0


def throw(
    view: View,
    burst: Burst,
    kinds: Sequence[tuple[skia.Image, ...]],
    at: Point,
    age_s: float,
    seed: int,
    *path: object,
    glow: bool = False,
) -> None:
    """Draws the pieces `age_s` after they left `at` (pixels); nothing before 0 or after their life."""
    if not 0 <= age_s < burst.life:
        return
    height, px = view.camera.height_px, view.unit
    chance = generator(seed, "burst", *path).random((6, burst.count))
    angle = burst.aim + (chance[0] * 2 - 1) * burst.spread
    speed = burst.speed * (burst.even + (1 - burst.even) * np.sqrt(chance[1])) * height
    slowed = (1 - math.exp(-burst.drag * age_s)) / burst.drag
    sunk = burst.gravity * height * (age_s - slowed) / burst.drag
    x = at[0] + np.cos(angle) * speed * slowed
    y = at[1] - np.sin(angle) * speed * slowed + sunk
    size = burst.size * px * (0.6 + 0.8 * chance[2])
    turn = chance[3] + burst.spin * (chance[4] * 2 - 1) * age_s
    level = np.ones(burst.count)
    if burst.fade:
        level = level * np.clip((1 - age_s / burst.life) * (1.4 + chance[5]), 0, 1)
    if burst.twinkle:
        level = level * (0.55 + 0.45 * np.sin(burst.twinkle * age_s + 6.28 * chance[5]))
    paint = skia.Paint()
    if glow:
        paint.setBlendMode(skia.BlendMode.kPlus)
    source = skia.Rect.MakeWH(SPRITE_PX, SPRITE_PX)
    values = zip(x.tolist(), y.tolist(), size.tolist(), turn.tolist(), level.tolist(), strict=True)
    for index, (left, top, reach, part, alpha) in enumerate(values):
        if alpha < 0.03:
            continue
        kind = kinds[index % len(kinds)]
        paint.setAlphaf(alpha)
        box = skia.Rect.MakeLTRB(left - reach, top - reach, left + reach, top + reach)
        view.canvas.drawImageRect(kind[int(part * len(kind)) % len(kind)], source, box, LINEAR, paint)
