"""Asleep in bed, propped on a pillow, under a blanket that breathes."""

import math

import skia

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.canvas import fill
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_furniture import bed_head, blanket
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

BREATH_BEATS = 4.0
HIP_UP_M = 0.56
LETTERS = 3
COVER_M = 0.94
FEET_M = 0.40


def breath(beat: float) -> float:
    """0 empty, 1 full: a slow draw in, a quick sigh out."""
    part = beat / BREATH_BEATS % 1
    return smooth(0.0, 0.55, part) * (1 - smooth(0.62, 0.95, part))


def pose(act: Act) -> Pose:
    """The head lies to one's own side and comes up a little with every breath."""
    side = 1 if unit(act.seed, "pillow") < 0.5 else -1
    full = breath(act.moment.beat)
    return Pose(
        hip=(0.0, HIP_UP_M + 0.012 * full),
        lean=0.10 * side,
        left=Arm(upper=30 + 2 * full, forearm=-58, hand=Hand.RELAXED),
        right=Arm(upper=34 + 2 * full, forearm=-44, hand=Hand.RELAXED),
        left_foot=(-0.16, FEET_M),
        right_foot=(0.16, FEET_M),
        left_knee=(-0.17, 0.48),
        right_knee=(0.17, 0.48),
        shoulders=full,
        nod=0.07 - 0.05 * full,
        turn=0.12 * side,
        tilt=side * (0.20 + 0.03 * full),
    )


def behind(figure: Figure, act: Act) -> None:
    eyes = figure.joints.eyes
    bed_head(figure, (eyes[0] * 0.9, eyes[1] - 0.04))


def front(figure: Figure, act: Act) -> None:
    """The blanket, and sleep leaving as letters."""
    blanket(figure, COVER_M, breath(act.moment.beat))
    side = 1 if figure.joints.eyes[0] > 0 else -1
    for number in range(LETTERS):
        age = (act.moment.beat / BREATH_BEATS + number / LETTERS) % 1
        sway = 0.05 * math.sin(2 * math.pi * age + number)
        x, y = figure.px((side * (0.24 + 0.16 * age) + sway, figure.joints.eyes[1] + 0.16 + 0.5 * age))
        _letter(figure, x, y, figure.m(0.05 + 0.06 * age), math.sin(math.pi * age) ** 0.6)


def _letter(figure: Figure, x: float, y: float, size: float, alpha: float) -> None:
    path = skia.Path()
    path.addPoly([skia.Point(x + size * a, y + size * b) for a, b in ((-1, -1), (1, -1), (-1, 1), (1, 1))], False)
    for color, width in (((30, 34, 80), 0.85), ((250, 250, 255), 0.45)):
        paint = fill(color, alpha)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(size * width)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        figure.canvas.drawPath(path, paint)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="sleep",
        en=names(
            "sleep, asleep, slept, fall asleep, falls asleep, fell asleep, nap, take a nap, doze, doze off, "
            "snore, snooze, lie in bed, lying in bed, dream, slumber"
        ),
        zh=names(
            "睡觉, 睡覺, 睡, 睡着, 睡著, 睡着了, 睡著了, 熟睡, 打盹, 打瞌睡, 打呼, 打鼾, 午睡, 小睡, 躺在床上, "
            "做梦, 做夢, 入睡"
        ),
    ),
    pose=pose,
    asleep=True,
    behind=behind,
    front=front,
    steps=Steps(every=BREATH_BEATS, offset=0.0, sound="snore", gain=0.5, dust=0.0),
    feeling="sleepy",
    lower_m=0.25,
    wide_m=0.22,
)  # fmt: skip
