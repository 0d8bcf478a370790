"""Crying: sobs, fists at the eyes, tears that fall."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import beside_eyes, fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_shapes import knob, slab
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
SOB_BEATS = 2.0
TEAR_RGB: RGB = (120, 200, 255)
TEARS = 3
HANGING_M = 0.72
TEAR_BEATS = 1.5
SLUMPED = Pose(
    hip=(0.0, HIP_M - 0.05),
    lean=0.05,
    left_foot=(-0.12, ANKLE_M),
    right_foot=(0.13, ANKLE_M),
    knees=0.2,
    shoulders=-1.2,
    nod=0.16,
    tilt=0.10,
)


def _hands(pose: Pose, raised: float, rub: float) -> Pose:
    """From beside the hips to the eyes."""
    arms = []
    for side in (-1, 1):
        (x, y), low = beside_eyes(pose, 0.115 * side, -0.035 - 0.014 * side * rub), (0.25 * side, HANGING_M)
        at = (lerp(low[0], x, raised), lerp(low[1], y, raised))
        arms.append(fold(pose, side, at, Hand.FIST, elbow=10 + 16 * raised))
    return replace(pose, left=arms[0], right=arms[1])


def pose(act: Act) -> Pose:
    """Shoulders jerk up with each sob; after a bar the fists come down, and the face shows."""
    beat = act.moment.beat
    part = beat % CYCLE_BEATS
    hidden = smooth(0.0, 0.8, part) * (1 - smooth(3.6, 4.6, part))
    sob = beat / SOB_BEATS % 1
    jerk = sum(math.exp(-((sob - at) ** 2) / 0.0035) for at in (0.14, 0.34, 0.54))
    body = replace(SLUMPED, hip=(0.0, SLUMPED.hip[1] + 0.012 * jerk), shoulders=SLUMPED.shoulders + 1.6 * jerk)
    body = _hands(body, hidden, math.sin(2 * math.pi * beat))
    return alive(replace(body, nod=body.nod - 0.06 * jerk, tilt=0.10 * math.cos(math.pi * beat / 4)), act, 0.6)


def between(figure: Figure, act: Act) -> None:
    """Tears roll down both cheeks, under the fists."""
    eyes = figure.joints.eyes
    for side in (-1, 1):
        for number in range(TEARS):
            age = (act.moment.beat / TEAR_BEATS + number / TEARS + 0.17 * side) % 1
            right = eyes[0] + side * (0.085 + 0.05 * age)
            up = eyes[1] - 0.04 - 0.10 * age - 0.20 * max(0.0, age - 0.35) ** 2
            size = 0.018 * min(1.0, age * 6, (1 - age) * 4) + 0.001
            tip = ((right - 0.5 * size, up), (right + 0.5 * size, up), (right, up + 2.2 * size))
            slab(figure, tip, TEAR_RGB, round_m=0.4 * size)
            knob(figure, (right, up), size, TEAR_RGB)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="cry",
        en=names(
            "cry, cries, cried, sob, weep, wept, burst into tears, bursts into tears, wail, bawl, shed tears, "
            "in tears, cry out loud"
        ),
        zh=names("哭, 哭泣, 大哭, 哭着, 哭著, 流泪, 流淚, 痛哭, 哭了, 抽泣, 啜泣, 嚎啕大哭, 掉眼泪, 掉眼淚"),
    ),
    pose=pose,
    between=between,
    steps=Steps(every=SOB_BEATS, offset=0.2, sound="sob", gain=0.45, dust=0.0),
    feeling="crying",
)  # fmt: skip
