"""Film and tape: moving grain, scratches, gate weave, bars. Everything follows from the frame's second."""

from functools import lru_cache

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import canvas_on, stroke
from generation.engines.studio.stage.seeds import choose, generator, unit

SEED = 19
STEPS_HZ = 24
"""Film moves on this often, whatever the frame rate."""
MARGIN = 64


def tick(t_s: float, rate_hz: float = STEPS_HZ) -> int:
    return int(np.floor(t_s * rate_hz + 1e-6))


def grain(pixels: np.ndarray, t_s: float, amount: float, *, coarse: float = 1.0) -> None:
    """Noise of about `amount` levels, another piece of one large sheet every step."""
    height, width = pixels.shape[:2]
    sheet = _sheet(height, width, coarse)
    number = tick(t_s)
    top, left = choose(MARGIN, SEED, "top", number), choose(MARGIN, SEED, "left", number)
    piece = sheet[top : top + height, left : left + width]
    cv2.addWeighted(pixels, 1.0, piece, amount / 32, -128 * amount / 32, dst=pixels)


@lru_cache(4)
def _sheet(height: int, width: int, coarse: float) -> np.ndarray:
    """BGRA noise of deviation 32 around 128; coarser grain is larger."""
    rng = generator(SEED, "grain")
    size = (round((height + MARGIN) / coarse), round((width + MARGIN) / coarse))
    grains = np.clip(rng.standard_normal(size) * 32 + 128, 0, 255).astype(np.uint8)
    noise = np.asarray(cv2.resize(grains, (width + MARGIN, height + MARGIN), interpolation=cv2.INTER_LINEAR))
    return np.asarray(cv2.merge([noise, noise, noise, np.full_like(noise, 128)]))


def scratches(pixels: np.ndarray, t_s: float) -> None:
    """A few bright lines that stay for some frames, and specks that stay for one."""
    height, width = pixels.shape[:2]
    canvas = canvas_on(pixels)
    px = height / 1280
    for number in range(3):
        life = tick(t_s, 3.0 + number)
        if unit(SEED, "shown", number, life) < 0.55:
            x = width * unit(SEED, "x", number, life) + 3 * px * np.sin(9 * t_s + number)
            canvas.drawLine(x, 0, x + 4 * px, height, stroke((255, 246, 220), max(0.7, 1.6 * px), 0.34))
    step = tick(t_s)
    for number in range(5):
        x, y = width * unit(SEED, "speck x", number, step), height * unit(SEED, "speck y", number, step)
        reach = (2 + 6 * unit(SEED, "speck", number, step)) * px
        dark = unit(SEED, "dark", number, step) < 0.6
        tint = (26, 20, 14) if dark else (255, 248, 230)
        canvas.drawLine(x, y, x + reach * 1.6, y + reach, stroke(tint, max(0.8, reach * 0.7), 0.6))


def weave(pixels: np.ndarray, t_s: float, reach_px: float) -> None:
    """The film does not sit quite still: whole pixels up to `reach_px` at 1280 rows; edges repeat."""
    number = tick(t_s)
    scale = reach_px * pixels.shape[0] / 1280
    dx = round((2 * unit(SEED, "weave x", number // 2) - 1) * scale)
    dy = round((2 * unit(SEED, "weave y", number) - 1) * scale)
    if dx or dy:
        height, width = pixels.shape[:2]
        moved = cv2.copyMakeBorder(pixels, abs(dy), abs(dy), abs(dx), abs(dx), cv2.BORDER_REPLICATE)
        pixels[:] = moved[abs(dy) + dy : abs(dy) + dy + height, abs(dx) + dx : abs(dx) + dx + width]


def flicker(t_s: float, depth: float) -> float:
    """A factor around 1 for the lamp's unsteady light."""
    return 1 + depth * (2 * unit(SEED, "lamp", tick(t_s)) - 1)


def bars(pixels: np.ndarray, share: float) -> None:
    """Black above and below, each `share` of the height."""
    rows = round(pixels.shape[0] * share)
    pixels[:rows, :, :3] = 0
    pixels[-rows:, :, :3] = 0
