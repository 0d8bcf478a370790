"""Large soft things in the air: fog banks, curtains of light, beams. Painted once for each frame size, then slid."""

from collections.abc import Callable

import numpy as np
import skia

from generation.engines.studio.stage.canvas import RGB, image_of
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.ink_paper import NOISE
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import fractal_noise

Painter = Callable[[int, int], np.ndarray]
"""Height and width in pixels to float [height, width, 4]: RGB 0..255, not premultiplied, and cover 0..1."""


class Veil:
    """`painter` is called once per frame size; tiles where its picture does."""

    def __init__(self, painter: Painter, *, glow: bool = False) -> None:
        self._painter = painter
        self._images: dict[tuple[int, int], tuple[skia.Image, int]] = {}
        self._glow = glow

    def draw(self, view: View, *, alpha: float = 1.0, slide: float = 0.0, down: float = 0.0, tile: float = 1.0) -> None:
        """`slide` in frame widths to the right, wrapped at `tile` of them; `down` in frame heights."""
        height, width = view.camera.height_px, view.camera.width_px
        image, top = self._image(height, round(width * tile))
        paint = skia.Paint(Alphaf=alpha)
        if self._glow:
            paint.setBlendMode(skia.BlendMode.kPlus)
        options = skia.SamplingOptions()
        left = round(slide % tile * width)
        for x in (left, left - image.width()):
            if x < width and x + image.width() > 0:
                view.canvas.drawImage(image, x, top + round(down * height), options, paint)

    def _image(self, height: int, width: int) -> tuple[skia.Image, int]:
        """Without the empty rows above and below, and how many are above."""
        if (height, width) not in self._images:
            painted = self._painter(height, width)
            cover = np.clip(painted[..., 3:], 0, 1)
            bgr = np.clip(painted[..., 2::-1], 0, 255) * cover
            pixels = np.dstack([bgr, cover * 255]).astype(np.uint8)
            rows = np.flatnonzero(pixels[..., 3].any(1))
            top, end = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 1)
            self._images[height, width] = image_of(pixels[top:end]), top
        return self._images[height, width]


def bank(
    rgb: RGB, seed: int, *, top: float, thick: float, beta: float = 1.7, streak: float = 3.0, patchy: float = 0.26
) -> Painter:
    """Fog below `top` of the frame, `thick` 0..1 at its densest, drawn out sideways by `streak`; it tiles sideways."""

    def paint(height: int, width: int) -> np.ndarray:
        noise = fractal_noise(NOISE, beta, seed % 1000, "bank", lowest=2)
        rows = np.linspace(0, NOISE - 1, height).astype(int)
        columns = (np.arange(width) * NOISE / width).astype(int)
        rows = (rows * streak).astype(int) % NOISE
        cloud = noise[np.ix_(rows, columns)]
        depth = smooth(top, min(1.0, top + 0.45), np.linspace(0, 1, height))[:, None]
        cover = np.clip(0.62 + patchy * cloud, 0, 1) * thick * depth
        colour = np.ones((height, width, 3)) * np.array(rgb)
        return np.dstack([colour, cover])

    return paint
