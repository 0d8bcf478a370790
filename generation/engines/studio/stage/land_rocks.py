"""Boulders with flat faces, lit like clay."""

import math

import numpy as np
import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, stroke
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

WIDE_PX, TALL_PX = 320, 240
SIDES = 11


def boulder(seed: int, number: int, light: Light, rgb: RGB, *, floating: bool = False) -> skia.Image:
    """One of many shapes; `floating` ones have an underside instead of a flat foot."""
    rng = generator(seed, "boulder", number)
    middle, low = (WIDE_PX / 2, TALL_PX * (0.46 if floating else 0.97)), 0.62 if floating else 0.0
    reach, high = WIDE_PX * 0.46, TALL_PX * (0.42 if floating else 0.88)
    rings: list[list[tuple[float, float, float]]] = []
    for size, depth in ((1.0, 0.0), (0.62, 0.72)):
        ring = []
        for side in range(SIDES):
            angle = 2 * math.pi * (side + 0.5 * rng.random()) / SIDES
            far = size * (0.84 + 0.22 * rng.random())
            across, up = math.cos(angle) * far, math.sin(angle) * far
            up = up if up > 0 else up * (1.0 if floating else low)
            ring.append((across, up, depth))
        rings.append(ring)
    top = (0.10 * (rng.random() - 0.5), 0.30 if not floating else 0.1, 1.0)

    def spot(point: tuple[float, float, float]) -> Point:
        return (middle[0] + point[0] * reach, middle[1] - point[1] * high)

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPath(polygon([spot(point) for point in rings[0]]), stroke(INK, 5, 0.28))
        for side in range(SIDES):
            following = (side + 1) % SIDES
            outer, outer_next = rings[0][side], rings[0][following]
            inner, inner_next = rings[1][side], rings[1][following]
            for face in ((outer, outer_next, inner_next), (outer, inner_next, inner), (inner, inner_next, top)):
                _facet(canvas, light, rgb, face, [spot(point) for point in face])

    return sprite(WIDE_PX, TALL_PX, paint)


def _facet(
    canvas: skia.Canvas, light: Light, rgb: RGB, face: tuple[tuple[float, float, float], ...], spots: list[Point]
) -> None:
    first, second, third = (np.array(point) for point in face)
    normal = np.cross(second - first, third - first)
    normal = normal / max(1e-6, float(np.linalg.norm(normal)))
    color = light.shade(rgb, (normal if normal[2] > 0 else -normal)[None])[0]
    path = polygon(spots)
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=color))
    seam = skia.Paint(AntiAlias=True, Color=color, Style=skia.Paint.kStroke_Style, StrokeWidth=1.5)
    canvas.drawPath(path, seam)
