"""Fireflies that wander and blink."""

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

FAR = (Layer(count=80, size=20.0, fall=-8.0, blow=10.0, swing=46.0, blink=0.28, top=0.15, low=0.95),)
NEAR = (
    Layer(count=30, size=38.0, fall=-12.0, blow=-14.0, swing=80.0, blink=0.24, top=0.1),
    Layer(count=7, size=70.0, fall=-14.0, blow=18.0, swing=120.0, blink=0.2, alpha=0.8),
)


class Fireflies:
    def __init__(self, seed: int) -> None:
        self._lights = Particles(seed, "fireflies", [spark((206, 255, 90), (255, 255, 214))], glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        self._lights.draw(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._lights.draw(view, moment.t_s, NEAR)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="fireflies",
        en=("fireflies", "firefly", "lightning bugs", "glowworms", "magic lights", "floating lights"),
        zh=("萤火虫", "螢火蟲", "流萤", "流螢", "点点荧光", "點點螢光"),
    ),
    build=Fireflies,
    ambience=("crickets",),
)
