"""At the keyboard: hands wander and fall on the beat, the body sways with the phrase."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_band import KEYS_TOP_M, keyboard
from generation.engines.studio.stage.gear_furniture import stool
from generation.engines.studio.stage.pose import ANKLE_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SEAT_M = 0.58
KEYS = 14
WHITE_M = 1.10 / KEYS
MELODY = (0, 2, 4, 3, 5, 4, 2, 1)
BASS = (2, 0, 3, 1)
LIFT_M = 0.17


def _key(side: int, number: int) -> int:
    """The white key that a hand plays on a beat."""
    if side < 0:
        return 1 + BASS[number // 2 % len(BASS)]
    return 8 + MELODY[number % len(MELODY)] % 5


def _place(side: int, beat: float) -> tuple[float, float]:
    """Over the key on the beat, lifted between; right hand every beat, left every other."""
    every = 1 if side > 0 else 2
    number = math.floor(beat / every) * every
    part = (beat - number) / every
    before, after = _key(side, number), _key(side, number + every)
    key = before + (after - before) * smooth(0.1, 0.9, part)
    return -0.55 + (key + 0.5) * WHITE_M, KEYS_TOP_M + 0.055 + LIFT_M * math.sin(math.pi * part) ** 0.7


def pose(act: Act) -> Pose:
    beat = act.moment.beat
    sway = math.sin(math.pi * beat / 4)
    dip = 0.5 + 0.5 * math.cos(math.pi * beat)
    body = Pose(
        hip=(0.05 * sway, SEAT_M + 0.10),
        lean=0.17 * sway,
        left_foot=(-0.15, ANKLE_M),
        right_foot=(0.15, ANKLE_M),
        left_knee=(-0.16, 0.44),
        right_knee=(0.16, 0.44),
        shoulders=0.5 * dip,
        nod=0.05 + 0.08 * dip,
        turn=0.16 * sway,
        tilt=0.12 * sway,
    )
    left = fold(body, -1, _place(-1, beat), Hand.RELAXED, elbow=36)
    right = fold(body, 1, _place(1, beat), Hand.RELAXED, elbow=36)
    return alive(replace(body, left=left, right=right), act, 0.6)


def behind(figure: Figure, act: Act) -> None:
    stool(figure, SEAT_M)


def between(figure: Figure, act: Act) -> None:
    beat = act.moment.beat
    pressed = [
        _key(side, round(beat / every) * every)
        for side, every in ((-1, 2), (1, 1))
        if abs(beat - round(beat / every) * every) < 0.22
    ]
    keyboard(figure, tuple(pressed))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="play_piano",
        en=names(
            "play piano, play the piano, play a piano, play keyboard, play the keyboard, piano solo, "
            "play the keys, play the organ, plays piano, tickle the ivories"
        ),
        zh=names(
            "弹钢琴, 彈鋼琴, 弹琴, 彈琴, 弹奏钢琴, 彈奏鋼琴, 弹着钢琴, 彈著鋼琴, 钢琴独奏, 鋼琴獨奏, 弹电子琴, "
            "彈電子琴, 弹键盘, 彈鍵盤"
        ),
    ),
    pose=pose,
    behind=behind,
    between=between,
    steps=Steps(every=1.0, offset=0.0, sound="piano", gain=0.35, dust=0.0),
    feeling="calm",
    lower_m=0.14,
    wide_m=0.24,
)  # fmt: skip
