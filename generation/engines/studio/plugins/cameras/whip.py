"""The camera swings in from the side and stops with a little too much."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import smooth, spring
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind

SWING_S, SWING_RAD = 0.34, 0.46


def shift(moment: Moment, reach: float) -> Shift:
    arrived = smooth(0.0, SWING_S, moment.shot_s)
    overshoot = 0.05 * spring(moment.shot_s - SWING_S, 2.2, 5.0)
    return Shift(
        yaw=(-SWING_RAD * (1 - arrived) + overshoot) * max(0.5, reach), zoom=1 + 0.06 * reach * arrived, shake=0.4
    )


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="whip",
        en=("whip pan", "whip", "swish pan", "whips to", "fast pan", "quick pan", "snap pan"),
        zh=("甩镜头", "甩鏡頭", "甩镜", "甩鏡", "快速摇镜", "快速搖鏡", "急摇", "急搖"),
    ),
    shift=shift,
)
