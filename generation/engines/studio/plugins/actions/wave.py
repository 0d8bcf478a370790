"""Waving hello."""

import math

from generation.engines.studio.plugins.actions import idle
from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

RAISE_S = 0.5
SWINGS_HZ = 1.9
SWING_DEG = 24.0


def pose(act: Act) -> Pose:
    """The arm comes up with a little anticipation, then the forearm swings and the hand lags behind it."""
    t = act.moment.shot_s
    still = idle.pose(act)
    up = swing(t / RAISE_S)
    turn = 2 * math.pi * SWINGS_HZ * (t - RAISE_S * 0.6)
    ease = min(1.0, max(0.0, (t - RAISE_S * 0.6) / 0.3)) * (0.75 + 0.25 * drift(t, 1.0, 0.5))
    raised = Arm(
        upper=118 + 5 * math.sin(turn - 0.6) * ease,
        forearm=172 - SWING_DEG * math.sin(turn) * ease,
        hand=Hand.OPEN,
        twist=-14 * math.sin(turn - 0.9) * ease,
    )
    lift = 0.012 * math.sin(turn) * ease
    return Pose(
        hip=(-0.045 * up, still.hip[1] + lift),
        lean=-0.055 * up + 0.02 * math.sin(turn) * ease,
        left=Arm(upper=20, forearm=34, hand=Hand.RELAXED),
        right=Arm(upper=15, forearm=20).toward(raised, up),
        left_foot=still.left_foot,
        right_foot=still.right_foot,
        shoulders=0.3 * up,
        turn=still.turn * 0.5 + 0.06 * up,
        nod=-0.02 * up,
        tilt=0.11 * up + 0.03 * math.sin(turn * 0.5),
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="wave",
        en=names("wave, greet, say hello, say hi, say goodbye, waving"),
        zh=names("挥手, 揮手, 招手, 打招呼, 挥挥手, 揮揮手, 告别, 告別"),
    ),
    pose=pose,
    feeling="happy",
)
