"""Clay cars on a road, from ahead and from behind."""

import skia

from generation.engines.studio.stage.canvas import INK, RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import polygon, soft_spot
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import choose, unit

PAINTS: tuple[RGB, ...] = (
    (220, 62, 54), (60, 126, 206), (246, 190, 66), (242, 240, 234), (70, 160, 120), (60, 62, 74), (236, 130, 160),
)  # fmt: skip
NEAREST_M = 1.0
HALF_M = 0.86
STRETCH_M = 70.0
"""Cars leave at one end of it and come back at the other."""


def car(
    view: View, light: Light, paint: RGB, place: tuple[float, float], *, coming: bool, lit: bool, tall: float
) -> None:
    """`place` is (x, z) of its near end; `tall` 1 is a saloon, 1.5 a van."""
    x, y, metre = view.camera.spot(place[0], 0.0, place[1])
    if place[1] - view.camera.z < NEAREST_M or not -2 * metre < x < view.camera.width_px + 2 * metre:
        return
    canvas, half = view.canvas, HALF_M * metre
    canvas.drawOval(
        skia.Rect.MakeLTRB(x - half * 1.1, y - 0.12 * metre, x + half * 1.1, y + 0.1 * metre), fill(INK, 0.4)
    )
    for side in (-1, 1):
        wheel = skia.Rect.MakeXYWH(x + side * 0.66 * metre - 0.13 * metre, y - 0.36 * metre, 0.26 * metre, 0.38 * metre)
        canvas.drawRoundRect(wheel, 0.09 * metre, 0.09 * metre, fill((34, 34, 42)))
    base = light.flat(paint)
    roof = y - (1.02 + 0.42 * tall) * metre
    belt = y - 0.95 * metre
    cabin = [(x - 0.74 * metre, belt), (x - 0.56 * metre, roof), (x + 0.56 * metre, roof), (x + 0.74 * metre, belt)]
    canvas.drawPath(polygon(cabin), stroke(tone(base, 0.95), 0.16 * metre))
    canvas.drawPath(polygon(cabin), linear((x, roof), (x, belt), [argb((170, 206, 226)), argb((52, 70, 96))]))
    body = skia.Rect.MakeLTRB(x - half, y - 0.98 * metre, x + half, y - 0.2 * metre)
    shades = [argb(tone(base, 1.15)), argb(base), argb(tone(base, 0.6))]
    canvas.drawRoundRect(body, 0.2 * metre, 0.2 * metre, linear((x, body.top()), (x, body.bottom()), shades))
    canvas.drawRoundRect(body, 0.2 * metre, 0.2 * metre, stroke(INK, 0.02 * metre, 0.3))
    grille = skia.Rect.MakeLTRB(x - 0.36 * metre, y - 0.56 * metre, x + 0.36 * metre, y - 0.36 * metre)
    canvas.drawRoundRect(grille, 0.05 * metre, 0.05 * metre, fill((44, 46, 56) if coming else (236, 236, 230)))
    lamp: RGB = (255, 246, 210) if coming else (255, 56, 46)
    for side in (-1, 1):
        at = (x + side * 0.62 * metre, y - 0.66 * metre)
        if lit:
            soft_spot(canvas, at, (0.95 if coming else 0.5) * metre, lamp, 0.7)
        canvas.drawCircle(*at, 0.13 * metre, fill(lamp if lit or not coming else (246, 244, 236)))


def traffic(
    view: View, light: Light, seed: int, t_s: float, *, lane_m: float, span: tuple[float, float], count: int, lit: bool
) -> None:
    """Cars of both lanes between two depths, far ones first: the left lane comes, the right one goes."""
    near, far = span
    found: list[tuple[float, int, int]] = []
    gap = STRETCH_M / count
    for lane in (-1, 1):
        pace = 9.0 if lane < 0 else 7.0
        for number in range(count):
            start = (number + 0.5 * unit(seed, "gap", lane, number)) * gap
            found.append(((start + lane * pace * t_s) % STRETCH_M - 6.0, lane, number))
    for z, lane, number in sorted(found, reverse=True):
        if near <= z < far:
            paint = PAINTS[choose(len(PAINTS), seed, "paint", lane, number)]
            tall = 1.0 if unit(seed, "van", lane, number) < 0.7 else 1.7
            car(view, light, paint, (lane * lane_m, z), coming=lane < 0, lit=lit, tall=tall)
