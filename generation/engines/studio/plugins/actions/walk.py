"""Walking on the spot past the world."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

STRIDE_M = 0.075
"""How much nearer and lower on screen the leading foot is."""
LIFT_M = 0.15
TRACK_M = 0.115


def _arm(swing: float) -> Arm:
    """Forward across the body, shorter as it comes to the viewer; back and out."""
    forward, back = max(0.0, swing), max(0.0, -swing)
    return Arm(
        upper=16 - 4 * forward + 14 * back,
        forearm=16 - 34 * forward + 26 * back,
        upper_shown=1 - 0.12 * forward - 0.18 * back,
        forearm_shown=1 - 0.32 * forward,
    )


def pose(act: Act) -> Pose:
    """One step a beat, seen from ahead: knees come forward, hips sway over the standing leg."""
    turn = math.pi * act.moment.beat
    swing, cos = math.sin(turn), math.cos(turn)

    def foot(sign: int) -> tuple[float, float]:
        lift = max(0.0, sign * cos) ** 0.8
        return (sign * TRACK_M, ANKLE_M + LIFT_M * lift - STRIDE_M * 0.35 * (1 - lift) * (1 + sign * swing) / 2)

    return Pose(
        hip=(-0.055 * cos, HIP_M - 0.03 + 0.022 * math.cos(2 * turn)),
        lean=0.05 * cos,
        left=_arm(math.sin(turn - 0.25)),
        right=_arm(-math.sin(turn - 0.25)),
        left_foot=foot(-1),
        right_foot=foot(1),
        knees=0.22,
        shoulders=0.7 * math.cos(2 * turn),
        turn=0.07 * math.sin(turn - 0.4),
        nod=0.02 + 0.02 * math.cos(2 * turn),
        tilt=-0.05 * math.cos(turn - 0.4),
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="walk",
        en=names("walk, stroll, wander, hike, strut"),
        zh=names("走, 走路, 散步, 漫步, 行走, 走在, 走着, 走著, 走过, 走過, 徒步"),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.5, gain=0.28, dust=0.5),
    speed_mps=0.45,
)
