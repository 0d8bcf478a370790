"""Walking on the spot past the world."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Pose
from generation.storyboard.vocabulary import Term, TermKind

STRIDE_M = 0.075
"""How much nearer and lower on screen the leading foot is."""
LIFT_M = 0.12
TRACK_M = 0.115


def pose(act: Act) -> Pose:
    """One step a beat, seen from ahead: knees come forward, hips sway over the standing leg."""
    turn = math.pi * act.moment.beat
    swing = math.sin(turn)
    cos = math.cos(turn)

    def foot(sign: int) -> tuple[float, float]:
        lift = max(0.0, sign * cos) ** 0.8
        return (sign * TRACK_M, ANKLE_M + LIFT_M * lift - STRIDE_M * 0.35 * (1 - lift) * (1 + sign * swing) / 2)

    bob = 0.022 * math.cos(2 * turn)
    return Pose(
        hip=(-0.035 * cos, HIP_M - 0.03 + bob),
        lean=0.03 * cos,
        left=Arm(upper=17 + 5 * swing, forearm=14 + 26 * max(0.0, swing)),
        right=Arm(upper=17 - 5 * swing, forearm=14 + 26 * max(0.0, -swing)),
        left_foot=foot(-1),
        right_foot=foot(1),
        knees=0.22,
        shoulders=0.4 * math.cos(2 * turn),
        turn=0.05 * swing,
        nod=0.02 + 0.02 * math.cos(2 * turn),
        tilt=-0.03 * cos,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="walk",
        en=(
            "walk",
            "stroll",
            "wander",
            "hike",
            "strut",
        ),
        zh=(
            "走",
            "走路",
            "散步",
            "漫步",
            "行走",
            "走在",
            "走着",
            "走著",
            "走过",
            "走過",
            "徒步",
        ),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.5, gain=0.28, dust=0.5),
    speed_mps=0.45,
)
