"""A hug: arms open, a step in, a squeeze that rocks from side to side. Alone, one hugs oneself."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.gait_pair import meeting
from generation.engines.studio.stage.gait_reach import fold, reach
from generation.engines.studio.stage.gait_track import alive, blend
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

OPEN_S, CLOSE_S = 0.55, 1.15
APART_M, ARM_LENGTH_M = 0.46, 0.66
"""Between two hips in an embrace and before it."""
STANCE_M = 0.14
WIDE = Arm(upper=72, forearm=112, hand=Hand.OPEN)


def _stance(x: float) -> Pose:
    return Pose(
        hip=(x, HIP_M - 0.015), left_foot=(x - STANCE_M, ANKLE_M), right_foot=(x + STANCE_M, ANKLE_M), knees=0.25
    )


def pose(act: Act) -> Pose:
    """Rocking takes four beats; both rock the same way on screen."""
    t = act.moment.shot_s
    open_ = swing(t / OPEN_S)
    close = smooth(OPEN_S, CLOSE_S, t)
    rock = math.sin(math.pi * act.moment.beat / 2) * close
    near_by, apart = meeting(act, APART_M), meeting(act, ARM_LENGTH_M)
    side = 0 if near_by.alone else near_by.side
    step = near_by.shift
    standing = _stance(apart.shift)
    opened = replace(standing, left=WIDE, right=WIDE, shoulders=0.6, nod=-0.05)
    near = replace(_stance(step), lean=0.02 * side, shoulders=0.8, tilt=0.16 * side, turn=0.12 * side, nod=0.06)
    near = replace(near, hip=(near.hip[0] + 0.025 * rock, near.hip[1]), lean=near.lean + 0.05 * rock)
    if side == 0:
        held = replace(
            near,
            left=fold(near, -1, (step + 0.15, HIP_M + 0.32), Hand.OPEN, elbow=16),
            right=fold(near, 1, (step - 0.15, HIP_M + 0.25), Hand.OPEN, elbow=16),
            tilt=0.14 + 0.06 * rock,
        )
    else:
        back = (step + side * (APART_M + 0.16), HIP_M + 0.30 + 0.02 * rock)
        waist = (step + side * (APART_M + 0.02), HIP_M + 0.10)
        left, right = (waist, back) if side < 0 else (back, waist)
        held = replace(
            near, left=reach(near, -1, left, Hand.OPEN, bend=-1), right=reach(near, 1, right, Hand.OPEN, bend=-1)
        )
    return alive(blend(blend(standing, opened, open_), held, close), act, 0.5)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="hug",
        en=names(
            "hug, embrace, cuddle, hug each other, give a hug, gives a hug, group hug, snuggle, "
            "hold each other, hold tight"
        ),
        zh=names("拥抱, 擁抱, 抱抱, 相拥, 相擁, 抱在一起, 抱住, 拥在一起, 擁在一起, 紧紧抱住, 緊緊抱住, 依偎"),
    ),
    pose=pose,
    paired=True,
    feeling="happy",
)  # fmt: skip
