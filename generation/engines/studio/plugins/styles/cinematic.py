"""A film still: teal shadows, warm skin, red halos around lights, fine grain, bars above and below."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import darken, soften
from generation.engines.studio.stage.ink_colour import curves, enlarged, halved, look_up
from generation.engines.studio.stage.ink_film import bars, grain
from generation.storyboard.vocabulary import Term, TermKind, names

BAR = 0.085
HALO_FROM, HALO_SHRINK = 175, 8
HALO = np.array([0.16, 0.30, 0.85, 0.0], np.float32)
"""BGRA: halation is the red layer of film lit from behind."""
TEAL_AND_ORANGE = curves(
    ((0, 8), (64, 52), (150, 164), (255, 255)),
    ((0, 16), (64, 64), (150, 152), (255, 246)),
    ((0, 28), (64, 84), (150, 136), (255, 222)),
)


def film(pixels: np.ndarray, t_s: float) -> None:
    height, width = pixels.shape[:2]
    bright = soften(darken(halved(pixels, HALO_SHRINK), HALO_FROM), 3.0 * height / 1280 + 0.5)
    halo = (bright * HALO).clip(0, 255).astype(np.uint8)
    cv2.add(pixels, enlarged(halo, height, width), dst=pixels)
    look_up(pixels, TEAL_AND_ORANGE)
    grain(pixels, t_s, 4.0)
    bars(pixels, BAR)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="cinematic",
        en=names("cinematic, movie look, film look, hollywood, blockbuster, letterbox, teal and orange"),
        zh=names("电影感, 電影感, 电影风, 電影風, 大片, 电影质感, 電影質感, 好莱坞, 好萊塢, 宽银幕, 寬銀幕"),
    ),
    look=Look(saturation=1.08, contrast=0.62, bloom=0.75, vignette=0.46, caption_rgb=(255, 214, 150), finish=film),
)
