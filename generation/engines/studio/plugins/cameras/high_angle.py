"""The camera looks down from above heads, and sinks a little."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(rise_m=lerp(1.35, 1.10, along) * max(0.4, reach), zoom=1 + 0.14 * reach, shake=0.1)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="high_angle",
        en=names("high angle, high-angle, top down, top-down, overhead shot, bird's eye, from above, aerial shot"),
        zh=("俯拍", "高角度", "俯视", "俯視", "鸟瞰", "鳥瞰", "航拍", "从上往下拍", "從上往下拍"),
    ),
    shift=shift,
)
