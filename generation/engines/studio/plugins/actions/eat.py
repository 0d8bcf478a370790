"""Eating a burger with both hands."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import grasp, mouth_of
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_table import burger
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

BITE_BEATS = 4.0
UP, BITTEN, DOWN = 0.22, 0.34, 0.56
"""Parts of a bite: at the mouth, teeth closed, back before the chest. Chewing fills the rest."""
HALF_M = 0.13
SIZE = 1.5


def pose(act: Act) -> Pose:
    """The head meets the food halfway, tears a bite off with a jerk, then chews with the shoulders swaying."""
    beat = act.moment.beat
    part = beat / BITE_BEATS % 1
    up = smooth(0.0, UP, part) * (1 - smooth(BITTEN, DOWN, part))
    tear = math.exp(-(((part - BITTEN) / 0.035) ** 2))
    chew = math.sin(4 * math.pi * beat) * smooth(BITTEN, 0.5, part) * (1 - smooth(0.9, 1.0, part))
    sway = math.sin(math.pi * beat / 2)
    body = Pose(
        hip=(0.02 * sway, HIP_M - 0.03 + 0.005 * chew),
        lean=0.05 * up - 0.03 * sway * (1 - up),
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.7 * up + 0.2 * chew,
        nod=0.10 * up - 0.12 * tear + 0.03 * chew,
        turn=0.10 * tear,
        tilt=0.09 * sway * (1 - up) + 0.10 * tear,
    )
    x, y = mouth_of(body)
    middle = (x + 0.02 * tear, y - 0.055 - (1 - up) * 0.27)
    return alive(grasp(body, (middle[0] - HALF_M, middle[1]), (middle[0] + HALF_M, middle[1])), act, 0.6)


def between(figure: Figure, act: Act) -> None:
    """The burger lies where the hands are."""
    left, right = figure.joints.left.wrist, figure.joints.right.wrist
    part = act.moment.beat / BITE_BEATS % 1
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + 0.055)
    burger(figure, middle, SIZE, smooth(BITTEN, BITTEN + 0.03, part))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="eat",
        en=names(
            "eat, ate, eats, munch, devour, have lunch, have dinner, have breakfast, having lunch, "
            "having dinner, having breakfast, take a bite, takes a bite, eat food, chew, feast, gobble"
        ),
        zh=names(
            "吃, 吃饭, 吃飯, 吃着, 吃著, 吃东西, 吃東西, 大吃, 品尝, 品嚐, 用餐, 咀嚼, 狼吞虎咽, 狼吞虎嚥, "
            "享用, 吃掉, 啃"
        ),
    ),
    pose=pose,
    between=between,
    steps=Steps(every=BITE_BEATS, offset=BITTEN * BITE_BEATS, sound="munch", gain=0.5, dust=0.0),
    feeling="happy",
)  # fmt: skip
