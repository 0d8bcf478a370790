"""Running on the spot past the world."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LIFT_M = 0.27
TRACK_M = 0.105
HOP_M = 0.05


def pose(act: Act) -> Pose:
    """Two steps a beat, seen from ahead: high knees, bent arms that pump across the chest against the legs."""
    turn = 2 * math.pi * act.moment.beat
    swing, cos = math.sin(turn), math.cos(turn)
    air = 0.5 + 0.5 * math.cos(2 * turn)

    def foot(sign: int) -> tuple[float, float]:
        return (sign * TRACK_M, ANKLE_M + LIFT_M * max(0.0, sign * cos) ** 1.2 + HOP_M * air * 0.6)

    def arm(sign: int) -> Arm:
        forward = 0.5 - 0.5 * sign * math.cos(turn - 0.35)
        return Arm(
            upper=44 - 26 * forward,
            forearm=38 - 170 * forward,
            hand=Hand.FIST,
            upper_shown=0.72 + 0.28 * forward,
            forearm_shown=0.62 + 0.22 * abs(2 * forward - 1),
        )

    return Pose(
        hip=(-0.03 * cos, HIP_M - 0.05 + HOP_M * air),
        lean=0.06 * cos,
        left=arm(-1),
        right=arm(1),
        left_foot=foot(-1),
        right_foot=foot(1),
        knees=0.18,
        shoulders=0.5 * air,
        turn=0.06 * swing,
        nod=0.03 + 0.04 * air,
        tilt=-0.04 * cos,
        bounce=0.4 * HOP_M * air,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="run",
        en=names("run, sprint, jog, race, chase, flee, rush"),
        zh=names("跑, 奔跑, 跑步, 飞奔, 飛奔, 追, 追赶, 追趕, 冲刺, 衝刺, 逃跑"),
    ),
    pose=pose,
    steps=Steps(every=0.5, offset=0.25, gain=0.30, dust=0.8),
    speed_mps=0.8,
)
