"""Effects on the finished pixels: shaking, torn rows, parted colours, speed lines."""

import math
from functools import lru_cache

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.canvas import canvas_on, fill, image_of
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.seeds import generator, unit

LINE_SETS = 3
LINES = 46


def shift(pixels: np.ndarray, dx: int, dy: int) -> None:
    """Moves the picture by whole pixels; its edge repeats."""
    if not dx and not dy:
        return
    height, width = pixels.shape[:2]
    moved = cv2.copyMakeBorder(pixels, abs(dy), abs(dy), abs(dx), abs(dx), cv2.BORDER_REPLICATE)
    pixels[:] = moved[abs(dy) - dy : abs(dy) - dy + height, abs(dx) - dx : abs(dx) - dx + width]


def shake(pixels: np.ndarray, seed: int, step: int, reach: float) -> None:
    """`reach` in frame heights, another way every `step`."""
    size = reach * pixels.shape[0]
    shift(
        pixels, round((2 * unit(seed, "shake x", step) - 1) * size), round((2 * unit(seed, "shake y", step) - 1) * size)
    )


def part_colours(pixels: np.ndarray, apart: int) -> None:
    """Red to the right, blue to the left."""
    if apart > 0:
        pixels[:, apart:, 2] = pixels[:, :-apart, 2].copy()
        pixels[:, :-apart, 0] = pixels[:, apart:, 0].copy()


def tear(pixels: np.ndarray, seed: int, step: int, rows: int, reach: float) -> None:
    """`rows` bands slide sideways by up to `reach` of the width."""
    height, width = pixels.shape[:2]
    for band in range(rows):
        top = int(unit(seed, "top", step, band) * height)
        tall = max(2, int(unit(seed, "tall", step, band) * height * 0.07))
        by = round((2 * unit(seed, "by", step, band) - 1) * reach * width)
        pixels[top : top + tall] = np.roll(pixels[top : top + tall], by, 1)


@lru_cache(8)
def speed_lines(height: int, width: int, number: int, middle: float = 0.45, alpha: float = 0.5) -> skia.Image:
    """White wedges that point at the `middle` (a share of the height) and stay out of it; LINE_SETS of them."""
    rng = generator(23, "speed", number)
    pixels = np.zeros((height, width, 4), np.uint8)
    canvas = canvas_on(pixels)
    reach = math.hypot(width, height) / 2 * 1.05
    for line in range(LINES):
        angle = 2 * math.pi * (line + 0.8 * rng.random()) / LINES
        inner = 0.54 + 0.34 * rng.random()
        spread = 0.008 + 0.020 * rng.random()
        tip = (width / 2 + math.cos(angle) * reach * inner * 0.75, height * middle + math.sin(angle) * reach * inner)
        ends = [
            (width / 2 + math.cos(angle + turn) * reach * 1.3, height * middle + math.sin(angle + turn) * reach * 1.3)
            for turn in (-spread, spread)
        ]
        canvas.drawPath(polygon([tip, *ends]), fill((255, 255, 255), alpha))
    return image_of(pixels)
