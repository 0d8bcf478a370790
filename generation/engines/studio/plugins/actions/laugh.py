"""Laughing until it hurts: thrown back, doubled over, a hand on the belly."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.engines.studio.stage.seeds import choose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 8.0
HA_PER_BEAT = 2.0
SHAKE_M = 0.014
LEFT_FOOT, RIGHT_FOOT = (-0.21, ANKLE_M), (0.20, ANKLE_M)


def _hold(pose: Pose, free: Arm) -> Pose:
    """One hand on the belly."""
    belly = (pose.hip[0] + 0.02, pose.hip[1] + 0.15)
    planted = replace(pose, left_foot=LEFT_FOOT, right_foot=RIGHT_FOOT)
    return replace(planted, left=reach(planted, -1, belly, Hand.OPEN), right=free)


BACK = _hold(
    Pose(hip=(0.03, HIP_M - 0.03), lean=-0.13, shoulders=0.8, nod=-0.16, tilt=-0.16, turn=-0.10),
    Arm(upper=44, forearm=78, hand=Hand.OPEN),
)
OVER = _hold(
    Pose(hip=(-0.05, HIP_M - 0.15), lean=0.30, shoulders=0.3, nod=0.22, tilt=0.20, turn=0.12),
    Arm(upper=10, forearm=-18, hand=Hand.OPEN),
)
POINTING = _hold(
    Pose(hip=(0.02, HIP_M - 0.06), lean=0.04, shoulders=0.6, nod=-0.08, tilt=0.12, turn=0.14),
    Arm(upper=70, forearm=98, hand=Hand.POINT),
)
KEYS = ((0.0, BACK), (2.0, OVER), (4.0, POINTING), (6.0, OVER))


def pose(act: Act) -> Pose:
    """Every "ha" shakes shoulders first, then belly and head; bursts come and go over two bars."""
    beat = act.moment.beat
    body = loop(KEYS, LENGTH_BEATS, beat + 2 * choose(4, act.seed, "laugh"), hit=0.55)
    burst = 0.65 + 0.35 * math.sin(math.pi * beat / 3)
    ha = math.sin(2 * math.pi * HA_PER_BEAT * beat) * burst
    late = math.sin(2 * math.pi * HA_PER_BEAT * beat - 0.9) * burst
    left = replace(body.left, upper=body.left.upper + 3 * late, forearm=body.left.forearm + 4 * late)
    shaken = replace(
        body,
        hip=(body.hip[0], body.hip[1] + SHAKE_M * ha),
        left=left,
        shoulders=body.shoulders + 1.3 * ha,
        nod=body.nod + 0.05 * late,
    )
    return alive(shaken, act)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="laugh",
        en=names(
            "laugh, laugh out loud, burst out laughing, bursts out laughing, giggle, chuckle, crack up, "
            "cracks up, roll with laughter, snicker"
        ),
        zh=names(
            "大笑, 笑出声, 笑出聲, 哈哈大笑, 哈哈笑, 捧腹大笑, 狂笑, 笑个不停, 笑個不停, 傻笑, 偷笑, 咯咯笑, "
            "笑翻"
        ),
    ),
    pose=pose,
    steps=Steps(every=4.0, offset=0.0, sound="laugh", gain=0.45, dust=0.0),
    feeling="laughing",
)  # fmt: skip
