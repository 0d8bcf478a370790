"""A thunderstorm: dense rain, bolts, and the light they throw."""

import math

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.plugins.weather.rain import Rain
from generation.engines.studio.stage.fall_bolt import bolt, flash, light_up
from generation.engines.studio.stage.fall_veil import Veil, bank
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

EVERY_S = 2.3
GLOOM = (36, 42, 62)


class Storm:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._rain = Rain(seed)
        self._gloom = Veil(bank(GLOOM, seed, top=-0.6, thick=1.0, beta=1.9, streak=1.4, patchy=0.16))

    def behind(self, view: View, moment: Moment) -> None:
        number, age = self._strike(moment.t_s)
        self._gloom.draw(view, alpha=0.80, slide=0.04 * moment.t_s, tile=1.4)
        light_up(view, 0.55 * flash(age))
        bolt(view, self._seed, number, age)
        self._rain.behind(view, moment)

    def before(self, view: View, moment: Moment) -> None:
        self._rain.before(view, moment)
        light_up(view, 0.16 * flash(self._strike(moment.t_s)[1]))

    def _strike(self, t_s: float) -> tuple[int, float]:
        """The last bolt's number and how long ago it struck."""
        number = math.floor(t_s / EVERY_S)
        at = (number + 0.25 + 0.5 * unit(self._seed, "strike", number)) * EVERY_S
        if t_s < at:
            number -= 1
            at = (number + 0.25 + 0.5 * unit(self._seed, "strike", number)) * EVERY_S
        return number, t_s - at


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="storm",
        en=names("storm, stormy, thunderstorm, thunder storm, tempest, lightning storm, typhoon, hurricane"),
        zh=("暴风雨", "暴風雨", "雷雨", "雷暴", "雷阵雨", "雷陣雨", "电闪雷鸣", "電閃雷鳴", "台风", "颱風"),
    ),
    build=Storm,
    ambience=("rain", "thunder"),
)
