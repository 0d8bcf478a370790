"""Paper, canvas and print: textures painted once for a frame size. uint8 [H, W], how much darker each pixel is."""

from functools import lru_cache

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.canvas import shade_of
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.seeds import fractal_noise

NOISE = 512
KEPT = 6


@lru_cache(KEPT)
def paper(height: int, width: int, depth: int, beta: float = 0.9) -> np.ndarray:
    """Fibres and grain up to `depth` levels dark; a higher `beta` is cloudier."""
    grain = spread(fractal_noise(NOISE, beta, 11, "paper"), height, width)
    return np.asarray(np.clip((grain * 0.32 + 0.5) * depth, 0, depth).astype(np.uint8))


@lru_cache(KEPT)
def paper_shade(height: int, width: int, depth: int, beta: float = 0.9) -> skia.Image:
    return shade_of(paper(height, width, depth, beta))


@lru_cache(KEPT)
def dots(height: int, width: int, step_px: float, depth: int) -> np.ndarray:
    """A rotated grid of soft dots, `step_px` apart at 1280 rows."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    step = np.float32(2 * np.pi / (step_px * height / 1280 + 1))
    wave = np.cos((x + y) * step * 0.7071) + np.cos((x - y) * step * 0.7071)
    return np.asarray((np.clip(wave - 0.7, 0, 1) * depth).astype(np.uint8))


@lru_cache(KEPT)
def scanlines(height: int, width: int, step_px: float, depth: int) -> skia.Image:
    """Rows of a tube, `step_px` apart at 1280 rows but never closer than two rows."""
    step = max(2, round(step_px * height / 1280))
    rows = np.where(np.arange(height) % step < step / 2, depth, 0).astype(np.uint8)
    return shade_of(np.ascontiguousarray(np.repeat(rows[:, None], width, 1)))


@lru_cache(KEPT)
def hatching(height: int, width: int, angle: float, step_px: float) -> np.ndarray:
    """Wavering pencil strokes at `angle` radians, 0 between them and 255 along them."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    waver = spread(fractal_noise(NOISE, 1.6, 12, "waver", angle), height, width)
    step = max(2.6, step_px * height / 1280)
    across = (x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))) / step + 0.35 * waver
    return np.asarray((255 * (0.5 + 0.5 * np.cos(2 * np.pi * across))).astype(np.uint8))


@lru_cache(KEPT)
def ragged_border(height: int, width: int, reach: float) -> np.ndarray:
    """uint8: 255 outside a hand-painted edge about `reach` frame widths wide, 0 inside."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    inside = np.minimum(np.minimum(x, width - x), np.minimum(y, height - y)) / width
    wobble = spread(fractal_noise(NOISE, 1.3, 13, "border"), height, width) * reach * 0.28
    return np.asarray((255 * (1 - smooth(reach * 0.35, reach * 0.8, inside + wobble))).astype(np.uint8))


def spread(noise: np.ndarray, height: int, width: int) -> np.ndarray:
    """Tileable noise over a frame, scaled with it: one tile is 512 pixels at 1280 rows."""
    side = max(8, round(NOISE * height / 1280))
    tile = cv2.resize(noise, (side, side), interpolation=cv2.INTER_AREA) if side != NOISE else noise
    rows, columns = -(-height // side), -(-width // side)
    return np.asarray(np.tile(tile, (rows, columns))[:height, :width])
