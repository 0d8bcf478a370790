"""Two cannons of coloured paper, then a slow rain of it."""

import math
from dataclasses import replace

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, fill
from generation.engines.studio.stage.fall_particles import Layer, Paint, Particles, tumbling
from generation.engines.studio.stage.fx_burst import Burst, throw
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

COLOURS: tuple[RGB, ...] = (
    (244, 68, 86),
    (255, 200, 50),
    (72, 196, 120),
    (70, 140, 250),
    (190, 90, 230),
    (255, 140, 50),
)
EVERY_S, FIRST_S = 2.6, 0.15
CANNON = Burst(count=70, speed=2.6, life=2.6, size=13.0, spread=0.42, gravity=0.9, drag=2.4, spin=2.5)
FAR = (Layer(count=50, size=9.0, fall=150.0, swing=30.0, spin=1.4),)
NEAR = (Layer(count=26, size=16.0, fall=230.0, swing=46.0, spin=1.6),)


class Confetti:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kinds = [tumbling(_paper(rgb)) for rgb in COLOURS]
        self._rain = Particles(seed, "confetti", self._kinds)

    def behind(self, view: View, moment: Moment) -> None:
        self._rain.draw(view, moment.shot_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._rain.draw(view, moment.shot_s, NEAR)
        width, height = view.camera.width_px, view.camera.height_px
        shot = math.floor((moment.shot_s - FIRST_S) / EVERY_S)
        age = moment.shot_s - FIRST_S - shot * EVERY_S
        if shot < 0:
            return
        for side, aim in ((-0.02, 1.15), (1.02, math.pi - 1.15)):
            throw(
                view, replace(CANNON, aim=aim), self._kinds, (width * side, height * 0.92), age, self._seed, shot, side
            )


def _paper(rgb: RGB) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeLTRB(-0.62, -0.86, 0.62, 0.86), fill(rgb))

    return paint


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="confetti",
        en=("confetti", "party poppers", "party streamers", "ticker tape", "confetti cannon", "confetti rain"),
        zh=("彩带", "彩帶", "五彩纸屑", "五彩紙屑", "纸花", "紙花", "礼花筒", "禮花筒", "撒花"),
    ),
    build=Confetti,
    sounds=((0.15, "pop"), (0.2, "cheer"), (2.75, "pop"), (5.35, "pop")),
)
