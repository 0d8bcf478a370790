"""The camera turns from left to right."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(yaw=lerp(-0.075, 0.075, along) * reach, side_m=lerp(-0.16, 0.16, along) * reach)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="pan",
        en=names("pan, pans, panning, pan left, pan right"),
        zh=names("摇镜, 摇镜头, 平移, 横移, 搖鏡, 搖鏡頭, 橫移"),
    ),
    shift=shift,
)
