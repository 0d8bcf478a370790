"""Oil paint: every stroke one colour, laid thick on canvas."""

from functools import lru_cache

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on, image_of
from generation.engines.studio.stage.ink_colour import enlarged, halved
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind

STROKES = 46_000
LONG_PX, WIDE_PX = 9.0, 2.6
"""Half a stroke's length and width in half pixels at 1280 rows."""
RELIEF = 0.34
DETAIL = 0.46
"""How much of the unpainted picture stays: faces must be known."""


def impasto(pixels: np.ndarray, _t_s: float) -> None:
    height, width = pixels.shape[:2]
    small = halved(pixels)
    lookup, relief = _canvas(*small.shape[:2], height, width)
    painted = cv2.remap(small, lookup, np.empty(0, np.float32), cv2.INTER_NEAREST)
    cv2.addWeighted(painted, 1 - DETAIL, small, DETAIL, 0, dst=painted)
    big = enlarged(painted, height, width)
    cv2.addWeighted(big, 0.9, pixels, 0.1, 0, dst=pixels)
    canvas_on(pixels).drawImage(relief, 0, 0)


@lru_cache(4)
def _canvas(rows: int, columns: int, height: int, width: int) -> tuple[np.ndarray, skia.Image]:
    """For every pixel the middle of the stroke that covers it, int16 [rows, columns, 2]; and the paint's relief."""
    rng = generator(43, "oil")
    scale = rows / 640
    count = round(STROKES * columns / rows / 0.5625)
    x, y = rng.random(count) * columns, rng.random(count) * rows
    angle = 0.9 * np.sin(x / columns * 4 + 1) + 0.9 * np.cos(y / rows * 5) + rng.normal(0, 0.22, count)
    stroke_of = np.zeros((rows, columns), np.int32)
    high = np.zeros((rows, columns), np.uint8)
    for number in range(count):
        finer = 1 - 0.62 * number / count
        half = max(1.2, LONG_PX * scale * finer * (0.6 + 0.6 * rng.random()))
        dx, dy = np.cos(angle[number]) * half, np.sin(angle[number]) * half
        start = (round(x[number] - dx), round(y[number] - dy))
        end = (round(x[number] + dx), round(y[number] + dy))
        wide = max(1, round(2 * WIDE_PX * scale * finer * (0.7 + 0.5 * rng.random())))
        cv2.line(stroke_of, start, end, number, wide)
        cv2.line(high, start, end, int(rng.integers(70, 186)), wide)
    lookup = np.stack([np.clip(x, 0, columns - 1)[stroke_of], np.clip(y, 0, rows - 1)[stroke_of]], -1)
    bristle = cv2.GaussianBlur(high, (0, 0), 0.8).astype(np.float32)
    slope = cv2.Sobel(bristle, cv2.CV_32F, 1, 1, ksize=3) * RELIEF * 2
    slope = cv2.resize(np.clip(slope, -46, 46), (width, height), interpolation=cv2.INTER_LINEAR)
    lit, dark = np.clip(slope, 0, None), np.clip(-slope, 0, None)
    shade = np.dstack([lit, lit, lit, np.maximum(lit, dark)]).astype(np.uint8)
    return lookup.astype(np.int16), image_of(shade)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="oil",
        en=("oil painting", "oil paint", "impressionist", "van gogh", "impasto", "oil on canvas", "painterly"),
        zh=("油画", "油畫", "印象派", "梵高", "梵谷", "油画风", "油畫風", "厚涂", "厚塗"),
    ),
    look=Look(saturation=1.35, contrast=0.45, bloom=0.35, vignette=0.25, finish=impasto),
)
