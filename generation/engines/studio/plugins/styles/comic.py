"""Flat colours, ink lines and dots."""

from functools import cache

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.ink_colour import enlarged, halved, subtract_grey
from generation.engines.studio.stage.ink_lines import creases, grey_of, strokes
from generation.engines.studio.stage.ink_paper import dots
from generation.storyboard.vocabulary import Term, TermKind

LEVELS = 8
EDGE_BLUR = 2.6
"""Pixels at 640 rows: wide enough that skin and hair keep their faces."""
DOT_PX = 7.0
"""Distance of the dots at 1280 rows."""
DOT_DEPTH = 20


def ink_and_dots(pixels: np.ndarray, _t_s: float) -> None:
    """Flat steps of colour, dark lines where brightness jumps, dots in the mid tones."""
    height, width = pixels.shape[:2]
    grey = grey_of(halved(pixels))
    outline = strokes(grey, blur_px=EDGE_BLUR * height / 1280, start=13, gain=4.0 * height / 1280, darkest=110)
    features = creases(grey, reach_px=5.0 * height / 1280, gain=1.6, start=10)
    lines = enlarged(cv2.max(outline, features), height, width)
    cv2.LUT(pixels, _steps(), dst=pixels)
    subtract_grey(pixels, cv2.max(lines, dots(height, width, DOT_PX, DOT_DEPTH)))


@cache
def _steps() -> np.ndarray:
    """BGRA look-up table: most of the way to the nearest of LEVELS steps; alpha stays."""
    level = np.arange(256)
    mixed = 0.6 * np.round(level / 255 * LEVELS) / LEVELS * 255 + 0.4 * level
    return np.stack([mixed, mixed, mixed, level], -1).astype(np.uint8).reshape(1, 256, 4)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="comic",
        en=("comic", "comic book", "cartoon", "pop art", "comic style", "graphic novel", "cartoon style"),
        zh=("漫画", "漫畫", "卡通", "波普", "波普艺术", "波普藝術", "美漫", "漫画风", "漫畫風"),
    ),
    look=Look(saturation=1.3, contrast=0.45, bloom=0.4, vignette=0.12, finish=ink_and_dots),
)
