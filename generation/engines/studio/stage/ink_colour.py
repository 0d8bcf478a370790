"""Colour for whole frames: curves by channel, saturation, smaller and larger pictures. In place, on BGRA."""

from collections.abc import Sequence

import cv2
import numpy as np

FINE_ROWS = 480
"""Smaller pictures are flattened less."""
Knots = Sequence[tuple[float, float]]


def curves(red: Knots, green: Knots, blue: Knots) -> np.ndarray:
    """BGRA look-up table uint8 [1, 256, 4] through (in, out) knots 0..255; alpha stays."""
    x = np.arange(256)
    columns = [np.interp(x, [knot[0] for knot in knots], [knot[1] for knot in knots]) for knots in (blue, green, red)]
    return np.stack([*columns, x], -1).astype(np.uint8).reshape(1, 256, 4)


def saturate(pixels: np.ndarray, amount: float) -> None:
    """Away from (or towards, below 1) each pixel's grey; three times as fast as a matrix."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY)
    flat = cv2.merge([grey, grey, grey, np.full_like(grey, 255)])
    cv2.addWeighted(pixels, amount, flat, 1 - amount, 0, dst=pixels)


def look_up(pixels: np.ndarray, table: np.ndarray) -> None:
    cv2.LUT(pixels, table, dst=pixels)


def halved(pixels: np.ndarray, factor: int = 2) -> np.ndarray:
    """The picture in fewer pixels: [H / factor, W / factor, channels]."""
    height, width = pixels.shape[:2]
    size = (max(1, width // factor), max(1, height // factor))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


def flattened(small: np.ndarray) -> np.ndarray:
    """Without texture, edges kept."""
    return np.asarray(cv2.medianBlur(small, 5 if len(small) >= FINE_ROWS else 3))


def enlarged(small: np.ndarray, height: int, width: int, *, blocky: bool = False) -> np.ndarray:
    way = cv2.INTER_NEAREST if blocky else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(small, (width, height), interpolation=way))


def subtract_grey(pixels: np.ndarray, dark: np.ndarray) -> None:
    """Takes uint8 [H, W] off every colour channel."""
    cv2.subtract(pixels, cv2.merge([dark, dark, dark, np.zeros_like(dark)]), dst=pixels)


def add_grey(pixels: np.ndarray, light: np.ndarray) -> None:
    cv2.add(pixels, cv2.merge([light, light, light, np.zeros_like(light)]), dst=pixels)
