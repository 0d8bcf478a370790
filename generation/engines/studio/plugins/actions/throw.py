"""Throwing a ball at the viewer: wind-up with a lifted knee, whip, follow-through."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import held_at
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.gear_sport import baseball
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 4.0
RELEASE, GONE = 1.85, 2.6
BALL_M = 0.055
READY = Pose(
    hip=(0.0, HIP_M - 0.04),
    left=Arm(upper=24, forearm=-96, hand=Hand.OPEN),
    right=Arm(upper=22, forearm=-88, hand=Hand.GRIP),
    left_foot=(-0.17, ANKLE_M),
    right_foot=(0.17, ANKLE_M),
    nod=0.04,
)
WOUND = Pose(
    hip=(0.09, HIP_M - 0.03),
    lean=0.20,
    left=Arm(upper=78, forearm=104, hand=Hand.OPEN),
    right=Arm(upper=104, forearm=158, hand=Hand.GRIP),
    left_foot=(-0.12, ANKLE_M + 0.30),
    right_foot=(0.17, ANKLE_M),
    shoulders=0.6,
    turn=-0.16,
    tilt=0.12,
)
SENT = Pose(
    hip=(-0.10, HIP_M - 0.13),
    lean=-0.24,
    left=Arm(upper=48, forearm=10, hand=Hand.FIST),
    right=Arm(upper=26, forearm=-66, hand=Hand.OPEN),
    left_foot=(-0.34, ANKLE_M),
    right_foot=(0.17, ANKLE_M + 0.05),
    turn=0.10,
    nod=0.10,
    tilt=-0.14,
)
KEYS = ((0.0, READY), (1.4, WOUND), (2.4, SENT), (3.2, READY))


def pose(act: Act) -> Pose:
    """The hips go first; the ball leaves before the third beat."""
    return alive(loop(KEYS, LENGTH_BEATS, act.moment.beat, hit=0.85), act, 0.4)


def front(figure: Figure, act: Act) -> None:
    """In the hand, then larger and larger past the lens."""
    part = act.moment.beat % LENGTH_BEATS
    hand = held_at(figure.joints.right)
    if part < RELEASE:
        grown = smooth(0.0, 0.3, part)
        baseball(figure, (hand[0], hand[1] + 0.03), BALL_M * max(0.05, grown))
    elif part < GONE:
        away = (part - RELEASE) / (GONE - RELEASE)
        at = (lerp(0.02, -0.25, away), lerp(1.15, 1.75, away) + 0.10 * math.sin(math.pi * away))
        baseball(figure, at, BALL_M * (1 + 7 * away * away))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="throw",
        en=names(
            "throw, threw, throw a ball, throws a ball, toss a ball, pitch a ball, hurl, play catch, "
            "throw a baseball, play baseball, throw a snowball, throw a frisbee, play basketball, shoot hoops, "
            "bowl"
        ),
        zh=names(
            "扔, 投球, 扔球, 投掷, 投擲, 抛球, 拋球, 丢球, 丟球, 打棒球, 扔雪球, 打雪仗, 投篮, 投籃, 打篮球, "
            "打籃球, 扔飞盘, 扔飛盤"
        ),
    ),
    pose=pose,
    front=front,
    steps=Steps(every=LENGTH_BEATS, offset=1.8, sound="swish", gain=0.45, dust=0.0),
    feeling="determined",
)  # fmt: skip
