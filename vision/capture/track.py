"""One face followed through a video: where it looks, how it is lit, and how many others there are."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vision.colour import luma_of
from vision.contracts import Face, Landmarks
from vision.detect import detect
from vision.gate import MIN_SECOND_FACE, sharpness
from vision.landmarks import LEFT_EYE_OUTER, RIGHT_EYE_OUTER, face_mask, fit, pose
from vision.pack import FacePack

LOOK_AGAIN = 5
"""Frames between two looks for faces; in between the one that was found is followed: a fifth of the time."""
FINEST_PX = 256
MIN_CONFIDENCE = 0.7
"""Of the landmark net: below, the face was lost and is looked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one frame shows. `faces` is None where nobody looked for others; all else but `at_s` is None without a face.

    `rgb` float [3], 0..255, is the mean of the face.
    """

    at_s: float
    faces: int | None
    landmarks: Landmarks | None = None
    yaw_deg: float | None = None
    pitch_deg: float | None = None
    sharpness: float = 0.0
    bright_p95: float = 0.0
    bright_median: float = 0.0
    rgb: np.ndarray | None = None


def follow(pack: FacePack, frames: Iterable[tuple[float, np.ndarray]]) -> list[Sight]:
    """Raises VisionError `face_pack_missing`."""
    seen: list[Sight] = []
    face: Face | None = None
    for number, (at_s, rgb) in enumerate(frames):
        count: int | None = None
        if face is None or number % LOOK_AGAIN == 0:
            face, count = _look(pack, rgb)
        landmarks = fit(pack, rgb, face, passes=1) if face is not None else None
        if landmarks is not None and landmarks.confidence < MIN_CONFIDENCE:
            face, count = _look(pack, rgb)
            landmarks = fit(pack, rgb, face) if face is not None else None
        if landmarks is None:
            seen.append(Sight(at_s=at_s, faces=count))
            continue
        face = _framed(landmarks)
        seen.append(_sight(at_s, count, rgb, landmarks))
    return seen


def _look(pack: FacePack, rgb: np.ndarray) -> tuple[Face | None, int]:
    """The most prominent face, and how many are as prominent as somebody who is in the picture too."""
    faces = detect(pack, rgb, finest_px=FINEST_PX)
    if not faces:
        return None, 0
    return faces[0], sum(bool(other.box_px[2] >= MIN_SECOND_FACE * faces[0].box_px[2]) for other in faces)


def _framed(landmarks: Landmarks) -> Face:
    """Where the face will be looked for in the next frame."""
    points = landmarks.points_px[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    eyes = np.stack([points[RIGHT_EYE_OUTER], points[LEFT_EYE_OUTER]])
    return Face(score=1.0, box_px=np.concatenate([low, high - low]), keypoints_px=eyes)


def _sight(at_s: float, count: int | None, rgb: np.ndarray, landmarks: Landmarks) -> Sight:
    yaw_deg, pitch_deg, _roll_deg = pose(landmarks)
    skin = rgb[face_mask(landmarks, rgb.shape)]
    if not len(skin):
        return Sight(at_s=at_s, faces=count)
    luma = luma_of(skin)
    return Sight(
        at_s=at_s,
        faces=count,
        landmarks=landmarks,
        yaw_deg=yaw_deg,
        pitch_deg=pitch_deg,
        sharpness=sharpness(rgb, landmarks),
        bright_p95=float(np.percentile(luma, 95)),
        bright_median=float(np.median(luma)),
        rgb=skin.mean(axis=0),
    )
