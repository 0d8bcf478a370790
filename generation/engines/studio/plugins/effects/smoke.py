"""Stage smoke: puffs that roll in along the floor and rise."""

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import argb, radial
from generation.engines.studio.stage.fall_particles import Layer, Particles, still
from generation.engines.studio.stage.fall_veil import Veil, bank
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

GREY = (206, 210, 222)
FAR = (Layer(count=9, size=180.0, fall=-60.0, blow=50.0, swing=40.0, alpha=0.54, top=0.38),)
NEAR = (Layer(count=4, size=230.0, fall=-46.0, blow=-60.0, swing=50.0, alpha=0.40, top=0.66),)


class Smoke:
    def __init__(self, seed: int) -> None:
        self._puffs = Particles(seed, "smoke", [still(_puff)])
        self._floor = Veil(bank(GREY, seed, top=0.62, thick=0.9, beta=1.9, streak=2.0))

    def behind(self, view: View, moment: Moment) -> None:
        self._puffs.draw(view, moment.shot_s + 4, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._puffs.draw(view, moment.shot_s + 4, NEAR)
        self._floor.draw(view, alpha=0.8, slide=0.05 * moment.shot_s, tile=1.6)


def _puff(canvas: skia.Canvas) -> None:
    colors = [argb(GREY, 0.85), argb(GREY, 0.5), argb(GREY, 0.0)]
    canvas.drawCircle(0, 0, 1, radial((0, 0), 1, colors, (0, 0.5, 1)))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="smoke",
        en=("smoke", "smoke machine", "dry ice", "stage smoke", "smoky", "billowing smoke", "steam clouds"),
        zh=("烟雾", "煙霧", "浓烟", "濃煙", "干冰", "乾冰", "冒烟", "冒煙"),
    ),
    build=Smoke,
    sounds=((0.1, "sizzle"),),
)
