"""Flat colours, ink lines and dots."""

from functools import cache, lru_cache

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import darken
from generation.storyboard.vocabulary import Term, TermKind

LEVELS = 9
EDGE_BLUR = 1.7
"""Pixels at 640 rows: wide enough that skin and hair keep their faces."""
EDGE_FROM, EDGE_GAIN, DARKEST = 13, 6.0, 120
DOT_PX = 7.0
"""Distance of the dots at 1280 rows."""
DOT_DEPTH = 20


def ink_and_dots(pixels: np.ndarray) -> None:
    """Flat steps of colour, dark lines where brightness jumps, dots in the mid tones."""
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGRA2GRAY), (0, 0), max(0.6, EDGE_BLUR * height / 1280))
    across, down = (cv2.Sobel(grey, cv2.CV_16S, *order, ksize=3) for order in ((1, 0), (0, 1)))
    steep = cv2.addWeighted(cv2.convertScaleAbs(across), 0.25, cv2.convertScaleAbs(down), 0.25, 0)
    bold = cv2.min(cv2.convertScaleAbs(darken(steep, EDGE_FROM), alpha=EDGE_GAIN), np.full_like(steep, DARKEST))
    lines = cv2.resize(bold, (width, height), interpolation=cv2.INTER_LINEAR)
    cv2.LUT(pixels, _steps(), dst=pixels)
    dark = cv2.max(lines, _dots(height, width))
    cv2.subtract(pixels, cv2.merge([dark, dark, dark, np.zeros_like(dark)]), dst=pixels)


@cache
def _steps() -> np.ndarray:
    """BGRA look-up table: most of the way to the nearest of LEVELS steps; alpha stays."""
    level = np.arange(256)
    mixed = 0.7 * np.round(level / 255 * LEVELS) / LEVELS * 255 + 0.3 * level
    return np.stack([mixed, mixed, mixed, level], -1).astype(np.uint8).reshape(1, 256, 4)


@lru_cache(4)
def _dots(height: int, width: int) -> np.ndarray:
    """A rotated grid of soft dots, uint8 [height, width]."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    step = np.float32(2 * np.pi / (DOT_PX * height / 1280 + 1))
    wave = np.cos((x + y) * step * 0.7071) + np.cos((x - y) * step * 0.7071)
    return np.asarray((np.clip(wave - 0.7, 0, 1) * DOT_DEPTH).astype(np.uint8))


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="comic",
        en=(
            "comic",
            "comic book",
            "cartoon",
            "pop art",
            "manga",
            "anime",
        ),
        zh=(
            "漫画",
            "漫畫",
            "卡通",
            "动漫",
            "動漫",
            "波普",
        ),
    ),
    look=Look(saturation=1.35, contrast=0.5, bloom=0.4, vignette=0.12, finish=ink_and_dots),
)
