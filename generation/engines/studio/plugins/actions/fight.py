"""Kung fu: guard, jab, cross, a high kick; each with a wind-up and a recoil."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.gait_pair import meeting, mirrored, shifted
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 8.0
APART_M = 1.02
TURN_BEATS = 4.0
"""When two fight, the second strikes while the first guards."""
BACK_FOOT, LEAD_FOOT = (-0.26, ANKLE_M), (0.24, ANKLE_M)
GUARD = Pose(
    hip=(-0.03, HIP_M - 0.10),
    lean=0.04,
    left=Arm(upper=20, forearm=-150, hand=Hand.FIST, upper_shown=0.8),
    right=Arm(upper=48, forearm=152, hand=Hand.FIST),
    left_foot=BACK_FOOT,
    right_foot=LEAD_FOOT,
    knees=0.7,
    shoulders=0.8,
    nod=0.09,
    turn=0.18,
)
COIL = replace(GUARD, hip=(-0.08, HIP_M - 0.13), lean=-0.06, right=Arm(upper=24, forearm=136, hand=Hand.FIST))
JAB = replace(
    GUARD, hip=(0.06, HIP_M - 0.11), lean=0.14, right=Arm(upper=92, forearm=90, hand=Hand.FIST), shoulders=1.0
)
CROSS = replace(
    GUARD,
    hip=(0.10, HIP_M - 0.12),
    lean=0.22,
    left=Arm(upper=-58, forearm=-96, hand=Hand.FIST, upper_shown=0.9),
    right=Arm(upper=30, forearm=160, hand=Hand.FIST, upper_shown=0.8),
    turn=0.24,
    tilt=0.10,
)
CHAMBER = replace(GUARD, hip=(-0.10, HIP_M - 0.05), lean=-0.16, right_foot=(0.16, ANKLE_M + 0.34))
HIGH_KICK = replace(
    GUARD,
    hip=(-0.13, HIP_M - 0.03),
    lean=-0.40,
    left=Arm(upper=64, forearm=30, hand=Hand.FIST),
    right=Arm(upper=36, forearm=140, hand=Hand.FIST),
    right_foot=(0.56, ANKLE_M + 0.62),
    tilt=0.14,
)
BLOCK = replace(
    GUARD,
    hip=(-0.10, HIP_M - 0.14),
    lean=-0.14,
    left=Arm(upper=24, forearm=-140, hand=Hand.FIST, upper_shown=0.7),
    right=Arm(upper=70, forearm=186, hand=Hand.FIST),
    nod=0.14,
)
KEYS = (
    (0.0, GUARD), (0.5, COIL), (1.0, JAB), (1.5, COIL), (2.0, CROSS), (2.7, GUARD), (3.2, CHAMBER), (3.9, HIGH_KICK),
    (4.5, GUARD), (5.1, BLOCK), (5.75, GUARD), (6.4, BLOCK), (7.1, GUARD),
)  # fmt: skip


def pose(act: Act) -> Pose:
    """Light on the feet throughout; the two of a pair take turns."""
    beat = act.moment.beat
    who = meeting(act, APART_M)
    turn = TURN_BEATS if who.side < 0 else 0.0
    body = loop(KEYS, LENGTH_BEATS, beat + turn, hit=0.85)
    light = 0.012 * abs(math.sin(2 * math.pi * beat))
    body = replace(body, hip=(body.hip[0], body.hip[1] + light))
    return alive(shifted(mirrored(body) if who.side < 0 else body, who.shift), act, 0.5)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="fight",
        en=names(
            "fight, fought, box, boxing, punch, karate, kung fu, do kung fu, practice kung fu, martial arts, "
            "do karate, spar, fight each other, battle, shadow box, shadowbox, duel, brawl, throw punches, "
            "sword fight, taekwondo"
        ),
        zh=names(
            "打架, 打斗, 打鬥, 功夫, 练功夫, 練功夫, 打拳, 拳击, 拳擊, 武术, 武術, 对打, 對打, 搏斗, 搏鬥, "
            "决斗, 決鬥, 空手道, 跆拳道, 练武, 練武, 战斗, 戰鬥, 比武, 打功夫, 格斗, 格鬥"
        ),
    ),
    pose=pose,
    steps=Steps(every=4.0, offset=0.8, sound="punch", gain=0.4, dust=0.0),
    paired=True,
    feeling="determined",
)  # fmt: skip
