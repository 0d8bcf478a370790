"""Flat colours, ink lines and dots."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import darken
from generation.storyboard.vocabulary import Term, TermKind

LEVELS = 7
EDGE_FROM = 26
DOT_PX = 7.0
"""Distance of the dots at 1280 rows."""
DOT_DEPTH = 26


def ink_and_dots(pixels: np.ndarray) -> None:
    """Flat steps of colour, dark lines where brightness jumps, dots in the mid tones."""
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGRA2GRAY), (0, 0), 1.2)
    edges = cv2.convertScaleAbs(cv2.Laplacian(grey, cv2.CV_16S, ksize=5), alpha=0.22)
    edges = darken(cv2.GaussianBlur(edges, (0, 0), 0.8), EDGE_FROM)
    lines = cv2.resize(cv2.convertScaleAbs(edges, alpha=5.0), (width, height), interpolation=cv2.INTER_LINEAR)
    steps = np.round(np.arange(256) / 255 * LEVELS) / LEVELS * 255
    mixed = (0.75 * steps + 0.25 * np.arange(256)).astype(np.uint8)
    table = np.stack([mixed, mixed, mixed, np.arange(256)], -1).astype(np.uint8).reshape(1, 256, 4)
    cv2.LUT(pixels, table, dst=pixels)
    dark = cv2.max(lines, _dots(height, width))
    cv2.subtract(pixels, cv2.merge([dark, dark, dark, np.zeros_like(dark)]), dst=pixels)


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
    look=Look(saturation=1.5, contrast=0.6, bloom=0.4, vignette=0.12, finish=ink_and_dots),
)
