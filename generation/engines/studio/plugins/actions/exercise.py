"""Working out: squats with two dumbbells, pressed overhead on the way up."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import held_at, reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_sport import dumbbell, mat
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

REP_BEATS = 4.0
DEPTH_M = 0.30


def pose(act: Act) -> Pose:
    """Down for a beat, hold, drive up and press; the arms tremble at the top."""
    part = act.moment.beat % REP_BEATS
    down = smooth(0.0, 1.0, part) * (1 - smooth(1.5, 2.1, part))
    press = smooth(1.8, 2.5, part) * (1 - smooth(3.2, 3.9, part))
    tremble = 0.006 * math.sin(12 * math.pi * act.moment.beat) * press
    body = Pose(
        hip=(0.0, HIP_M - 0.01 - DEPTH_M * down + 0.012 * press),
        lean=0.02 * math.sin(math.pi * act.moment.beat / 4),
        left_foot=(-0.24, ANKLE_M),
        right_foot=(0.24, ANKLE_M),
        knees=0.85,
        shoulders=1.2 * press + 0.4 * down,
        nod=0.05 * down - 0.10 * press,
        tilt=0.04 * math.sin(math.pi * act.moment.beat / 2),
    )
    base = body.hip[1]
    arms = []
    for side in (-1, 1):
        rack = reach(body, side, (side * 0.36, base + 0.52), Hand.FIST, bend=-1)
        top = reach(body, side, (side * 0.23, base + 0.99 + tremble), Hand.FIST, bend=-1)
        arms.append(rack.toward(top, press))
    return alive(replace(body, left=arms[0], right=arms[1]), act, 0.4)


def behind(figure: Figure, act: Act) -> None:
    mat(figure, 0.52)


def front(figure: Figure, act: Act) -> None:
    for limbs in (figure.joints.left, figure.joints.right):
        dumbbell(figure, held_at(limbs))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="exercise",
        en=names(
            "exercise, work out, workout, lift weights, do squats, squats, do yoga, yoga, push ups, "
            "do push ups, do pushups, weightlifting, jumping jacks, stretch, train at the gym, pump iron, "
            "aerobics, do sit ups"
        ),
        zh=names(
            "健身, 锻炼, 鍛煉, 举重, 舉重, 举哑铃, 舉啞鈴, 深蹲, 做运动, 做運動, 练瑜伽, 練瑜伽, 瑜伽, 俯卧撑, "
            "俯臥撐, 做操, 撸铁, 擼鐵, 仰卧起坐, 仰臥起坐, 拉伸"
        ),
    ),
    pose=pose,
    behind=behind,
    front=front,
    feeling="determined",
)  # fmt: skip
