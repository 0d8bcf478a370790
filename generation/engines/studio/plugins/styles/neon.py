"""Dark glass with every outline burning in its own colour."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import soften
from generation.engines.studio.stage.ink_colour import curves, enlarged, halved, look_up
from generation.engines.studio.stage.ink_lines import grey_of, steepness
from generation.storyboard.vocabulary import Term, TermKind, names

NIGHT = curves(((0, 8), (128, 74), (255, 196)), ((0, 4), (128, 66), (255, 190)), ((0, 26), (128, 104), (255, 222)))
GAIN = 4.2
FAINT = 12
"""Skin's own folds stay dark."""
HALO_SHRINK = 4


def tubes(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    scale = height / 1280
    small = halved(pixels)
    steep = cv2.convertScaleAbs(
        cv2.subtract(steepness(grey_of(small), 1.3 * scale), np.full(small.shape[:2], FAINT, np.uint8)), alpha=GAIN
    )
    hue = _vivid(cv2.blur(small, (9, 9)))
    lines = cv2.multiply(hue, cv2.merge([steep, steep, steep, np.zeros_like(steep)]), scale=1 / 255)
    halo = soften(halved(lines, HALO_SHRINK), 3.0 * scale + 0.5)
    look_up(pixels, NIGHT)
    cv2.add(pixels, enlarged(lines, height, width), dst=pixels)
    cv2.scaleAdd(enlarged(halo, height, width), 1.2, pixels, dst=pixels)


def _vivid(small: np.ndarray) -> np.ndarray:
    """Each pixel's hue at full strength."""
    hsv = cv2.cvtColor(cv2.cvtColor(small, cv2.COLOR_BGRA2BGR), cv2.COLOR_BGR2HSV)
    hsv[..., 1] = cv2.add(hsv[..., 1], np.full(hsv.shape[:2], 90, np.uint8))
    hsv[..., 2] = 255
    return np.asarray(cv2.cvtColor(cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR), cv2.COLOR_BGR2BGRA))


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="neon",
        en=names("neon outline, neon style, glowing outlines, neon lines, blacklight, neon art, glow in the dark"),
        zh=names("霓虹效果, 霓虹描边, 霓虹描邊, 霓虹线条, 霓虹線條, 荧光, 螢光, 夜光, 发光线条, 發光線條"),
    ),
    look=Look(saturation=1.3, contrast=0.5, bloom=0.5, vignette=0.4, caption_rgb=(120, 255, 230), finish=tubes),
)
