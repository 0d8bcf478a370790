"""The visible AI label: drawn once per size, laid over every frame."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from generation.media.planes import even, split

TEXT_SHARE = 0.052
"""Height of the letters over the frame's short side: regulators read 5 % as the least."""
_MARGIN_SHARE = 0.035
_BACK = (12, 12, 20, 118)
_INK = (255, 255, 255, 235)
_SUPERSAMPLING = 4
_LUMA = np.array([65.481, 128.553, 24.966], np.float32) / 255
_BLUE = np.array([-37.797, -74.203, 112.0], np.float32) / 255
_RED = np.array([112.0, -93.786, -18.214], np.float32) / 255
"""ITU-R BT.601 in studio range, from 0..255."""


class Label:
    """A sparkle and the letters AI on a dark pill in the top left corner, for frames of one size.

    `font` is a TrueType file; None takes Pillow's own font, for installations without the font pack.
    """

    def __init__(self, *, width: int, height: int, font: Path | None, text: str = "AI") -> None:
        short = min(width, height)
        picture = _draw(text, letter_px=TEXT_SHARE * short, font=font)
        margin = even(_MARGIN_SHARE * short)
        self.left, self.top = margin, margin
        pixels = _evened(np.asarray(picture, np.float32)[: height - margin, : width - margin])
        self.height, self.width = pixels.shape[:2]
        self._size = (height, width)
        self._layers = [
            _Layer(pixels, _LUMA, 16),
            _Layer(_halved(pixels), _BLUE, 128),
            _Layer(_halved(pixels), _RED, 128),
        ]

    @property
    def box(self) -> tuple[slice, slice]:
        """Rows and columns that the label may change; even, so that its colours end where its light does."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)

    def lay(self, picture: np.ndarray) -> None:
        """Draws over an I420 picture, in place: blending is linear, so it may come after the change of colours."""
        height, width = self._size
        if picture.shape != (height * 3 // 2, width):
            raise ValueError(f"the label was drawn for {self._size}, the picture is {picture.shape}")
        for scale, plane, layer in zip((1, 2, 2), split(picture), self._layers, strict=True):
            rows, columns = (slice(side.start // scale, side.stop // scale) for side in self.box)
            layer.lay(plane[rows, columns])


class _Layer:
    """One plane of the label, in 256ths: how much of the picture stays, and what is added."""

    def __init__(self, pixels: np.ndarray, weights: np.ndarray, offset: float) -> None:
        alpha = pixels[..., 3] / 255
        self._keep = np.round((1 - alpha) * 256).astype(np.uint32)
        self._add = np.round((pixels[..., :3] @ weights + offset) * (256 - self._keep) + 128).astype(np.uint32)

    def lay(self, under: np.ndarray) -> None:
        under[:] = (under * self._keep + self._add) >> 8


def _evened(pixels: np.ndarray) -> np.ndarray:
    """With a clear last row and column where the number was odd."""
    height, width = pixels.shape[:2]
    return np.pad(pixels, ((0, height % 2), (0, width % 2), (0, 0)))


def _halved(pixels: np.ndarray) -> np.ndarray:
    """Means of 2x2 pixels, each colour weighed by its opacity."""
    height, width = pixels.shape[:2]
    cells = pixels.reshape(height // 2, 2, width // 2, 2, 4)
    opacity = cells[..., 3:]
    colour = (cells[..., :3] * opacity).sum((1, 3)) / np.maximum(opacity.sum((1, 3)), 1)
    return np.concatenate([colour, opacity.mean((1, 3))], axis=-1)


def _draw(text: str, *, letter_px: float, font: Path | None) -> Image.Image:
    scale = _SUPERSAMPLING
    letter = letter_px * scale
    face = _face(font, letter)
    left, top, right, bottom = face.getbbox(text)
    pad, star = 0.44 * letter, 1.05 * letter
    width, height = round(2 * pad + star + 0.32 * letter + right - left), round(2 * pad + bottom - top)
    picture = Image.new("RGBA", (width, height), (*_INK[:3], 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, width - 1, height - 1), radius=height / 2.6, fill=_BACK)
    _sparkle(draw, pad + 0.46 * letter, height / 2 + 0.06 * letter, 0.52 * letter)
    _sparkle(draw, pad + 0.92 * letter, height / 2 - 0.38 * letter, 0.22 * letter)
    draw.text((pad + star + 0.32 * letter - left, pad - top), text, font=face, fill=_INK)
    return picture.resize((max(1, round(width / scale)), max(1, round(height / scale))), Image.Resampling.BOX)


def _face(font: Path | None, letter_px: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font at the size where a capital letter is `letter_px` high."""
    size = letter_px / 0.7
    for _ in range(3):
        face = ImageFont.truetype(font, size) if font else ImageFont.load_default(size)
        _, top, _, bottom = face.getbbox("A")
        size *= letter_px / max(1, bottom - top)
    return face


def _sparkle(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    """A four-pointed star with hollow sides."""
    angles = np.linspace(0, 2 * np.pi, 65)
    reach = radius / (np.abs(np.cos(angles)) ** 0.62 + np.abs(np.sin(angles)) ** 0.62) ** (1 / 0.62)
    draw.polygon([(x + r * np.cos(a), y + r * np.sin(a)) for a, r in zip(angles, reach, strict=True)], fill=_INK)
