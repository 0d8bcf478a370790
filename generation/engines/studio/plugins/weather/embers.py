"""Glowing embers that rise on hot air."""

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

FAR = (Layer(count=120, size=12.0, fall=-130.0, blow=26.0, swing=26.0, blink=0.9),)
NEAR = (
    Layer(count=56, size=21.0, fall=-230.0, blow=40.0, swing=40.0, blink=0.8),
    Layer(count=14, size=44.0, fall=-360.0, blow=70.0, swing=60.0, blink=0.6, alpha=0.9),
)


class Embers:
    def __init__(self, seed: int) -> None:
        kinds = [spark((255, 110, 24), (255, 226, 150)), spark((255, 70, 20), (255, 190, 90))]
        self._sparks = Particles(seed, "embers", kinds, glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        self._sparks.draw(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._sparks.draw(view, moment.t_s, NEAR)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="embers",
        en=("embers", "sparks", "floating embers", "ashes", "falling ash", "flying sparks", "cinders"),
        zh=("火花", "余烬", "餘燼", "灰烬", "灰燼", "火星四溅", "火星四濺"),
    ),
    build=Embers,
    ambience=("fire",),
)
