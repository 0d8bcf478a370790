"""Ballet: arms round overhead, on the toes, an arabesque to one side and the other, a pirouette."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_pair import mirrored
from generation.engines.studio.stage.gait_track import loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 16.0
TOES_M = 0.075
TURN, TURNED = 12.0, 15.0
TURNS = 2
CROWN = Arm(upper=132, forearm=206, hand=Hand.RELAXED, twist=20)
SECOND = Arm(upper=82, forearm=96, hand=Hand.RELAXED)
FIRST = Arm(upper=46, forearm=-58, hand=Hand.RELAXED)
LOW = Arm(upper=22, forearm=-20, hand=Hand.RELAXED)
PLIE = Pose(
    hip=(0.0, HIP_M - 0.13), left=LOW, right=LOW, left_foot=(-0.10, ANKLE_M), right_foot=(0.10, ANKLE_M), knees=1.0
)
RELEVE = Pose(
    hip=(0.0, HIP_M + TOES_M - 0.02),
    left=CROWN,
    right=CROWN,
    left_foot=(-0.05, ANKLE_M + TOES_M),
    right_foot=(0.05, ANKLE_M + TOES_M),
    knees=0.2,
    shoulders=0.4,
    nod=-0.07,
)
ARABESQUE = Pose(
    hip=(-0.05, HIP_M + 0.4 * TOES_M),
    lean=-0.22,
    left=SECOND,
    right=CROWN,
    left_foot=(-0.05, ANKLE_M + 0.6 * TOES_M),
    right_foot=(0.60, ANKLE_M + 0.44),
    knees=0.25,
    nod=-0.05,
    turn=-0.20,
    tilt=-0.12,
)
PASSE = Pose(
    hip=(0.0, HIP_M + TOES_M - 0.02),
    left=FIRST,
    right=FIRST,
    left_foot=(0.0, ANKLE_M + TOES_M),
    right_foot=(0.06, ANKLE_M + 0.34),
    knees=0.9,
    nod=-0.02,
)
OPENED = replace(PLIE, hip=(0.0, HIP_M - 0.05), left=SECOND, right=SECOND, knees=0.7)
KEYS = (
    (0.0, PLIE), (2.0, RELEVE), (4.0, ARABESQUE), (6.0, PLIE), (8.0, mirrored(ARABESQUE)), (10.0, OPENED),
    (11.0, PLIE), (12.0, PASSE), (14.6, PASSE), (15.2, OPENED),
)  # fmt: skip


def pose(act: Act) -> Pose:
    """Slow and long: every move takes its whole time. In the pirouette arms and leg change sides as the body turns."""
    beat = act.moment.beat
    part = beat % LENGTH_BEATS
    body = loop(KEYS, LENGTH_BEATS, beat, hit=1.0)
    turning = smooth(TURN, TURN + 0.5, part) * (1 - smooth(TURNED - 0.5, TURNED, part))
    angle = 2 * math.pi * TURNS * smooth(TURN, TURNED, part)
    side = math.cos(angle)
    shown = 1 - 0.45 * turning * (1 - abs(side))
    hip, foot = body.hip[0], body.right_foot
    return replace(
        body,
        left=replace(body.left, upper_shown=shown),
        right=replace(body.right, upper_shown=shown),
        right_foot=(foot[0] * (1 - turning) + turning * (hip + 0.06 * side), foot[1]),
        turn=body.turn + 0.26 * turning * math.sin(angle),
        tilt=body.tilt + 0.03 * math.sin(math.pi * beat / 2),
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="ballet",
        en=names(
            "ballet, dance ballet, ballet dance, pirouette, twirl, spin, spin around, ballerina dance, "
            "do a pirouette, plie, arabesque, pointe, twirl around"
        ),
        zh=names(
            "芭蕾, 跳芭蕾, 芭蕾舞, 跳芭蕾舞, 旋转, 旋轉, 转圈, 轉圈, 原地转圈, 原地轉圈, 单脚旋转, 單腳旋轉, "
            "天鹅湖, 天鵝湖, 踮脚尖, 踮腳尖"
        ),
    ),
    pose=pose,
    feeling="calm",
)  # fmt: skip
