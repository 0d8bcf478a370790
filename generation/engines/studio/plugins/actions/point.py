"""Pointing: at the partner when there is one, else out of the picture and at the viewer."""

from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_pair import mirrored
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 8.0
JAB_DEG = 9.0
LEFT_FOOT, RIGHT_FOOT = (-0.22, ANKLE_M), (0.20, ANKLE_M)
ON_HIP = Arm(upper=52, forearm=-42, hand=Hand.FIST, twist=30)
WOUND = Pose(
    hip=(-0.06, HIP_M - 0.03),
    lean=-0.08,
    left=ON_HIP,
    right=Arm(upper=34, forearm=150, hand=Hand.POINT),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    turn=0.06,
    tilt=-0.06,
)
ASIDE = Pose(
    hip=(0.06, HIP_M - 0.05),
    lean=0.12,
    left=ON_HIP,
    right=Arm(upper=88, forearm=94, hand=Hand.POINT),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    shoulders=0.5,
    turn=0.24,
    tilt=0.08,
)
AHEAD = replace(
    ASIDE,
    hip=(0.0, HIP_M - 0.05),
    lean=0.02,
    right=Arm(upper=58, forearm=-14, hand=Hand.POINT, upper_shown=0.7, forearm_shown=0.45),
    turn=0.0,
    nod=0.06,
    tilt=-0.05,
)
ALONE = ((0.0, WOUND), (0.8, ASIDE), (4.0, WOUND), (4.8, AHEAD))
PAIR = ((0.0, WOUND), (0.8, ASIDE))


def pose(act: Act) -> Pose:
    """The finger jabs on the beat while it is out."""
    body = loop(PAIR if act.partner_m is not None else ALONE, LENGTH_BEATS, act.moment.beat, hit=0.8)
    jab = act.moment.pulse * JAB_DEG * smooth(0.0, 0.1, body.lean)
    arm = replace(body.right, upper=body.right.upper + jab, forearm=body.right.forearm + 0.5 * jab)
    body = replace(body, right=arm)
    toward_left = act.partner_m < 0 if act.partner_m is not None else act.seed % 2 == 1
    return alive(mirrored(body) if toward_left else body, act, 0.5)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="point",
        en=names(
            "point, point at, points at, point to, point a finger, point out, accuse, point at the camera, "
            "gesture at, point to the sky"
        ),
        zh=names("指着, 指著, 指向, 用手指, 指点, 指點, 伸手指, 指责, 指責, 指着镜头, 指著鏡頭, 比划, 比劃"),
    ),
    pose=pose,
)  # fmt: skip
