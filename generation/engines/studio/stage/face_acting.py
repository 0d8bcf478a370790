"""What a face does: speech on the frame, an emotion under it, blinks and glances that nobody notices unless missing."""

import math

import numpy as np

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.company import Attention
from generation.engines.studio.stage.curves import drift, smooth, spring
from generation.engines.studio.stage.feelings import FEELINGS, Feeling
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import Pose
from generation.engines.studio.stage.seeds import unit

SPEECH_JAW = 0.86
"""A fully open track looks shouted on a photograph; every value keeps its order and its frame."""
BLINK_EVERY_S = 2.7
BLINK_HALF_S = 0.085
STARTLE_AT_S = 0.35
MOST_YAW, MOST_NOD, MOST_RISE = 0.40, 0.24, 0.20
LOOK_YAW = 0.36
"""Radians of the head's own turn towards somebody beside; the eyes do the rest."""
NOD = 0.11
TEARS_HZ = 0.7
GLANCE_EVERY_S = 1.35
GLANCE_S = 0.07
GLANCE = 0.30
MOST_SPEECH_SMILE = 0.45
"""How much of a smile speech takes away."""


def blink(seed: int, t_s: float) -> float:
    """0 open, 1 closed; now and then a double blink."""
    turn = math.floor(t_s / BLINK_EVERY_S)
    closed = 0.0
    for number in (turn - 1, turn, turn + 1):
        at = (number + 0.15 + 0.7 * unit(seed, "blink", number)) * BLINK_EVERY_S
        times = (at, at + 0.28) if unit(seed, "double", number) < 0.2 else (at,)
        for centre in times:
            closed = max(closed, 1 - abs(t_s - centre) / BLINK_HALF_S)
    return math.sqrt(closed) if closed > 0 else 0.0


def glance(seed: int, t_s: float) -> tuple[float, float]:
    """Eyes rest, then jump: x and y, -1..1; most rests are on the viewer."""
    number = math.floor(t_s / GLANCE_EVERY_S)
    part = smooth(0.0, GLANCE_S, t_s - number * GLANCE_EVERY_S)
    (x0, y0), (x1, y1) = _rest(seed, number - 1), _rest(seed, number)
    return x0 + (x1 - x0) * part, y0 + (y1 - y0) * part


def head_pose(
    moment: Moment, pose: Pose, emotion: str, mouth: np.ndarray, seed: int, attention: Attention, *, close: bool
) -> HeadPose:
    """`mouth` float [5], MOUTH_PARAMS of this frame. Close-ups act smaller; who looks at somebody turns to them."""
    feeling = FEELINGS[emotion]
    jaw, width, press, teeth, tongue = (float(part) for part in mouth)
    t, phase = moment.t_s, seed % 628 / 100
    size = 0.75 if close else 1.0
    speaking = min(1.0, jaw * 2.5 + abs(width) + press)
    startle = spring(moment.shot_s - STARTLE_AT_S, 2.4, 5.0) if feeling.startle else 0.0
    held = abs(attention.look)
    wander = 0.07 * drift(t, phase, 0.33) * (1 - 0.7 * held)
    accent = 0.045 * drift(t, phase + 2.0, 0.9) * speaking + 0.05 * jaw
    shake = feeling.tremble * math.sin(2 * math.pi * feeling.tremble_hz * t + phase)
    eye_x, eye_y = glance(seed, t)
    yaw = pose.turn * size * (1 - 0.6 * held) + wander + LOOK_YAW * attention.look
    return HeadPose(
        yaw=float(np.clip(yaw, -MOST_YAW, MOST_YAW)),
        pitch=float(
            np.clip(
                pose.nod * size + feeling.nod + accent + shake + NOD * attention.nod + 0.12 * startle,
                -MOST_RISE,
                MOST_NOD,
            )
        ),
        roll=pose.tilt * size + 0.5 * pose.lean + feeling.tilt * _side(seed) + 0.03 * drift(t, phase + 4.0, 0.28),
        jaw=min(1.0, max(SPEECH_JAW * jaw, feeling.jaw * _voiced(feeling, t, phase) * (1 - press))),
        width=float(np.clip(width + feeling.width * (1 - 0.6 * speaking), -1, 1)),
        press=min(1.0, max(press, feeling.press * (1 - speaking))),
        teeth=teeth,
        tongue=tongue,
        smile=float(np.clip(_smile(feeling, moment.energy) * (1 - MOST_SPEECH_SMILE * speaking), -1, 1)),
        brow=float(
            np.clip(
                feeling.brow + 0.30 * jaw + 0.45 * attention.surprise + 0.12 * drift(t, phase + 1.0, 0.4)
                + 0.5 * startle,
                -1,
                1,
            )
        ),
        blink=min(1.0, feeling.lids + (1 - feeling.lids) * blink(seed, t)),
        frown=feeling.frown,
        sneer=feeling.sneer,
        squint=feeling.squint,
        wide=feeling.wide,
        skew=feeling.skew * _side(seed),
        tears=feeling.tears,
        run=(t * TEARS_HZ + phase) % 1,
        blush=feeling.blush,
        look_x=float(np.clip(0.75 * attention.look + (eye_x + feeling.gaze[0]) * (1 - held), -1, 1)),
        look_y=float(np.clip((eye_y + feeling.gaze[1]) * (1 - 0.7 * held), -1, 1)),
    )  # fmt: skip


def _rest(seed: int, number: int) -> tuple[float, float]:
    if unit(seed, "rest", number) < 0.6:
        return 0.0, 0.0
    return (
        GLANCE * (2 * unit(seed, "rest x", number) - 1),
        0.6 * GLANCE * (2 * unit(seed, "rest y", number) - 1),
    )


def _side(seed: int) -> int:
    return 1 if unit(seed, "side") < 0.5 else -1


def _smile(feeling: Feeling, energy: float) -> float:
    return feeling.smile + feeling.lively * energy * 0.6


def _voiced(feeling: Feeling, t_s: float, phase: float) -> float:
    """Laughter and sobs open the mouth in bursts."""
    if feeling.tremble_hz <= 0:
        return 1.0
    return 0.75 + 0.25 * math.sin(2 * math.pi * feeling.tremble_hz * t_s + phase)
