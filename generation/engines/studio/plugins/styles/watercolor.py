"""Washes with dark rims on rough paper; the painting does not reach the edges."""

from functools import lru_cache

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on, image_of, resample
from generation.engines.studio.stage.ink_colour import curves, enlarged, flattened, halved, look_up, subtract_grey
from generation.engines.studio.stage.ink_lines import creases, grey_of, steepness
from generation.engines.studio.stage.ink_paper import NOISE, paper, ragged_border, spread
from generation.engines.studio.stage.seeds import fractal_noise
from generation.storyboard.vocabulary import Term, TermKind

PAPER_BGR = (232, 243, 248)
WASH = curves(
    ((0, 44), (90, 118), (180, 208), (255, 252)),
    ((0, 42), (90, 114), (180, 204), (255, 249)),
    ((0, 58), (90, 122), (180, 202), (255, 240)),
)
WANDER_PX = 5.0
"""How far the edges of washes stray, in half pixels at 1280 rows."""


def washes(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    scale = height / 1280
    small = flattened(halved(pixels))
    grey = grey_of(small)
    strayed = resample(small, _stray(*grey.shape), cv2.BORDER_REPLICATE)
    cv2.addWeighted(strayed, 0.6, small, 0.4, 0, dst=small)
    rims = cv2.convertScaleAbs(steepness(grey_of(small), 1.6 * scale), alpha=1.5)
    detail = creases(grey, reach_px=6.0 * scale, gain=1.1, start=4)
    subtract_grey(small, cv2.min(cv2.add(rims, detail), np.full_like(rims, 110)))
    look_up(small, WASH)
    cv2.addWeighted(enlarged(small, height, width), 0.88, pixels, 0.12, 0, dst=pixels)
    canvas_on(pixels).drawImage(_sheet(height, width), 0, 0)


@lru_cache(4)
def _stray(height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    reach = np.float32(WANDER_PX * height / 640 * 0.8)
    dx, dy = (spread(fractal_noise(NOISE, 1.5, 31, name), height, width) * reach for name in ("dx", "dy"))
    return np.ascontiguousarray(np.stack([x + dx, y + dy], -1), np.float32)


@lru_cache(4)
def _sheet(height: int, width: int) -> skia.Image:
    """Bare paper around the painting, its grain over all of it."""
    border = ragged_border(height, width, 0.085).astype(np.float32) / 255
    dark = paper(height, width, 40).astype(np.float32) / 255
    cover = border + (1 - border) * dark
    light = [border * (level - 30 * dark * border) for level in PAPER_BGR]
    return image_of(np.dstack([*light, cover * 255]).clip(0, 255).astype(np.uint8))


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="watercolor",
        en=("watercolor", "watercolour", "water color", "aquarelle", "watercolor painting", "gouache"),
        zh=("水彩", "水彩画", "水彩畫", "水彩风", "水彩風", "水粉", "水粉画", "水粉畫"),
    ),
    look=Look(saturation=1.55, contrast=0.2, bloom=0.3, vignette=0.0, caption_rgb=(255, 170, 120), finish=washes),
)
