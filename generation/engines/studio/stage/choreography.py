"""Dance routines: one key a beat, hit with anticipation and overshoot, with a bounce that never stops."""

import math
from dataclasses import dataclass

from generation.engines.studio.stage.canvas import Point
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose

HIT = 0.58
"""Part of a beat in which the body travels to the next key; it holds the rest."""
BOUNCE_M = 0.038
STEP_LIFT_M = 0.09
JUMP_M = 0.20
KNEES = 0.55
"""Bent knees point half outwards: fully outwards looks like a frog."""

UP_POINT = Arm(upper=142, forearm=168, hand=Hand.POINT)
DOWN_POINT = Arm(upper=20, forearm=-46, hand=Hand.POINT)
ON_HIP = Arm(upper=52, forearm=-42, hand=Hand.FIST, twist=30)
V_UP = Arm(upper=140, forearm=158, hand=Hand.OPEN)
CROSSED = Arm(upper=26, forearm=-62, hand=Hand.FIST)
OUT_UP = Arm(upper=88, forearm=176, hand=Hand.OPEN)
OUT_DOWN = Arm(upper=88, forearm=6, hand=Hand.RELAXED, twist=20)
FLEX = Arm(upper=72, forearm=150, hand=Hand.FIST)
WIDE = Arm(upper=72, forearm=118, hand=Hand.OPEN)
LOW_OUT = Arm(upper=40, forearm=72, hand=Hand.OPEN, twist=-20)
SHADE = Arm(upper=112, forearm=170, hand=Hand.OPEN)
SWEPT = Arm(upper=30, forearm=-38, hand=Hand.OPEN)
CLAP = Arm(upper=34, forearm=-104, hand=Hand.OPEN, twist=40)
LOW_ROLL = Arm(upper=34, forearm=-72, hand=Hand.FIST)
HIGH_ROLL = Arm(upper=44, forearm=-112, hand=Hand.FIST)
PUMP = Arm(upper=58, forearm=118, hand=Hand.FIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Where the body is on a beat, in metres: `drop` below standing, feet out and up; `jump` flies on the way here."""

    left: Arm
    right: Arm
    hip: float = 0.0
    drop: float = 0.0
    lean: float = 0.0
    left_foot: float = -0.19
    right_foot: float = 0.19
    left_up: float = 0.0
    right_up: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    jump: bool = False

    def mirrored(self) -> "Key":
        return Key(
            left=self.right,
            right=self.left,
            hip=-self.hip,
            drop=self.drop,
            lean=-self.lean,
            left_foot=-self.right_foot,
            right_foot=-self.left_foot,
            left_up=self.right_up,
            right_up=self.left_up,
            turn=-self.turn,
            tilt=-self.tilt,
            jump=self.jump,
        )


POINTS = (
    Key(left=ON_HIP, right=UP_POINT, hip=-0.09, lean=0.13, right_foot=0.31, turn=0.16, tilt=0.12),
    Key(left=ON_HIP, right=DOWN_POINT, hip=0.06, drop=0.06, lean=-0.06, right_foot=0.27, turn=-0.12, tilt=-0.10),
    Key(left=ON_HIP, right=UP_POINT, hip=-0.09, lean=0.13, right_foot=0.31, turn=0.16, tilt=0.12),
    Key(left=CROSSED, right=CROSSED, drop=0.08, left_foot=-0.25, right_foot=0.25, tilt=0.04),
)
ARMS = (
    Key(left=OUT_UP, right=OUT_DOWN, hip=-0.06, lean=0.05, turn=-0.14, tilt=-0.10),
    Key(left=OUT_DOWN, right=OUT_UP, hip=0.06, lean=-0.05, turn=0.14, tilt=0.10),
    Key(left=CROSSED, right=CROSSED, drop=0.07, left_foot=-0.24, right_foot=0.24, tilt=0.05),
    Key(left=V_UP, right=V_UP, drop=-0.01, left_foot=-0.27, right_foot=0.27, jump=True),
)
STEPS = (
    Key(left=SWEPT, right=WIDE, hip=0.11, lean=-0.07, left_foot=-0.10, right_foot=0.33, turn=0.15, tilt=0.08),
    Key(left=CLAP, right=CLAP, hip=0.09, drop=0.03, left_foot=0.02, right_foot=0.30, turn=0.05, tilt=0.12),
)
KICKS = (
    Key(left=FLEX, right=LOW_OUT, hip=-0.07, lean=0.10, left_foot=-0.12, right_foot=0.36, right_up=0.20, tilt=0.10),
    Key(left=ON_HIP, right=ON_HIP, drop=0.05, left_foot=-0.14, right_foot=0.14, tilt=-0.04),
    Key(left=LOW_OUT, right=FLEX, hip=0.07, lean=-0.10, left_foot=-0.36, right_foot=0.12, left_up=0.20, tilt=-0.10),
    Key(left=V_UP, right=V_UP, left_foot=-0.26, right_foot=0.26, jump=True),
)
TWIST = (
    Key(
        left=LOW_OUT,
        right=CROSSED,
        hip=0.09,
        drop=0.05,
        lean=-0.09,
        left_foot=-0.11,
        right_foot=0.13,
        turn=-0.2,
        tilt=0.12,
    ),
    Key(
        left=CROSSED,
        right=LOW_OUT,
        hip=-0.09,
        drop=0.05,
        lean=0.09,
        left_foot=-0.13,
        right_foot=0.11,
        turn=0.2,
        tilt=-0.12,
    ),
    Key(
        left=ON_HIP,
        right=SHADE,
        hip=-0.08,
        lean=0.06,
        left_foot=-0.14,
        right_foot=0.30,
        right_up=0.03,
        turn=0.2,
        tilt=0.1,
    ),
    Key(
        left=SHADE,
        right=ON_HIP,
        hip=0.08,
        lean=-0.06,
        left_foot=-0.30,
        left_up=0.03,
        right_foot=0.14,
        turn=-0.2,
        tilt=-0.1,
    ),
)
ROLLS = (
    Key(left=LOW_ROLL, right=HIGH_ROLL, hip=-0.05, drop=0.07, left_foot=-0.23, right_foot=0.23, tilt=-0.09),
    Key(left=HIGH_ROLL, right=LOW_ROLL, hip=0.05, drop=0.08, left_foot=-0.23, right_foot=0.23, tilt=0.09),
    Key(left=PUMP, right=PUMP, drop=0.06, left_foot=-0.22, right_foot=0.22, jump=True),
    Key(left=FLEX, right=FLEX, drop=0.07, left_foot=-0.29, right_foot=0.29, tilt=0.06),
)


def _flip(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(key.mirrored() for key in keys)


ROUTINES: tuple[tuple[Key, ...], ...] = (
    (*POINTS, *ARMS, *_flip(POINTS), *_flip(ARMS)),
    (*STEPS, *_flip(STEPS), *ROLLS, *_flip(STEPS), *STEPS, *_flip(ROLLS)),
    (*KICKS, *TWIST, *_flip(KICKS), *_flip(TWIST)),
)


def at_beat(
    routine: tuple[Key, ...],
    beat: float,
    size: float,
    *,
    hit: float = HIT,
    bounce_m: float = BOUNCE_M,
    low: float = 0.0,
) -> Pose:
    """The routine's pose at a fractional beat; `size` scales how far the body goes, `low` metres sinks all of it."""
    number = math.floor(beat)
    part = beat - number
    before, after = routine[number % len(routine)], routine[(number + 1) % len(routine)]
    arrived = swing(part / hit)
    travel = smooth(0.0, 0.75, part)
    fly = 4 * part * (1 - part) * JUMP_M * size if after.jump else 0.0
    bounce = bounce_m * size * (0.5 + 0.5 * math.cos(2 * math.pi * part))
    hip_x = lerp(before.hip, after.hip, travel) * size
    drop = lerp(before.drop, after.drop, travel) * size

    def foot(start: Point, end: Point, steps_anyway: bool) -> Point:
        moved = math.dist(start, end) > 0.02
        lift = STEP_LIFT_M * math.sin(math.pi * min(1.0, part / 0.75)) if moved or steps_anyway else 0.0
        up = lerp(start[1], end[1], arrived)
        return (lerp(start[0], end[0], travel), ANKLE_M + max(0.0, up) + lift + fly)

    return Pose(
        hip=(hip_x, HIP_M - low - drop - bounce + fly),
        lean=lerp(before.lean, after.lean, arrived) * size,
        left=before.left.toward(after.left, arrived),
        right=before.right.toward(after.right, arrived),
        left_foot=foot(
            (before.left_foot, before.left_up),
            (after.left_foot, after.left_up),
            number % 2 == 0 and not after.jump,
        ),
        right_foot=foot((before.right_foot, before.right_up), (after.right_foot, after.right_up), False),
        knees=KNEES,
        shoulders=math.cos(2 * math.pi * part),
        turn=lerp(before.turn, after.turn, arrived) * size,
        nod=0.09 * size * math.cos(2 * math.pi * part),
        tilt=lerp(before.tilt, after.tilt, arrived) * size,
        bounce=fly,
    )
