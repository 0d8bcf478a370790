"""Climbing a ladder: opposite hand and foot in turn, rungs passing by."""

from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_sport import ladder
from generation.engines.studio.stage.pose import HIP_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

RUNG_M = 0.26
STEP_BEATS = 1.0
"""Each beat one side goes up two rungs."""
HAND_M, FOOT_M = 1.78, 0.34
REACH_PART = 0.42
LIFTED_M = 0.22


def _held(beat: float, side: int) -> tuple[float, float]:
    """Between -RUNG_M (about to let go) and RUNG_M (just caught), and how far off the ladder."""
    turn = (beat / STEP_BEATS + (0.0 if side < 0 else 1.0)) / 2
    part = turn % 1
    going = smooth(0.0, REACH_PART, part)
    return RUNG_M * (2 * going - 2 * part), 4 * going * (1 - going)


def pose(act: Act) -> Pose:
    """Rungs sink two steps in two beats; what holds one sinks with it."""
    beat = act.moment.beat
    (left_up, left_off), (right_up, right_off) = _held(beat, -1), _held(beat, 1)
    sway = (right_up - left_up) / (2 * RUNG_M)
    body = Pose(
        hip=(0.05 * sway, HIP_M + LIFTED_M + 0.10 * (left_up + right_up)),
        lean=-0.10 * sway,
        left_foot=(-0.15, FOOT_M + right_up * 0.62 + 0.02 * right_off),
        right_foot=(0.15, FOOT_M + left_up * 0.62 + 0.02 * left_off),
        left_knee=(-0.21 - 0.03 * right_off, 0.74 + 0.45 * right_up),
        right_knee=(0.21 + 0.03 * left_off, 0.74 + 0.45 * left_up),
        shoulders=0.6,
        nod=-0.12,
        turn=0.12 * sway,
        tilt=0.08 * sway,
    )
    left = reach(body, -1, (-0.25 - 0.06 * left_off, HAND_M + LIFTED_M - 0.12 + left_up * 0.8), Hand.GRIP, bend=-1)
    right = reach(body, 1, (0.25 + 0.06 * right_off, HAND_M + LIFTED_M - 0.12 + right_up * 0.8), Hand.GRIP, bend=-1)
    return alive(replace(body, left=left, right=right), act, 0.4)


def behind(figure: Figure, act: Act) -> None:
    ladder(figure, -(act.moment.beat / STEP_BEATS % 1) * RUNG_M, RUNG_M)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="climb",
        en=names(
            "climb, climb a ladder, climb up, rock climbing, climb a wall, climb a tree, climb a mountain, "
            "scale a wall, climb a rope, clamber, ascend"
        ),
        zh=names("爬, 攀爬, 爬梯子, 攀岩, 爬上去, 爬树, 爬樹, 登山, 爬墙, 爬牆, 攀登, 往上爬, 爬楼梯, 爬樓梯"),
    ),
    pose=pose,
    behind=behind,
    feeling="determined",
    lower_m=-0.22,
)  # fmt: skip
