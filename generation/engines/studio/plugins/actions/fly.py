"""Flying above the floor, a fist ahead or arms spread."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

HEIGHT_M = 0.34
RISE_S = 0.9
PHRASE_S = 6.0


def pose(act: Act) -> Pose:
    """Up within a second; then a fist ahead like a hero, and arms spread to glide, in turn. Legs trail and follow."""
    t = act.moment.t_s
    up = swing(act.moment.shot_s / RISE_S)
    bob = math.sin(2 * math.pi * 0.55 * t)
    bank = drift(t, 0.7, 0.35)
    part = (t + 3.0 * (act.seed % 2)) % PHRASE_S
    glide = smooth(3.0, 3.7, part) * (1 - smooth(5.3, 6.0, part))
    side = math.sin(2 * math.pi * t / PHRASE_S)
    height = max(0.0, HEIGHT_M * up + 0.05 * bob * up)
    trail = 0.05 * math.sin(2 * math.pi * 0.55 * t - 0.9)
    wing = Arm(upper=86 - 9 * bob, forearm=104 - 14 * bob, hand=Hand.OPEN)
    fist = Arm(upper=158 + 3 * bob, forearm=172 + 3 * bob, hand=Hand.FIST)
    tucked = Arm(upper=44, forearm=-34, hand=Hand.FIST, upper_shown=0.9)
    rest = Arm(upper=15, forearm=20)
    sunk = smooth(0.0, 0.12, act.moment.shot_s) * (1 - smooth(0.12, 0.4, act.moment.shot_s))
    return Pose(
        hip=(0.10 * bank * up, HIP_M - 0.06 * sunk + height),
        lean=(0.16 * bank + 0.16 * (1 - glide)) * up,
        left=rest.toward(tucked.toward(wing, glide), up),
        right=rest.toward(fist.toward(wing, glide), up),
        left_foot=(-0.13 - 0.5 * trail - 0.12 * up * (1 - glide), ANKLE_M + height * 0.95 + 0.03 * max(0.0, up)),
        right_foot=(0.13 + 0.5 * trail - 0.14 * up * (1 - glide), ANKLE_M + height * 0.95 + 0.11 * max(0.0, up)),
        shoulders=0.5 * up,
        turn=0.14 * bank + 0.04 * side,
        nod=-0.06 * up,
        tilt=-0.08 * bank - 0.10 * (1 - glide) * up,
        bounce=height,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="fly",
        en=names("fly, soar, hover, levitate, fly through the air"),
        zh=names("飞, 飛, 飞翔, 飛翔, 飞行, 飛行, 飞起来, 飛起來, 飞上天, 飛上天, 悬浮, 懸浮"),
    ),
    pose=pose,
    feeling="excited",
    lower_m=-0.3,
)
