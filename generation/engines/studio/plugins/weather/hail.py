"""Hail: hard white stones, fast, some of them bouncing off the floor."""

import math

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import argb, fill, radial, stroke
from generation.engines.studio.stage.fall_particles import Layer, Particles, still
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind

FAR = (Layer(count=110, size=5.0, fall=1500.0, blow=-120.0, alpha=0.85),)
NEAR = (
    Layer(count=46, size=9.0, fall=2000.0, blow=-170.0, alpha=0.95),
    Layer(count=10, size=17.0, fall=2700.0, blow=-240.0, alpha=0.9),
)
BOUNCING = 34
HOP_S, HOP_M = 0.42, 0.22


class Hail:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._stones = Particles(seed, "hail", [still(_stone)])

    def behind(self, view: View, moment: Moment) -> None:
        self._stones.draw(view, moment.t_s, FAR)
        self._bounces(view, moment.t_s)

    def before(self, view: View, moment: Moment) -> None:
        self._stones.draw(view, moment.t_s, NEAR)

    def _bounces(self, view: View, t_s: float) -> None:
        for number in range(BOUNCING):
            clock = t_s / HOP_S + number / BOUNCING
            life = math.floor(clock)
            part = clock - life
            x = (unit(self._seed, "x", number, life) * 2 - 1) * 2.4 + (unit(self._seed, "dx", number) - 0.5) * part
            z = -0.9 + 6 * unit(self._seed, "z", number, life) ** 1.3
            px, py, metre = view.camera.spot(x, HOP_M * 4 * part * (1 - part), z)
            radius = 0.020 * metre
            if 0.4 < radius < view.camera.width_px / 8:
                view.canvas.drawCircle(px, py, radius, fill((240, 246, 255), 0.95))


def _stone(canvas: skia.Canvas) -> None:
    colors = [argb((255, 255, 255)), argb((226, 236, 250)), argb((150, 170, 205))]
    canvas.drawCircle(0, 0, 0.92, radial((-0.3, -0.35), 1.5, colors, (0, 0.5, 1)))
    canvas.drawCircle(0, 0, 0.9, stroke((70, 84, 120), 0.12, 0.5))


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="hail",
        en=("hail", "hailing", "hailstorm", "hailstones", "sleet", "ice pellets"),
        zh=("冰雹", "下冰雹", "雹子", "雹", "冰粒", "冻雨", "凍雨"),
    ),
    build=Hail,
    ambience=("rain",),
)
