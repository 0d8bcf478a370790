"""The violin under the chin, long bows over two beats."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold, held_at, mouth_of
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_shapes import Local, placed
from generation.engines.studio.stage.gear_strings import VIOLIN_DEG, bow, violin
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

BOW_BEATS = 4.0
STROKE_M = 0.13
BOW_M = 0.46


def _violin(hip: tuple[float, float], lean: float) -> Local:
    body = Pose(hip=hip, lean=lean)
    x, y = mouth_of(body)
    return placed((x + 0.06, y - 0.10), VIOLIN_DEG)


def pose(act: Act) -> Pose:
    """Weight goes against the bow; the head lies on the violin."""
    turn = 2 * math.pi * act.moment.beat / BOW_BEATS
    stroke = math.sin(turn) + 0.12 * math.sin(3 * turn)
    dip = 0.5 + 0.5 * math.cos(math.pi * act.moment.beat)
    body = Pose(
        hip=(-0.04 * stroke, HIP_M - 0.015 - 0.012 * dip),
        lean=0.07 * stroke,
        left_foot=(-0.16, ANKLE_M),
        right_foot=(0.19, ANKLE_M),
        shoulders=0.5,
        nod=0.07 + 0.04 * dip,
        turn=0.17,
        tilt=0.17 + 0.04 * stroke,
    )
    put = _violin(body.hip, body.lean)
    wobble = 0.006 * math.sin(6 * math.pi * act.moment.beat)
    right = fold(body, 1, put(0.42 + wobble, -0.015), Hand.GRIP, elbow=30)
    left = fold(body, -1, put(-0.05 - STROKE_M * (1 + stroke), -0.14 - 0.10 * stroke), Hand.GRIP, elbow=58)
    return alive(replace(body, left=left, right=right), act, 0.4)


def front(figure: Figure, act: Act) -> None:
    put = _violin(figure.joints.hip, figure.joints.lean)
    violin(figure, put)
    grip, string = held_at(figure.joints.left), put(0.22, 0.02)
    length = math.dist(grip, string)
    reach = BOW_M + 0.08
    tip = (grip[0] + (string[0] - grip[0]) * reach / length, grip[1] + (string[1] - grip[1]) * reach / length)
    bow(figure, grip, tip)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="play_violin",
        en=names(
            "play violin, play the violin, play a violin, violin solo, fiddle, play the fiddle, play cello, "
            "play the cello, plays violin"
        ),
        zh=names("拉小提琴, 小提琴独奏, 小提琴獨奏, 拉琴, 拉着小提琴, 拉著小提琴, 演奏小提琴, 拉二胡, 拉大提琴"),
    ),
    pose=pose,
    front=front,
    feeling="calm",
)  # fmt: skip
