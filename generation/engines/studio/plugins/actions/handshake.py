"""A handshake: hands out, three pumps on the beat."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_pair import meeting, shifted
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
OUT_S = 0.6
GRIP_M = 0.98
PUMP_M = 0.055
APART_M = 0.80


def pose(act: Act) -> Pose:
    """The body follows the pumps; the free hand lies over the clasp for the second half."""
    beat = act.moment.beat
    out = smooth(0.0, OUT_S, act.moment.shot_s)
    part = beat % CYCLE_BEATS
    pumping = smooth(0.2, 0.8, part) * (1 - smooth(6.4, 7.4, part))
    pump = math.sin(2 * math.pi * beat) * pumping
    warm = smooth(3.4, 4.2, part) * (1 - smooth(6.6, 7.6, part))
    with_whom = meeting(act, APART_M)
    side = with_whom.side
    body = Pose(
        hip=(side * 0.03 * out, HIP_M - 0.015 + 0.008 * pump),
        lean=side * 0.08 * out + 0.01 * pump,
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.5 * pump,
        turn=side * 0.20 * out,
        nod=0.05 + 0.04 * math.sin(2 * math.pi * (beat - 0.15)) * pumping,
        tilt=side * 0.06 * warm,
    )
    body = shifted(body, with_whom.shift)
    meet = (with_whom.middle, GRIP_M + PUMP_M * pump)
    rest = Arm(upper=13, forearm=20)
    shaking = rest.toward(reach(body, side, meet, Hand.CLASP, bend=-1), out)
    over = reach(body, -side, (meet[0] - side * 0.10, meet[1] + 0.05), Hand.OPEN, bend=1)
    free = rest.toward(over, warm)
    left, right = (free, shaking) if side > 0 else (shaking, free)
    return alive(replace(body, left=left, right=right), act, 0.5)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="handshake",
        en=names(
            "shake hands, shakes hands, handshake, shook hands, greet with a handshake, make a deal, "
            "seal the deal, shake on it, meet and greet, shaking hands"
        ),
        zh=names("握手, 握个手, 握個手, 握握手, 握了握手, 达成协议, 達成協議, 成交, 握着手, 握著手"),
    ),
    pose=pose,
    paired=True,
    feeling="happy",
)  # fmt: skip
