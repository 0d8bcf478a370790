"""Shots that begin or end as a given picture, and clips whose end leads into their beginning."""

from collections.abc import Mapping

import cv2
import numpy as np

from generation.engines.studio.materials import Material, Picture
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.timeline import TimedShot

HOLD_S, FADE_S = 0.10, 0.70
"""How long the picture stands, and how long the shot takes to come out of it or to go into it."""
ZOOM = 0.05
"""How much the picture grows while it fades: the shot's own camera is under way."""
LOOP_S = 0.5
"""The end of a loop is mixed with what would come before its beginning."""


class HeldFrames:
    """The pictures of every shot's ends, in the size of the frame."""

    def __init__(self, materials: Mapping[str, Material], width: int, height: int, frame_rate: int) -> None:
        self._materials = materials
        self._size = (width, height)
        self._rate = frame_rate

    def apply(self, pixels: np.ndarray, timed: TimedShot, index: int) -> None:
        """Mixes BGRA in place; the first and the last frame of such a shot are exactly the pictures."""
        into_s = (index - timed.first_frame) / self._rate
        left_s = (timed.first_frame + timed.num_frames - 1 - index) / self._rate
        for name, away_s in ((timed.shot.first_frame, into_s), (timed.shot.last_frame, left_s)):
            share = 1 - smooth(HOLD_S, HOLD_S + FADE_S, away_s)
            if name is not None and share > 0:
                mix_into(pixels, self._picture(self._materials[name], 1 + ZOOM * max(0.0, away_s - HOLD_S)), share)

    def _picture(self, material: Material, zoom: float) -> np.ndarray:
        """Covers the frame around what should stay in view."""
        if not isinstance(material, Picture):
            raise TypeError("frames are held by pictures")
        width, height = self._size
        rows, columns = material.rgb.shape[:2]
        scale = max(width / columns, height / rows) * zoom
        shown = np.array([width, height]) / scale
        corner = np.clip(np.array(material.focus) * [columns, rows] - shown / 2, 0, np.array([columns, rows]) - shown)
        half = (scale - 1) / 2
        place = np.array([[scale, 0, half - corner[0] * scale], [0, scale, half - corner[1] * scale]])
        how = cv2.INTER_CUBIC if scale > 1.2 else cv2.INTER_LINEAR
        picture = cv2.warpAffine(material.rgb, place, self._size, flags=how, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2BGRA))


def mix_into(pixels: np.ndarray, other: np.ndarray, share: float) -> None:
    """`share` 0..1 of `other` in `pixels`, in place."""
    cv2.addWeighted(other, share, pixels, 1 - share, 0, dst=pixels)


def loop_share(index: int, num_frames: int, frame_rate: int) -> float:
    """How much of what comes before the beginning shows in this frame of a loop: nearly all in the last one."""
    fade = min(num_frames // 2, round(LOOP_S * frame_rate))
    return max(0.0, (index - (num_frames - 1 - fade)) / (fade + 1))
