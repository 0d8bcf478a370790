"""The camera jumps nearer on every beat and falls back."""

import math

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names

RISE = 0.10
"""Of a beat."""


def shift(moment: Moment, reach: float) -> Shift:
    part = moment.beat % 1
    jump = smooth(0.0, RISE, part) * math.exp(-max(0.0, part - RISE) * 4.0)
    side = 1 if math.floor(moment.beat) % 2 == 0 else -1
    return Shift(zoom=1 + (0.04 + 0.16 * jump) * reach, roll=0.028 * jump * side, shake=0.3)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="zoom_burst",
        en=names("zoom burst, crash zoom, snap zoom, beat zoom, zooms on the beat, punch in, pulse zoom"),
        zh=names("急推, 快速变焦, 快速變焦, 卡点变焦, 卡點變焦, 节拍变焦, 節拍變焦, 冲击变焦, 衝擊變焦"),
    ),
    shift=shift,
)
