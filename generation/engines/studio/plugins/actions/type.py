"""Typing at a laptop: bursts, a pause to look, and one big Enter."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import grasp, reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_desk import laptop
from generation.engines.studio.stage.gear_furniture import stool, table
from generation.engines.studio.stage.pose import ANKLE_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
DESK_M = 0.70
SEAT_M = 0.50
ENTER_AT = 6.0


def pose(act: Act) -> Pose:
    """Fingers hammer in eighths; before the last key the arm goes all the way up."""
    beat = act.moment.beat
    part = beat % CYCLE_BEATS
    busy = smooth(0.0, 0.4, part) * (1 - smooth(4.2, 4.8, part))
    wind = smooth(4.8, 5.7, part) * (1 - smooth(5.62, ENTER_AT, part))
    proud = smooth(ENTER_AT, 6.5, part) * (1 - smooth(7.2, 8.0, part))
    hammer = math.sin(4 * math.pi * beat)
    body = Pose(
        hip=(0.0, SEAT_M + 0.10 - 0.006 * abs(hammer) * busy),
        lean=0.05 * math.sin(math.pi * beat / 4) + 0.05 * wind,
        left_foot=(-0.15, ANKLE_M),
        right_foot=(0.15, ANKLE_M),
        left_knee=(-0.16, 0.42),
        right_knee=(0.16, 0.42),
        shoulders=0.5 * hammer * busy + 0.9 * wind,
        nod=0.13 * (1 - proud) - 0.07 * proud + 0.02 * hammer * busy - 0.05 * wind,
        turn=0.05 * math.sin(math.pi * beat) * busy,
        tilt=0.09 * proud,
    )
    low = DESK_M + 0.10
    left = (-0.19, low + 0.035 * max(0.0, hammer) * busy)
    right = (0.19, low + 0.035 * max(0.0, -hammer) * busy)
    typing = grasp(body, left, right, Hand.RELAXED, elbow=34)
    high = reach(body, 1, (0.34, 1.50), Hand.POINT, bend=-1)
    return alive(replace(typing, right=typing.right.toward(high, wind)), act, 0.4)


def behind(figure: Figure, act: Act) -> None:
    stool(figure, SEAT_M)


def front(figure: Figure, act: Act) -> None:
    table(figure, DESK_M, depth=0.06)
    laptop(figure, DESK_M - 0.015, act.moment.pulse)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="type",
        en=names(
            "type, typing, type on a laptop, work on a laptop, work on a computer, code, write code, program, "
            "use a computer, play video games, work at a desk, write an email, hack, surf the internet, "
            "write a letter, write"
        ),
        zh=names(
            "打字, 敲键盘, 敲鍵盤, 写代码, 寫代碼, 写程序, 寫程式, 编程, 編程, 用电脑, 用電腦, 玩电脑, 玩電腦, "
            "上网, 上網, 办公, 辦公, 敲代码, 敲代碼, 打游戏, 打遊戲, 写字, 寫字, 工作"
        ),
    ),
    pose=pose,
    behind=behind,
    front=front,
    steps=Steps(every=CYCLE_BEATS, offset=0.2, sound="typing", gain=0.4, dust=0.0),
    feeling="determined",
    lower_m=0.22,
    wide_m=0.16,
)  # fmt: skip
