"""Breaking: toprock, then down to one hand, six steps with a leg shot out, a baby freeze."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.gait_pair import mirrored
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import loop
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 16.0
FLOOR_M = 0.05


def _down(hip: tuple[float, float], lean: float, hand_x: float, free: Arm) -> Pose:
    """Weight on the left hand on the floor."""
    body = Pose(hip=hip, lean=lean, right=free, nod=0.05, turn=0.12, tilt=0.5 * -lean)
    return replace(body, left=reach(body, -1, (hand_x, FLOOR_M), Hand.OPEN, bend=-1))


FLUNG = Arm(upper=104, forearm=128, hand=Hand.OPEN)
CHEST = Arm(upper=36, forearm=-104, hand=Hand.FIST)
KICKED = replace(
    _down((-0.02, 0.36), -0.62, -0.56, FLUNG),
    left_foot=(-0.10, ANKLE_M),
    right_foot=(0.62, 0.24),
    left_knee=(-0.20, 0.36),
    right_knee=(0.30, 0.34),
)
TUCKED = replace(
    _down((0.02, 0.34), -0.50, -0.50, CHEST),
    left_foot=(0.18, ANKLE_M),
    right_foot=(0.04, ANKLE_M),
    left_knee=(-0.06, 0.42),
    right_knee=(0.30, 0.38),
)
HOOKED = replace(
    _down((0.0, 0.40), -0.70, -0.58, FLUNG),
    left_foot=(0.46, 0.30),
    right_foot=(0.16, ANKLE_M),
    left_knee=(0.12, 0.36),
    right_knee=(0.34, 0.34),
)
FREEZE = replace(
    _down((0.08, 0.44), -1.02, -0.46, Arm(upper=60, forearm=-30, hand=Hand.FIST)),
    left_foot=(0.34, 0.40),
    right_foot=(0.58, 0.20),
    left_knee=(0.34, 0.14),
    right_knee=(0.38, 0.36),
)
ROCK = Pose(
    hip=(-0.08, HIP_M - 0.12),
    lean=0.18,
    left=Arm(upper=70, forearm=96, hand=Hand.OPEN),
    right=CHEST,
    left_foot=(-0.20, ANKLE_M),
    right_foot=(0.02, ANKLE_M),
    left_knee=(-0.22, 0.40),
    right_knee=(0.12, 0.40),
    turn=0.16,
    tilt=0.12,
)
KEYS = (
    (0.0, ROCK), (1.0, mirrored(ROCK)), (2.0, ROCK), (3.0, mirrored(ROCK)), (4.0, TUCKED), (5.0, KICKED), (6.0, TUCKED),
    (7.0, HOOKED), (8.0, mirrored(TUCKED)), (9.0, mirrored(KICKED)), (10.0, mirrored(TUCKED)), (11.0, mirrored(HOOKED)),
    (12.0, TUCKED), (12.8, FREEZE), (15.0, TUCKED),
)  # fmt: skip


def pose(act: Act) -> Pose:
    """On beats; the free parts never quite stop, even in the freeze."""
    beat = act.moment.beat
    body = loop(KEYS, LENGTH_BEATS, beat, hit=0.7)
    dip = 0.5 + 0.5 * math.cos(2 * math.pi * beat)
    return replace(body, hip=(body.hip[0], body.hip[1] - 0.02 * dip), shoulders=0.6 * dip)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="breakdance",
        en=names(
            "breakdance, break dance, breakdancing, b boy, head spin, windmill move, do the worm, power moves, "
            "breaking battle, break it down, toprock"
        ),
        zh=names(
            "霹雳舞, 霹靂舞, 跳霹雳舞, 跳霹靂舞, 地板舞, 大风车动作, 大風車動作, 头转, 頭轉, 地板动作, "
            "地板動作, 布雷克舞, 跳地板舞"
        ),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, sound="step", gain=0.3, dust=1.0),
    feeling="determined",
    lower_m=0.12,
)  # fmt: skip
