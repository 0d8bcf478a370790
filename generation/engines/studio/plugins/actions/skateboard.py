"""Skateboarding: carving low, then an ollie on the first beat of every other bar."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_vehicles import skateboard
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
CROUCH, POP, LAND = 5.6, 6.4, 8.0
DECK_M = 0.11
HEIGHT_M = 0.28


def _air(beat: float) -> float:
    """0 on the ground, 0..1 through a jump that lands on the bar."""
    return min(1.0, max(0.0, (beat % CYCLE_BEATS - POP) / (LAND - POP)))


def _height(air: float) -> float:
    return 4 * air * (1 - air) * HEIGHT_M


def _tilt(beat: float, air: float) -> float:
    return 26 * math.sin(2 * math.pi * air) * (1 - 0.4 * air) - 5 * math.sin(math.pi * beat / 2) * (air in (0.0, 1.0))


def pose(act: Act) -> Pose:
    beat = act.moment.beat
    part = beat % CYCLE_BEATS
    air = _air(beat)
    up = _height(air)
    crouch = smooth(CROUCH - 0.9, CROUCH, part) * (1 - smooth(POP - 0.3, POP, part))
    landing = (1 - smooth(0.15, 1.1, part)) * smooth(0.0, 0.15, part) if part < 4 else 0.0
    low = 0.13 + 0.14 * crouch + 0.12 * landing - 0.05 * math.sin(math.pi * air)
    carve = math.sin(math.pi * beat / 2) * (1 - math.sin(math.pi * air))
    tuck = 0.10 * math.sin(math.pi * air)
    tilt = math.radians(_tilt(beat, air))
    floor = ANKLE_M + DECK_M + up

    def foot(side: int) -> tuple[float, float]:
        return (0.03 * carve + side * 0.25 * math.cos(tilt), floor + side * 0.25 * math.sin(tilt))

    balance = 12 * carve
    body = Pose(
        hip=(0.06 * carve, HIP_M + DECK_M - low + up - 0.3 * tuck),
        lean=-0.12 * carve + 0.16 * crouch - 0.10 * math.sin(math.pi * air),
        left=Arm(upper=74 + balance + 300 * tuck, forearm=98 + 1.4 * balance, hand=Hand.OPEN),
        right=Arm(upper=78 - balance + 300 * tuck, forearm=104 - 1.4 * balance, hand=Hand.OPEN),
        left_foot=foot(-1),
        right_foot=foot(1),
        knees=0.7,
        shoulders=0.5 * crouch,
        turn=0.16,
        nod=0.08 + 0.08 * crouch - 0.06 * math.sin(math.pi * air),
        tilt=0.10 * carve,
        bounce=up,
    )
    return alive(body, act, 0.5)


def behind(figure: Figure, act: Act) -> None:
    beat = act.moment.beat
    air = _air(beat)
    feet = (figure.joints.left.ankle, figure.joints.right.ankle)
    skateboard(figure, (feet[0][0] + feet[1][0]) / 2, _height(air), _tilt(beat, air))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="skateboard",
        en=names(
            "skateboard, skateboarding, ride a skateboard, skate, do an ollie, longboard, surf, ride a wave, "
            "ride a surfboard, snowboard, kickflip"
        ),
        zh=names("滑板, 玩滑板, 滑滑板, 踩滑板, 冲浪, 衝浪, 滑板车, 滑板車, 单板滑雪, 單板滑雪, 滑雪, 溜冰"),
    ),
    pose=pose,
    behind=behind,
    steps=Steps(every=CYCLE_BEATS, offset=0.0, sound="thump", gain=0.4, dust=0.8),
    speed_mps=0.3,
    feeling="excited",
    lower_m=0.04,
    wide_m=0.14,
)  # fmt: skip
