"""Jumping for joy."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 2.0
CROUCH, LEAP, LAND = 0.34, 0.44, 0.82
"""Parts of the cycle: sink, push off, fly, touch down."""
HEIGHT_M = 0.42


def pose(act: Act) -> Pose:
    part = act.moment.beat / CYCLE_BEATS % 1
    sink = smooth(0.0, CROUCH, part) * (1 - smooth(CROUCH, LEAP, part))
    squash = (smooth(LAND - 0.03, LAND + 0.04, part) * (1 - smooth(LAND + 0.04, 1.0, part))) if part > 0.5 else 0.0
    air = min(1.0, max(0.0, (part - LEAP) / (LAND - LEAP)))
    height = 4 * air * (1 - air) * HEIGHT_M
    tuck = math.sin(math.pi * air)
    low = 0.17 * sink + 0.13 * squash
    arms = lerp(18, 158, smooth(CROUCH, LEAP + 0.18, part)) * (1 - smooth(0.72, 0.95, part)) + 22 * smooth(
        0.72, 0.95, part
    )
    arm = Arm(upper=arms - 8 * sink, forearm=arms + 14 * (1 - 2 * sink), hand=Hand.OPEN if air else Hand.FIST)
    feet = ANKLE_M + height * 1.02 + 0.05 * tuck
    spread = STANCE_M + 0.10 * tuck
    return Pose(
        hip=(0.0, HIP_M - low + height),
        lean=0.03 * math.sin(act.moment.beat * math.pi / CYCLE_BEATS),
        left=arm,
        right=arm,
        left_foot=(-spread, feet),
        right_foot=(spread, feet + 0.04 * tuck),
        shoulders=0.8 * tuck,
        turn=0.10 * math.sin(act.moment.beat * 0.8),
        nod=0.14 * sink + 0.10 * squash - 0.10 * tuck,
        tilt=0.07 * math.sin(act.moment.beat * math.pi / CYCLE_BEATS),
        bounce=height,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="jump",
        en=names("jump, leap, bounce, hop, jump up and down, jump for joy"),
        zh=names("跳跃, 跳躍, 跳起, 跳起来, 跳起來, 蹦, 蹦跳, 蹦蹦跳跳"),
    ),
    pose=pose,
    steps=Steps(every=2.0, offset=1.64, sound="thump", gain=0.35, dust=1.2),
    feeling="excited",
)
