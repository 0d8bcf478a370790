"""Square, turned cut-outs of a picture, and the way back from their pixels."""

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A square of the picture: `centre_px` float [2], side, and the angle (radians, clockwise) of its upper edge."""

    centre_px: np.ndarray
    side_px: float
    angle: float = 0.0

    def to_picture(self, size_px: int) -> np.ndarray:
        """float [2, 3]: from the pixels of a cut of `size_px` to the picture's. Pixel centres are whole numbers."""
        scale = self.side_px / size_px
        cos, sin = np.cos(self.angle) * scale, np.sin(self.angle) * scale
        linear = np.array([[cos, -sin], [sin, cos]])
        half = (size_px - 1) / 2
        return np.column_stack([linear, self.centre_px - linear @ np.array([half, half])])


def cut(image: np.ndarray, square: Square, size_px: int, *, interpolation: int = cv2.INTER_LINEAR) -> np.ndarray:
    """The square, `size_px` wide and high, in the type of `image`; beyond the picture's edge its last pixels go on."""
    to_picture = square.to_picture(size_px)
    scale = square.side_px / size_px
    if scale > 1.5:
        image, to_picture = _shrunk(image, square, to_picture, scale)
        interpolation = cv2.INTER_LINEAR
    return cv2.warpAffine(
        image, to_picture, (size_px, size_px),
        flags=interpolation | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip


def _shrunk(image: np.ndarray, square: Square, to_picture: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """The part of the picture under the square, averaged down: warpAffine alone would skip pixels and alias."""
    height, width = image.shape[:2]
    reach = square.side_px * 0.75 + 2 * scale
    left, top = np.clip(np.floor(square.centre_px - reach), 0, (width - 1, height - 1)).astype(int)
    right, bottom = np.clip(np.ceil(square.centre_px + reach), (left + 1, top + 1), (width, height)).astype(int)
    part = image[top:bottom, left:right]
    small_w, small_h = max(1, round(part.shape[1] / scale)), max(1, round(part.shape[0] / scale))
    small = cv2.resize(part, (small_w, small_h), interpolation=cv2.INTER_AREA)
    shrink = np.array([small_w / part.shape[1], small_h / part.shape[0]])
    # Pixel centres: small = (big + 0.5 - corner) * shrink - 0.5
    shift = (to_picture[:, 2] + 0.5 - np.array([left, top])) * shrink - 0.5
    return small, np.column_stack([to_picture[:, :2] * shrink[:, None], shift])
