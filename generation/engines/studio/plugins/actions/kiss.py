"""Blowing a kiss: gathered at the lips, sent off with an open hand; hearts fly."""

import math
from dataclasses import replace

import skia

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.clay import blob
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.gait_pair import meeting, shifted
from generation.engines.studio.stage.gait_reach import fold, mouth_of
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
LIPS, SEND = 1.4, 3.0
APART_M = 0.78
HEARTS = 3
HEART_RGB: RGB = (240, 62, 98)


def pose(act: Act) -> Pose:
    """One heel comes up as the kiss leaves."""
    part = act.moment.beat % CYCLE_BEATS
    gather = smooth(0.2, LIPS, part) * (1 - smooth(6.4, 7.6, part))
    send = swing((part - SEND) / 0.9) * (1 - smooth(6.0, 7.4, part))
    with_whom = meeting(act, APART_M)
    side = with_whom.side
    body = Pose(
        hip=(side * (0.03 * send + 0.02 * gather), HIP_M - 0.02 + 0.02 * send),
        lean=side * (0.10 * send - 0.06 * gather * (1 - send)),
        left_foot=(-0.13, ANKLE_M + (0.13 * max(0.0, send) if side > 0 else 0.0)),
        right_foot=(0.13, ANKLE_M + (0.13 * max(0.0, send) if side < 0 else 0.0)),
        knees=0.3,
        shoulders=0.7 * gather,
        nod=0.04 * gather - 0.10 * send,
        turn=side * 0.10 * send,
        tilt=side * (0.12 * gather - 0.05 * send),
    )
    body = shifted(body, with_whom.shift)
    x, y = mouth_of(body)
    rest = Arm(upper=14, forearm=22)
    lips = fold(body, side, (x + 0.05 * side, y - 0.03), Hand.OPEN, elbow=42)
    away = Arm(upper=66, forearm=112, hand=Hand.OPEN, twist=-50)
    active = rest.toward(lips, gather).toward(away, send)
    free = Arm(upper=30, forearm=18 + 18 * gather, hand=Hand.OPEN, twist=30 * gather)
    left, right = (free, active) if side > 0 else (active, free)
    return alive(replace(body, left=left, right=right), act, 0.5)


def front(figure: Figure, act: Act) -> None:
    """Hearts rise from the hand on wavy ways."""
    side = meeting(act, APART_M).side
    part = act.moment.beat % CYCLE_BEATS
    x, y = figure.joints.eyes
    for number in range(HEARTS):
        age = (part - SEND - 0.55 * number) / 3.4
        if 0 < age < 1:
            wave = 0.05 * math.sin(7 * age + number)
            at = (x + side * (0.16 + 0.34 * age) + wave, y - 0.14 + (0.30 + 0.1 * number) * age)
            _heart(figure, at, 0.085 * math.sin(math.pi * min(1.0, 0.12 + age)) ** 0.5)


def _heart(figure: Figure, at: tuple[float, float], size: float) -> None:
    x, y = figure.px(at)
    s = figure.m(size)
    path = skia.Path()
    path.moveTo(x, y + 0.85 * s)
    path.cubicTo(x - 1.5 * s, y - 0.1 * s, x - 0.75 * s, y - 1.15 * s, x, y - 0.4 * s)
    path.cubicTo(x + 0.75 * s, y - 1.15 * s, x + 1.5 * s, y - 0.1 * s, x, y + 0.85 * s)
    path.close()
    blob(figure.canvas, figure.light, path, (x, y), 1.2 * s, HEART_RGB, figure.m(0.012), (1.0, 0.0))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="kiss",
        en=names(
            "kiss, blow a kiss, blows a kiss, blow kisses, air kiss, kiss each other, smooch, "
            "peck on the cheek, send love, flirt, fall in love, make out"
        ),
        zh=names(
            "亲吻, 親吻, 飞吻, 飛吻, 接吻, 吻, 亲一口, 親一口, 亲一下, 親一下, 送飞吻, 送飛吻, 抛飞吻, 拋飛吻, "
            "比心, 抛媚眼, 拋媚眼"
        ),
    ),
    pose=pose,
    front=front,
    steps=Steps(every=CYCLE_BEATS, offset=SEND, sound="pop", gain=0.35, dust=0.0),
    paired=True,
    feeling="in_love",
)  # fmt: skip
