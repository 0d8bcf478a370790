"""A tilted horizon that leans further."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(roll=lerp(0.16, 0.26, along), zoom=1 + 0.06 * reach, rise_m=-0.25 * reach)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="dutch",
        en=("dutch angle", "dutch tilt", "canted angle", "tilted camera", "oblique angle", "tilted shot"),
        zh=names("荷兰角, 荷蘭角, 斜角镜头, 斜角鏡頭, 倾斜镜头, 傾斜鏡頭, 斜拍, 歪斜构图, 歪斜構圖"),
    ),
    shift=shift,
)
