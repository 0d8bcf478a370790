"""Digital faults in short fits: torn rows, parted colours."""

import math

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.fx_screen import part_colours, shift, tear
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind

EVERY_S, FIRST_S, FIT_S = 0.95, 0.2, 0.34
STEP_HZ = 15
BANDS = 7


class Glitch:
    def __init__(self, seed: int) -> None:
        self._seed = seed

    def behind(self, view: View, moment: Moment) -> None:
        """Faults are in the picture, not in the place."""

    def before(self, view: View, moment: Moment) -> None:
        since = (moment.shot_s - FIRST_S) % EVERY_S
        step = math.floor(moment.t_s * STEP_HZ)
        part_colours(view.pixels, max(1, round(2.5 * view.unit)))
        if moment.shot_s < FIRST_S or since > FIT_S:
            return
        part_colours(view.pixels, round((6 + 12 * unit(self._seed, "apart", step)) * view.unit))
        tear(view.pixels, self._seed, step, BANDS, 0.16)
        if unit(self._seed, "jump", step) < 0.3:
            shift(view.pixels, 0, round(view.camera.height_px * 0.02))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="glitch",
        en=("glitch", "glitchy", "glitches", "digital glitch", "glitch effect", "signal error", "datamosh"),
        zh=("故障", "故障风", "故障風", "信号干扰", "訊號干擾", "花屏", "抖动特效", "抖動特效"),
    ),
    build=Glitch,
    sounds=tuple((FIRST_S + EVERY_S * number, "typing") for number in range(6)),
)
