"""Cel shading: few clear tones, clean lines, bright colour, and now and then speed lines at the edges."""

from functools import cache
from itertools import pairwise

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.fx_screen import LINE_SETS, speed_lines
from generation.engines.studio.stage.ink_colour import add_grey, enlarged, flattened, halved, subtract_grey
from generation.engines.studio.stage.ink_film import tick
from generation.engines.studio.stage.ink_lines import creases, grey_of, strokes
from generation.storyboard.vocabulary import Term, TermKind, names

TONES = (0, 26, 74, 130, 184, 226, 255)
"""Brightness steps of a cel; between them it rises softly over a few levels."""
RAMP = 9
ACCENT_EVERY_S, ACCENT_S = 2.6, 0.42


def cel(pixels: np.ndarray, t_s: float) -> None:
    height, width = pixels.shape[:2]
    flat = flattened(halved(pixels))
    grey = grey_of(flat)
    stepped = cv2.LUT(grey, _steps())
    lines = cv2.max(
        strokes(grey, blur_px=1.9 * height / 1280, start=15, gain=5.0 * height / 1280, darkest=120),
        creases(grey, reach_px=4.5 * height / 1280, gain=1.8, start=9),
    )
    subtract_grey(flat, cv2.subtract(grey, stepped))
    add_grey(flat, cv2.subtract(stepped, grey))
    subtract_grey(flat, lines)
    cv2.addWeighted(enlarged(flat, height, width), 0.68, pixels, 0.32, 0, dst=pixels)
    if t_s % ACCENT_EVERY_S < ACCENT_S:
        canvas_on(pixels).drawImage(speed_lines(height, width, tick(t_s, 12) % LINE_SETS), 0, 0)


@cache
def _steps() -> np.ndarray:
    """uint8 [256]: stairs through TONES."""
    edges = [(low + high) / 2 for low, high in pairwise(TONES)]
    level = np.arange(256, dtype=float)
    value = np.zeros(256)
    for edge, (low, high) in zip(edges, pairwise(TONES), strict=True):
        value += (high - low) / (1 + np.exp(-(level - edge) / RAMP * 2.2))
    return np.clip(0.75 * value + 0.25 * level, 0, 255).astype(np.uint8)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="anime",
        en=names("anime, anime style, manga, cel shaded, cel shading, japanese animation, ghibli style"),
        zh=names("动漫, 動漫, 动画风格, 動畫風格, 日漫, 日系动画, 日系動畫, 二次元, 赛璐璐, 賽璐璐"),
    ),
    look=Look(saturation=1.55, contrast=0.30, bloom=0.85, vignette=0.08, caption_rgb=(255, 120, 160), finish=cel),
)
