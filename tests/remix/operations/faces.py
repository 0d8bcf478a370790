"""Whose faces are in decoded frames, and how far their mouths are open."""

from collections.abc import Mapping

import cv2
import numpy as np

from vision.contracts import Identity
from vision.detect import detect
from vision.landmarks import fit
from vision.pack import FacePack
from vision.similarity import texture_similarity

UPPER_LIP, LOWER_LIP = 13, 14
ENLARGED = 2
"""Small frames are enlarged, so that a face has as many pixels as the models were made for."""
LOOK_EVERY = 5
STRANGER = 0.35
"""No face of somebody else is as like to a photograph's as that (tests/vision/test_similarity.py)."""

Scores = dict[str, float]


def large(frame: np.ndarray) -> np.ndarray:
    return cv2.resize(frame, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)


def likenesses(pack: FacePack, frame: np.ndarray, identities: Mapping[str, Identity]) -> list[Scores]:
    """Of each face in the frame, from left to right, how like to whom it is, -1..1."""
    picture = large(frame)
    found = [fit(pack, picture, face) for face in detect(pack, picture)]
    found.sort(key=lambda face: float(face.points_px[:, 0].mean()))
    return [{name: texture_similarity(one, picture, face) for name, one in identities.items()} for face in found]


def whose(scores: list[Scores]) -> list[str]:
    return [max(score, key=lambda name: score[name]) for score in scores]


def openings(pack: FacePack, frames: np.ndarray) -> np.ndarray:
    """Gap between the lips over the eye distance, by frame, of the one face there is."""
    gaps = []
    for number, frame in enumerate(frames):
        picture = large(frame)
        if number % LOOK_EVERY == 0:
            (face,) = detect(pack, picture)[:1]
        seen = fit(pack, picture, face)
        lips = seen.points_px[[UPPER_LIP, LOWER_LIP], :2]
        gaps.append(np.linalg.norm(lips[0] - lips[1]) / seen.eye_distance_px)
    return np.array(gaps)
