"""Pictures as encoders take them: I420, studio range, BT.601, as OpenCV makes it from RGB.

An array of one picture is uint8 [height * 3 / 2, width] with even sides: Y, then U and V at half the width and height.
"""

import cv2
import numpy as np

MATRIX = "smpte170m"
"""ffmpeg's name of these colours."""


def blank(width: int, height: int) -> np.ndarray:
    """Memory for one picture."""
    return np.empty((height * 3 // 2, width), np.uint8)


def from_rgb(frame: np.ndarray, into: np.ndarray) -> None:
    """`frame` is uint8 [height, width, 3]."""
    cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_I420, dst=into)


def to_rgb(picture: np.ndarray) -> np.ndarray:
    rgb: np.ndarray = cv2.cvtColor(picture, cv2.COLOR_YUV2RGB_I420)
    return rgb


def split(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Views of Y [height, width] and of U and V [height / 2, width / 2]."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    flat, area = picture.reshape(-1), height * width
    halves = flat[area:].reshape(2, height // 2, width // 2)
    return flat[:area].reshape(height, width), halves[0], halves[1]


def shrink(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    """A smaller copy as RGB uint8 [height, width, 3]; both even. Each plane is resized, so few pixels are converted."""
    small = blank(width, height)
    for plane, target in zip(split(picture), split(small), strict=True):
        target[:] = cv2.resize(plane, target.shape[::-1], interpolation=cv2.INTER_AREA)
    return to_rgb(small)


def even(pixels: float) -> int:
    """The nearest even number, at least 2."""
    return max(2, 2 * round(pixels / 2))
