"""Slanting shafts of light with dust dancing in them."""

import numpy as np

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.fall_veil import Painter, Veil
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind

GOLD = (255, 236, 184)
SHAFTS = 6
DUST = (Layer(count=40, size=8.0, fall=-12.0, blow=10.0, swing=30.0, blink=0.3),)
NEAR = (Layer(count=16, size=16.0, fall=-16.0, blow=14.0, swing=40.0, blink=0.25, alpha=0.8),)


class Sunbeams:
    def __init__(self, seed: int) -> None:
        self._far = Veil(_shafts(seed, 0.62))
        self._near = Veil(_shafts(seed + 1, 0.26))
        self._dust = Particles(seed, "dust", [spark((255, 220, 150), (255, 250, 230))], glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view, alpha=0.85 + 0.15 * float(np.sin(0.8 * moment.t_s)))
        self._dust.draw(view, moment.t_s, DUST)

    def before(self, view: View, moment: Moment) -> None:
        self._near.draw(view, alpha=0.8 + 0.2 * float(np.sin(0.6 * moment.t_s + 2)))
        self._dust.draw(view, moment.t_s, NEAR)


def _shafts(seed: int, strength: float) -> Painter:
    """They fan out from beyond the upper left corner."""

    def paint(height: int, width: int) -> np.ndarray:
        rng = generator(seed, "shafts")
        y, x = np.mgrid[0:height, 0:width].astype(np.float32) / height
        angle = np.arctan2(y + 0.22, x + 0.10)
        light = np.zeros_like(x)
        for shaft in range(SHAFTS):
            middle = 0.55 + 0.95 * (shaft + 0.7 * rng.random()) / SHAFTS
            wide = 0.022 + 0.05 * rng.random()
            light += np.exp(-(((angle - middle) / wide) ** 2)) * (0.5 + 0.5 * rng.random())
        fade = 1 - smooth(0.25, 1.15, np.hypot(x + 0.1, y + 0.22))
        return np.dstack([np.ones((height, width, 3)) * GOLD, np.clip(light * fade * strength, 0, 0.9)])

    return paint


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="sunbeams",
        en=("sunbeams", "sun beams", "sun rays", "sunrays", "god rays", "rays of light", "sunny", "sunshine"),
        zh=("阳光", "陽光", "光束", "丁达尔", "丁達爾", "晴天", "晴朗", "光芒", "阳光明媚", "陽光明媚"),
    ),
    build=Sunbeams,
    ambience=("birds",),
)
