"""Autumn leaves that tumble down."""

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.fall_particles import Layer, Paint, Particles, tumbling
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

COLOURS: tuple[RGB, ...] = ((226, 96, 36), (246, 172, 40), (196, 52, 40), (168, 110, 48), (236, 200, 70))
FAR = (Layer(count=52, size=17.0, fall=120.0, blow=60.0, swing=34.0, spin=0.5),)
NEAR = (
    Layer(count=24, size=34.0, fall=190.0, blow=90.0, swing=60.0, spin=0.6),
    Layer(count=6, size=64.0, fall=300.0, blow=150.0, swing=90.0, spin=0.5, alpha=0.95),
)


class Leaves:
    def __init__(self, seed: int) -> None:
        self._leaves = Particles(seed, "leaves", [tumbling(leaf(rgb)) for rgb in COLOURS])

    def behind(self, view: View, moment: Moment) -> None:
        self._leaves.draw(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._leaves.draw(view, moment.t_s, NEAR)


def leaf(rgb: RGB) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        blade = skia.Path()
        blade.moveTo(-0.86, 0.0)
        blade.cubicTo(-0.5, -0.72, 0.3, -0.66, 0.92, 0.0)
        blade.cubicTo(0.3, 0.66, -0.5, 0.72, -0.86, 0.0)
        blade.close()
        canvas.drawPath(blade, fill(rgb))
        canvas.save()
        canvas.clipPath(blade, doAntiAlias=True)
        canvas.drawRect(skia.Rect.MakeLTRB(-1, 0, 1, 1), fill(tone(rgb, 0.72), 0.75))
        canvas.restore()
        canvas.drawLine(-0.98, 0, 0.8, 0, stroke(tone(rgb, 0.5), 0.08))
        for x in (-0.4, -0.05, 0.3):
            for side in (-1, 1):
                canvas.drawLine(x, 0, x + 0.26, side * 0.36, stroke(tone(rgb, 0.55), 0.05))

    return paint


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="leaves",
        en=names("falling leaves, autumn leaves, fall leaves, leaves falling, leaves fall, autumn, swirling leaves"),
        zh=("落叶", "落葉", "秋叶", "秋葉", "枫叶", "楓葉", "秋天", "叶子飘落", "葉子飄落"),
    ),
    build=Leaves,
    ambience=("wind",),
)
