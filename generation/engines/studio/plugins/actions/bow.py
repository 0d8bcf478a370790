"""A deep bow after a flourish, held, and up again."""

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 8.0
LEFT_FOOT, RIGHT_FOOT = (-0.11, ANKLE_M), (0.13, ANKLE_M)
UPRIGHT = Pose(
    hip=(0.0, HIP_M - 0.005),
    left=Arm(upper=12, forearm=16),
    right=Arm(upper=12, forearm=16),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    nod=-0.03,
)
FLOURISH = Pose(
    hip=(-0.02, HIP_M),
    lean=-0.07,
    left=Arm(upper=52, forearm=96, hand=Hand.OPEN),
    right=Arm(upper=112, forearm=150, hand=Hand.OPEN),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    shoulders=0.8,
    nod=-0.12,
    tilt=-0.08,
)
DOWN = Pose(
    hip=(-0.10, HIP_M - 0.14),
    lean=0.72,
    left=Arm(upper=64, forearm=40, hand=Hand.OPEN),
    right=Arm(upper=4, forearm=-96, hand=Hand.OPEN),
    left_foot=LEFT_FOOT,
    right_foot=RIGHT_FOOT,
    shoulders=-0.4,
    nod=0.22,
    turn=0.10,
    tilt=0.16,
)
KEYS = ((0.0, UPRIGHT), (1.0, FLOURISH), (2.0, DOWN), (5.0, UPRIGHT))


def pose(act: Act) -> Pose:
    """Starts with the shot, so that one bow is seen whole."""
    beats_in = act.moment.shot_s * 2.0
    return alive(loop(KEYS, LENGTH_BEATS, beats_in, hit=0.75), act, 0.7)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="bow",
        en=names("bow, take a bow, takes a bow, bow deeply, curtsy, bow to the audience, bow down, kowtow, took a bow"),
        zh=names("鞠躬, 行礼, 行禮, 弯腰鞠躬, 彎腰鞠躬, 作揖, 谢幕, 謝幕, 敬礼鞠躬, 躬身, 磕头, 磕頭"),
    ),
    pose=pose,
)  # fmt: skip
