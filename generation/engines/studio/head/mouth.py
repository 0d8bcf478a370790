"""The inside of a mouth, where neither the upper nor the lower sheet of the face covers it."""

from dataclasses import dataclass

import numpy as np

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.curves import smooth

CAVITY_BGR = (28, 20, 62)
TONGUE_BGR = (92, 84, 186)
UPPER_TEETH_BGR = (212, 228, 238)
LOWER_TEETH_BGR = (150, 165, 175)
LOWER_SEEN = 0.4
"""Lower teeth are mostly hidden by the lip."""
SHOWS_TEETH = 0.05
"""A photographed lip gap from here on shows its own teeth, which stay with the upper sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cavity:
    """Per pixel of the mouth's window, float32 [h, w]: `across` -1..1 from corner to corner, `below` the upper lip and
    `above` the lower lip in face units.
    """

    across: np.ndarray
    below: np.ndarray
    above: np.ndarray


def paint(cavity: Cavity, pose: HeadPose, drop: float, lip_gap: float) -> np.ndarray:
    """BGR float32 [h, w, 3] 0..255."""
    across, below, above = cavity.across, cavity.below, cavity.above
    down = below / np.maximum(below + above, 1e-3)
    depth = (0.35 + 0.65 * smooth(0.0, 0.5, down)) * (1 - 0.45 * across**2)
    color = np.array(CAVITY_BGR, np.float32) * depth[..., None]
    tongue = smooth(0.42 - 0.25 * pose.tongue, 0.75, down) * (1 - smooth(0.35, 0.75, np.abs(across)))
    tongue = tongue * min(1.0, max(0.0, drop) / 0.12)
    color = _over(color, np.array(TONGUE_BGR, np.float32) * (0.55 + 0.35 * down)[..., None], tongue)
    if lip_gap < SHOWS_TEETH:
        length = (0.075 + 0.03 * pose.teeth) * (1 - 0.35 * across**2)
        upper = (1 - smooth(-0.012, 0.0, below - length)) * (1 - smooth(0.72, 0.9, np.abs(across)))
        gaps = 1 - 0.16 * np.exp(-(((np.mod(across * 4, 1) - 0.5) / 0.06) ** 2))
        shade = gaps * (1 - 0.4 * across**2) * (0.62 + 0.38 * smooth(0.0, 0.05, below))
        color = _over(color, np.array(UPPER_TEETH_BGR, np.float32) * shade[..., None], upper)
    lower = (1 - smooth(0.03, 0.045, above)) * (1 - smooth(0.4, 0.7, np.abs(across))) * smooth(0.1, 0.2, drop)
    lower = lower * LOWER_SEEN
    color = _over(color, np.array(LOWER_TEETH_BGR, np.float32) * (0.8 - 0.3 * np.abs(across))[..., None], lower)
    return np.asarray(color * (0.72 + 0.28 * smooth(0.0, 0.03, np.minimum(below, above)))[..., None], np.float32)


def _over(under: np.ndarray, color: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    return under + (color - under) * alpha[..., None]
