"""Marching in step: straight knees come up high, arms swing across the chest."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LIFT_M = 0.32
TRACK_M = 0.105


def pose(act: Act) -> Pose:
    """One step a beat; legs snap up and come down hard on the beat, everybody alike."""
    beat = act.moment.beat
    turn = math.pi * beat
    swing = math.sin(turn)
    stamp = math.exp(-6 * (beat % 1))

    def leg(sign: int) -> float:
        return max(0.0, sign * swing) ** 0.7

    def arm(sign: int) -> Arm:
        forward = max(0.0, -sign * swing) ** 0.8
        back = max(0.0, sign * swing) ** 0.8
        return Arm(upper=10 + 20 * back + 24 * forward, forearm=10 + 24 * back - 96 * forward, hand=Hand.FIST)

    return Pose(
        hip=(-0.025 * swing, HIP_M + 0.005 - 0.022 * stamp),
        lean=-0.035 * swing,
        left=arm(-1),
        right=arm(1),
        left_foot=(-TRACK_M, ANKLE_M + LIFT_M * leg(-1)),
        right_foot=(TRACK_M, ANKLE_M + LIFT_M * leg(1)),
        knees=0.12,
        shoulders=0.9 - 0.5 * stamp,
        nod=-0.06 + 0.05 * stamp,
        tilt=0.02 * swing,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="march",
        en=names("march, marching, parade, goose step, march in line, march in step, drill, patrol, stomp"),
        zh=names(
            "行军, 行軍, 齐步走, 齊步走, 踏步, 正步走, 走正步, 阅兵, 閱兵, 游行, 遊行, 列队前进, 列隊前進, "
            "巡逻, 巡邏"
        ),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, gain=0.4, dust=0.8),
    speed_mps=0.35,
    feeling="determined",
)  # fmt: skip
