"""A platform's hanging sign."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, fill
from generation.engines.studio.stage.clay import limb, polygon, soft_spot
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit


def station_sign(view: View, light: Light, rgb: RGB, half: float, moment: Moment) -> None:
    """Hangs from the ceiling, 2 * half metres wide: the line's number in `rgb`, an arrow, letters that run."""
    x0, y0, metre = view.camera.spot(-half, 2.78, 1.6)
    x1, y1, _ = view.camera.spot(half, 2.36, 1.6)
    if metre <= 0:
        return
    canvas = view.canvas
    for x in (x0 + 0.2 * metre, x1 - 0.2 * metre):
        limb(canvas, light, (x, y0 - 0.5 * metre), (x, y0), 0.02 * metre, 0.02 * metre, (90, 94, 104), 0.0)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(x0, y0, x1, y1), 0.05 * metre, 0.05 * metre, fill((24, 28, 40)))
    high = y1 - y0
    soft_spot(canvas, (x0 + 0.3 * metre, y0 + high / 2), 0.3 * metre, rgb, 0.5)
    canvas.drawCircle(x0 + 0.3 * metre, y0 + high / 2, 0.17 * metre, fill(rgb))
    two = skia.Path()
    cx, cy, r = x0 + 0.3 * metre, y0 + high / 2, 0.075 * metre
    two.moveTo(cx - r, cy - 0.5 * r)
    two.quadTo(cx, cy - 2.2 * r, cx + r, cy - 0.4 * r)
    two.lineTo(cx - r, cy + 1.2 * r)
    two.lineTo(cx + r, cy + 1.2 * r)
    pen = fill((255, 255, 255))
    pen.setStyle(skia.Paint.kStroke_Style)
    pen.setStrokeWidth(0.03 * metre)
    canvas.drawPath(two, pen)
    arrow = [(-0.1, -0.05), (0.04, -0.05), (0.04, -0.12), (0.16, 0.0), (0.04, 0.12), (0.04, 0.05), (-0.1, 0.05)]
    middle = (x1 - 0.3 * metre, y0 + high / 2)
    canvas.drawPath(polygon([(middle[0] + a * metre, middle[1] + b * metre) for a, b in arrow]), fill((255, 255, 255)))
    cell = 0.05 * metre
    first = math.floor(moment.t_s * 6)
    for column in range(int((x1 - x0 - 1.1 * metre) / cell)):
        for row in range(4):
            if unit(9, "cell", (column + first) % 64, row) < 0.42:
                at = (x0 + 0.6 * metre + column * cell, y0 + high * 0.28 + row * cell)
                canvas.drawRect(skia.Rect.MakeXYWH(*at, cell * 0.75, cell * 0.75), fill((255, 180, 60)))
