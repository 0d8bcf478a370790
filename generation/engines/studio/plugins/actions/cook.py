"""Tossing a pancake at the stove."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_table import frying_pan, pancake, stove
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

TOSS_BEATS = 4.0
LEAVE, LAND = 0.30, 0.72
FLIGHT_M = 0.50
TOP_M = 0.74
GRIP = (0.37, 0.90)


def _dip(part: float) -> float:
    """Metres: the pan sinks to gather, flicks up, gives way when the food lands, and settles."""
    gather = smooth(0.05, 0.20, part) * (1 - smooth(0.22, LEAVE, part))
    flick = smooth(0.20, LEAVE, part) * (1 - smooth(LEAVE, 0.5, part))
    catch = smooth(LAND - 0.02, LAND + 0.04, part) * (1 - smooth(LAND + 0.05, 0.95, part))
    return -0.05 * gather + 0.12 * flick - 0.06 * catch


def _flown(part: float) -> float:
    """0 as it leaves the pan, 1 as it lands."""
    return min(1.0, max(0.0, (part - LEAVE) / (LAND - LEAVE)))


def pose(act: Act) -> Pose:
    """Knees and head go with the toss; the eyes follow the food up."""
    beat = act.moment.beat
    part = beat / TOSS_BEATS % 1
    dip = _dip(part)
    air = math.sin(math.pi * _flown(part))
    stir = math.sin(2 * math.pi * beat)
    body = Pose(
        hip=(0.02 * stir * (1 - air), HIP_M + 0.25 * dip - 0.02),
        lean=0.04 - 0.05 * air,
        left=Arm(upper=40 + 26 * air, forearm=70 + 50 * air + 4 * stir, hand=Hand.OPEN),
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.8 * air,
        nod=0.11 - 0.24 * air,
        turn=-0.06,
        tilt=-0.05 * air,
    )
    return alive(replace(body, right=reach(body, 1, (GRIP[0], GRIP[1] + dip), Hand.GRIP)), act, 0.6)


def front(figure: Figure, act: Act) -> None:
    stove(figure, TOP_M, act.moment.t_s)
    part = act.moment.beat / TOSS_BEATS % 1
    dip = _dip(part)
    food = frying_pan(figure, (GRIP[0] - 0.02, GRIP[1] + dip), -60 * max(0.0, dip))
    air = _flown(part)
    pancake(figure, (food[0], food[1] + 4 * air * (1 - air) * FLIGHT_M), 360 * air)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="cook",
        en=names(
            "cook, bake, fry, flip a pancake, flip pancakes, make dinner, make breakfast, make lunch, "
            "prepare food, stir fry, toss a pan, grill, cook dinner, cook breakfast"
        ),
        zh=names(
            "做饭, 做飯, 烹饪, 烹飪, 煮饭, 煮飯, 炒菜, 做菜, 下厨, 下廚, 烧菜, 燒菜, 煎饼, 煎餅, 烘焙, 煮面, "
            "煮麵, 颠勺, 顛勺, 煎蛋"
        ),
    ),
    pose=pose,
    front=front,
    steps=Steps(every=TOSS_BEATS, offset=LAND * TOSS_BEATS, sound="sizzle", gain=0.4, dust=0.0),
    feeling="happy",
    wide_m=0.14,
)  # fmt: skip
