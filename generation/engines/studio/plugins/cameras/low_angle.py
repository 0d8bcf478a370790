"""The camera looks up: whoever stands there is tall."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(rise_m=-0.30 - 0.68 * reach, zoom=lerp(1 - 0.05 * reach, 1 + 0.05 * reach, along), shake=0.1)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="low_angle",
        en=names("low angle, low-angle, low angle shot, from below, worm's eye, hero shot, looking up at"),
        zh=("仰拍", "低角度", "仰视", "仰視", "从下往上拍", "從下往上拍", "低机位", "低機位"),
    ),
    shift=shift,
)
