"""Fog in two banks that drift apart."""

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.fall_veil import Veil, bank
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

WHITE = (224, 230, 238)


class Fog:
    def __init__(self, seed: int) -> None:
        self._far = Veil(bank(WHITE, seed, top=0.05, thick=1.1, beta=2.0, streak=2.0, patchy=0.18))
        self._near = Veil(bank(WHITE, seed + 1, top=0.50, thick=0.85, beta=1.8, streak=2.2))

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view, slide=0.015 * moment.t_s, tile=1.6)

    def before(self, view: View, moment: Moment) -> None:
        self._near.draw(view, alpha=0.85, slide=-0.03 * moment.t_s, tile=1.6)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="fog",
        en=("fog", "foggy", "mist", "misty", "haze", "hazy", "smog"),
        zh=("雾", "霧", "大雾", "大霧", "薄雾", "薄霧", "起雾", "起霧", "雾气", "霧氣", "雾霾", "霧霾"),
    ),
    build=Fog,
    ambience=("wind",),
)
