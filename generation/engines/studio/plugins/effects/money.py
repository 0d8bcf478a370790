"""It rains banknotes and coins."""

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.fall_particles import Layer, Particles, tumbling
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

GREEN: RGB = (110, 176, 116)
GOLD: RGB = (250, 204, 70)
FAR = (Layer(count=38, size=30.0, fall=210.0, swing=40.0, spin=0.8),)
NEAR = (
    Layer(count=16, size=52.0, fall=300.0, swing=40.0, spin=0.9, clear=0.14),
    Layer(count=4, size=96.0, fall=420.0, swing=40.0, spin=0.7, clear=0.28),
)


class Money:
    def __init__(self, seed: int) -> None:
        notes = tumbling(_note)
        self._rain = Particles(seed, "money", [notes, notes, tumbling(_coin)])

    def behind(self, view: View, moment: Moment) -> None:
        self._rain.draw(view, moment.shot_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._rain.draw(view, moment.shot_s, NEAR)


def _note(canvas: skia.Canvas) -> None:
    box = skia.Rect.MakeLTRB(-0.94, -0.44, 0.94, 0.44)
    canvas.drawRect(box, fill(GREEN))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.84, -0.34, 0.84, 0.34), stroke(tone(GREEN, 0.6), 0.05))
    canvas.drawCircle(0, 0, 0.25, fill(tone(GREEN, 1.35)))
    canvas.drawCircle(0, 0, 0.25, stroke(tone(GREEN, 0.55), 0.05))
    for side in (-1, 1):
        canvas.drawLine(side * 0.62, -0.14, side * 0.62, 0.14, stroke(tone(GREEN, 0.55), 0.10))
    canvas.drawLine(0, -0.14, 0, 0.14, stroke(tone(GREEN, 0.5), 0.09))


def _coin(canvas: skia.Canvas) -> None:
    canvas.drawCircle(0, 0, 0.62, fill(tone(GOLD, 0.75)))
    canvas.drawCircle(0, 0, 0.50, fill(GOLD))
    canvas.drawLine(0, -0.24, 0, 0.24, stroke(tone(GOLD, 0.65), 0.14))
    canvas.drawCircle(-0.2, -0.24, 0.10, fill((255, 246, 206)))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="money",
        en=names("raining money, money rain, falling money, cash rain, banknotes, make it rain, falling cash"),
        zh=names("撒钱, 撒錢, 下钱雨, 下錢雨, 钞票雨, 鈔票雨, 金币雨, 金幣雨, 天降横财, 天降橫財"),
    ),
    build=Money,
    sounds=((0.2, "bell"), (0.7, "bell"), (1.5, "bell")),
)
