"""Is the face in a picture the one of an identity? Measured on texture alone: no weights, no licence, no embedding.

Good for asking which of a few faces was rendered, not for finding a person among many.
"""

import cv2
import numpy as np

from vision.colour import luma_of
from vision.contracts import Identity, Landmarks
from vision.crop import Square, cut
from vision.landmarks import LEFT_EYE_OUTER, RIGHT_EYE_OUTER

EYE_DISTANCE_PX = 64.0
SIZE_PX = 192
"""Both faces are brought to this size and upright before they are compared."""
PATCH_PX = 40
SOFTEN_PX = 1.0
"""Rendering and video coding lose the finest detail: neither face gets to show it."""
FLATTEN_PX = 10.0
"""Light and skin tone change slowly over a face; what is left after taking away this blur is texture."""

REGIONS: tuple[tuple[float, tuple[int, ...]], ...] = (
    (3.0, (33, 133, 159, 145, 160, 158, 153, 144, 70, 105, 107, 55, 46)),
    (3.0, (263, 362, 386, 374, 387, 385, 380, 373, 300, 334, 336, 285, 276)),
    (2.0, (168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 129, 358)),
    (1.0, (61, 291, 0, 17, 37, 267, 84, 314, 40, 270)),
    (1.0, (50, 205, 117, 118, 101, 187, 147, 36)),
    (1.0, (280, 425, 346, 347, 330, 411, 376, 266)),
)
"""Weight and mesh points: eyes with brows, nose, mouth (it speaks, so it counts less), cheeks."""


def texture_similarity(identity: Identity, rgb: np.ndarray, landmarks: Landmarks) -> float:
    """-1..1, higher is more alike: normalised correlation of aligned patches of luma and colour, weighted by region.

    `rgb` uint8 [H, W, 3] with `landmarks` in its pixels. Each patch is fitted to the identity's by its own affine map,
    so pose, size and expression count little; brightness, tint and slow shading are taken out.
    """
    known, known_points = _upright(identity.rgb, identity.landmarks)
    seen, seen_points = _upright(rgb, landmarks.points_px)
    scores = [_region(known, known_points, seen, seen_points, list(points)) for _, points in REGIONS]
    return float(np.average(scores, weights=[weight for weight, _ in REGIONS]))


def _upright(rgb: np.ndarray, points_px: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """float32 [SIZE, SIZE, 3] texture channels of the face, and its points [468, 2] there."""
    points = points_px[:, :2].astype(np.float64)
    across = points[LEFT_EYE_OUTER] - points[RIGHT_EYE_OUTER]
    square = Square(
        centre_px=points.mean(axis=0),
        side_px=SIZE_PX * max(float(np.linalg.norm(across)), 1.0) / EYE_DISTANCE_PX,
        angle=float(np.arctan2(across[1], across[0])),
    )
    to_cut = cv2.invertAffineTransform(square.to_picture(SIZE_PX))
    return _channels(cut(rgb, square, SIZE_PX)), points @ to_cut[:, :2].T + to_cut[:, 2]


def _channels(rgb: np.ndarray) -> np.ndarray:
    """Luma and two colour differences, each softened and without its slow part."""
    colour = rgb.astype(np.float32)
    luma = luma_of(rgb)
    channels = np.dstack([luma, colour[..., 0] - luma, colour[..., 2] - luma])
    soft = cv2.GaussianBlur(channels, (0, 0), SOFTEN_PX)
    return np.asarray(soft - cv2.GaussianBlur(soft, (0, 0), FLATTEN_PX), np.float32)


def _region(
    known: np.ndarray, known_points: np.ndarray, seen: np.ndarray, seen_points: np.ndarray, points: list[int]
) -> float:
    corner = known_points[points].mean(axis=0) - (PATCH_PX - 1) / 2
    to_known = np.column_stack([np.eye(2), corner])
    columns = np.column_stack([known_points[points] - corner, np.ones(len(points))])
    to_seen = np.linalg.lstsq(columns, seen_points[points], rcond=None)[0].T
    return _correlation(_patch(known, to_known), _patch(seen, to_seen))


def _patch(channels: np.ndarray, to_picture: np.ndarray) -> np.ndarray:
    return cv2.warpAffine(
        channels, to_picture, (PATCH_PX, PATCH_PX),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Mean over the channels, luma as heavy as both colours together; a channel without variation counts 0."""
    a, b = (values.reshape(-1, 3).astype(np.float64) for values in (a, b))
    a, b = a - a.mean(axis=0), b - b.mean(axis=0)
    scale = np.sqrt((a**2).sum(axis=0) * (b**2).sum(axis=0))
    return float(np.average((a * b).sum(axis=0) / np.maximum(scale, 1e-6), weights=(2.0, 1.0, 1.0)))
