"""The grade: bloom, colour curves of place and style, saturation, vignette. In place, on BGRA."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, Tone
from generation.engines.studio.stage.canvas import canvas_on, darken, shade_of, soften
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.ink_colour import saturate

BLOOM_SHRINK = 8
BLOOM_FROM = 150
BLOOM_BLUR = 5.0


class Finisher:
    """One per shot: curves and vignette are built once."""

    def __init__(self, look: Look, tone: Tone, width: int, height: int) -> None:
        self._look = look
        self._curves = _curves(look, tone)
        y, x = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
        away = np.hypot((x - width / 2) / (width * 0.78), (y - height * 0.48) / (height * 0.66))
        self._vignette = shade_of((255 * look.vignette * smooth(0.45, 1.25, away)).astype(np.uint8))

    def apply(self, pixels: np.ndarray, t_s: float) -> None:
        height, width = pixels.shape[:2]
        if self._look.bloom > 0:
            small = cv2.resize(
                pixels, (max(2, width // BLOOM_SHRINK), max(2, height // BLOOM_SHRINK)), interpolation=cv2.INTER_AREA
            )
            bright = darken(small, BLOOM_FROM)
            bright = soften(bright, BLOOM_BLUR * height / 1280 + 0.5)
            glow = cv2.convertScaleAbs(bright, alpha=self._look.bloom)
            cv2.add(pixels, cv2.resize(glow, (width, height), interpolation=cv2.INTER_LINEAR), dst=pixels)
        cv2.LUT(pixels, self._curves, dst=pixels)
        if abs(self._look.saturation - 1) > 0.01:
            saturate(pixels, self._look.saturation)
        canvas_on(pixels).drawImage(self._vignette, 0, 0)
        if self._look.finish is not None:
            self._look.finish(pixels, t_s)


def _curves(look: Look, tone: Tone) -> np.ndarray:
    """BGRA look-up table uint8 [1, 256, 4]; alpha stays."""
    x = np.linspace(0, 1, 256)
    bent = (smooth(0.0, 1.0, x) * look.contrast + x * (1 - look.contrast)) ** tone.gamma
    columns = [
        np.clip(bent * gain * 255 + lift * (1 - x), 0, 255) for lift, gain in zip(tone.lift, tone.gain, strict=True)
    ]
    return np.stack([*columns[::-1], np.arange(256)], -1).astype(np.uint8).reshape(1, 256, 4)
