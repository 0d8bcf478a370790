"""A gale: long curling streaks of air, dust and a few leaves."""

import math

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.plugins.weather.leaves import COLOURS, leaf
from generation.engines.studio.stage.canvas import stroke
from generation.engines.studio.stage.fall_particles import Layer, Particles, tumbling
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind

FAR = (Layer(count=26, size=14.0, fall=30.0, blow=620.0, swing=40.0, spin=1.6),)
NEAR = (Layer(count=14, size=30.0, fall=50.0, blow=1050.0, swing=70.0, spin=1.8),)
GUSTS = 9
GUST_S = 1.5
POINTS = 18


class Wind:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._leaves = Particles(seed, "gale", [tumbling(leaf(rgb)) for rgb in COLOURS])

    def behind(self, view: View, moment: Moment) -> None:
        self._leaves.draw(view, moment.t_s, FAR)
        self._gusts(view, moment.t_s, 0)

    def before(self, view: View, moment: Moment) -> None:
        self._gusts(view, moment.t_s, 1)
        self._leaves.draw(view, moment.t_s, NEAR)

    def _gusts(self, view: View, t_s: float, layer: int) -> None:
        """White lines that rush by and curl at their heads."""
        height, width, px = view.camera.height_px, view.camera.width_px, view.unit
        for number in range(GUSTS):
            clock = t_s / GUST_S + number / GUSTS
            life = math.floor(clock)
            part = clock - life
            y = height * (0.06 + 0.86 * unit(self._seed, "y", layer, number, life))
            length = width * (0.45 + 0.4 * unit(self._seed, "length", layer, number))
            head = -0.2 * width + part * (width * 1.5 + length)
            wave = (8 + 16 * unit(self._seed, "wave", layer, number)) * px
            path = skia.Path()
            for step in range(POINTS + 1):
                along = step / POINTS
                x = head - length * (1 - along)
                curl = math.sin(along * 5 + number) * wave
                point = (x, y + curl)
                if step == 0:
                    path.moveTo(*point)
                else:
                    path.lineTo(*point)
            if number % 3 == 0:
                reach = 34 * px
                box = skia.Rect.MakeLTRB(head - reach, point[1] - 2 * reach, head + reach, point[1])
                path.arcTo(box, 90, -250, False)
            fade = math.sin(math.pi * min(1.0, part)) * (0.62 if layer else 0.42)
            view.canvas.drawPath(path, stroke((250, 252, 255), (6.0 if layer else 3.6) * px, fade))


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="wind",
        en=("wind", "windy", "gale", "strong wind", "breeze", "gusts", "blustery"),
        zh=("刮风", "颳風", "大风", "大風", "狂风", "狂風", "微风", "微風", "风很大", "風很大"),
    ),
    build=Wind,
    ambience=("wind",),
)
