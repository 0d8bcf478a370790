"""Cut paper: a few flat tones, each sheet casting a shadow on the one below, with grain and pale cut edges."""

from functools import cache

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on, soften
from generation.engines.studio.stage.ink_colour import add_grey, enlarged, flattened, halved, subtract_grey
from generation.engines.studio.stage.ink_lines import creases, grey_of
from generation.engines.studio.stage.ink_paper import paper_shade
from generation.storyboard.vocabulary import Term, TermKind, names

TONES = (24, 64, 104, 144, 184, 224, 250)
DROP_PX = 4.0
"""How far a sheet's shadow falls, in half pixels at 1280 rows."""


def cut_out(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    scale = height / 1280
    small = flattened(halved(pixels))
    grey = grey_of(small)
    smooth = soften(grey, 2.2 * scale)
    sheets = cv2.LUT(smooth, _sheets())
    lift, lower = cv2.subtract(sheets, grey), cv2.subtract(grey, sheets)
    cv2.add(small, cv2.merge([lift, lift, lift, np.zeros_like(lift)]), dst=small)
    cv2.subtract(small, cv2.merge([lower, lower, lower, np.zeros_like(lower)]), dst=small)
    drop = max(1, round(DROP_PX * scale))
    above = soften(np.roll(sheets, (drop, drop), (0, 1)), 1.6 * scale)
    shade = cv2.min(cv2.convertScaleAbs(cv2.subtract(above, sheets), alpha=0.85), np.full_like(sheets, 70))
    cut = cv2.convertScaleAbs(cv2.subtract(sheets, np.roll(sheets, (1, 1), (0, 1))), alpha=0.55)
    features = creases(grey, reach_px=5.0 * scale, gain=1.5, start=8)
    subtract_grey(small, cv2.add(shade, features))
    add_grey(small, cut)
    cv2.addWeighted(enlarged(small, height, width), 0.82, pixels, 0.18, 0, dst=pixels)
    canvas_on(pixels).drawImage(paper_shade(height, width, 46, 0.6), 0, 0)


@cache
def _sheets() -> np.ndarray:
    """uint8 [256]: the nearest of TONES."""
    tones = np.array(TONES)
    return np.asarray(tones[np.abs(np.arange(256)[:, None] - tones).argmin(1)].astype(np.uint8))


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="paper",
        en=names(
            "paper cut, papercut, paper cutout, paper craft, papercraft, collage, cut-out animation, origami style"
        ),
        zh=("剪纸", "剪紙", "纸艺", "紙藝", "拼贴", "拼貼", "纸片", "紙片", "折纸风", "摺紙風"),
    ),
    look=Look(saturation=1.3, contrast=0.35, bloom=0.25, vignette=0.2, finish=cut_out),
)
