"""One instant of a clip, as every plug-in sees it."""

from dataclasses import dataclass

import numpy as np
import skia

from generation.engines.studio.stage.camera import Camera


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`t_s` seconds into the clip, `shot_s` into the shot, `beat` beats since the first one, `energy` 0..1."""

    t_s: float
    shot_s: float
    shot_seconds: float
    beat: float
    energy: float

    @property
    def progress(self) -> float:
        """0 at the start of the shot, 1 at its end."""
        return self.shot_s / max(1e-6, self.shot_seconds)

    @property
    def pulse(self) -> float:
        """1 on the beat, falling to 0 before the next."""
        return float(np.exp(-(self.beat % 1) * 4.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is drawn on: BGRA premultiplied uint8 [H, W, 4], a canvas over the same bytes, and the camera."""

    pixels: np.ndarray
    canvas: skia.Canvas
    camera: Camera

    @property
    def unit(self) -> float:
        """Pixels for what is one pixel at 1280 rows: line widths and blurs scale with the frame."""
        return self.camera.height_px / 1280
