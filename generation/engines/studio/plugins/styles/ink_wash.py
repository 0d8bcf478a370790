"""Chinese ink on rice paper: soft greys, wet edges, and red as the only colour."""

from functools import cache, lru_cache

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on, soften
from generation.engines.studio.stage.ink_colour import (
    curves,
    enlarged,
    flattened,
    halved,
    look_up,
    saturate,
    subtract_grey,
)
from generation.engines.studio.stage.ink_lines import creases, grey_of, strokes
from generation.engines.studio.stage.ink_paper import NOISE, paper_shade, ragged_border, spread
from generation.engines.studio.stage.seeds import fractal_noise
from generation.storyboard.vocabulary import Term, TermKind, names

COLOUR = 0.05
RICE = curves(
    ((0, 30), (60, 88), (130, 188), (200, 242), (255, 252)),
    ((0, 30), (60, 86), (130, 184), (200, 238), (255, 248)),
    ((0, 36), (60, 88), (130, 174), (200, 224), (255, 232)),
)
VERMILION_BGR = (44, 40, 206)
RED_FROM = 62
"""How much more red than green or blue something is before it keeps a colour: skin does not."""


def ink(pixels: np.ndarray, _t_s: float) -> None:
    """Painted at half size: a brush has no finer tip."""
    height, width = pixels.shape[:2]
    scale = height / 1280
    small = flattened(halved(pixels))
    grey = grey_of(small)
    blue, green, red, _ = cv2.split(small)
    seal = cv2.subtract(cv2.subtract(red, cv2.max(green, blue)), np.full_like(red, RED_FROM))
    lines = cv2.add(
        strokes(grey, blur_px=2.4 * scale, start=8, gain=5.0 * scale, darkest=130),
        creases(grey, reach_px=5.0 * scale, gain=1.9, start=6),
    )
    saturate(small, COLOUR)
    look_up(small, RICE)
    subtract_grey(small, cv2.multiply(lines, _bristles(*grey.shape), scale=1 / 255))
    _stamp(small, soften(cv2.convertScaleAbs(seal, alpha=4.0), 1.0))
    cv2.add(small, _margin(*grey.shape), dst=small)
    pixels[:] = enlarged(small, height, width)
    canvas_on(pixels).drawImage(paper_shade(height, width, 30, 0.8), 0, 0)


def _stamp(small: np.ndarray, cover: np.ndarray) -> None:
    """Vermilion where `cover` says."""
    part = cv2.merge([cover, cover, cover, np.zeros_like(cover)])
    kept = cv2.multiply(small, cv2.bitwise_not(part), scale=1 / 255)
    cv2.add(kept, cv2.LUT(part, _vermilion()), dst=small)


@cache
def _vermilion() -> np.ndarray:
    level = np.arange(256)
    columns = [level * part / 255 for part in VERMILION_BGR]
    return np.stack([*columns, np.zeros(256)], -1).astype(np.uint8).reshape(1, 256, 4)


@lru_cache(4)
def _bristles(height: int, width: int) -> np.ndarray:
    """Where the brush ran dry."""
    noise = spread(fractal_noise(NOISE, 0.9, 37, "bristles"), height, width)
    return np.asarray(np.clip(190 + 70 * noise, 70, 255).astype(np.uint8))


@lru_cache(4)
def _margin(height: int, width: int) -> np.ndarray:
    border = ragged_border(height, width, 0.11) // 2
    return np.asarray(cv2.merge([border, border, border, np.zeros_like(border)]))


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="ink_wash",
        en=names("ink wash, ink painting, chinese ink, chinese painting, sumi-e, brush painting, ink wash painting"),
        zh=names("水墨, 水墨画, 水墨畫, 国画, 國畫, 中国风, 中國風, 水墨风, 水墨風, 写意, 寫意"),
    ),
    look=Look(saturation=1.1, contrast=0.5, bloom=0.2, vignette=0.0, caption_rgb=(240, 90, 70), finish=ink),
)
