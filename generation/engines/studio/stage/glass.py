"""A glass helmet: a bubble with a bright edge and two reflections, drawn once per size step."""

from functools import lru_cache

import numpy as np
import skia

from generation.engines.studio.stage.canvas import LINEAR, Point, argb, canvas_on, image_of, radial, stroke

SMALLEST_PX = 64
MARGIN_PX = 4


def draw_glass(canvas: skia.Canvas, centre: Point, radius: float) -> None:
    size = SMALLEST_PX
    while size < radius:
        size *= 2
    canvas.save()
    canvas.translate(*centre)
    canvas.scale(radius / size, radius / size)
    canvas.drawImage(_bubble(size), -size - MARGIN_PX, -size - MARGIN_PX, LINEAR)
    canvas.restore()


@lru_cache(8)
def _bubble(radius: int) -> skia.Image:
    side = 2 * (radius + MARGIN_PX)
    pixels = np.zeros((side, side, 4), np.uint8)
    canvas = canvas_on(pixels)
    middle = (side / 2, side / 2)
    edge = [
        argb((150, 190, 255), 0.02),
        argb((150, 190, 255), 0.05),
        argb((170, 205, 255), 0.22),
        argb((225, 238, 255), 0.55),
    ]
    canvas.drawCircle(*middle, radius, radial(middle, radius, edge, (0, 0.74, 0.94, 1)))
    for part, start, sweep, width, rgb, alpha in (
        (0.84, 196, 52, 0.070, (255, 255, 255), 0.55),
        (0.86, 12, 34, 0.045, (140, 190, 255), 0.5),
    ):
        arc = skia.Path()
        reach = radius * part
        box = skia.Rect.MakeLTRB(middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        arc.addArc(box, start, sweep)
        canvas.drawPath(arc, stroke(rgb, radius * width, alpha, blur=max(0.5, radius * 0.012)))
    return image_of(pixels)
