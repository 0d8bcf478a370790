"""Tiptoeing: knees high and slow, hands like paws, a freeze and a look around."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
WALK_BEATS = 6.0
LIFT_M = 0.27
TRACK_M = 0.15
TIPTOE_M = 0.045


def pose(act: Act) -> Pose:
    """Three slow pairs of steps, then two beats of listening to both sides."""
    part = act.moment.beat % CYCLE_BEATS
    going = smooth(0.0, 0.4, part) * (1 - smooth(WALK_BEATS - 0.5, WALK_BEATS, part))
    turn = math.pi * part / 1.5
    swing = math.sin(turn) * going
    look = math.sin(math.pi * (part - WALK_BEATS)) * (part > WALK_BEATS)

    def foot(sign: int) -> tuple[float, float]:
        lift = max(0.0, sign * swing) ** 0.9
        return (sign * (TRACK_M + 0.03 * lift), ANKLE_M + TIPTOE_M + LIFT_M * lift)

    def paw(sign: int) -> Arm:
        up = 0.5 + 0.5 * sign * swing
        return Arm(upper=44 + 10 * up, forearm=-92 - 34 * up, hand=Hand.RELAXED, twist=64)

    body = Pose(
        hip=(-0.07 * swing, HIP_M - 0.11 + 0.03 * abs(swing)),
        lean=0.08 * swing,
        left=paw(-1),
        right=paw(1),
        left_foot=foot(-1),
        right_foot=foot(1),
        knees=0.45,
        shoulders=1.6,
        nod=0.08,
        turn=0.24 * look - 0.05 * swing,
        tilt=-0.10 * swing + 0.12 * look,
    )
    return alive(body, act, 0.4)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="sneak",
        en=names(
            "sneak, tiptoe, tip toe, creep, sneak around, sneak away, prowl, walk on tiptoe, skulk, "
            "tread softly, slink"
        ),
        zh=names(
            "偷偷摸摸, 蹑手蹑脚, 躡手躡腳, 踮脚走, 踮腳走, 悄悄走, 潜行, 潛行, 溜走, 偷偷溜走, 鬼鬼祟祟, "
            "踮着脚, 踮著腳"
        ),
    ),
    pose=pose,
    steps=Steps(every=1.5, offset=0.0, gain=0.08, dust=0.2),
    speed_mps=0.25,
    feeling="smug",
)  # fmt: skip
