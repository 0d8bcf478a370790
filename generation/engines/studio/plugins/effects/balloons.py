"""Balloons that rise past everybody."""

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, radial, stroke, tone
from generation.engines.studio.stage.fall_particles import Layer, Paint, Particles, still
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

COLOURS: tuple[RGB, ...] = ((240, 64, 72), (255, 196, 50), (70, 150, 250), (96, 200, 110), (200, 100, 230))
FAR = (Layer(count=20, size=52.0, fall=-110.0, swing=20.0),)
NEAR = (
    Layer(count=7, size=96.0, fall=-170.0, swing=24.0, clear=0.24),
    Layer(count=2, size=150.0, fall=-230.0, swing=24.0, clear=0.34),
)


class Balloons:
    def __init__(self, seed: int) -> None:
        self._balloons = Particles(seed, "balloons", [still(_balloon(rgb)) for rgb in COLOURS])

    def behind(self, view: View, moment: Moment) -> None:
        self._balloons.draw(view, moment.shot_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._balloons.draw(view, moment.shot_s, NEAR)


def _balloon(rgb: RGB) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        string = skia.Path()
        string.moveTo(0, 0.34)
        string.cubicTo(0.16, 0.55, -0.16, 0.75, 0.04, 0.98)
        canvas.drawPath(string, stroke((240, 240, 246), 0.04, 0.8))
        body = skia.Path()
        body.moveTo(0, 0.34)
        body.cubicTo(-0.78, 0.02, -0.70, -0.96, 0, -0.96)
        body.cubicTo(0.70, -0.96, 0.78, 0.02, 0, 0.34)
        body.close()
        colors = [argb(tone(rgb, 1.4)), argb(rgb), argb(tone(rgb, 0.62))]
        canvas.drawPath(body, radial((-0.2, -0.6), 1.15, colors, (0, 0.45, 1)))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.38, -0.80, -0.18, -0.48), fill((255, 255, 255), 0.7))
        canvas.drawLine(-0.08, 0.38, 0.08, 0.38, stroke(tone(rgb, 0.7), 0.10))

    return paint


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="balloons",
        en=names("rising balloons, floating balloons, party balloons, balloons everywhere, balloon release"),
        zh=("气球升空", "氣球升空", "飘气球", "飄氣球", "满天气球", "滿天氣球", "放气球", "放氣球"),
    ),
    build=Balloons,
    sounds=((0.3, "whistle"), (1.4, "pop")),
)
