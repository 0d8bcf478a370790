"""Stars that twinkle around everybody."""

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.fall_glow import twinkle
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FAR = (Layer(count=50, size=24.0, fall=-14.0, swing=12.0, spin=0.1, blink=0.5),)
NEAR = (
    Layer(count=30, size=36.0, fall=-20.0, swing=20.0, blink=0.45),
    Layer(count=8, size=74.0, fall=-24.0, swing=24.0, blink=0.35),
)


class Sparkles:
    def __init__(self, seed: int) -> None:
        self._stars = Particles(seed, "sparkles", [twinkle((255, 226, 140)), twinkle((255, 190, 230))], glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        self._stars.draw(view, moment.shot_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._stars.draw(view, moment.shot_s, NEAR)


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="sparkles",
        en=names("sparkles, sparkling, glitter, magic dust, fairy dust, twinkles, magic sparkles, shimmer"),
        zh=("闪光", "閃光", "亮片", "星光闪闪", "星光閃閃", "魔法粉", "金粉", "闪闪发光", "閃閃發光"),
    ),
    build=Sparkles,
    sounds=((0.2, "sparkle"), (1.9, "sparkle")),
)
