"""What a face does: speech on the frame, an emotion under it, blinks and glances that nobody notices unless missing."""

import math
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.curves import drift, spring
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import Pose
from generation.engines.studio.stage.seeds import unit

SPEECH_JAW = 0.86
"""A fully open track looks shouted on a photograph; every value keeps its order and its frame."""
BLINK_EVERY_S = 2.7
BLINK_HALF_S = 0.085
SURPRISE_AT_S = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """The resting face of an emotion, in HeadPose units; `lively` adds to the smile with the music's energy."""

    smile: float = 0.0
    brow: float = 0.0
    jaw: float = 0.0
    lids: float = 0.0
    nod: float = 0.0
    lively: float = 0.25


FEELINGS = {
    "neutral": Feeling(smile=0.06, brow=0.05),
    "happy": Feeling(smile=0.62, brow=0.22, nod=-0.02, lively=0.35),
    "sad": Feeling(smile=-0.85, brow=-0.30, lids=0.24, nod=0.12, lively=0.0),
    "surprised": Feeling(smile=0.10, brow=1.0, jaw=0.30, nod=-0.05),
}


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


def head_pose(moment: Moment, pose: Pose, emotion: str, mouth: np.ndarray, seed: int, *, close: bool) -> HeadPose:
    """`mouth` float [5], MOUTH_PARAMS of this frame. Close-ups act smaller."""
    feeling = FEELINGS[emotion]
    jaw, width, press, teeth, tongue = (float(part) for part in mouth)
    t, phase = moment.t_s, seed % 628 / 100
    size = 0.75 if close else 1.0
    speaking = min(1.0, jaw * 2.5 + abs(width) + press)
    startle = spring(moment.shot_s - SURPRISE_AT_S, 2.4, 5.0) if emotion == "surprised" else 0.0
    glance = 0.07 * drift(t, phase, 0.33)
    accent = 0.045 * drift(t, phase + 2.0, 0.9) * speaking + 0.05 * jaw
    smile = feeling.smile + feeling.lively * moment.energy * 0.6
    return HeadPose(
        yaw=float(np.clip(pose.turn * size + glance, -0.27, 0.27)),
        pitch=float(np.clip(pose.nod * size + feeling.nod + accent + 0.12 * startle, -0.18, 0.22)),
        roll=pose.tilt * size + 0.5 * pose.lean + 0.03 * drift(t, phase + 4.0, 0.28),
        jaw=min(1.0, max(SPEECH_JAW * jaw, feeling.jaw * (1 - press))),
        width=float(np.clip(width, -1, 1)),
        press=min(1.0, press),
        teeth=teeth,
        tongue=tongue,
        smile=float(np.clip(smile * (1 - 0.45 * speaking), -1, 1)),
        brow=float(np.clip(feeling.brow + 0.30 * jaw + 0.12 * drift(t, phase + 1.0, 0.4) + 0.5 * startle, -1, 1)),
        blink=min(1.0, feeling.lids + (1 - feeling.lids) * blink(seed, t)),
    )
