"""Soap bubbles on their way up."""

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.fall_glow import soap
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

FAR = (Layer(count=30, size=18.0, fall=-70.0, blow=14.0, swing=30.0),)
NEAR = (
    Layer(count=14, size=40.0, fall=-110.0, swing=36.0, clear=0.14),
    Layer(count=4, size=84.0, fall=-150.0, swing=30.0, clear=0.28, alpha=0.9),
)


class Bubbles:
    def __init__(self, seed: int) -> None:
        kinds = [soap((150, 200, 255)), soap((255, 170, 220)), soap((170, 255, 220))]
        self._bubbles = Particles(seed, "bubbles", kinds)

    def behind(self, view: View, moment: Moment) -> None:
        self._bubbles.draw(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._bubbles.draw(view, moment.t_s, NEAR)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="bubbles",
        en=("bubbles", "soap bubbles", "floating bubbles", "bubble bath", "blowing bubbles"),
        zh=("泡泡", "肥皂泡", "气泡", "氣泡", "吹泡泡", "泡沫"),
    ),
    build=Bubbles,
)
