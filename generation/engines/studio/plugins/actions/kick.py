"""Football: the ball goes from foot to foot, on every other beat."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_sport import football
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

EVERY_BEATS = 2.0
FOOT_X_M, FOOT_UP_M = 0.24, 0.30
APEX_M = 0.85
BALL_M = 0.115


def _swing(beat: float, side: int) -> tuple[float, float]:
    """How far a leg is up for its touch, and how far it is drawn back before."""
    turn = beat / EVERY_BEATS + (0.0 if side > 0 else 1.0)
    part = (turn + 1) % 2 - 1
    up = smooth(-0.32, 0.0, part) * (1 - smooth(0.08, 0.45, part))
    back = smooth(-0.7, -0.42, part) * (1 - smooth(-0.36, -0.12, part))
    return up, back


def pose(act: Act) -> Pose:
    """The body leans away from the kicking leg, the arms balance it."""
    beat = act.moment.beat
    (left_up, left_back), (right_up, right_back) = _swing(beat, -1), _swing(beat, 1)
    tip = right_up - left_up
    hop = 0.02 * max(left_up, right_up)

    def foot(side: int, up: float, back: float) -> tuple[float, float]:
        return (side * (0.14 + (FOOT_X_M - 0.14) * up + 0.04 * back), ANKLE_M + FOOT_UP_M * up + 0.07 * back)

    body = Pose(
        hip=(-0.06 * tip, HIP_M - 0.04 + hop),
        lean=-0.15 * tip,
        left=Arm(upper=52 + 30 * tip, forearm=76 + 34 * tip, hand=Hand.OPEN),
        right=Arm(upper=52 - 30 * tip, forearm=76 - 34 * tip, hand=Hand.OPEN),
        left_foot=foot(-1, left_up, left_back),
        right_foot=foot(1, right_up, right_back),
        knees=0.45,
        shoulders=0.4 * abs(tip),
        turn=0.12 * tip,
        nod=0.12 - 0.20 * math.sin(math.pi * (beat / EVERY_BEATS % 1)),
        tilt=0.10 * tip,
    )
    return alive(body, act, 0.4)


def front(figure: Figure, act: Act) -> None:
    """Up from one foot, down on the other."""
    turn = act.moment.beat / EVERY_BEATS
    number = math.floor(turn)
    part = turn - number
    side = 1 if number % 2 == 0 else -1
    right = side * FOOT_X_M * (1 - 2 * part)
    low = ANKLE_M + FOOT_UP_M + BALL_M + 0.06
    football(figure, (right, low + 4 * part * (1 - part) * APEX_M), 0.7 * turn, BALL_M)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="kick",
        en=names(
            "kick, kick a ball, play football, play soccer, kick the ball, juggle a ball, dribble, "
            "score a goal, kick a football, kick a soccer ball, juggle, play sports, shoot a goal"
        ),
        zh=names("踢球, 踢足球, 颠球, 顛球, 踢, 射门, 射門, 带球, 帶球, 玩足球, 踢毽子, 进球, 進球, 运球, 運球"),
    ),
    pose=pose,
    front=front,
    steps=Steps(every=EVERY_BEATS, offset=0.0, sound="boing", gain=0.3, dust=0.0),
    feeling="determined",
)  # fmt: skip
