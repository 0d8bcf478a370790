"""What vision/ hands out: faces, landmarks, verdicts, identities. Arrays are numpy, pictures uint8 [H, W, 3] sRGB."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

import numpy as np


class VisionError(Exception):
    """`code` is stable; the message names no person and holds no pixels."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One detected face. `box_px` float [4]: x, y, w, h; `keypoints_px` [6, 2]: eyes (image left first), nose, mouth,
    ears."""

    score: float
    box_px: np.ndarray
    keypoints_px: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """`points_px` float [468, 3] (z in pixels, negative is nearer), MediaPipe's face-mesh order; `confidence` 0..1."""

    points_px: np.ndarray
    confidence: float

    @property
    def eye_distance_px(self) -> float:
        """Between the outer eye corners (points 33 and 263)."""
        return float(np.linalg.norm(self.points_px[263, :2] - self.points_px[33, :2]))


class Reason(StrEnum):
    """Why a selfie was refused; the codes are stable and translated where a person reads them."""

    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    FACE_TOO_SMALL = "face_too_small"
    TURNED_AWAY = "turned_away"
    TILTED = "tilted"
    EYES_CLOSED = "eyes_closed"
    BLURRED = "blurred"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    NO_OUTLINE = "no_outline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The gate's answer: no reasons means passed. `measures` are plain numbers, their unit in the name."""

    reasons: tuple[Reason, ...]
    measures: dict[str, float]

    @property
    def passed(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A face ready to be animated. `rgb` uint8 [H, W, 3] head-centred crop, `landmarks` [468, 3] in its pixels,
    `matte` float32 [H, W] 0..1 person coverage, `skin_rgb` float [3] 0..255 mean colour of the cheeks.
    """

    rgb: np.ndarray
    landmarks: np.ndarray
    matte: np.ndarray
    skin_rgb: np.ndarray

    def save(self, to: Path | IO[bytes]) -> None:
        np.savez_compressed(to, rgb=self.rgb, landmarks=self.landmarks, matte=self.matte, skin_rgb=self.skin_rgb)

    @classmethod
    def load(cls, path: Path) -> "Identity":
        with np.load(path, allow_pickle=False) as data:
            return cls(**{name: data[name] for name in ("rgb", "landmarks", "matte", "skin_rgb")})
