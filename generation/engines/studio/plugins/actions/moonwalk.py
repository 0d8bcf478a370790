"""The moonwalk: gliding sideways, one heel up and the other flat, a hand at the hat, a freeze on the toes."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 16.0
GLIDE_M = 0.24
"""To each side of the mark: eight beats over, eight beats back."""
HEEL_M = 0.085
HAT = Arm(upper=74, forearm=198, hand=Hand.RELAXED, upper_shown=0.9)
SWING = 22.0


def _glide(beat: float) -> float:
    """-1 .. 1, in eight pulls a side with a short rest after each."""
    part = beat % CYCLE_BEATS
    whole = math.floor(part)
    pulled = whole + smooth(0.0, 0.85, part - whole)
    return 1 - abs(pulled / 4 - 2) if pulled >= 0 else 0.0


def pose(act: Act) -> Pose:
    """Knees bend in turn, the shoulders stay level; on the last beat of each crossing everything stops on tiptoe."""
    beat = act.moment.beat
    part = beat % CYCLE_BEATS
    way = max(-1.0, min(1.0, 3 * math.sin(2 * math.pi * part / CYCLE_BEATS)))
    x = GLIDE_M * _glide(beat)
    freeze = swing((part % 8 - 6.6) / 0.5) * (1 - smooth(7.6, 8.0, part % 8))
    freeze = max(0.0, freeze)
    walk = math.sin(math.pi * beat)
    left_heel, right_heel = max(0.0, walk), max(0.0, -walk)
    stride = 0.13 * math.cos(math.pi * beat) * way * (1 - freeze)

    def swinging(sign: int) -> Arm:
        return Arm(upper=20 + 8 * sign * walk, forearm=24 + SWING * max(0.0, sign * walk) + 6, hand=Hand.RELAXED)

    def foot(sign: int, heel: float) -> tuple[float, float]:
        raised = HEEL_M * heel * (1 - freeze) + 0.07 * freeze
        return (x + sign * (0.11 - 0.05 * freeze) + sign * stride, ANKLE_M + raised)

    return Pose(
        hip=(x, HIP_M - 0.045 + 0.10 * freeze),
        lean=-0.13 * way * (1 - freeze) + 0.10 * way * freeze,
        left=swinging(-1).toward(Arm(upper=44, forearm=-24, hand=Hand.POINT), freeze),
        right=HAT,
        left_foot=foot(-1, left_heel),
        right_foot=foot(1, right_heel),
        knees=0.35,
        shoulders=0.5 * freeze,
        nod=0.15 - 0.05 * freeze,
        turn=-0.22 * way,
        tilt=0.10 * way,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="moonwalk",
        en=names(
            "moonwalk, do the moonwalk, moonwalking, glide backwards, dance like michael jackson, "
            "michael jackson dance, slide backwards, billie jean dance"
        ),
        zh=names(
            "太空步, 走太空步, 跳太空步, 月球漫步舞, 滑步, 机械滑步, 機械滑步, 迈克尔杰克逊的舞, "
            "邁克爾傑克遜的舞, 太空漫步舞, 跳杰克逊的舞, 跳傑克遜的舞"
        ),
    ),
    pose=pose,
    feeling="smug",
)  # fmt: skip
