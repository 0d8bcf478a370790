"""Drawing on pixels that skia and OpenCV share: BGRA, premultiplied, the only layout that is quick in both."""

import math
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import skia

RGB = tuple[float, float, float]
Point = tuple[float, float]

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
ROUND_CAP = skia.Paint.kRound_Cap
ROUND_JOIN = skia.Paint.kRound_Join
INK: RGB = (20, 18, 32)
QUICK_GRADIENTS = True
"""Skia draws a dithered gradient 2.5 times as fast as a plain one, which takes its old path, and without bands."""
BOXES = 3
_NO_SECOND_MAP = np.empty(0, np.float32)


def resample(pixels: np.ndarray, coords: np.ndarray, border: int = cv2.BORDER_CONSTANT) -> np.ndarray:
    """`pixels` looked up at float32 [h, w, 2] source coordinates x, y."""
    return np.asarray(cv2.remap(pixels, coords, _NO_SECOND_MAP, cv2.INTER_LINEAR, borderMode=border))


def darken(pixels: np.ndarray, level: int) -> np.ndarray:
    """A copy with `level` taken off every colour channel, stopping at 0; alpha, if any, stays."""
    off: Any = (level, level, level, 0)
    return np.asarray(cv2.subtract(pixels, off))


def brighten(pixels: np.ndarray, bgr: tuple[float, float, float]) -> None:
    """Adds to the colour channels of BGRA in place, stopping at 255."""
    more: Any = (*bgr, 0)
    cv2.add(pixels, more, dst=pixels)


def canvas_on(pixels: np.ndarray) -> skia.Canvas:
    """A canvas that writes straight into uint8 [H, W, 4]; the array must outlive it."""
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Surface.MakeRasterDirect(info, pixels, pixels.strides[0]).getCanvas()


def image_of(pixels: np.ndarray) -> skia.Image:
    """A copy of premultiplied BGRA pixels that skia can draw."""
    pixels = np.ascontiguousarray(pixels)
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, pixels.strides[0]))


def argb(rgb: Sequence[float], alpha: float = 1.0) -> int:
    red, green, blue = int(rgb[0]), int(rgb[1]), int(rgb[2])
    red, green, blue = max(0, min(255, red)), max(0, min(255, green)), max(0, min(255, blue))
    return (int(max(0.0, min(1.0, alpha)) * 255) << 24) | (red << 16) | (green << 8) | blue


def fill(rgb: Sequence[float], alpha: float = 1.0, *, blur: float = 0.0) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True, Color=argb(rgb, alpha))
    if blur > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return paint


def stroke(rgb: Sequence[float], width: float, alpha: float = 1.0, *, blur: float = 0.0) -> skia.Paint:
    paint = fill(rgb, alpha, blur=blur)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width)
    paint.setStrokeCap(ROUND_CAP)
    paint.setStrokeJoin(ROUND_JOIN)
    return paint


def linear(start: Point, end: Point, colors: Sequence[int], stops: Sequence[float] | None = None) -> skia.Paint:
    """A paint that runs through ARGB colours from one point to the other."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], list(colors), None if stops is None else list(stops)
    )
    return skia.Paint(AntiAlias=True, Shader=shader, Dither=QUICK_GRADIENTS)


def radial(centre: Point, radius: float, colors: Sequence[int], stops: Sequence[float]) -> skia.Paint:
    shader = skia.GradientShader.MakeRadial(skia.Point(*centre), radius, list(colors), list(stops))
    return skia.Paint(AntiAlias=True, Shader=shader, Dither=QUICK_GRADIENTS)


def tone(rgb: Sequence[float], factor: float) -> RGB:
    return (rgb[0] * factor, rgb[1] * factor, rgb[2] * factor)


def mix(first: Sequence[float], second: Sequence[float], part: float) -> RGB:
    red, green, blue = (a + (b - a) * part for a, b in zip(first, second, strict=True))
    return (red, green, blue)


def opaque(rgb: np.ndarray) -> np.ndarray:
    """Float RGB [H, W, 3] 0..255 as opaque BGRA bytes."""
    return np.asarray(cv2.cvtColor(np.clip(rgb, 0, 255).astype(np.uint8), cv2.COLOR_RGB2BGRA))


def vertical_gradient(height: int, width: int, stops: Sequence[tuple[float, RGB]]) -> np.ndarray:
    """Float32 RGB [height, width, 3] through (position 0..1, colour) from top to bottom."""
    rows = np.linspace(0, 1, height)
    at = [stop[0] for stop in stops]
    column = np.stack([np.interp(rows, at, [stop[1][part] for stop in stops]) for part in range(3)], 1)
    return np.repeat(column[:, None], width, 1).astype(np.float32)


def soften(pixels: np.ndarray, deviation: float) -> np.ndarray:
    """A blur of about this many pixels, by three boxes: a third of a Gaussian's time, and hard to tell from it."""
    side = max(1, round((math.sqrt(4 * deviation * deviation + 1) - 1) / 2))
    for _ in range(BOXES):
        pixels = cv2.blur(pixels, (2 * side + 1, 2 * side + 1))
    return pixels


def shade_of(dark: np.ndarray) -> skia.Image:
    """Drawn over a picture, darkens it by uint8 [H, W]: 0 leaves it, 255 is black."""
    black = np.zeros_like(dark)
    return image_of(cv2.merge([black, black, black, dark]))


def add_light(pixels: np.ndarray, glow: np.ndarray) -> None:
    """Adds small BGR light [h, w, 3] over the whole of BGRA `pixels`, scaled up."""
    full = cv2.resize(glow, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_LINEAR)
    cv2.add(pixels, cv2.cvtColor(full, cv2.COLOR_BGR2BGRA), dst=pixels)
