"""Soft focus: everything glows, shadows turn lilac, light leaks wander across."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import argb, canvas_on, radial, soften
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.ink_colour import curves, enlarged, halved, look_up
from generation.storyboard.vocabulary import Term, TermKind

HAZE = curves(
    ((0, 58), (128, 160), (255, 255)),
    ((0, 40), (128, 138), (255, 244)),
    ((0, 84), (128, 166), (255, 248)),
)
LEAKS = (((255, 150, 190), 0.15, 0.1, 0.62), ((255, 214, 150), 0.95, 0.75, 0.55), ((160, 180, 255), 0.9, 0.05, 0.4))
"""Colour, where (shares of the frame) and how large (of its height)."""
SHRINK = 4


def glow(pixels: np.ndarray, t_s: float) -> None:
    height, width = pixels.shape[:2]
    small = halved(pixels, SHRINK)
    canvas = canvas_on(small)
    rows, columns = small.shape[:2]
    soft = soften(small, 7.0 * height / 1280 + 0.5)
    small[:] = soft
    for number, (rgb, x, y, size) in enumerate(LEAKS):
        middle = (
            columns * (x + 0.12 * drift(t_s, number * 2.0, 0.12)),
            rows * (y + 0.10 * drift(t_s, number + 5.0, 0.1)),
        )
        colors = [argb(rgb, 0.55), argb(rgb, 0.22), argb(rgb, 0)]
        canvas.drawCircle(*middle, rows * size, radial(middle, rows * size, colors, (0, 0.5, 1)))
    veil = enlarged(small, height, width)
    cv2.addWeighted(pixels, 0.70, veil, 0.42, 0, dst=pixels)
    pixels[..., 3] = 255
    look_up(pixels, HAZE)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="dreamy",
        en=("dreamy glow", "soft focus", "dreamy look", "ethereal", "pastel", "soft glow", "light leaks"),
        zh=("梦幻", "夢幻", "柔焦", "唯美", "柔光", "马卡龙色", "馬卡龍色", "漏光", "朦胧", "朦朧"),
    ),
    look=Look(saturation=1.1, contrast=0.2, bloom=0.9, vignette=0.05, caption_rgb=(255, 200, 230), finish=glow),
)
