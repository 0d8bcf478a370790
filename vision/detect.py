"""Where the faces are. The net was made for selfies, so smaller faces are looked for in windows of the picture."""

from functools import cache

import cv2
import numpy as np

from vision.contracts import Face, Landmarks
from vision.landmarks import fit
from vision.pack import FacePack, Model

INPUT_PX = 128
LEVELS_PX = (512, 256, 128)
"""Longest side of the picture at each look, each made from the one before and seen in windows of 128. The net wants a
face of at least a sixth of its window, so the finest look finds faces down to about 4 % of the longest side."""
STRIDE_PX = 64
BLANK = 2
"""Levels of 255: a window that spans fewer is of one colour, and not worth a run of the net."""
MIN_SCORE = 0.4
"""Low on purpose: what the detector lets through, the landmark net judges."""
MIN_LOG_ODDS = 6.0
"""Of the detector's score and the landmark net's confidence, added. Measured: 25 and more on sharp faces, 6 and more on
95 of 100 LFW faces of 25 pixels; 4.7 and less on animals, textures, sky and fabric, sharp or blurred."""
SAME_FACE_IOU = 0.3
MAX_CANDIDATES = 24
"""More candidates than this are a crowd, which no caller wants counted exactly; it bounds the time of one call."""


def detect(pack: FacePack, rgb: np.ndarray, *, finest_px: int = LEVELS_PX[0]) -> list[Face]:
    """The faces of a uint8 [H, W, 3] picture, the most prominent (size times score) first.

    `finest_px` leaves out the finer of LEVELS_PX: at 256 it takes a fifth of the time, and misses faces below 8 %.
    """
    found: list[Face] = []
    meshes: list[Landmarks] = []
    for candidate in _merge(_look(pack, rgb, finest_px))[:MAX_CANDIDATES]:
        landmarks = fit(pack, rgb, candidate)
        if log_odds(candidate, landmarks) >= MIN_LOG_ODDS and not any(_same(landmarks, other) for other in meshes):
            found.append(candidate)
            meshes.append(landmarks)
    return sorted(found, key=lambda face: -face.score * float(face.box_px[2]))


def _look(pack: FacePack, rgb: np.ndarray, finest_px: int) -> list[Face]:
    height, width = rgb.shape[:2]
    faces: list[Face] = []
    smaller = rgb
    for level_px in (level for level in LEVELS_PX if level <= finest_px):
        scale = level_px / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        shrinks = size[0] < smaller.shape[1]
        smaller = cv2.resize(smaller, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
        for left in _starts(size[0]):
            for top in _starts(size[1]):
                window = smaller[max(top, 0) : top + INPUT_PX, max(left, 0) : left + INPUT_PX]
                if np.ptp(window) < BLANK:
                    continue
                corner = np.array([left, top])
                faces += [_placed(face, corner, scale) for face in _window(pack, _padded(window))]
    return faces


def _starts(length_px: int) -> list[int]:
    """First pixels of the windows along one side; negative where the picture is narrower than a window."""
    if length_px <= INPUT_PX:
        return [-((INPUT_PX - length_px) // 2)]
    steps = -(-(length_px - INPUT_PX) // STRIDE_PX)
    return [round(i * (length_px - INPUT_PX) / steps) for i in range(steps + 1)]


def _padded(window: np.ndarray) -> np.ndarray:
    spare_y, spare_x = INPUT_PX - window.shape[0], INPUT_PX - window.shape[1]
    top, left = spare_y // 2, spare_x // 2
    return cv2.copyMakeBorder(window, top, spare_y - top, left, spare_x - left, cv2.BORDER_CONSTANT)


def _placed(face: Face, corner: np.ndarray, scale: float) -> Face:
    box = np.concatenate([face.box_px[:2] + corner, face.box_px[2:]]) / scale
    return Face(score=face.score, box_px=box, keypoints_px=(face.keypoints_px + corner) / scale)


@cache
def _anchors() -> np.ndarray:
    """float [896, 2], centres in 0..1: two a cell at stride 8, six at stride 16 (BlazeFace, Bazarevsky et al. 2019)."""
    rows = []
    for stride, a_cell in ((8, 2), (16, 6)):
        cells = INPUT_PX // stride
        y, x = np.mgrid[0:cells, 0:cells]
        rows.append(np.stack([(x + 0.5) / cells, (y + 0.5) / cells], axis=-1).reshape(-1, 2).repeat(a_cell, axis=0))
    return np.concatenate(rows)


def _window(pack: FacePack, rgb: np.ndarray) -> list[Face]:
    """Every anchor of one 128 x 128 window that scores, in the window's pixels; one face gives many."""
    outputs = pack.run(Model.DETECTION, rgb, low=-1.0)
    logits = next(output for output in outputs if output.shape[-1] == 1).reshape(-1)
    values = next(output for output in outputs if output.shape[-1] == 16).reshape(-1, 16).astype(np.float64)
    scores = 1.0 / (1.0 + np.exp(-np.clip(logits.astype(np.float64), -60.0, 60.0)))
    faces = []
    for i in np.flatnonzero(scores >= MIN_SCORE):
        anchor = _anchors()[i] * INPUT_PX
        size = values[i, 2:4]
        box = np.concatenate([values[i, :2] + anchor - size / 2, size])
        faces.append(Face(score=float(scores[i]), box_px=box, keypoints_px=values[i, 4:].reshape(6, 2) + anchor))
    return faces


def _merge(faces: list[Face]) -> list[Face]:
    """One face for each heap of overlapping ones: their mean, weighted by score; best first."""
    rest = sorted(faces, key=lambda face: -face.score)
    merged = []
    while rest:
        best = rest[0]
        heap = [face for face in rest if _iou(best.box_px, face.box_px) > SAME_FACE_IOU]
        rest = [face for face in rest[1:] if _iou(best.box_px, face.box_px) <= SAME_FACE_IOU]
        weights = np.array([face.score for face in heap])
        merged.append(
            Face(
                score=best.score,
                box_px=np.average([face.box_px for face in heap], axis=0, weights=weights),
                keypoints_px=np.average([face.keypoints_px for face in heap], axis=0, weights=weights),
            )
        )
    return merged


def _iou(a: np.ndarray, b: np.ndarray) -> float:
    sides = np.minimum(a[:2] + a[2:], b[:2] + b[2:]) - np.maximum(a[:2], b[:2])
    shared = float(np.prod(np.clip(sides, 0, None)))
    return shared / max(float(np.prod(a[2:]) + np.prod(b[2:])) - shared, 1e-9)


def log_odds(face: Face, landmarks: Landmarks) -> float:
    """How surely both nets see a face; MIN_LOG_ODDS and more for what `detect` gives."""
    chances = np.clip([face.score, landmarks.confidence], 1e-12, 1 - 1e-12)
    return float(np.log(chances / (1 - chances)).sum())


def _same(a: Landmarks, b: Landmarks) -> bool:
    """A coarse box beside a face still leads the landmark net onto that face: two meshes in one place are one face."""
    apart = np.linalg.norm(a.points_px[:, :2].mean(axis=0) - b.points_px[:, :2].mean(axis=0))
    return bool(apart < 0.5 * max(np.ptp(a.points_px[:, 1]), np.ptp(b.points_px[:, 1])))
