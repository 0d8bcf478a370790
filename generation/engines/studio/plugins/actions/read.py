"""Reading a book: eyes along the lines, a page turned now and then, a surprise in the story."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold, held_at
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_desk import book
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

PAGE_BEATS = 8.0
TURN, TURNED = 6.0, 7.2
LINE_BEATS = 2.0
HALF_M = 0.235
BOOK_UP_M = 0.30


def _leaf(beat: float) -> float:
    return smooth(TURN, TURNED, beat % PAGE_BEATS)


def pose(act: Act) -> Pose:
    """The head runs along a line and jumps back; the right hand takes the page over."""
    beat = act.moment.beat
    line = beat / LINE_BEATS % 1
    along = (2 * smooth(0.0, 0.8, line) - 1) * (1 - smooth(0.8, 1.0, line)) - smooth(0.8, 1.0, line)
    leaf = _leaf(beat)
    over = math.sin(math.pi * leaf)
    gasp = math.exp(-(((beat % (2 * PAGE_BEATS) - 10.0) / 0.7) ** 2))
    body = Pose(
        hip=(-0.06 + 0.02 * math.sin(math.pi * beat / 8), HIP_M - 0.012),
        lean=0.07 - 0.03 * math.sin(math.pi * beat / 8) - 0.05 * gasp,
        left_foot=(-0.13, ANKLE_M),
        right_foot=(-0.02, ANKLE_M + 0.03),
        shoulders=0.2 + 0.8 * gasp,
        nod=0.17 - 0.16 * gasp,
        turn=0.10 * along,
        tilt=0.06 * math.sin(math.pi * beat / 8),
    )
    y = body.hip[1] + BOOK_UP_M + 0.05 * gasp
    middle = body.hip[0] + 0.02
    page = HALF_M * (1 - 0.9 * over)
    hand = Hand.POINT if over > 0.3 else Hand.GRIP
    left = fold(body, -1, (middle - HALF_M, y - 0.04), elbow=24)
    right = fold(body, 1, (middle + page, y - 0.04 + 0.17 * over), hand, elbow=24)
    return alive(replace(body, left=left, right=right), act, 0.4)


def between(figure: Figure, act: Act) -> None:
    x, y = held_at(figure.joints.left)
    book(figure, (x + HALF_M, y + 0.05), _leaf(act.moment.beat), 1.3)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="read",
        en=names(
            "read, read a book, reads a book, read the newspaper, read a story, read a letter, study, "
            "do homework, read books, browse a book, page through a book"
        ),
        zh=names(
            "看书, 看書, 读书, 讀書, 阅读, 閱讀, 看报纸, 看報紙, 念书, 念書, 翻书, 翻書, 读报, 讀報, 学习, "
            "學習, 写作业, 寫作業, 看小说, 看小說, 复习, 複習"
        ),
    ),
    pose=pose,
    between=between,
    feeling="calm",
)  # fmt: skip
