"""What a capture leaves for the likeness: the best straight look, the head from several sides, a sheet to look at."""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.capture.contracts import Check, Finding, Move, Script, StepKind, failed, passed
from vision.capture.track import Sight
from vision.contracts import Reason
from vision.crop import Square, cut
from vision.gate import inspect
from vision.landmarks import eye_openness
from vision.pack import FacePack

STRAIGHT_YAW_DEG, STRAIGHT_PITCH_DEG = 10.0, 12.0
TRIED = 4
"""Straight looks that are shown to the gate, the best first."""
AFTERGLOW_S = 0.5
ANGLE_PX = 384
ANGLE_PER_FACE = 2.2
SHEET_COLUMNS, SHEET_PX = 4, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """Times in the video: `straight` the best first, `angles` one a move at its far end."""

    straight: tuple[Sight, ...]
    angles: tuple[Sight, ...]


def pick(sights: list[Sight], script: Script) -> Picks:
    seen = [sight for sight in sights if sight.landmarks is not None and not _tinted(sight.at_s, script)]
    straight = [s for s in seen if abs(_yaw(s)) < STRAIGHT_YAW_DEG and abs(_pitch(s)) < STRAIGHT_PITCH_DEG]
    straight.sort(key=_worth, reverse=True)
    far = {Move.LEFT: _yaw, Move.RIGHT: lambda s: -_yaw(s), Move.UP: lambda s: -_pitch(s), Move.DOWN: _pitch}
    angles = []
    for step in script.of(StepKind.MOVE):
        during = [sight for sight in seen if step.start_s <= sight.at_s <= step.end_s + 0.3]
        if during:
            angles.append(max(during, key=far[Move(step.value)]))
    return Picks(straight=tuple(straight[:TRIED]), angles=tuple(angles))


def portrait(pack: FacePack, frames: list[np.ndarray]) -> tuple[np.ndarray | None, Finding]:
    """The first of the straight looks that a selfie's gate lets through, else why the best of them did not pass."""
    if not frames:
        return None, failed(Check.PORTRAIT, Reason.TURNED_AWAY)
    why: tuple[Reason, ...] = ()
    for frame in frames:
        verdict = inspect(pack, frame).verdict
        if verdict.passed:
            return frame, passed(Check.PORTRAIT)
        why = why or verdict.reasons
    return None, failed(Check.PORTRAIT, *why)


def head(rgb: np.ndarray, sight: Sight) -> np.ndarray:
    """uint8 [ANGLE_PX, ANGLE_PX, 3] around the head of that sight."""
    assert sight.landmarks is not None  # noqa: S101  picked for its face
    points = sight.landmarks.points_px[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    side = ANGLE_PER_FACE * float((high - low).max())
    return cut(rgb, Square(centre_px=(low + high) / 2, side_px=side), ANGLE_PX)


def sheet(frames: list[np.ndarray]) -> np.ndarray:
    """uint8, the frames side by side for a person to look at."""
    height = round(SHEET_PX * frames[0].shape[0] / frames[0].shape[1])
    small = [cv2.resize(frame, (SHEET_PX, height), interpolation=cv2.INTER_AREA) for frame in frames]
    small += [np.zeros_like(small[0])] * (-len(small) % SHEET_COLUMNS)
    rows = [np.hstack(small[start : start + SHEET_COLUMNS]) for start in range(0, len(small), SHEET_COLUMNS)]
    return np.vstack(rows)


def _tinted(at_s: float, script: Script) -> bool:
    return any(step.start_s <= at_s <= step.end_s + AFTERGLOW_S for step in script.of(StepKind.COLOUR))


def _worth(sight: Sight) -> float:
    """Sharp, straight and with open eyes."""
    openness = eye_openness(sight.landmarks) if sight.landmarks is not None else 0.0
    return sight.sharpness * openness / (1.0 + abs(_yaw(sight)) / 10 + abs(_pitch(sight)) / 10)


def _yaw(sight: Sight) -> float:
    return sight.yaw_deg or 0.0


def _pitch(sight: Sight) -> float:
    return sight.pitch_deg or 0.0
