"""Clapping on the beat."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind

TOGETHER = Arm(upper=34, forearm=-112, hand=Hand.OPEN, twist=40)
APART = Arm(upper=40, forearm=-176, hand=Hand.OPEN, twist=16)


def pose(act: Act) -> Pose:
    """Hands meet on the beat and spring apart between."""
    beat = act.moment.beat
    open_ = abs(math.sin(math.pi * beat)) ** 0.7
    arm = TOGETHER.toward(APART, open_)
    sway = math.sin(math.pi * beat)
    return Pose(
        hip=(0.03 * sway, HIP_M - 0.02 * (1 - open_)),
        lean=-0.03 * sway,
        left=arm,
        right=arm,
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.4 * (1 - open_),
        turn=0.10 * drift(act.moment.t_s, 1.0, 0.4),
        nod=0.05 * (1 - open_),
        tilt=0.07 * sway,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="clap",
        en=(
            "clap",
            "applaud",
            "applause",
        ),
        zh=(
            "鼓掌",
            "拍手",
            "拍掌",
        ),
    ),
    pose=pose,
)
