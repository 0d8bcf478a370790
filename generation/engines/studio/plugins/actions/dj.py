"""At the decks: one hand scratches, the other holds a headphone or pumps the air on the drop."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import beside_eyes, fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_band import DECKS, dj_booth, headphones
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

PHRASE_BEATS = 8.0
TURNS_PER_BEAT = 0.28


def _scratch(beat: float) -> float:
    """Turns of the record under the hand, back and forth in sixteenths, now and then."""
    busy = 0.5 + 0.5 * math.sin(math.pi * beat / 4)
    return 0.07 * math.sin(4 * math.pi * beat) * busy


def pose(act: Act) -> Pose:
    beat = act.moment.beat
    part = beat % PHRASE_BEATS
    drop = smooth(3.7, 4.2, part) * (1 - smooth(7.4, 7.9, part))
    dip = 0.5 + 0.5 * math.cos(2 * math.pi * beat)
    sway = math.sin(math.pi * beat)
    body = Pose(
        hip=(0.05 * sway, HIP_M - 0.035 * dip),
        lean=-0.06 * sway,
        left_foot=(-0.18, ANKLE_M),
        right_foot=(0.18, ANKLE_M),
        shoulders=0.8 * dip,
        nod=0.15 * dip - 0.05 * drop,
        turn=0.10 * sway - 0.06,
        tilt=0.08 * sway + 0.12 * (1 - drop),
    )
    record = DECKS[0]
    angle = 2 * math.pi * _scratch(beat)
    left = fold(body, -1, (record[0] - 0.09 + 0.10 * math.sin(angle), record[1] + 0.05), Hand.OPEN, elbow=40)
    listening = fold(body, 1, beside_eyes(body, 0.21, -0.02), Hand.OPEN, elbow=50)
    pumping = Arm(upper=142 - 10 * dip, forearm=174 - 26 * dip, hand=Hand.POINT)
    return alive(replace(body, left=left, right=listening.toward(pumping, drop)), act, 0.5)


def between(figure: Figure, act: Act) -> None:
    headphones(figure)
    beat = act.moment.beat
    dj_booth(figure, (TURNS_PER_BEAT * beat + _scratch(beat), TURNS_PER_BEAT * beat), beat)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="dj",
        en=names(
            "dj, djing, spin records, mix music, play a dj set, scratch records, drop the beat, "
            "drops the beat, on the decks, mix tracks"
        ),
        zh=names("打碟, 当dj, 當dj, 搓碟, 放电音, 放電音, 玩dj, 混音, 刷碟, 做dj"),
    ),
    pose=pose,
    between=between,
    feeling="excited",
    wide_m=0.24,
)  # fmt: skip
