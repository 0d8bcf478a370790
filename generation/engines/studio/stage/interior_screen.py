"""Monitors whose pictures move: bars, curves, dials, lines of code."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit

COLORS: tuple[RGB, ...] = ((92, 214, 255), (120, 235, 150), (255, 196, 84), (255, 112, 140))
BARS, STEPS, ROWS = 7, 26, 7


def screen(
    view: View,
    seed: int,
    kind: int,
    place: tuple[float, float, float],
    size: tuple[float, float],
    moment: Moment,
    *,
    back: RGB = (18, 30, 54),
    bezel: RGB = (36, 38, 46),
) -> None:
    """A display of `size` metres whose lower edge's middle is `place`. `kind` 0 bars, 1 curve, 2 dial, 3 code."""
    x, y, metre = view.camera.spot(*place)
    wide, high = size[0] * metre, size[1] * metre
    left, top = x - wide / 2, y - high
    if metre <= 0 or left > view.camera.width_px or left + wide < 0:
        return
    canvas, rim = view.canvas, 0.025 * metre
    outer = skia.Rect.MakeLTRB(left - rim, top - rim, left + wide + rim, y + rim * 1.4)
    canvas.drawRoundRect(outer, rim, rim, fill(bezel))
    shades = [argb(tone(back, 1.5)), argb(back)]
    canvas.drawRect(skia.Rect.MakeXYWH(left, top, wide, high), linear((left, top), (left, y), shades))
    inside = skia.Rect.MakeXYWH(left + 0.08 * wide, top + 0.12 * high, 0.84 * wide, 0.76 * high)
    (_bars, _curve, _dial, _code)[kind % 4](canvas, inside, seed, moment, COLORS[(seed + kind) % len(COLORS)])


def _bars(canvas: skia.Canvas, box: skia.Rect, seed: int, moment: Moment, rgb: RGB) -> None:
    step = box.width() / BARS
    for bar in range(BARS):
        wave = 0.5 + 0.5 * math.sin(moment.t_s * (1.1 + unit(seed, "pace", bar)) + 6.3 * unit(seed, "phase", bar))
        high = box.height() * (0.2 + 0.65 * wave + 0.12 * moment.pulse * moment.energy)
        part = skia.Rect.MakeXYWH(box.left() + bar * step, box.bottom() - high, step * 0.7, high)
        canvas.drawRect(part, fill(COLORS[(bar + seed) % len(COLORS)] if bar % 3 == 0 else rgb))


def _curve(canvas: skia.Canvas, box: skia.Rect, seed: int, moment: Moment, rgb: RGB) -> None:
    path = skia.Path()
    for step in range(STEPS):
        at = step / (STEPS - 1)
        phase = at * 9 + moment.t_s * 1.6 + seed % 7
        value = 0.45 + 0.22 * math.sin(phase) + 0.14 * math.sin(phase * 2.3 + 1) + 0.25 * (at - 0.5)
        point = (box.left() + at * box.width(), box.bottom() - value * box.height())
        path.moveTo(*point) if step == 0 else path.lineTo(*point)
    for line in range(3):
        y = box.top() + box.height() * (line + 0.5) / 3
        canvas.drawLine(box.left(), y, box.right(), y, stroke((255, 255, 255), box.height() * 0.012, 0.2))
    canvas.drawPath(path, stroke(rgb, box.height() * 0.06))


def _dial(canvas: skia.Canvas, box: skia.Rect, seed: int, moment: Moment, rgb: RGB) -> None:
    radius = min(box.width(), box.height()) * 0.44
    centre = (box.centerX(), box.centerY())
    round_ = skia.Rect.MakeLTRB(centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
    canvas.drawCircle(*centre, radius, stroke(tone(rgb, 0.4), radius * 0.14))
    turn = moment.t_s * 70 + seed % 90
    canvas.drawArc(round_, turn, 80 + 60 * math.sin(moment.t_s * 0.9 + seed % 5), False, stroke(rgb, radius * 0.2))
    angle = math.radians(turn * 1.3)
    end = (centre[0] + radius * 0.8 * math.cos(angle), centre[1] + radius * 0.8 * math.sin(angle))
    canvas.drawLine(*centre, *end, stroke((255, 255, 255), radius * 0.07, 0.9))


def _code(canvas: skia.Canvas, box: skia.Rect, seed: int, moment: Moment, rgb: RGB) -> None:
    """Lines of text that scroll up, one each second."""
    first, step = math.floor(moment.t_s), box.height() / ROWS
    for row in range(ROWS):
        number = first + row
        indent = 0.12 * int(3 * unit(seed, "indent", number))
        wide = box.width() * (0.2 + 0.55 * unit(seed, "wide", number))
        color = COLORS[int(4 * unit(seed, "color", number))] if number % 2 else rgb
        part = skia.Rect.MakeXYWH(
            box.left() + indent * box.width(), box.top() + row * step, min(wide, box.width() * (1 - indent)), step * 0.5
        )
        canvas.drawRoundRect(part, step * 0.2, step * 0.2, fill(color))
