"""Both fists up."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

RAISE_S = 0.45
HOP_M = 0.10


def pose(act: Act) -> Pose:
    """Fists up, pumping on the beat, with a small hop."""
    beat = act.moment.beat
    up = swing(act.moment.shot_s / RAISE_S)
    part = beat % 1
    hop = 4 * part * (1 - part) * HOP_M * (0.7 + 0.5 * act.moment.energy)
    pump = math.cos(2 * math.pi * beat)
    turn = math.sin(math.pi * beat / 2 + act.seed % 3)
    sway = math.sin(math.pi * beat)
    low = 0.05 * max(0.0, pump)
    raised = [
        Arm(
            upper=134 + 10 * sign * sway - (6 + 9 * sign * turn) * pump,
            forearm=176 - (18 + 14 * sign * turn) * pump,
            hand=Hand.FIST,
        )
        for sign in (-1, 1)
    ]
    rest = Arm(upper=15, forearm=22)
    return Pose(
        hip=(0.03 * sway, HIP_M - 0.02 - low + hop),
        lean=-0.06 * sway + 0.04 * turn,
        left=rest.toward(raised[0], up),
        right=rest.toward(raised[1], up),
        left_foot=(-STANCE_M - 0.03, ANKLE_M + hop),
        right_foot=(STANCE_M + 0.03, ANKLE_M + hop),
        shoulders=0.8 * up,
        turn=0.10 * drift(act.moment.t_s, 2.0, 0.5),
        nod=-0.08 * up + 0.06 * pump,
        tilt=0.08 * sway + 0.05 * turn,
        bounce=hop,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="cheer",
        en=names("cheer, celebrate, win, rejoice, victory"),
        zh=names("欢呼, 歡呼, 庆祝, 慶祝, 胜利, 勝利, 喝彩"),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, gain=0.25, dust=0.6),
    feeling="excited",
)
