"""Plants of the jungle: broad leaves, giant trunks, and a bird."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, argb, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

PLANT_PX = 420
TRUNK_WIDE_PX, TRUNK_TALL_PX = 300, 640
GREENS: tuple[RGB, ...] = ((60, 146, 74), (96, 172, 70), (38, 124, 84), (128, 184, 76))
BARK: RGB = (116, 88, 66)


def leaf(canvas: skia.Canvas, light: Light, root: Point, tip: Point, wide: float, rgb: RGB, *, split: bool) -> None:
    """A broad leaf with a rib; `split` ones are notched along their edges."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    length = max(1.0, math.hypot(dx, dy))
    ux, uy = dx / length, dy / length

    def at(along: float, across: float) -> Point:
        return (root[0] + dx * along - uy * across * wide, root[1] + dy * along + ux * across * wide)

    notches = 6 if split else 0
    path = skia.Path()
    path.moveTo(*root)
    for side in (-1, 1):
        steps = [0.08, 0.22, 0.38, 0.55, 0.72, 0.88, 1.0]
        for number in range(len(steps) - 1):
            here, there = steps[number], steps[number + 1]
            if side > 0:
                here, there = 1.08 - here, 1.08 - there
            out = math.sin(math.pi * min(1.0, max(0.0, (here + there) / 2)) ** 0.8) * 1.15
            path.quadTo(
                *at((here + there) / 2, -side * out),
                *at(there, -side * math.sin(math.pi * max(0.0, min(1.0, there)) ** 0.8)),
            )
            if notches and 0.2 < there < 0.9:
                inward = at(there - 0.05, -side * 0.35 * math.sin(math.pi * there))
                path.lineTo(*inward)
                path.lineTo(*at(there + 0.02 * side, -side * 0.92 * math.sin(math.pi * there)))
    path.close()
    dark, bright = light.flat(mix(rgb, (8, 50, 44), 0.45)), light.flat(mix(rgb, (236, 246, 130), 0.14))
    canvas.drawPath(path, stroke(INK, wide * 0.06, 0.22))
    canvas.drawPath(
        path, linear(at(0.5, 1.0), at(0.5, -1.0), [argb(dark), argb(light.flat(rgb)), argb(bright)], (0, 0.5, 1))
    )
    rib = stroke(mix(bright, (250, 255, 200), 0.35), wide * 0.07, 0.75)
    canvas.drawLine(*root, *at(0.96, 0.0), rib)
    rib.setStrokeWidth(wide * 0.03)
    for number in range(2, 9):
        part = number * 0.1
        for across in (-0.72, 0.72):
            canvas.drawLine(*at(part, 0.0), *at(min(1.0, part + 0.10), across * math.sin(math.pi * part)), rib)


def plant(seed: int, kind: int, light: Light, haze: RGB, fog: float, blur: float = 0.0) -> skia.Image:
    """A clump of broad leaves: banana, split leaves, fern-like in turn."""
    return sprite(
        PLANT_PX,
        PLANT_PX,
        partial(_plant, rng=generator(seed, "plant", kind), kind=kind, light=light, haze=haze, fog=fog),
        blur,
    )


def _plant(canvas: skia.Canvas, rng: np.random.Generator, kind: int, light: Light, haze: RGB, fog: float) -> None:
    root = (PLANT_PX / 2, PLANT_PX * 0.97)
    count = (7, 6, 9)[kind % 3]
    order = sorted(range(count), key=lambda n: -abs(n - (count - 1) / 2))
    for number in order:
        angle = math.pi * (0.12 + 0.76 * number / (count - 1)) + 0.12 * (rng.random() - 0.5)
        reach = (250 + 130 * math.sin(angle)) * (0.86 + 0.22 * rng.random())
        tip = (root[0] + math.cos(angle) * reach * 0.74, root[1] - math.sin(angle) * reach)
        rgb = mix(mix(GREENS[(kind + number) % len(GREENS)], (20, 60, 50), 0.2 * rng.random()), haze, fog)
        stem = (root[0] + (tip[0] - root[0]) * 0.25, root[1] + (tip[1] - root[1]) * 0.30)
        limb(canvas, light, root, stem, 9, 6, mix(rgb, (30, 60, 40), 0.3), 0.0)
        leaf(canvas, light, stem, tip, (46, 66, 30)[kind % 3], rgb, split=kind % 3 == 1)


def trunk(seed: int, number: int, light: Light, haze: RGB, fog: float) -> skia.Image:
    """A giant's stem with roots like walls, ferns and hanging moss; its crown is above the picture."""
    return sprite(
        TRUNK_WIDE_PX,
        TRUNK_TALL_PX,
        partial(_trunk, rng=generator(seed, "trunk", number), light=light, haze=haze, fog=fog),
    )


def _trunk(canvas: skia.Canvas, rng: np.random.Generator, light: Light, haze: RGB, fog: float) -> None:
    bark = mix(BARK, haze, fog)
    for side, out in ((-1, 118), (1, 112), (-1, 70), (1, 62)):
        limb(
            canvas,
            light,
            (150 + side * 20, 520),
            (150 + side * out, 622),
            26,
            11,
            mix(bark, (30, 20, 20), 0.15),
            0.25 * (1 - fog),
        )
    limb(canvas, light, (150, 606), (150, -20), 58, 44, bark, 0.28 * (1 - fog))
    for x, y, size in rng.random((26, 3)).tolist():
        canvas.drawLine(
            104 + 92 * x, 590 * y, 102 + 92 * x, 590 * y + 30 + 60 * size, stroke(mix(bark, (40, 26, 24), 0.5), 3, 0.4)
        )
    vine = stroke(light.flat(mix((80, 140, 66), haze, fog)), 9, 0.95)
    path = skia.Path()
    path.moveTo(100, 620)
    for step in range(1, 9):
        path.quadTo(210 if step % 2 else 90, 650 - step * 76, 196 if step % 2 else 104, 610 - step * 76)
    canvas.drawPath(path, vine)
    for x, y, size in rng.random((20, 3)).tolist():
        green = mix(GREENS[int(size * 3.99)], haze, fog)
        ball(canvas, light, (150 + (x - 0.5) * 120, 30 + 570 * y), 9 + 12 * size, green, 0.15)


def parrot(light: Light, beat: int) -> skia.Image:
    """Flies to the right; `beat` -1..1 is where the wings are."""
    return sprite(200, 170, partial(_parrot, light=light, beat=beat))


def _parrot(canvas: skia.Canvas, light: Light, beat: int) -> None:
    red, blue, yellow = (230, 58, 62), (50, 120, 226), (250, 200, 60)
    for number, rgb in enumerate((blue, red, yellow)):
        limb(canvas, light, (66, 92 + 4 * number), (8, 96 + 14 * number), 8, 3, rgb, 0.2)
    tip = (88, 84 - 74 * beat if beat else 60)
    far = polygon([(86, 84), (122, 82), (tip[0] + 26, tip[1] - 4)])
    canvas.drawPath(far, fill(light.flat(mix(blue, (0, 0, 0), 0.3))))
    limb(canvas, light, (66, 92), (130, 82), 20, 24, red, 0.3)
    ball(canvas, light, (146, 68), 25, red, 0.3)
    canvas.drawCircle(156, 66, 12, fill((250, 250, 246)))
    canvas.drawCircle(159, 65, 5, fill((20, 18, 30)))
    limb(canvas, light, (168, 70), (182, 84), 10, 4, (60, 56, 66), 0.2)
    for part, rgb in ((1.0, blue), (0.72, yellow), (0.45, red)):
        wing = polygon(
            [
                (76, 86),
                (124, 84),
                (100 + (tip[0] - 100) * part - 12, 84 + (tip[1] - 84) * part),
                (84 + (tip[0] - 100) * part, 86 + (tip[1] - 86) * part),
            ]
        )
        canvas.drawPath(wing, fill(light.flat(rgb)))
