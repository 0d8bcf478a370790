"""Boulders with flat faces, lit like clay."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, stroke
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

WIDE_PX, TALL_PX = 320, 240
SIDES = 11
CLIFF_WIDE_PX, CLIFF_TALL_PX = 800, 440


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


def cliff(seed: int, light: Light, rgb: RGB, grass: RGB) -> skia.Image:
    """A rock wall of flat faces, a meadow on its top."""
    return sprite(
        CLIFF_WIDE_PX, CLIFF_TALL_PX, partial(_cliff, rng=generator(seed, "cliff"), light=light, rgb=rgb, grass=grass)
    )


def _cliff(canvas: skia.Canvas, rng: np.random.Generator, light: Light, rgb: RGB, grass: RGB) -> None:
    columns, rows = 14, 7
    points = np.zeros((rows, columns, 3))
    for row in range(rows):
        for column in range(columns):
            across = (column / (columns - 1) - 0.5) * 2
            down = row / (rows - 1)
            top = 0.10 + 0.60 * abs(across) ** 3.4 + 0.05 * rng.random()
            points[row, column] = (
                across * (0.80 + 0.19 * down) + 0.06 * (rng.random() - 0.5),
                top + (0.985 - top) * down + (0.05 * (rng.random() - 0.5) if 0 < row < rows - 1 else 0),
                0.5 * (rng.random() - 0.5) - 0.9 * abs(across) + 0.5 * down,
            )

    def spot(point: np.ndarray) -> Point:
        return (CLIFF_WIDE_PX * (0.5 + 0.5 * float(point[0])), CLIFF_TALL_PX * float(point[1]))

    for row in range(rows - 1):
        for column in range(columns - 1):
            a, b = points[row, column], points[row, column + 1]
            c, d = points[row + 1, column + 1], points[row + 1, column]
            for face in ((a, b, c), (a, c, d)):
                solid = tuple((float(x), -float(y), float(z) * 0.35) for x, y, z in face)
                _facet(canvas, light, rgb, solid, [spot(point) for point in face])
    for column in range(columns - 1):
        for part in (0.0, 0.2, 0.4, 0.6, 0.8):
            (ax, ay), (bx, by) = spot(points[0, column]), spot(points[0, column + 1])
            middle = (ax + (bx - ax) * part, ay + (by - ay) * part + 8 - 6 * rng.random())
            ball(canvas, light, middle, 13 + 10 * rng.random(), grass, 0.10)
