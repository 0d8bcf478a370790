"""Driving an open car: hands on the wheel, bumps in the road, wind in the face."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import grasp
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_vehicles import car_back, car_front
from generation.engines.studio.stage.pose import Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SEAT_M = 0.56
WHEEL_M = 0.93
RIM_M = 0.185
FEET_M = 0.34
"""Behind the bonnet."""


def _steer(act: Act) -> float:
    """Radians of the wheel, positive to the right."""
    return 0.55 * drift(act.moment.t_s, act.seed % 5, 0.28)


def _bump(beat: float) -> float:
    return 0.012 * math.sin(2 * math.pi * beat) + 0.006 * math.sin(4.6 * math.pi * beat)


def pose(act: Act) -> Pose:
    """The body leans into bends, the head leads them; bumps reach the head late."""
    beat, steer = act.moment.beat, _steer(act)
    bump = _bump(beat - 0.1)
    body = Pose(
        hip=(0.0, SEAT_M + bump),
        lean=0.12 * steer,
        left_foot=(-0.15, FEET_M),
        right_foot=(0.15, FEET_M),
        left_knee=(-0.16, 0.46),
        right_knee=(0.16, 0.46),
        shoulders=20 * bump,
        turn=0.26 * steer,
        nod=3 * _bump(beat - 0.25),
        tilt=0.18 * steer,
    )

    def rim(side: int) -> tuple[float, float]:
        return (side * RIM_M * math.cos(steer), WHEEL_M + bump - side * RIM_M * 0.62 * math.sin(steer))

    return alive(grasp(body, rim(-1), rim(1), Hand.FIST, elbow=36), act, 0.7)


def behind(figure: Figure, act: Act) -> None:
    car_back(figure)


def between(figure: Figure, act: Act) -> None:
    car_front(figure, _bump(act.moment.beat), _steer(act))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="drive",
        en=names(
            "drive, drove, drive a car, drive the car, drive a sports car, driving, behind the wheel, "
            "drive a convertible, race a car, drive a taxi, drive a truck, drive a bus"
        ),
        zh=names(
            "开车, 開車, 驾车, 駕車, 驾驶, 駕駛, 开着车, 開著車, 开着跑车, 開著跑車, 飙车, 飆車, 兜风, 兜風, "
            "开跑车, 開跑車, 赛车, 賽車"
        ),
    ),
    pose=pose,
    behind=behind,
    between=between,
    speed_mps=0.5,
    feeling="happy",
    lower_m=0.26,
    wide_m=0.28,
)  # fmt: skip
