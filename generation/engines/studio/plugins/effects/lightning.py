"""Bolts that strike behind everybody and light them up."""

import math

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.fall_bolt import bolt, flash, light_up
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FIRST_S, EVERY_S = 0.35, 1.3


class Lightning:
    def __init__(self, seed: int) -> None:
        self._seed = seed

    def behind(self, view: View, moment: Moment) -> None:
        for number, age in _strikes(moment.shot_s):
            light_up(view, 0.45 * flash(age))
            bolt(view, self._seed, number, age)

    def before(self, view: View, moment: Moment) -> None:
        for _number, age in _strikes(moment.shot_s):
            light_up(view, 0.22 * flash(age))


def _strikes(shot_s: float) -> list[tuple[int, float]]:
    """The last bolt and how long ago it struck; none before the first."""
    number = math.floor((shot_s - FIRST_S) / EVERY_S)
    return [(number, shot_s - FIRST_S - number * EVERY_S)] if number >= 0 else []


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="lightning",
        en=names("lightning, lightning bolt, lightning strikes, thunderbolt, lightning strike, thunder and lightning"),
        zh=("闪电", "閃電", "雷电", "雷電", "打雷", "电光", "電光", "霹雳", "霹靂"),
    ),
    build=Lightning,
    sounds=((0.0, "thunder"),),
)
