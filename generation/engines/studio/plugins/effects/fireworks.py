"""Rockets that climb and open into chrysanthemums, behind everybody."""

import math

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, stroke
from generation.engines.studio.stage.fall_bolt import light_up
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fx_burst import Burst, throw
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import choose, unit
from generation.storyboard.vocabulary import Term, TermKind, names

COLOURS: tuple[RGB, ...] = ((255, 90, 90), (255, 200, 90), (110, 230, 255), (150, 255, 140), (240, 130, 255))
EVERY_S, FIRST_S, CLIMB_S = 0.85, 0.45, 0.42
SHELL = Burst(count=96, speed=1.25, life=1.75, size=25.0, gravity=0.12, drag=3.4, even=0.72, twinkle=16.0)
HEART = Burst(count=28, speed=0.62, life=1.3, size=19.0, gravity=0.10, drag=3.2, even=0.6)
OPEN = 2
"""Shells seen at once."""


class Fireworks:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kinds = [spark(rgb, (255, 250, 235)) for rgb in COLOURS]

    def behind(self, view: View, moment: Moment) -> None:
        last = math.floor((moment.shot_s - FIRST_S + CLIMB_S) / EVERY_S)
        for number in range(max(0, last - OPEN), last + 1):
            self._shell(view, moment.shot_s - FIRST_S - number * EVERY_S, number)

    def before(self, view: View, moment: Moment) -> None:
        """The bangs light everybody a little."""
        age = (moment.shot_s - FIRST_S) % EVERY_S
        if moment.shot_s >= FIRST_S:
            number = math.floor((moment.shot_s - FIRST_S) / EVERY_S)
            light_up(view, 0.10 * math.exp(-age * 9), COLOURS[choose(len(COLOURS), self._seed, "colour", number)])

    def _shell(self, view: View, age: float, number: int) -> None:
        width, height, px = view.camera.width_px, view.camera.height_px, view.unit
        x = width * (0.14 + 0.72 * unit(self._seed, "x", number))
        y = height * (0.09 + 0.20 * unit(self._seed, "y", number))
        if age < 0:
            part = 1 + age / CLIMB_S
            top = height * 0.62 + (y - height * 0.62) * part**0.6
            view.canvas.drawLine(x, top, x, top + 90 * px, stroke((255, 220, 160), 4 * px, 0.7))
            return
        colour = choose(len(COLOURS), self._seed, "colour", number)
        throw(view, SHELL, [self._kinds[colour]], (x, y), age, self._seed, number, glow=True)
        other = self._kinds[(colour + 2) % len(COLOURS)]
        throw(view, HEART, [other], (x, y), age, self._seed, number, "heart", glow=True)


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="fireworks",
        en=names("fireworks, firework, fireworks display, pyrotechnics, new year fireworks, rockets in the sky"),
        zh=("烟花", "煙花", "焰火", "烟火", "煙火", "放烟花", "放煙花", "礼花", "禮花"),
    ),
    build=Fireworks,
    sounds=tuple((FIRST_S + EVERY_S * number, "firework") for number in range(10)),
)
