"""The visible AI label: drawn once per size, laid over every frame."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

TEXT_SHARE = 0.052
"""Height of the letters over the frame's short side: regulators read 5 % as the least."""
_MARGIN_SHARE = 0.035
_BACK = (12, 12, 20, 118)
_INK = (255, 255, 255, 235)
_SUPERSAMPLING = 4


class Label:
    """A sparkle and the letters AI on a dark pill in the top left corner, for frames of one size.

    `font` is a TrueType file; None takes Pillow's own font, for installations without the font pack.
    """

    def __init__(self, *, width: int, height: int, font: Path | None, text: str = "AI") -> None:
        short = min(width, height)
        picture = _draw(text, letter_px=TEXT_SHARE * short, font=font)
        margin = round(_MARGIN_SHARE * short)
        self.left, self.top = margin, margin
        pixels = np.asarray(picture, np.float32)[: height - margin, : width - margin]
        self.height, self.width = pixels.shape[:2]
        alpha = pixels[..., 3:] / 255
        self._keep = np.round((1 - alpha) * 256).astype(np.uint16)
        self._add = np.round(pixels[..., :3] * alpha * 256).astype(np.uint16)
        self._size = (height, width)

    @property
    def box(self) -> tuple[slice, slice]:
        """Rows and columns that the label may change."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)

    def apply(self, frame: np.ndarray) -> np.ndarray:
        """A labelled copy of uint8 [height, width, 3]; the frame itself is left alone, as it is the engine's memory."""
        if frame.shape[:2] != self._size:
            raise ValueError(f"the label was drawn for {self._size}, the frame is {frame.shape[:2]}")
        labelled = frame.copy()
        under = labelled[self.box]
        under[:] = np.minimum((under.astype(np.uint32) * self._keep + self._add + 128) >> 8, 255)
        return labelled


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
