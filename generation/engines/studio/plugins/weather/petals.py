"""Cherry blossom petals on a light wind."""

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import RGB, argb, radial
from generation.engines.studio.stage.fall_particles import Layer, Paint, Particles, tumbling
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

COLOURS: tuple[tuple[RGB, RGB], ...] = (
    ((255, 232, 240), (250, 160, 190)),
    ((255, 214, 226), (240, 130, 170)),
    ((255, 244, 248), (255, 190, 210)),
)
FAR = (Layer(count=90, size=12.0, fall=80.0, blow=-90.0, swing=30.0, spin=0.7),)
NEAR = (
    Layer(count=40, size=22.0, fall=130.0, blow=-150.0, swing=50.0, spin=0.8),
    Layer(count=9, size=44.0, fall=210.0, blow=-260.0, swing=80.0, spin=0.6, alpha=0.9),
)


class Petals:
    def __init__(self, seed: int) -> None:
        self._petals = Particles(seed, "petals", [tumbling(_petal(*pair)) for pair in COLOURS])

    def behind(self, view: View, moment: Moment) -> None:
        self._petals.draw(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._petals.draw(view, moment.t_s, NEAR)


def _petal(tip: RGB, base: RGB) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        path = skia.Path()
        path.moveTo(-0.9, 0.0)
        path.cubicTo(-0.4, -0.85, 0.6, -0.75, 0.9, -0.22)
        path.lineTo(0.66, 0.0)
        path.lineTo(0.9, 0.22)
        path.cubicTo(0.6, 0.75, -0.4, 0.85, -0.9, 0.0)
        path.close()
        canvas.drawPath(path, radial((-0.8, 0.0), 1.8, [argb(base), argb(tip), argb(tip)], (0, 0.6, 1)))

    return paint


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="petals",
        en=names("petals, cherry blossom, cherry blossoms, falling petals, flower petals, sakura, rose petals"),
        zh=("花瓣", "樱花", "櫻花", "落花", "花雨", "樱花飘落", "櫻花飄落", "桃花"),
    ),
    build=Petals,
    ambience=("wind", "birds"),
)
