"""A waltz: rise and fall in threes, swaying over the step, arms in the frame of a couple."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_pair import meeting, shifted
from generation.engines.studio.stage.gait_reach import fold, reach
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

BAR_BEATS = 3.0
STEP_M = 0.15
APART_M = 0.52
FRAME_UP_M = 0.46
STANCE_M = 0.10


def _travel(beat: float) -> float:
    """-1 .. 1: a step to one side on the first beat of a bar, back in the next."""
    bar = math.floor(beat / BAR_BEATS)
    part = beat - bar * BAR_BEATS
    side = 1 if bar % 2 == 0 else -1
    return side * (2 * smooth(0.0, 1.1, part) - 1)


def _foot(beat: float, side: int) -> tuple[float, float]:
    """The leading foot goes on the first beat, the other closes on the second."""
    bar = math.floor(beat / BAR_BEATS)
    part = beat - bar * BAR_BEATS
    way = 1 if bar % 2 == 0 else -1
    start = 0.0 if side == way else 1.0
    going = smooth(start, start + 0.9, part)
    return STEP_M * way * (2 * going - 1), 0.05 * math.sin(math.pi * going)


def pose(act: Act) -> Pose:
    """Both of a couple go to the same side of the screen; alone, one dances with the air."""
    beat = act.moment.beat
    part = beat % BAR_BEATS
    travel = _travel(beat)
    rise = smooth(0.5, 2.0, part) * (1 - smooth(2.3, 3.0, part))
    sway = math.sin(math.pi * (beat / BAR_BEATS - 0.25))
    who = meeting(act, APART_M)
    side = who.side
    (left_x, left_up), (right_x, right_up) = _foot(beat, -1), _foot(beat, 1)
    body = Pose(
        hip=(STEP_M * travel, HIP_M - 0.05 + 0.065 * rise),
        lean=-0.07 * travel * rise - 0.03 * sway,
        left_foot=(left_x - STANCE_M, ANKLE_M + left_up + 0.035 * rise),
        right_foot=(right_x + STANCE_M, ANKLE_M + right_up + 0.035 * rise),
        knees=0.3,
        shoulders=0.5 * rise,
        nod=-0.04,
        turn=side * 0.14 - 0.08 * sway,
        tilt=-0.08 * travel,
    )
    body = shifted(body, who.shift)
    x, shoulder = body.hip[0], body.hip[1] + FRAME_UP_M
    if who.alone:
        led = Arm(upper=82 + 6 * rise, forearm=120 + 8 * rise, hand=Hand.RELAXED)
        held = fold(body, 1, (x + 0.24, shoulder - 0.14), Hand.RELAXED, elbow=76)
        return replace(body, left=led, right=held)
    near = reach(body, side, (x + side * (APART_M - 0.12), shoulder - 0.10), Hand.OPEN, bend=1 if side > 0 else -1)
    far = reach(body, -side, (x - side * 0.44, shoulder + 0.10 + 0.03 * rise), Hand.GRIP, bend=-1)
    left, right = (far, near) if side > 0 else (near, far)
    return replace(body, left=left, right=right)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="waltz",
        en=names(
            "waltz, dance a waltz, slow dance, ballroom dance, ballroom dancing, tango, dance the tango, "
            "dance together, salsa, dance salsa, foxtrot, dance cheek to cheek, slow dancing"
        ),
        zh=names(
            "华尔兹, 華爾茲, 跳华尔兹, 跳華爾茲, 交谊舞, 交誼舞, 探戈, 跳探戈, 双人舞, 雙人舞, 共舞, 翩翩起舞, "
            "慢舞, 跳慢舞, 萨尔萨, 薩爾薩, 圆舞曲, 圓舞曲"
        ),
    ),
    pose=pose,
    paired=True,
    feeling="in_love",
)  # fmt: skip
