"""An electric guitar solo: strums on the beat, power stances, the neck thrown up at the end of a phrase."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_strings import GUITAR_DEG, guitar, guitar_frame
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Hand, Pose
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

PHRASE_BEATS = 8.0
FRETS_M = (0.44, 0.36, 0.40, 0.28, 0.32, 0.44, 0.24, 0.36)


def _lift(beat: float) -> float:
    part = beat % PHRASE_BEATS
    return smooth(5.6, 6.2, part) * (1 - smooth(7.3, 8.0, part))


def _fret(beat: float) -> float:
    """The hand jumps to a new fret on every beat."""
    number = math.floor(beat)
    before, after = FRETS_M[(number - 1) % len(FRETS_M)], FRETS_M[number % len(FRETS_M)]
    return before + (after - before) * smooth(0.0, 0.25, beat - number)


def pose(act: Act) -> Pose:
    """Knees bounce, the head bangs, the strumming arm swings twice a beat across the strings."""
    beat = act.moment.beat + 2 * round(unit(act.seed, "phrase"))
    lift = _lift(beat)
    bang = 0.5 + 0.5 * math.cos(2 * math.pi * beat)
    rock = math.sin(math.pi * beat / 2)
    body = Pose(
        hip=(0.03 * rock, HIP_M - 0.06 - 0.03 * bang),
        lean=0.04 * rock - 0.14 * lift,
        left_foot=(-0.27, ANKLE_M),
        right_foot=(0.27, ANKLE_M + 0.05 * max(0.0, math.sin(math.pi * beat)) * (1 - lift)),
        knees=0.5,
        shoulders=0.6 * bang,
        nod=0.16 * bang * (1 - lift) - 0.14 * lift,
        turn=0.12 * rock + 0.08 * lift,
        tilt=-0.10 * rock - 0.10 * lift,
    )
    put = guitar_frame(body.hip, lift)
    strum = 0.5 + 0.5 * math.cos(4 * math.pi * beat)
    left = fold(body, -1, put(-0.08, 0.075 - 0.15 * strum), Hand.FIST, elbow=52)
    right = fold(body, 1, put(_fret(beat), -0.005), Hand.GRIP, elbow=24)
    return alive(replace(body, left=left, right=right), act, 0.6)


def between(figure: Figure, act: Act) -> None:
    beat = act.moment.beat + 2 * round(unit(act.seed, "phrase"))
    lift = _lift(beat)
    guitar(figure, guitar_frame(figure.joints.hip, lift), GUITAR_DEG + 24 * lift)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="play_guitar",
        en=names(
            "play guitar, play the guitar, play a guitar, plays guitar, guitar solo, strum a guitar, "
            "strum the guitar, shred, rock out, play electric guitar, play the electric guitar, strum, "
            "play bass, play the bass, play ukulele, play the ukulele, playing his guitar, playing her guitar"
        ),
        zh=names(
            "弹吉他, 彈吉他, 吉他独奏, 吉他獨奏, 弹奏吉他, 彈奏吉他, 弹着吉他, 彈著吉他, 弹电吉他, 彈電吉他, "
            "弹贝斯, 彈貝斯, 玩摇滚, 玩搖滾, 扫弦, 掃弦"
        ),
    ),
    pose=pose,
    between=between,
    steps=Steps(every=2.0, offset=0.0, sound="strum", gain=0.4, dust=0.0),
    feeling="excited",
)  # fmt: skip
