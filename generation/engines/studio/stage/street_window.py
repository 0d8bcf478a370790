"""A street as a window on it shows it: houses, a car now and then, people who walk by."""

import skia

from generation.engines.studio.stage.canvas import fill, tone
from generation.engines.studio.stage.clay import polygon, soft_spot
from generation.engines.studio.stage.interior_outside import VIEWS
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit
from generation.engines.studio.stage.street_cars import PAINTS
from generation.engines.studio.stage.street_people import passer

STREET_M = 4.4
"""Depth of the passers-by."""
SHADES = {"day": 1.0, "sunset": 0.82, "sunrise": 0.9, "night": 0.34}
Window = tuple[float, float, float, float, float]
"""Left, low, right, high and z in metres."""


def street_outside(view: View, light: Light, seed: int, time: str, window: Window, t_s: float) -> None:
    """Houses across the street, a car now and then, people who walk by; cut to the window."""
    left, low, right, high, z = window
    points = [view.camera.spot(x, y, z)[:2] for x, y in ((left, low), (right, low), (right, high), (left, high))]
    dark = time == "night"
    canvas = view.canvas
    canvas.save()
    canvas.clipPath(polygon(points), True)
    canvas.drawPaint(fill(VIEWS[time][1]))
    shade = SHADES[time]
    for house in range(-5, 6):
        x0, _, metre = view.camera.spot(house * 2.0, 0.0, 9.0)
        foot, top = view.camera.spot(0, 0.0, 9.0)[1], view.camera.spot(0, 5.5 + house % 3, 9.0)[1]
        rgb = tone(((224, 170, 120), (150, 176, 190), (206, 132, 116))[house % 3], shade)
        canvas.drawRect(skia.Rect.MakeLTRB(x0, top, x0 + 1.94 * metre, foot), fill(rgb))
        for column in range(2):
            for level in range(2):
                box = skia.Rect.MakeXYWH(
                    x0 + (0.3 + 0.85 * column) * metre, foot - (1.6 + 1.3 * level) * metre, 0.5 * metre, 0.8 * metre
                )
                lit = dark and unit(seed, house, column, level) < 0.6
                canvas.drawRect(box, fill((255, 206, 120) if lit else tone((90, 116, 136), shade)))
    road = view.camera.spot(0, 0.0, 8.0)[1]
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, road, view.camera.width_px, view.camera.height_px), fill(tone((130, 130, 138), shade))
    )
    _passing_car(view, seed, t_s, shade, lit=dark)
    for number in range(3):
        reach = 1.3 - left
        pace = (0.55 + 0.3 * unit(seed, "pace", number)) * (1 if number % 2 else -1)
        x = (unit(seed, "walk", number) * 2 * reach + pace * t_s) % (2 * reach) - reach
        passer(view, light, seed, number, (x, STREET_M + 0.5 * number), t_s)
    canvas.restore()


def _passing_car(view: View, seed: int, t_s: float, shade: float, *, lit: bool) -> None:
    """Seen from its side."""
    x, y, metre = view.camera.spot((t_s * 2.6 + 3.0) % 14.0 - 7.0, 0.0, 6.8)
    canvas, paint = view.canvas, tone(PAINTS[seed % 3], shade)
    cabin = skia.Rect.MakeXYWH(x - 0.95 * metre, y - 1.5 * metre, 1.9 * metre, 0.9 * metre)
    canvas.drawRoundRect(cabin, 0.35 * metre, 0.35 * metre, fill(paint))
    glass = skia.Rect.MakeXYWH(x - 0.75 * metre, y - 1.38 * metre, 1.5 * metre, 0.46 * metre)
    canvas.drawRoundRect(glass, 0.2 * metre, 0.2 * metre, fill(tone((190, 220, 236), shade)))
    body = skia.Rect.MakeXYWH(x - 1.8 * metre, y - 0.95 * metre, 3.6 * metre, 0.65 * metre)
    canvas.drawRoundRect(body, 0.22 * metre, 0.22 * metre, fill(paint))
    for side in (-1, 1):
        canvas.drawCircle(x + side * 1.1 * metre, y - 0.3 * metre, 0.32 * metre, fill((36, 36, 42)))
    if lit:
        soft_spot(canvas, (x + 1.8 * metre, y - 0.65 * metre), 0.9 * metre, (255, 240, 190), 0.8)
