"""Standing: weight shifts, breath, glances."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SHIFT_S = 2.6
"""How long the weight rests on one leg."""


def pose(act: Act) -> Pose:
    t, phase = act.moment.t_s, act.seed % 100 / 10
    turn = (t + phase) / SHIFT_S
    side = 1 if int(turn) % 2 else -1
    weight = side * (2 * smooth(0.0, 0.3, turn % 1) - 1)
    breath = math.sin(t * 1.9 + phase)
    return Pose(
        hip=(0.035 * weight, HIP_M - 0.012 + 0.004 * breath),
        lean=-0.025 * weight,
        left=Arm(upper=15 + 2 * breath, forearm=20 + 3 * weight),
        right=Arm(upper=15 + 2 * breath, forearm=20 - 3 * weight),
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.4 * breath,
        turn=0.16 * drift(t, phase),
        nod=0.03 * drift(t, phase + 3),
        tilt=0.05 * drift(t, phase + 1.3),
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="idle",
        en=names("stand, pose, look, stare, wait, gaze, watch"),
        zh=names("站, 站着, 站著, 站在, 看着, 看著, 望着, 望著, 等待, 等着, 等著, 摆姿势, 擺姿勢"),
    ),
    pose=pose,
)
