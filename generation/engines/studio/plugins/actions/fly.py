"""Hovering above the floor, arms spread."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind

HEIGHT_M = 0.34
RISE_S = 0.9


def pose(act: Act) -> Pose:
    """Up within a second, then bobbing; legs trail and the body banks from side to side."""
    t = act.moment.t_s
    up = swing(act.moment.shot_s / RISE_S)
    bob = math.sin(2 * math.pi * 0.55 * t)
    bank = drift(t, 0.7, 0.35)
    height = max(0.0, HEIGHT_M * up + 0.05 * bob * up)
    trail = 0.05 * math.sin(2 * math.pi * 0.55 * t - 0.9)
    return Pose(
        hip=(0.10 * bank * up, HIP_M + height),
        lean=0.16 * bank * up,
        left=Arm(upper=15, forearm=20).toward(Arm(upper=86 - 9 * bob, forearm=104 - 14 * bob, hand=Hand.OPEN), up),
        right=Arm(upper=15, forearm=20).toward(Arm(upper=86 - 9 * bob, forearm=104 - 14 * bob, hand=Hand.OPEN), up),
        left_foot=(-0.13 - 0.5 * trail, ANKLE_M + height * 0.95 + 0.03 * up),
        right_foot=(0.13 + 0.5 * trail, ANKLE_M + height * 0.95 + 0.11 * up),
        turn=0.14 * bank,
        nod=-0.06 * up,
        tilt=-0.08 * bank,
        bounce=height,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="fly",
        en=(
            "fly",
            "soar",
            "hover",
            "levitate",
            "fly through the air",
        ),
        zh=(
            "飞",
            "飛",
            "飞翔",
            "飛翔",
            "飞行",
            "飛行",
            "飞起来",
            "飛起來",
            "飞上天",
            "飛上天",
            "悬浮",
            "懸浮",
        ),
    ),
    pose=pose,
    feeling="excited",
    lower_m=-0.3,
)
