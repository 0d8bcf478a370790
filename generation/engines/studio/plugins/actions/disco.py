"""Disco: the finger to the sky and across, hip out, rolling arms, a turn of the hips on every beat."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.choreography import Key, at_beat
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SKY = Arm(upper=148, forearm=154, hand=Hand.POINT)
ACROSS = Arm(upper=6, forearm=-52, hand=Hand.POINT)
BELT = Arm(upper=46, forearm=-66, hand=Hand.FIST)
ROLL_LOW = Arm(upper=30, forearm=-84, hand=Hand.FIST, upper_shown=0.9)
ROLL_HIGH = Arm(upper=46, forearm=-104, hand=Hand.FIST, upper_shown=0.9)
WIDE = Arm(upper=96, forearm=84, hand=Hand.OPEN)
POINTS = (
    Key(left=BELT, right=SKY, hip=-0.13, lean=0.18, left_foot=-0.16, right_foot=0.34, turn=0.22, tilt=0.06),
    Key(left=BELT, right=ACROSS, hip=0.10, drop=0.07, lean=-0.12, left_foot=-0.16, right_foot=0.34, turn=-0.20),
)
ROLLS = (
    Key(left=ROLL_LOW, right=ROLL_HIGH, hip=0.08, drop=0.05, left_foot=-0.16, right_foot=0.16, tilt=0.10),
    Key(left=ROLL_HIGH, right=ROLL_LOW, hip=-0.08, drop=0.05, left_foot=-0.16, right_foot=0.16, tilt=-0.10),
)
FINISH = (
    Key(left=WIDE, right=WIDE, hip=0.12, drop=0.02, lean=-0.10, left_foot=-0.30, right_foot=0.16, turn=0.1),
    Key(left=WIDE, right=WIDE, hip=-0.12, drop=0.02, lean=0.10, left_foot=-0.16, right_foot=0.30, turn=-0.1),
)
FLIPPED = tuple(key.mirrored() for key in POINTS)
ROUTINE = (*POINTS, *POINTS, *FLIPPED, *FLIPPED, *ROLLS, *ROLLS, *FINISH, *ROLLS)


def pose(act: Act) -> Pose:
    """Hips never stop: they draw a figure of eight under the poses."""
    beat = act.moment.beat
    body = at_beat(ROUTINE, beat, 0.85 + 0.25 * act.moment.energy, hit=0.6, bounce_m=0.022)
    groove = math.sin(2 * math.pi * beat)
    return replace(body, hip=(body.hip[0] + 0.022 * groove, body.hip[1]), tilt=body.tilt - 0.04 * groove)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="disco",
        en=names(
            "disco, disco dance, dance disco, disco dancing, saturday night fever, do the hustle, boogie, "
            "boogie down, funky dance, dance to disco, party, dance at a party"
        ),
        zh=names(
            "迪斯科, 跳迪斯科, 跳disco, 蹦迪, 蹦迪跳舞, 的士高, 跳迪, 迪斯可, 开派对, 開派對, 派对, 派對, "
            "狂欢, 狂歡"
        ),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, gain=0.2, dust=0.6),
    feeling="happy",
)  # fmt: skip
