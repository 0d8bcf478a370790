"""High five: wind up, jump a little, hands meet on the beat."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.gait_pair import meeting, shifted
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 4.0
CONTACT_M = 1.68
HOP_M = 0.06
APART_M = 0.92
DOWN = Arm(upper=16, forearm=30, hand=Hand.FIST)
BACK = Arm(upper=58, forearm=150, hand=Hand.OPEN)


def _at(part: float) -> tuple[float, float, float]:
    """Wound up, out at the contact on beat 0 and shaken off afterwards, 0..1 each."""
    before = part - CYCLE_BEATS
    wind = smooth(-1.8, -0.9, before) * (1 - smooth(-0.55, 0.0, before))
    out = smooth(-0.55, 0.0, before) + (1 - smooth(0.18, 0.8, part)) * (part < 2)
    shake = math.sin(2 * math.pi * 2.5 * part) * math.exp(-1.6 * part)
    return wind, min(1.0, out), shake


def pose(act: Act) -> Pose:
    """Both meet halfway; the free fist pumps afterwards."""
    part = act.moment.beat % CYCLE_BEATS
    wind, out, shake = _at(part)
    with_whom = meeting(act, APART_M)
    side = with_whom.side
    since = part if part > 2 else part + CYCLE_BEATS
    hop = HOP_M * math.sin(math.pi * smooth(CYCLE_BEATS - 0.6, CYCLE_BEATS + 0.6, since))
    pump = smooth(0.5, 0.9, part) * (1 - smooth(1.3, 2.0, part))
    body = Pose(
        hip=(side * (0.02 * out - 0.06 * wind), HIP_M - 0.03 - 0.07 * wind + hop),
        lean=side * (0.06 * out - 0.09 * wind) + 0.01 * shake,
        left_foot=(-STANCE_M, ANKLE_M + 0.6 * hop),
        right_foot=(STANCE_M, ANKLE_M + 0.6 * hop),
        shoulders=out,
        turn=side * 0.18,
        nod=-0.08 * out + 0.05 * wind,
        tilt=side * 0.06 * out,
        bounce=0.6 * hop,
    )
    body = shifted(body, with_whom.shift)
    meet = (with_whom.middle, CONTACT_M + 0.02 * shake)
    slap = reach(body, side, meet, Hand.PALM, bend=-1)
    active = DOWN.toward(BACK, wind).toward(slap, out)
    free = DOWN.toward(Arm(upper=40, forearm=148, hand=Hand.FIST), pump)
    free = replace(free, upper=lerp(free.upper, 30, out))
    left, right = (free, active) if side > 0 else (active, free)
    return alive(replace(body, left=left, right=right), act, 0.4)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="high_five",
        en=names(
            "high five, high fives, high-five, give me five, give a high five, slap hands, fist bump, "
            "gives a high five, low five, high five each other"
        ),
        zh=names("击掌, 擊掌, 击个掌, 擊個掌, 互相击掌, 互相擊掌, 碰拳, 来个击掌, 來個擊掌, 举手击掌, 舉手擊掌"),
    ),
    pose=pose,
    steps=Steps(every=CYCLE_BEATS, offset=0.0, sound="clap", gain=0.5, dust=0.0),
    paired=True,
    feeling="excited",
)  # fmt: skip
