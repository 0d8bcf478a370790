"""Behind a drum kit: hands strike in turn, cymbals rock, the bass drum swells on the beat."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold, held_at
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_band import CYMBALS, SNARE, TOM, drum_kit, stick
from generation.engines.studio.stage.gear_furniture import stool
from generation.engines.studio.stage.pose import ANKLE_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SEAT_M = 0.56
RAISE_M = 0.30
BAR_BEATS = 4.0


def _strike(beat: float, side: int) -> tuple[float, float]:
    """How far a stick is up (0 on its drum: left on beats, right between), and how far it goes for the cymbal."""
    turn = beat + (0.5 if side > 0 else 0.0)
    up = abs(math.sin(math.pi * turn)) ** 0.8
    crash = max(0.0, math.cos(2 * math.pi * (turn - (0.0 if side < 0 else 2.0)) / BAR_BEATS)) ** 6
    return up, crash


def _target(beat: float, side: int) -> tuple[float, float]:
    up, crash = _strike(beat, side)
    drum, cymbal = (SNARE, CYMBALS[0]) if side < 0 else (TOM, CYMBALS[1])
    x = drum[0] + (cymbal[0] * 0.86 - drum[0]) * crash
    y = drum[1] + 0.03 + (cymbal[1] + 0.02 - drum[1]) * crash
    return x, y + RAISE_M * up


def pose(act: Act) -> Pose:
    beat = act.moment.beat
    nod = 0.5 + 0.5 * math.cos(2 * math.pi * beat)
    sway = math.sin(math.pi * beat / 2)
    body = Pose(
        hip=(0.02 * sway, SEAT_M + 0.10 - 0.012 * nod),
        lean=0.06 * sway,
        left_foot=(-0.20, ANKLE_M),
        right_foot=(0.20, ANKLE_M),
        left_knee=(-0.24, 0.52),
        right_knee=(0.24, 0.52),
        shoulders=0.7 * nod,
        nod=0.14 * nod,
        turn=0.14 * sway,
        tilt=0.10 * sway,
    )
    arms = []
    for side in (-1, 1):
        x, y = _target(beat, side)
        grip = (0.72 * x + 0.04 * side, y + 0.11)
        arms.append(fold(body, side, grip, Hand.GRIP, elbow=48))
    return alive(replace(body, left=arms[0], right=arms[1]), act, 0.5)


def behind(figure: Figure, act: Act) -> None:
    stool(figure, SEAT_M)


def front(figure: Figure, act: Act) -> None:
    beat = act.moment.beat
    rock = [16 * _strike(beat, side)[1] * math.sin(8 * math.pi * beat) for side in (-1, 1)]
    drum_kit(figure, act.moment.pulse, (rock[0], rock[1]))
    for side, limbs in ((-1, figure.joints.left), (1, figure.joints.right)):
        stick(figure, held_at(limbs), _target(beat, side))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="play_drums",
        en=names(
            "play drums, play the drums, drum, drum solo, play the drum kit, hit the drums, bang the drums, "
            "play percussion, plays drums, beat the drums"
        ),
        zh=names("打鼓, 敲鼓, 击鼓, 擊鼓, 打架子鼓, 敲架子鼓, 鼓手独奏, 鼓手獨奏, 架子鼓, 爵士鼓, 打爵士鼓"),
    ),
    pose=pose,
    behind=behind,
    front=front,
    steps=Steps(every=1.0, offset=0.0, sound="drum", gain=0.45, dust=0.0),
    feeling="excited",
    lower_m=0.16,
    wide_m=0.26,
)  # fmt: skip
