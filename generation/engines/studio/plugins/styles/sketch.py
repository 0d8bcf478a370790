"""Pencil on paper: outlines drawn over and over, hatching where it is dark, a breath of colour."""

import math

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on, soften
from generation.engines.studio.stage.ink_colour import enlarged, halved
from generation.engines.studio.stage.ink_film import tick
from generation.engines.studio.stage.ink_lines import grey_of, strokes
from generation.engines.studio.stage.ink_paper import hatching, paper_shade
from generation.engines.studio.stage.seeds import choose
from generation.storyboard.vocabulary import Term, TermKind, names

BOIL_HZ = 6
"""The drawing is made anew this often."""
PASSES = ((math.radians(38), 5.2, 150), (math.radians(-32), 6.0, 84))
"""Of the hatching: angle, distance at 1280 rows, and the brightness below which it is drawn."""
PAPER_BGR = (238, 246, 250)
GRAPHITE = 0.86
COLOUR = 0.16


def pencil(pixels: np.ndarray, t_s: float) -> None:
    height, width = pixels.shape[:2]
    scale = height / 1280
    grey = grey_of(halved(pixels))
    dodge = cv2.divide(grey, cv2.max(soften(grey, 6.0 * scale), np.full_like(grey, 8)), scale=250)
    dodge = cv2.subtract(dodge, strokes(grey, blur_px=1.2 * scale, start=10, gain=2.2 * scale, darkest=120))
    light = cv2.addWeighted(dodge, 0.72, grey, 0.28, 0)
    number = tick(t_s, BOIL_HZ)
    for index, (angle, step, below) in enumerate(PASSES):
        lines = hatching(*grey.shape, angle, step * 0.75)
        moved = np.roll(lines, (choose(31, 41, "down", number, index), choose(31, 41, "right", number, index)), (0, 1))
        depth = cv2.convertScaleAbs(cv2.subtract(np.full_like(grey, below), grey), alpha=1.3)
        light = cv2.subtract(light, cv2.multiply(depth, moved, scale=0.9 / 255))
    sheet = enlarged(light, height, width)
    tinted = cv2.merge(
        [cv2.convertScaleAbs(sheet, alpha=part / 255) for part in PAPER_BGR] + [np.full_like(sheet, 255)]
    )
    cv2.addWeighted(tinted, GRAPHITE, pixels, COLOUR, 0, dst=pixels)
    canvas_on(pixels).drawImage(paper_shade(height, width, 38, 0.5), 0, 0)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="sketch",
        en=names("sketch, pencil sketch, pencil drawing, hand drawn, hand-drawn, charcoal drawing, line drawing"),
        zh=("素描", "铅笔画", "鉛筆畫", "手绘", "手繪", "速写", "速寫", "炭笔", "炭筆", "线稿", "線稿"),
    ),
    look=Look(saturation=0.9, contrast=0.35, bloom=0.15, vignette=0.05, finish=pencil),
)
