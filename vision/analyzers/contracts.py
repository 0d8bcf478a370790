"""What a face analyser does: it says where faces are and how alike two of them are. Pictures are uint8 [H, W, 3] sRGB.

An embedding is biometric data: it is kept in memory only, and never in a log, a message or a record.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedFace:
    """`box_px` float [4]: x, y, w, h. `keypoints_px` float [5, 2]: eyes and mouth corners, image left first, with the
    nose between them: eye, eye, nose, corner, corner. `score` 0..1.
    """

    box_px: np.ndarray = field(repr=False)
    keypoints_px: np.ndarray = field(repr=False)
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceState:
    """Under what terms an analyser's weights stand. `commercial`: True allowed, False forbidden, None nobody checked;
    `says` is for the operator to read.
    """

    name: str
    commercial: bool | None
    says: str


class FaceAnalyzer(Protocol):
    """One a process; not for several threads at once."""

    licence: LicenceState

    def detect(self, rgb: np.ndarray) -> list[AnalysedFace]:
        """Of any size, the most prominent (size times score) first. Raises VisionError `analyzer_broken`."""
        ...

    def embed(self, rgb: np.ndarray, face: AnalysedFace) -> np.ndarray:
        """float32 [512 or 128] of length 1. Raises VisionError `analyzer_broken`."""
        ...


def similarity(a: np.ndarray, b: np.ndarray) -> float:
    """Cosine -1..1 of two embeddings of the same analyser; 0 where one of them has no length."""
    scale = float(np.linalg.norm(a)) * float(np.linalg.norm(b))
    return float(np.clip(np.dot(a, b) / scale, -1.0, 1.0)) if scale > 0 else 0.0
