"""What lives on a reef: corals, fish, and the bubble."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.stage.canvas import RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

SIDE_PX = 320
COLORS: tuple[RGB, ...] = (
    (255, 110, 120),
    (255, 160, 70),
    (190, 100, 220),
    (250, 210, 90),
    (90, 210, 190),
    (255, 130, 190),
)
FISH = 3
FISH_COLORS: tuple[tuple[RGB, RGB], ...] = (
    ((255, 132, 40), (255, 250, 240)),
    ((60, 120, 240), (255, 222, 70)),
    ((250, 214, 70), (40, 44, 80)),
)


def coral(
    seed: int, number: int, light: Light, fog: RGB, hidden: float, *, glowing: bool, blur: float = 0.0
) -> skia.Image:
    """Branches, tubes, brains and fans in turn, hidden 0..1 in water of colour `fog`; glowing ones shine at night."""
    rng = generator(seed, "coral", number)
    rgb = mix(COLORS[number % len(COLORS)], fog, hidden)

    def paint(canvas: skia.Canvas) -> None:
        if glowing:
            soft_spot(
                canvas, (SIDE_PX / 2, SIDE_PX * 0.55), SIDE_PX * 0.5, COLORS[number % len(COLORS)], 0.35 * (1 - hidden)
            )
        (_branches, _tubes, _brain, _fan)[number % 4](canvas, light, rgb, rng)
        if glowing:
            for x, y in rng.random((14, 2)).tolist():
                soft_spot(
                    canvas,
                    (60 + 200 * x, 90 + 190 * y),
                    13,
                    mix(COLORS[(number + 2) % 6], (255, 255, 255), 0.5),
                    0.7 * (1 - hidden),
                )

    return sprite(SIDE_PX, SIDE_PX, paint, blur)


def _branches(canvas: skia.Canvas, light: Light, rgb: RGB, rng: np.random.Generator) -> None:
    def grow(x: float, y: float, angle: float, length: float, radius: float, level: int) -> None:
        tip = (x + math.cos(angle) * length, y - math.sin(angle) * length)
        limb(canvas, light, (x, y), tip, radius, radius * 0.8, rgb, 0.25)
        if level == 0:
            ball(canvas, light, tip, radius * 1.05, mix(rgb, (255, 255, 255), 0.35), 0.0)
            return
        for turn in (-0.5, 0.45):
            grow(
                *tip,
                angle + turn + 0.25 * (rng.random() - 0.5),
                length * (0.66 + 0.2 * rng.random()),
                radius * 0.74,
                level - 1,
            )

    for angle in (1.0, 1.57, 2.15):
        grow(160, 306, angle + 0.2 * (rng.random() - 0.5), 92, 22, 2)


def _tubes(canvas: skia.Canvas, light: Light, rgb: RGB, rng: np.random.Generator) -> None:
    for number, x in enumerate((70, 250, 110, 212, 160)):
        high = 90 + 150 * rng.random() + (60 if number == 4 else 0)
        top = (x + (x - 160) * 0.35, 300 - high)
        limb(canvas, light, (160 + (x - 160) * 0.6, 300), top, 22, 33, rgb, 0.28)
        canvas.save()
        canvas.translate(top[0], top[1] - 6)
        canvas.scale(1.0, 0.45)
        canvas.drawCircle(0, 0, 31, fill(mix(rgb, (255, 255, 255), 0.35)))
        canvas.drawCircle(0, 2, 22, fill(mix(rgb, (40, 10, 50), 0.75)))
        canvas.restore()


def _brain(canvas: skia.Canvas, light: Light, rgb: RGB, rng: np.random.Generator) -> None:
    for x, y, radius in ((86, 236, 66), (240, 240, 62), (164, 204, 104)):
        ball(canvas, light, (x, y), radius, rgb, 0.25)
    for row in range(7):
        path = skia.Path()
        y = 126 + 26 * row
        half = 84 * math.sin(math.pi * (row + 1.2) / 8.6)
        path.moveTo(164 - half, y)
        for step in range(1, 9):
            right = 164 - half + 2 * half * step / 8
            path.quadTo(right - half / 8, y + (16 if step % 2 else -16) * rng.random(), right, y)
        canvas.drawPath(path, stroke(mix(rgb, (60, 10, 60), 0.5), 7, 0.6))


def _fan(canvas: skia.Canvas, light: Light, rgb: RGB, rng: np.random.Generator) -> None:
    for number in range(13):
        angle = math.pi * (0.10 + 0.80 * number / 12)
        reach = 200 + 50 * math.sin(angle) + 24 * rng.random()
        tip = (160 + math.cos(angle) * reach * 0.72, 304 - math.sin(angle) * reach)
        limb(canvas, light, (160, 304), tip, 15, 8, mix(rgb, (255, 255, 255), 0.12 * (number % 2)), 0.25)
        for part in (0.55, 0.8):
            spot = (160 + (tip[0] - 160) * part, 304 + (tip[1] - 304) * part)
            for way in (-0.6, 0.6):
                end = (spot[0] + math.cos(angle + way) * 34, spot[1] - math.sin(angle + way) * 34)
                limb(canvas, light, spot, end, 7, 5, rgb, 0.0)


def fish(kind: int, light: Light, wag: int) -> skia.Image:
    """Swims to the right; `wag` -1..1 swings the tail."""
    return sprite(200, 130, partial(_fish, kind=kind, light=light, wag=wag))


def _fish(canvas: skia.Canvas, kind: int, light: Light, wag: int) -> None:
    body, band = FISH_COLORS[kind]
    tail = polygon([(62, 66), (14, 26 + 10 * wag), (26, 66 + 6 * wag), (14, 106 + 10 * wag)])
    canvas.drawPath(tail, stroke((20, 18, 32), 5, 0.25))
    canvas.drawPath(tail, fill(light.flat(band if kind == 1 else body)))
    fin = polygon([(84, 34), (112, 4), (146, 32)])
    canvas.drawPath(fin, fill(light.flat(mix(body, (0, 0, 0), 0.15))))
    canvas.save()
    canvas.translate(112, 66)
    canvas.scale(1.0, 0.66)
    ball(canvas, light, (0, 0), 66, body, 0.28)
    shape = skia.Path()
    shape.addCircle(0, 0, 66)
    canvas.clipPath(shape, doAntiAlias=True)
    for x, wide in ((-30, 16), (14, 18)) if kind != 1 else ((-54, 30),):
        canvas.drawLine(x, -70, x - 8, 70, stroke(light.flat(band), wide, 0.92))
    canvas.restore()
    canvas.drawPath(polygon([(104, 74), (74, 92 + 4 * wag), (98, 96)]), fill(light.flat(mix(body, (0, 0, 0), 0.2))))
    canvas.drawCircle(150, 56, 13, fill((255, 255, 255)))
    canvas.drawCircle(153, 57, 7, fill((18, 18, 30)))
    canvas.drawCircle(156, 54, 2.5, fill((255, 255, 255)))


def bubble() -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        canvas.drawCircle(32, 32, 27, fill((190, 240, 255), 0.14))
        canvas.drawCircle(32, 32, 27, stroke((225, 250, 255), 3.0, 0.75))
        canvas.drawCircle(23, 22, 6, fill((255, 255, 255), 0.9))

    return sprite(64, 64, paint)
