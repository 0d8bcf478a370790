"""How a face bends: scalar displacement fields on a coarse grid, fitted once per identity."""

from dataclasses import dataclass

import cv2
import numpy as np
import scipy  # loads scipy.interpolate, a second of work, only when a photographed face is fitted

from generation.engines.studio.head.canonical import (
    BROW_CENTRES,
    BROW_INNERS,
    LIP_CORNERS,
    LOWER_LIDS,
    LOWER_LIP_INNER,
    LOWER_LIP_OUTER,
    NOSTRILS,
    UPPER_LIDS,
    UPPER_LIP_INNER,
    UPPER_LIP_OUTER,
    Canonical,
    field_grid,
)
from generation.engines.studio.stage.curves import smooth

RING_POINTS = 24
BEHIND_DEPTH = 0.95
"""Depth of the ring around the head: ears and hair lie behind the eyes by about one eye distance."""
CHIN_CORE = frozenset({149, 176, 148, 152, 377, 400, 378})
"""Chin points that only the lower lip's field moves."""
FIXED = [
    10,
    151,
    9,
    8,
    6,
    197,
    195,
    5,
    4,
    1,
    2,
    33,
    133,
    263,
    362,
    50,
    280,
    116,
    345,
    234,
    454,
    127,
    356,
    93,
    323,
    98,
    327,
]
JAW = [136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365]
JAW_SHARE = [0.35, 0.55, 0.75, 0.9, 0.97, 1, 0.97, 0.9, 0.75, 0.55, 0.35]
CHEEKS = [205, 425, 187, 411, 214, 434, 172, 397]
CHEEK_SHARE = [0.1, 0.1, 0.22, 0.22, 0.3, 0.3, 0.15, 0.15]
CORNER_SHARE = 0.38
SEAL_HEIGHT = 0.26
"""How far below the lip the skin follows when lips close: the chin stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What moves on one side of the lip line: shares of the jaw's drop, and of the lower lip's rise to the upper."""

    jaw: np.ndarray
    seal: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """All float32 [h, w] on the field grid, in face units. Depth is positive away from the viewer."""

    x: np.ndarray
    y: np.ndarray
    depth: np.ndarray
    above: Sheet
    below: Sheet
    widen: np.ndarray
    corner_left: np.ndarray
    """1 at a corner of the mouth: smiles pull each out and up."""
    corner_right: np.ndarray
    cheeks: np.ndarray
    thicken: np.ndarray
    brow: np.ndarray
    brow_inner: np.ndarray
    brow_inward: np.ndarray
    """-1 and 1 at the brows' inner ends: where a frown pulls them from."""
    lid_upper: np.ndarray
    lid_lower: np.ndarray
    lip_upper: np.ndarray
    pucker: np.ndarray
    anchor: np.ndarray
    """1 on the head, falling towards the neck, which stays with the body."""


def fit(face: Canonical) -> Fields:
    x, y = field_grid()
    at = np.stack([x.ravel(), y.ravel()], 1)
    points, mouth, half_mouth = face.points, face.mouth, face.half_mouth

    def bump(centre: np.ndarray, width: float, height: float) -> np.ndarray:
        return np.asarray(np.exp(-(((x - centre[0]) / width) ** 2) - ((y - centre[1]) / height) ** 2), np.float32)

    left, right = bump(points[78] + [-0.03, 0], 0.28, 0.25), bump(points[308] + [0.03, 0], 0.28, 0.25)
    inner_left, inner_right = (bump(points[number], 0.17, 0.17) for number in BROW_INNERS)
    upper, lower = _jaw(face, at, x.shape)
    return Fields(
        x=x,
        y=y,
        depth=_depth(face, at, x.shape),
        above=Sheet(jaw=upper, seal=np.zeros_like(x)),
        below=Sheet(jaw=lower, seal=bump(points[14], half_mouth * 1.3, SEAL_HEIGHT)),
        widen=(x - np.float32(mouth[0])) * bump(mouth, half_mouth * 1.9, half_mouth * 1.5),
        corner_left=left,
        corner_right=right,
        cheeks=bump(points[50], 0.26, 0.20) + bump(points[280], 0.26, 0.20),
        thicken=(y - np.float32(mouth[1])) * bump(mouth, half_mouth * 1.2, half_mouth * 0.55),
        brow=bump(points[BROW_CENTRES[0]], 0.3, 0.2) + bump(points[BROW_CENTRES[1]], 0.3, 0.2),
        brow_inner=inner_left + inner_right,
        brow_inward=inner_right - inner_left,
        lid_upper=bump(points[UPPER_LIDS[0]], 0.17, 0.055) + bump(points[UPPER_LIDS[1]], 0.17, 0.055),
        lid_lower=bump(points[LOWER_LIDS[0]], 0.18, 0.060) + bump(points[LOWER_LIDS[1]], 0.18, 0.060),
        lip_upper=bump(points[0], 0.30, 0.14)
        + 0.7 * (bump(points[NOSTRILS[0]], 0.16, 0.16) + bump(points[NOSTRILS[1]], 0.16, 0.16)),
        pucker=bump(mouth, 0.4, 0.3),
        anchor=(1 - 0.85 * smooth(face.chin_y - 0.05, face.chin_y + 0.5, y)).astype(np.float32),
    )


def _ring(width: float, height: float, centre_y: float = 0.0) -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, RING_POINTS, endpoint=False)
    return np.stack([np.cos(turn) * width, np.sin(turn) * height + centre_y], 1)


def _depth(face: Canonical, at: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Landmark depth inside the face, a head-like bowl outside."""
    ring = _ring(face.half_jaw + 0.42, 1.55, 0.1)
    known = np.concatenate([face.points[::2], ring])
    depth = np.concatenate([face.depth[::2], np.full(RING_POINTS, BEHIND_DEPTH)])
    spline = scipy.interpolate.RBFInterpolator(known, depth, kernel="thin_plate_spline", smoothing=0.02, neighbors=60)
    raw = np.clip(spline(at).reshape(shape), -1, 1.1).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(raw, (0, 0), 1.2))


def _jaw(face: Canonical, at: np.ndarray, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The drop above and below the lip line; the two differ only around it."""
    points = face.points
    far = _ring(1.6, 1.9)
    neck = np.stack([np.linspace(-0.5, 0.5, 5), np.full(5, face.chin_y + 0.45)], 1)
    still = np.zeros(len(far) + len(neck))

    def field(share: dict[int, float]) -> np.ndarray:
        known = np.concatenate([points[list(share)], far, neck])
        values = np.concatenate([list(share.values()), still])
        spline = scipy.interpolate.RBFInterpolator(known, values, kernel="thin_plate_spline", smoothing=0.003)
        raw = spline(at).reshape(shape).astype(np.float32)
        return np.clip(cv2.GaussianBlur(raw, (0, 0), 1.0), -0.1, 1.1)

    shared: dict[int, float] = dict.fromkeys(FIXED, 0.0)
    shared |= dict(zip(JAW, JAW_SHARE, strict=True))
    shared |= dict(zip(CHEEKS, CHEEK_SHARE, strict=True))
    shared |= dict.fromkeys(LIP_CORNERS, CORNER_SHARE)
    lower_lip = sorted(set(LOWER_LIP_INNER + LOWER_LIP_OUTER) - set(LIP_CORNERS))
    upper_lip = sorted(set(UPPER_LIP_INNER + UPPER_LIP_OUTER) - set(LIP_CORNERS))
    above = {point: value for point, value in shared.items() if point not in CHIN_CORE}
    above |= dict.fromkeys(upper_lip, -0.04) | dict.fromkeys(lower_lip, 0.0) | {18: 0.0, 200: 0.1}
    below = shared | {point: _lip_share(face, point) for point in lower_lip} | {199: 0.99, 200: 1.0, 18: 1.0}
    return field(above), field(below)


def _lip_share(face: Canonical, point: int) -> float:
    """The lower lip hangs as a bow: less towards the corners, which would open square."""
    across = abs(float(face.points[point, 0] - face.mouth[0])) / face.half_mouth
    return 1.0 - 0.45 * min(1.0, across) ** 3
