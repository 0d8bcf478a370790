"""A fountain of two stone bowls, its water in motion."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.land_sprites import contact, place, sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View

WIDE_PX, TALL_PX = 480, 360
TALL_M = 2.3
STONE: RGB = (206, 200, 192)
JETS = 7
DROPS = 9


class Fountain:
    def __init__(self, seed: int, light: Light, water: RGB, *, lit: bool) -> None:
        self._light, self._water, self._lit = light, water, lit
        self._image = sprite(WIDE_PX, TALL_PX, self._paint)

    def _paint(self, canvas: skia.Canvas) -> None:
        light, water = self._light, mix(self._water, (60, 150, 200), 0.45)
        limb(canvas, light, (54, 326), (426, 326), 28, 28, STONE, 0.3)
        self._pool(canvas, 240, 300, 208, 34, water)
        limb(canvas, light, (240, 306), (240, 180), 26, 18, STONE, 0.3)
        limb(canvas, light, (150, 186), (330, 186), 15, 15, STONE, 0.3)
        self._pool(canvas, 240, 172, 106, 18, water)
        limb(canvas, light, (240, 176), (240, 118), 14, 10, STONE, 0.3)
        ball(canvas, light, (240, 106), 18, STONE, 0.3)

    @staticmethod
    def _pool(canvas: skia.Canvas, x: float, y: float, across: float, down: float, water: RGB) -> None:
        box = skia.Rect.MakeLTRB(x - across, y - down, x + across, y + down)
        canvas.drawOval(box, fill(mix(STONE, (60, 60, 80), 0.2)))
        box = skia.Rect.MakeLTRB(x - across + 12, y - down + 5, x + across - 12, y + down - 3)
        canvas.drawOval(box, fill(water))
        canvas.drawOval(box, stroke((255, 255, 255), 2.5, 0.45))

    def draw(self, view: View, x: float, z: float, moment: Moment) -> None:
        px, py, metre = view.camera.spot(x, 0.0, z)
        if metre <= 0 or not -2 * metre < px < view.camera.width_px + 2 * metre:
            return
        scale = TALL_M * metre / TALL_PX
        contact(view, x, z, 1.4)
        if self._lit:
            soft_spot(view.canvas, (px, py - 0.9 * metre), 1.5 * metre, (120, 200, 255), 0.35)
        place(view.canvas, self._image, px, py, scale, foot=0.98)
        top = py - (0.98 * TALL_PX - 100) * scale
        high = 0.42 * (1 + 0.25 * moment.pulse * moment.energy)
        for jet in range(JETS):
            reach = (jet - (JETS - 1) / 2) / ((JETS - 1) / 2)
            path = skia.Path()
            path.moveTo(px, top)
            end = (px + reach * 0.62 * metre, py - 0.42 * metre * (1 - 0.2 * abs(reach)) + 0.06 * metre)
            path.quadTo(px + reach * 0.34 * metre, top - high * 2 * metre * (1 - 0.35 * abs(reach)), *end)
            view.canvas.drawPath(path, stroke(self._water, 0.034 * metre, 0.40))
            view.canvas.drawPath(path, stroke((255, 255, 255), 0.012 * metre, 0.55))
            for drop in range(DROPS):
                part = (moment.t_s * 1.1 + drop / DROPS + jet * 0.13) % 1
                middle = (px + reach * 0.34 * metre, top - high * 2 * metre * (1 - 0.35 * abs(reach)))
                spot = [
                    (1 - part) ** 2 * a + 2 * part * (1 - part) * b + part * part * c
                    for a, b, c in zip((px, top), middle, end, strict=True)
                ]
                view.canvas.drawCircle(
                    spot[0], spot[1], 0.016 * metre * (1 + 0.4 * math.sin(jet + drop)), fill((255, 255, 255), 0.85)
                )
