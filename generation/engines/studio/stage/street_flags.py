"""Cloth in the wind: banners that hang and pennants that fly."""

import math

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, argb, linear, stroke, tone
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View

STEPS = 9


def banner(
    view: View,
    light: Light,
    place: tuple[float, float, float],
    size: tuple[float, float],
    rgb: RGB,
    mark: RGB,
    t_s: float,
) -> None:
    """Hangs from a pole whose middle is `place`; width and length in metres; its lower end is a swallow tail."""
    x, y, metre = view.camera.spot(*place)
    wide, long = size[0] * metre, size[1] * metre
    if metre <= 0 or not -wide < x < view.camera.width_px + wide:
        return
    left: list[Point] = []
    right: list[Point] = []
    for step in range(STEPS):
        part = step / (STEPS - 1)
        sway = 0.10 * wide * part * math.sin(t_s * 2.2 + place[0] - part * 3.5)
        left.append((x - wide / 2 + sway, y + long * part))
        right.append((x + wide / 2 + sway * 1.15, y + long * part))
    bottom = ((left[-1][0] + right[-1][0]) / 2, y + long * 0.86)
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in [*left, bottom, *right[::-1]]], True)
    lit = light.flat(rgb)
    fold = 0.5 + 0.2 * math.sin(t_s * 2.2 + place[0])
    shades = [argb(tone(lit, 0.8)), argb(tone(lit, 1.1)), argb(tone(lit, 0.72))]
    view.canvas.drawPath(path, linear((x - wide / 2, 0), (x + wide / 2, 0), shades, (0, fold, 1)))
    view.canvas.drawPath(path, stroke(INK, 0.012 * metre, 0.3))
    view.canvas.drawLine(x - wide * 0.62, y, x + wide * 0.62, y, stroke((110, 78, 50), 0.05 * metre))
    centre = (left[4][0] / 2 + right[4][0] / 2, left[4][1])
    size_px, emblem = wide * 0.26, skia.Path()
    for corner in range(10):
        reach = size_px if corner % 2 == 0 else size_px * 0.45
        angle = math.pi * corner / 5 - math.pi / 2
        at = (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle))
        emblem.moveTo(*at) if corner == 0 else emblem.lineTo(*at)
    emblem.close()
    view.canvas.drawPath(emblem, skia.Paint(AntiAlias=True, Color=argb(light.flat(mark))))


def pennant(view: View, light: Light, place: tuple[float, float, float], long_m: float, rgb: RGB, t_s: float) -> None:
    """A pointed flag on a pole that starts at `place`."""
    x, y, metre = view.camera.spot(*place)
    if metre <= 0:
        return
    top = y - 1.1 * long_m * metre
    view.canvas.drawLine(x, y, x, top, stroke((90, 70, 56), 0.05 * metre))
    upper: list[Point] = []
    lower: list[Point] = []
    for step in range(STEPS):
        part = step / (STEPS - 1)
        wave = 0.11 * long_m * metre * part * math.sin(t_s * 5 - part * 5 + place[0])
        half = 0.26 * long_m * metre * (1 - part)
        at = x + part * long_m * metre
        upper.append((at, top + 0.26 * long_m * metre - half + wave))
        lower.append((at, top + 0.26 * long_m * metre + half + wave))
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in [*upper, *lower[::-1]]], True)
    lit = light.flat(rgb)
    view.canvas.drawPath(path, linear((x, 0), (x + long_m * metre, 0), [argb(tone(lit, 1.1)), argb(tone(lit, 0.75))]))


def torch(view: View, place: tuple[float, float, float], t_s: float, *, size_m: float = 0.3) -> None:
    """A flame that licks upwards."""
    x, y, metre = view.camera.spot(*place)
    if metre <= 0:
        return
    view.canvas.drawLine(x, y + 0.55 * metre * size_m / 0.3, x, y, stroke((74, 50, 38), 0.06 * metre))
    tall = size_m * metre
    for shade, reach, wide in (
        ((255, 120, 30), 1.0, 0.42),
        ((255, 190, 60), 0.72, 0.30),
        ((255, 246, 190), 0.42, 0.18),
    ):
        lick = 1 + 0.16 * math.sin(t_s * 13 + place[0] * 3 + reach) + 0.08 * math.sin(t_s * 29 + reach * 9)
        lean = 0.12 * tall * math.sin(t_s * 7 + place[0])
        path = skia.Path()
        path.moveTo(x - wide * tall, y)
        path.quadTo(x - wide * tall, y - 0.4 * reach * tall, x + lean, y - reach * lick * tall * 1.2)
        path.quadTo(x + wide * tall, y - 0.4 * reach * tall, x + wide * tall, y)
        path.quadTo(x, y + 0.35 * wide * tall, x - wide * tall, y)
        view.canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=argb(shade, 0.95)))
