"""Eight-bit blocks: few colours, ordered dots between them."""

from functools import lru_cache

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.ink_colour import enlarged
from generation.storyboard.vocabulary import Term, TermKind, names

ROWS = 232
"""Blocks from top to bottom: a face in a close-up has some seventy."""
STEPS = 6
"""Levels of each channel."""
BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47


def blocks(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    rows = min(ROWS, height // 2)
    columns = max(1, round(width * rows / height))
    small = cv2.resize(pixels, (columns, rows), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), 1.2)
    crisp = cv2.addWeighted(small, 1.9, soft, -0.9, 0)
    step = 255 / (STEPS - 1)
    level = crisp[..., :3].astype(np.float32) / step + _dither(rows, columns)
    crisp[..., :3] = np.clip(np.rint(level) * step, 0, 255).astype(np.uint8)
    crisp[..., 3] = 255
    pixels[:] = enlarged(crisp, height, width, blocky=True)


@lru_cache(4)
def _dither(rows: int, columns: int) -> np.ndarray:
    tiled = np.tile(BAYER * 0.42, (rows // 4 + 1, columns // 4 + 1))[:rows, :columns]
    return np.asarray(tiled[..., None])


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="pixel",
        en=names("pixel art, pixelated, 8-bit, 8 bit, 16-bit, retro game, pixel style, arcade game style"),
        zh=("像素", "像素风", "像素風", "像素画", "像素畫", "八位机", "八位元", "复古游戏", "復古遊戲"),
    ),
    look=Look(saturation=1.45, contrast=0.5, bloom=0.3, vignette=0.15, caption_rgb=(120, 255, 120), finish=blocks),
)
