"""Magenta shadows, cyan lights, neon bloom, and a lens that parts the colours at its edges."""

import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.ink_colour import curves, look_up
from generation.engines.studio.stage.ink_paper import scanlines
from generation.storyboard.vocabulary import Term, TermKind, names

APART_PX = 3.2
"""At 1280 rows."""
SPLIT = curves(
    ((0, 26), (70, 104), (150, 158), (255, 238)),
    ((0, 2), (70, 26), (150, 116), (255, 248)),
    ((0, 52), (70, 132), (150, 204), (255, 255)),
)


def neon(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    look_up(pixels, SPLIT)
    shift = max(1, round(APART_PX * height / 1280))
    pixels[:, shift:, 2] = pixels[:, :-shift, 2].copy()
    pixels[:, :-shift, 0] = pixels[:, shift:, 0].copy()
    canvas_on(pixels).drawImage(scanlines(height, width, 4.0, 26), 0, 0)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="cyberpunk",
        en=names("cyberpunk, synthwave, vaporwave, neon noir, cyberpunk style, futuristic neon, retrowave"),
        zh=("赛博朋克", "賽博朋克", "赛博庞克", "賽博龐克", "蒸汽波", "霓虹风", "霓虹風", "未来感", "未來感"),
    ),
    look=Look(saturation=0.70, contrast=0.55, bloom=1.25, vignette=0.42, caption_rgb=(70, 240, 255), finish=neon),
)
