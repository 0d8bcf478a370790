"""Hip-hop: low and loose, a bounce on every eighth, crossed arms, chest pops, a freeze."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.choreography import Key, at_beat
from generation.engines.studio.stage.curves import spring
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LOW_M = 0.10
FOLDED = Arm(upper=40, forearm=-108, hand=Hand.FIST, upper_shown=0.85)
SWUNG = Arm(upper=64, forearm=30, hand=Hand.RELAXED)
CHIN = Arm(upper=66, forearm=-150, hand=Hand.OPEN, upper_shown=0.8, twist=30)
DROP = Arm(upper=24, forearm=-6, hand=Hand.OPEN)
HOOK = Arm(upper=84, forearm=4, hand=Hand.FIST)
HOOK_UP = Arm(upper=84, forearm=168, hand=Hand.FIST)
BOUNCE = (
    Key(
        left=SWUNG,
        right=FOLDED,
        hip=-0.10,
        drop=0.03,
        lean=0.14,
        left_foot=-0.30,
        right_foot=0.24,
        turn=0.16,
        tilt=0.14,
    ),
    Key(
        left=FOLDED,
        right=SWUNG,
        hip=0.10,
        drop=0.03,
        lean=-0.14,
        left_foot=-0.24,
        right_foot=0.30,
        turn=-0.16,
        tilt=-0.14,
    ),
)
CROSS = (
    Key(left=FOLDED, right=FOLDED, drop=0.09, lean=-0.05, left_foot=-0.08, right_foot=0.08, turn=-0.2, tilt=0.18),
    Key(left=DROP, right=DROP, drop=0.02, left_foot=-0.34, right_foot=0.34, jump=True, tilt=-0.06),
)
POP = (
    Key(left=HOOK, right=HOOK_UP, hip=0.05, drop=0.05, lean=0.08, left_foot=-0.31, right_foot=0.31, turn=0.2),
    Key(left=HOOK_UP, right=HOOK, hip=-0.05, drop=0.05, lean=-0.08, left_foot=-0.31, right_foot=0.31, turn=-0.2),
)
FREEZE = (
    Key(
        left=CHIN, right=SWUNG, hip=-0.12, drop=0.12, lean=-0.16, left_foot=-0.36, right_foot=0.28, turn=0.22, tilt=0.2
    ),
    Key(
        left=CHIN, right=SWUNG, hip=-0.12, drop=0.13, lean=-0.16, left_foot=-0.36, right_foot=0.28, turn=0.22, tilt=0.2
    ),
)
ROUTINE = (*BOUNCE, *BOUNCE, *CROSS, *POP, *BOUNCE, *CROSS, *POP, *FREEZE)


def pose(act: Act) -> Pose:
    """Sharp hits that ring out in the chest; the head nods twice a beat."""
    beat = act.moment.beat
    body = at_beat(ROUTINE, beat, 0.85 + 0.25 * act.moment.energy, hit=0.5, bounce_m=0.03, low=LOW_M)
    half = 0.5 + 0.5 * math.cos(4 * math.pi * beat)
    pop = spring(beat % 1 * 0.5, 5.0, 10.0)
    return replace(
        body,
        hip=(body.hip[0], body.hip[1] - 0.026 * half),
        knees=0.8,
        shoulders=1.3 * pop - 0.4,
        nod=0.10 * half,
        lean=body.lean + 0.03 * pop,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="hiphop",
        en=names(
            "hiphop, hip hop, hip-hop dance, dance hip hop, street dance, krump, popping and locking, "
            "do the robot, twerk, dab, floss, shuffle dance, tiktok dance"
        ),
        zh=names(
            "街舞, 嘻哈, 跳街舞, 跳嘻哈, 嘻哈舞, 机械舞, 機械舞, 鬼步舞, 跳鬼步舞, 曳步舞, 跳嘻哈舞, 抖音舞, "
            "跳抖音舞"
        ),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, gain=0.28, dust=0.9),
    feeling="smug",
)  # fmt: skip
