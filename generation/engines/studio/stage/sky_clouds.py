"""Clouds of clay: heaps of soft balls, bright above and shaded below."""

import skia

from generation.engines.studio.stage.canvas import RGB, argb, mix, radial
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.seeds import generator

WIDE_PX, TALL_PX = 420, 230


def cloud(seed: int, number: int, lit: RGB, shade: RGB, blur: float = 0.0) -> skia.Image:
    """One of many heaps, flat and fading below."""
    rng = generator(seed, "cloud", number)

    def paint(canvas: skia.Canvas) -> None:
        balls = [
            (150.0, 136.0, 62.0),
            (254.0, 132.0, 66.0),
            (204.0, 92.0, 66.0),
            (96.0, 160.0, 46.0),
            (322.0, 160.0, 50.0),
        ]
        balls += [(70 + 280 * rng.random(), 130 + 46 * rng.random(), 30 + 22 * rng.random()) for _ in range(6)]
        for x, y, radius in sorted(balls, key=lambda each: each[1] - each[2] * 0.3):
            spot = (x + 14 * (rng.random() - 0.5), y + 8 * (rng.random() - 0.5))
            _puff(canvas, spot, radius * (0.9 + 0.2 * rng.random()), lit, shade)
        for x in range(50, 390, 34):
            soft_spot(canvas, (x, 186 + 8 * rng.random()), 44, mix(shade, lit, 0.35), 0.7)

    return sprite(WIDE_PX, TALL_PX, paint, blur)


def _puff(canvas: skia.Canvas, centre: tuple[float, float], radius: float, lit: RGB, shade: RGB) -> None:
    top = (centre[0] + radius * 0.2, centre[1] - radius * 0.45)
    colors = [argb(lit), argb(mix(lit, shade, 0.15)), argb(mix(lit, shade, 0.7)), argb(shade)]
    canvas.drawCircle(*centre, radius, radial(top, radius * 1.6, colors, (0, 0.45, 0.85, 1)))
