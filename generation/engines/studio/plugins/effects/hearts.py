"""Hearts that float up."""

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, radial, stroke, tone
from generation.engines.studio.stage.fall_particles import Layer, Paint, Particles, still
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

COLOURS: tuple[RGB, ...] = ((240, 52, 84), (255, 110, 150), (250, 80, 120))
FAR = (Layer(count=26, size=24.0, fall=-130.0, swing=34.0, alpha=0.95),)
NEAR = (
    Layer(count=14, size=42.0, fall=-200.0, swing=40.0, clear=0.16),
    Layer(count=3, size=90.0, fall=-270.0, swing=30.0, alpha=0.92, clear=0.3),
)


class Hearts:
    def __init__(self, seed: int) -> None:
        self._hearts = Particles(seed, "hearts", [still(_heart(rgb)) for rgb in COLOURS])

    def behind(self, view: View, moment: Moment) -> None:
        self._hearts.draw(view, moment.shot_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._hearts.draw(view, moment.shot_s, NEAR)


def _heart(rgb: RGB) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        path = skia.Path()
        path.moveTo(0, 0.88)
        path.cubicTo(-1.35, 0.05, -0.92, -0.98, 0, -0.42)
        path.cubicTo(0.92, -0.98, 1.35, 0.05, 0, 0.88)
        path.close()
        canvas.drawPath(path, stroke(tone(rgb, 0.45), 0.10, 0.5))
        colors = [argb(tone(rgb, 1.3)), argb(rgb), argb(tone(rgb, 0.72))]
        canvas.drawPath(path, radial((-0.3, -0.3), 1.35, colors, (0, 0.5, 1)))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.62, -0.48, -0.28, -0.22), fill((255, 255, 255), 0.75))

    return paint


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="hearts",
        en=names("hearts, floating hearts, love hearts, heart shower, hearts everywhere, valentine hearts"),
        zh=("爱心", "愛心", "心形", "红心", "紅心", "飘心", "飄心", "粉红泡泡", "粉紅泡泡"),
    ),
    build=Hearts,
    sounds=((0.2, "sparkle"), (0.9, "pop")),
)
