"""A meteor shower under a sky full of stars."""

import math

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import argb, linear
from generation.engines.studio.stage.fall_glow import spark, twinkle
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

METEORS = 7
METEOR_S = 1.35
LOW = 0.46
"""Stars stay in the upper part of the frame."""
SKY = (
    Layer(count=140, size=9.0, fall=0.0, blink=0.35, low=LOW),
    Layer(count=30, size=24.0, fall=0.0, blink=0.3, low=LOW),
)
NEAR = (Layer(count=12, size=20.0, fall=26.0, swing=20.0, blink=0.4),)


class Stars:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._stars = Particles(
            seed, "stars", [spark((170, 200, 255), (255, 255, 255)), twinkle((255, 236, 190))], glow=True
        )

    def behind(self, view: View, moment: Moment) -> None:
        self._stars.draw(view, moment.t_s, SKY)
        for number in range(METEORS):
            self._meteor(view, moment.t_s, number)

    def before(self, view: View, moment: Moment) -> None:
        self._stars.draw(view, moment.t_s, NEAR)

    def _meteor(self, view: View, t_s: float, number: int) -> None:
        """A streak that runs down to the left, brightest at its head."""
        height, width, px = view.camera.height_px, view.camera.width_px, view.unit
        clock = t_s / METEOR_S + number / METEORS
        life = math.floor(clock)
        part = clock - life
        if part > 0.62:
            return
        run = part / 0.62
        x = width * (0.25 + 1.0 * unit(self._seed, "x", number, life))
        y = height * (-0.04 + 0.28 * unit(self._seed, "y", number, life))
        length = height * (0.10 + 0.10 * unit(self._seed, "length", number, life))
        head = (x - run * height * 0.34, y + run * height * 0.17)
        tail = (head[0] + length * 0.9, head[1] - length * 0.45)
        level = math.sin(math.pi * min(1.0, run * 1.05))
        colors = [argb((255, 255, 255), level), argb((190, 214, 255), 0.5 * level), argb((150, 180, 255), 0)]
        paint = linear(head, tail, colors, (0, 0.25, 1))
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeWidth(5.0 * px)
        view.canvas.drawLine(*head, *tail, paint)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="stars",
        en=names("shooting stars, shooting star, meteor shower, meteors, starry sky, falling stars, starfall"),
        zh=("流星", "流星雨", "星空", "满天星", "滿天星", "繁星", "星雨"),
    ),
    build=Stars,
    ambience=("crickets",),
)
