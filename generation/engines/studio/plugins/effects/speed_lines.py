"""Lines that rush towards the middle, as in comics."""

import math

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.fx_screen import LINE_SETS, speed_lines
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

STEP_HZ = 12


class SpeedLines:
    def __init__(self, seed: int) -> None:
        self._first = seed % LINE_SETS

    def behind(self, view: View, moment: Moment) -> None:
        self._draw(view, moment, 0.42)

    def before(self, view: View, moment: Moment) -> None:
        self._draw(view, moment, 0.85)

    def _draw(self, view: View, moment: Moment, alpha: float) -> None:
        number = (self._first + math.floor(moment.t_s * STEP_HZ)) % LINE_SETS
        image = speed_lines(view.camera.height_px, view.camera.width_px, number, alpha=0.8)
        view.canvas.drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=alpha))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="speed_lines",
        en=("speed lines", "motion lines", "action lines", "zoom lines", "manga lines", "super speed"),
        zh=("速度线", "速度線", "集中线", "集中線", "动感线条", "動感線條", "冲刺线", "衝刺線"),
    ),
    build=SpeedLines,
    sounds=((0.0, "whoosh"), (1.2, "whoosh")),
)
