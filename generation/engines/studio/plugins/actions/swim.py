"""Swimming the crawl, seen from ahead: arms roll over in turn, the body rolls with them and drifts up and down."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_shapes import disc, placed, tube
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

STROKE_BEATS = 4.0
AFLOAT_M = 0.30
DRIFT_M = 0.06
BUBBLES = 7
BUBBLE_RGB: RGB = (226, 246, 255)
FOAM_RGB: RGB = (255, 255, 255)
RING_RGB: tuple[RGB, RGB] = ((238, 80, 76), (250, 246, 238))
RING_M = (0.29, 0.085)
"""The half axes of a swim ring around the waist."""
PIECES = 7


def _arm(turn: float) -> Arm:
    """A full circle: up past the ear, out to the side, down to the hip; the elbow leads on the way back."""
    reach = 0.5 + 0.5 * math.cos(turn)
    return Arm(
        upper=34 + 128 * reach + 14 * math.sin(turn),
        forearm=18 + 158 * (0.5 + 0.5 * math.cos(turn + 0.7)) + 16 * math.sin(turn),
        hand=Hand.OPEN,
        upper_shown=0.86 + 0.14 * math.cos(2 * turn),
        forearm_shown=0.86 - 0.14 * math.sin(turn),
    )


def pose(act: Act) -> Pose:
    turn = 2 * math.pi * act.moment.beat / STROKE_BEATS
    roll = math.sin(turn)
    kick = math.sin(3 * turn)
    float_m = AFLOAT_M + DRIFT_M * math.sin(turn / 2) + 0.02 * math.cos(2 * turn)
    body = Pose(
        hip=(-0.05 * roll, HIP_M + float_m),
        lean=0.24 * math.sin(turn + 0.4),
        left=_arm(turn),
        right=_arm(turn + math.pi),
        left_foot=(-0.13 - 0.06 * roll, ANKLE_M + float_m + 0.07 + 0.08 * kick),
        right_foot=(0.13 - 0.06 * roll, ANKLE_M + float_m + 0.07 - 0.08 * kick),
        knees=0.25,
        shoulders=0.8 * math.cos(2 * turn),
        turn=0.20 * math.sin(turn + 0.9),
        nod=-0.08,
        tilt=-0.10 * roll,
        bounce=float_m,
    )
    return alive(body, act, 0.6)


def _ring(figure: Figure, first: int, last: int) -> None:
    """Pieces of the ring, counted from the right end through the front."""
    hip, lean = figure.joints.hip, figure.joints.lean
    put = placed((hip[0] + 0.05 * math.sin(lean), hip[1] + 0.06), -math.degrees(lean))
    for piece in range(first, last):
        ends = [
            put(RING_M[0] * math.cos(angle), -RING_M[1] * math.sin(angle))
            for angle in (math.pi * piece / PIECES, math.pi * (piece + 1) / PIECES)
        ]
        tube(figure, ends[0], ends[1], 0.068, RING_RGB[piece % 2])


def behind(figure: Figure, act: Act) -> None:
    _ring(figure, PIECES, 2 * PIECES)


def front(figure: Figure, act: Act) -> None:
    """The ring's near half; bubbles leave mouth and hands."""
    _ring(figure, 0, PIECES)
    beat = act.moment.beat
    x, y = figure.joints.eyes
    for number in range(BUBBLES):
        age = (beat / 3 + number / BUBBLES) % 1
        out = 0.34 * math.sin(2.4 * number + 1.0)
        at = (x + out * (0.35 + 0.65 * age) + 0.03 * math.sin(7 * age + number), y - 0.16 + 0.62 * age)
        radius = (0.014 + 0.012 * (number % 3)) * min(1.0, 5 * age)
        fade = 1 - age
        px = figure.px(at)
        soft_spot(figure.canvas, px, figure.m(radius * 1.5), BUBBLE_RGB, 0.55 * fade)
        if fade > 0.15:
            disc(figure, (at[0] - 0.3 * radius, at[1] + 0.3 * radius), 0.3 * radius, 0.3 * radius, FOAM_RGB, flat=True)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="swim",
        en=names(
            "swim, swam, swim laps, swim freestyle, swim with, dive, scuba dive, snorkel, backstroke, "
            "breaststroke, float in the water, go for a swim, doggy paddle"
        ),
        zh=names(
            "游泳, 游, 游水, 游来游去, 游來游去, 自由泳, 蛙泳, 潜水, 潛水, 畅游, 暢游, 在水里游, 在水裡游, "
            "戏水, 戲水, 浮潜, 浮潛"
        ),
    ),
    pose=pose,
    behind=behind,
    front=front,
    steps=Steps(every=2.0, offset=0.0, sound="splash", gain=0.25, dust=0.0),
    feeling="happy",
    lower_m=-0.3,
)  # fmt: skip
