""" "Who knows?": shoulders to the ears, palms up, head aside."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 8.0
LEFT_FOOT, RIGHT_FOOT = (-STANCE_M, ANKLE_M), (STANCE_M, ANKLE_M)
REST = Pose(
    hip=(0.02, HIP_M - 0.01),
    left=Arm(upper=14, forearm=20),
    right=Arm(upper=14, forearm=20),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    shoulders=-0.6,
)
UP = Pose(
    hip=(-0.03, HIP_M - 0.03),
    lean=-0.04,
    left=Arm(upper=32, forearm=112, hand=Hand.OPEN, twist=-46),
    right=Arm(upper=32, forearm=112, hand=Hand.OPEN, twist=-46),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    shoulders=2.4,
    nod=0.03,
    tilt=-0.24,
)
OTHER = replace(
    UP,
    hip=(0.04, HIP_M - 0.03),
    lean=0.05,
    tilt=0.24,
    left=Arm(upper=40, forearm=98, hand=Hand.OPEN, twist=-46),
    right=Arm(upper=28, forearm=124, hand=Hand.OPEN, twist=-46),
)
KEYS = ((0.0, REST), (0.5, UP), (2.5, OTHER), (4.5, REST), (5.5, UP))


def pose(act: Act) -> Pose:
    """Twice in two bars, to one side and the other; the hands flutter while they are up."""
    body = loop(KEYS, LENGTH_BEATS, act.moment.beat, hit=0.7)
    flutter = 3 * math.sin(3 * math.pi * act.moment.beat)
    left = replace(body.left, forearm=body.left.forearm + flutter)
    right = replace(body.right, forearm=body.right.forearm - flutter)
    return alive(replace(body, left=left, right=right), act, 0.6)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="shrug",
        en=names(
            "shrug, shrugs, shrug shoulders, shrug her shoulders, shrug his shoulders, act clueless, "
            "look confused, be confused, throw up hands"
        ),
        zh=names(
            "耸肩, 聳肩, 耸耸肩, 聳聳肩, 摊手, 攤手, 两手一摊, 兩手一攤, 无奈, 無奈, 一脸疑惑, 一臉疑惑, "
            "不知所措"
        ),
    ),
    pose=pose,
    feeling="confused",
)  # fmt: skip
