"""Riding a bicycle towards the viewer: knees pump, the bar sways, one shoulder leads."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_vehicles import BAR_M, GRIP_M, bicycle
from generation.engines.studio.stage.pose import Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SADDLE_M = 0.90
CRANK_M = 0.13
AXLE_M = 0.27
PEDALS_M = 0.16


def _steer(act: Act) -> float:
    return 0.10 * math.sin(math.pi * act.moment.beat) + 0.10 * drift(act.moment.t_s, 1.0, 0.2)


def pose(act: Act) -> Pose:
    """One turn of the pedals in two beats."""
    turn = math.pi * act.moment.beat
    steer = _steer(act)

    def pedal(side: int) -> tuple[tuple[float, float], tuple[float, float]]:
        up = side * math.sin(turn)
        foot = (side * PEDALS_M, AXLE_M + CRANK_M * up)
        return foot, (side * (0.20 + 0.03 * up), 0.62 + 0.12 * up)

    (left_foot, left_knee), (right_foot, right_knee) = pedal(-1), pedal(1)
    sway = math.sin(turn)
    body = Pose(
        hip=(-0.02 * sway, SADDLE_M - 0.006 * math.cos(2 * turn)),
        lean=0.06 * sway + 0.10 * steer,
        left_foot=left_foot,
        right_foot=right_foot,
        left_knee=left_knee,
        right_knee=right_knee,
        shoulders=0.5,
        turn=0.5 * steer,
        nod=0.03,
        tilt=-0.05 * sway + 0.25 * steer,
    )
    tilt = 0.25 * steer * GRIP_M
    left = fold(body, -1, (-GRIP_M * 0.95, BAR_M + 0.02 + tilt), Hand.FIST, elbow=34)
    right = fold(body, 1, (GRIP_M * 0.95, BAR_M + 0.02 - tilt), Hand.FIST, elbow=34)
    return alive(replace(body, left=left, right=right), act, 0.6)


def between(figure: Figure, act: Act) -> None:
    bicycle(figure, _steer(act), act.moment.beat / 3)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="ride",
        en=names(
            "ride a bike, ride a bicycle, ride bikes, ride his bike, ride her bike, ride their bikes, "
            "rode a bike, cycle, bike, ride the bike, pedal, ride, ride a motorcycle, ride a scooter, cycling, "
            "rode, ride a motorbike"
        ),
        zh=names(
            "骑车, 騎車, 骑自行车, 騎自行車, 骑单车, 騎單車, 骑着自行车, 騎著自行車, 骑着单车, 騎著單車, "
            "骑脚踏车, 騎腳踏車, 骑行, 騎行, 骑摩托车, 騎摩托車, 骑着, 騎著"
        ),
    ),
    pose=pose,
    between=between,
    speed_mps=0.6,
    feeling="happy",
    lower_m=-0.08,
    wide_m=0.06,
)  # fmt: skip
