"""Trees and ferns as pictures: clay conifers and round-crowned trees, hazed by distance."""

import math
from collections.abc import Callable

import numpy as np
import skia

from generation.engines.studio.stage.canvas import INK, RGB, argb, canvas_on, fill, image_of, linear, mix, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

TREE_PX = 560
TREE_WIDE_PX = 420
TRUNK_FOOT = 0.985
TRUNK: RGB = (112, 82, 62)
CONIFER: RGB = (52, 104, 74)
LEAVES: tuple[RGB, ...] = ((96, 148, 66), (122, 160, 62), (74, 134, 84))
SNOW: RGB = (240, 246, 252)


def tree(seed: int, kind: int, light: Light, haze: RGB, fog: float, *, snowy: bool) -> skia.Image:
    """`kind` 0..3: two conifers, two round crowns; `fog` 0..1 towards the haze colour."""
    pixels = np.zeros((TREE_PX, TREE_WIDE_PX, 4), np.uint8)
    canvas = canvas_on(pixels)
    rng = generator(seed, "tree", kind)

    def hazed(rgb: RGB) -> RGB:
        return mix(rgb, haze, fog)

    middle = TREE_WIDE_PX / 2
    outline = 0.25 * (1 - fog)
    foot = TREE_PX * TRUNK_FOOT - 8
    if kind < 2:
        limb(canvas, light, (middle, foot), (middle, TREE_PX * 0.4), 17, 8, hazed(TRUNK), outline)
        _conifer(canvas, light, middle, rng, hazed, snowy=snowy)
    else:
        limb(canvas, light, (middle, foot), (middle - 6, TREE_PX * 0.42), 20, 13, hazed(TRUNK), outline)
        limb(canvas, light, (middle, TREE_PX * 0.6), (middle + 70, TREE_PX * 0.42), 11, 8, hazed(TRUNK), outline)
        color = LEAVES[int(rng.integers(len(LEAVES)))]
        spots = [(0, 0.14, 92), (-92, 0.26, 84), (94, 0.27, 86), (-50, 0.36, 80), (58, 0.37, 82), (0, 0.27, 100)]
        for out, high, radius in spots:
            spot = (middle + out + 10 * (rng.random() - 0.5), TREE_PX * high + 12 * rng.random() + 40)
            ball(canvas, light, spot, radius, hazed(tone(color, 0.88 + 0.2 * rng.random())), outline)
            if snowy:
                ball(canvas, light, (spot[0], spot[1] - radius * 0.45), radius * 0.66, hazed(SNOW), 0.0)
    return image_of(pixels)


def _conifer(
    canvas: skia.Canvas,
    light: Light,
    middle: float,
    rng: np.random.Generator,
    hazed: Callable[[RGB], RGB],
    *,
    snowy: bool,
) -> None:
    layers = 6
    for layer in range(layers):
        low = TREE_PX * (0.88 - 0.125 * layer)
        wide = (170 - 23 * layer) * (0.92 + 0.16 * rng.random())
        tall = 150 - 8 * layer
        skirt = skia.Path()
        skirt.moveTo(middle, low - tall)
        skirt.quadTo(middle + wide * 0.35, low - tall * 0.45, middle + wide, low)
        teeth = 5
        for tooth in range(teeth):
            right = middle + wide - 2 * wide * tooth / teeth
            left = right - 2 * wide / teeth
            skirt.quadTo((left + right) / 2, low + 26, left, low + (6 if tooth < teeth - 1 else 0))
        skirt.quadTo(middle - wide * 0.35, low - tall * 0.45, middle, low - tall)
        skirt.close()
        base = tone(CONIFER, 0.82 + 0.07 * layer)
        shades = [argb(light.flat(hazed(tone(base, 0.62)))), argb(light.flat(hazed(tone(base, 1.3))))]
        start, end = (middle - wide, low), (middle + wide, low - tall)
        if light.key_unit[0] < 0:
            start, end = (middle + wide, low), (middle - wide, low - tall)
        canvas.drawPath(skirt, stroke(INK, 3, 0.18))
        canvas.drawPath(skirt, linear(start, end, shades))
        if snowy:
            cap = skia.Path()
            cap.moveTo(middle, low - tall - 2)
            cap.quadTo(middle + wide * 0.36, low - tall * 0.5, middle + wide * 0.86, low - 16)
            cap.quadTo(middle + wide * 0.3, low - tall * 0.30, middle, low - tall * 0.50)
            cap.quadTo(middle - wide * 0.3, low - tall * 0.30, middle - wide * 0.86, low - 16)
            cap.quadTo(middle - wide * 0.36, low - tall * 0.5, middle, low - tall - 2)
            canvas.drawPath(cap, fill(hazed(SNOW), 0.95))


def fern(light: Light, color: RGB) -> skia.Image:
    """A low tuft of arching leaves, in the same frame as trees."""
    pixels = np.zeros((TREE_PX, TREE_PX + 160, 4), np.uint8)
    canvas = canvas_on(pixels)
    root = ((TREE_PX + 160) / 2, TREE_PX * TRUNK_FOOT)
    for leaf in range(9):
        angle = math.pi * (0.12 + 0.76 * leaf / 8)
        reach = 300 + 120 * math.sin(angle) + 30 * (leaf % 2)
        tip = (root[0] + math.cos(angle) * reach * 0.85, root[1] - math.sin(angle) * reach)
        limb(canvas, light, root, tip, 26, 5, tone(color, 0.85 + 0.05 * (leaf % 4)), 0.25)
    return image_of(pixels)
