"""Flower beds, hedges and butterflies."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.stage.canvas import INK, RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

BED_WIDE_PX, BED_TALL_PX = 460, 240
PETALS: tuple[tuple[RGB, RGB], ...] = (
    ((255, 96, 120), (255, 214, 92)),
    ((252, 200, 64), (206, 110, 40)),
    ((172, 112, 236), (255, 226, 120)),
    ((255, 150, 190), (255, 236, 150)),
    ((250, 246, 240), (250, 200, 70)),
    ((255, 128, 60), (150, 60, 40)),
)
LEAF: RGB = (84, 152, 76)
WINGS: tuple[tuple[RGB, RGB], ...] = (
    ((255, 150, 50), (255, 220, 120)),
    ((90, 150, 250), (190, 230, 255)),
    ((250, 110, 170), (255, 210, 230)),
)


def flower_bed(seed: int, kind: int, light: Light, haze: RGB, fog: float, blur: float = 0.0) -> skia.Image:
    """A mound of leaves full of flowers; `fog` 0..1 towards the haze."""
    return sprite(
        BED_WIDE_PX,
        BED_TALL_PX,
        partial(_bed, rng=generator(seed, "bed", kind), kind=kind, light=light, haze=haze, fog=fog),
        blur,
    )


def _bed(canvas: skia.Canvas, rng: np.random.Generator, kind: int, light: Light, haze: RGB, fog: float) -> None:
    outline = 0.22 * (1 - fog)
    for x, y, shade in sorted(rng.random((22, 3)).tolist(), key=lambda spot: spot[1]):
        spot = (50 + 360 * x, 150 + 50 * y - 40 * math.sin(math.pi * x))
        ball(canvas, light, spot, 32 + 14 * shade, mix(mix(LEAF, (60, 120, 70), shade), haze, fog), outline)
    for number, (x, y, size) in enumerate(sorted(rng.random((30, 3)).tolist(), key=lambda spot: spot[1])):
        petal, heart = PETALS[(kind * 2 + number % 2 + (number % 5 == 0)) % len(PETALS)]
        spot = (34 + 392 * x, 50 + 130 * y + 30 * abs(x - 0.5))
        limb(canvas, light, (spot[0], spot[1] + 50), spot, 4, 3, mix(LEAF, haze, fog), 0.0)
        bloom(canvas, light, spot, 13 + 8 * size, mix(petal, haze, fog), mix(heart, haze, fog), turn=x * 6)


def bloom(
    canvas: skia.Canvas,
    light: Light,
    centre: tuple[float, float],
    radius: float,
    petal: RGB,
    heart: RGB,
    turn: float = 0.0,
) -> None:
    """A flower seen from before: six petals and a heart."""
    canvas.drawCircle(*centre, radius * 1.32, fill(INK, 0.14))
    for number in range(6):
        angle = turn + number * math.tau / 6
        spot = (centre[0] + math.cos(angle) * radius * 0.72, centre[1] + math.sin(angle) * radius * 0.72)
        canvas.drawCircle(*spot, radius * 0.56, fill(light.flat(mix(petal, (255, 255, 255), 0.10 * (number % 2)))))
    ball(canvas, light, centre, radius * 0.46, heart, 0.0)


def hedge(seed: int, light: Light, haze: RGB, fog: float) -> skia.Image:
    """A clipped box of leaves."""

    def paint(canvas: skia.Canvas) -> None:
        rng = generator(seed, "hedge")
        green = mix((70, 132, 72), haze, fog)
        box = skia.Path()
        box.addRoundRect(skia.Rect.MakeLTRB(14, 30, 446, 236), 34, 34)
        canvas.drawPath(box, stroke(INK, 6, 0.25 * (1 - fog)))
        canvas.drawPath(box, fill(light.flat(mix(green, (10, 40, 30), 0.25))))
        canvas.clipPath(box, doAntiAlias=True)
        for x, y, shade in sorted(rng.random((150, 3)).tolist(), key=lambda spot: -spot[1]):
            tint = (
                mix(green, (150, 210, 100), 0.25 * shade * (1 - y)) if y < 0.5 else mix(green, (16, 50, 40), 0.35 * y)
            )
            ball(canvas, light, (460 * x, 24 + 214 * y), 15 + 8 * shade, tint, 0.10)

    return sprite(460, 240, paint)


def butterfly(kind: int, light: Light, step: int) -> skia.Image:
    """`step` 0..3: from open to nearly closed wings."""
    return sprite(80, 72, partial(_butterfly, kind=kind, light=light, step=step))


def _butterfly(canvas: skia.Canvas, kind: int, light: Light, step: int) -> None:
    wing, spot = WINGS[kind]
    wide = (1.0, 0.75, 0.45, 0.2)[step]
    for side in (-1, 1):
        for y, radius, rgb in ((26, 19, wing), (48, 14, mix(wing, (60, 20, 60), 0.2))):
            canvas.save()
            canvas.translate(40 + side * 17 * wide, y)
            canvas.scale(wide, 1.0)
            canvas.drawCircle(0, 0, radius, fill(light.flat(rgb)))
            canvas.drawCircle(0, 0, radius, stroke(INK, 3, 0.55))
            canvas.drawCircle(side * 4, -2, radius * 0.42, fill(light.flat(spot)))
            canvas.restore()
    limb(canvas, light, (40, 18), (40, 54), 4, 3, (50, 40, 60), 0.0)
