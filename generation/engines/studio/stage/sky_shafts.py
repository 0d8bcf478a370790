"""Beams of light from above: added to the frame from an eighth of its size."""

from collections.abc import Iterable

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import RGB, add_light
from generation.engines.studio.stage.moment import View

SHRINK = 8
Beam = tuple[float, float, float, float, float]
"""Left and right edge at the top, left and right at the foot, in frame widths; the foot's row, in frame heights."""


def shafts(view: View, rgb: RGB, beams: Iterable[Beam], *, soft: float = 0.022, rest: float = 0.0) -> None:
    """`rgb` is what one beam adds at the top, falling to `rest` of it at the bottom; `soft` in frame heights."""
    height, width = max(2, view.camera.height_px // SHRINK), max(2, view.camera.width_px // SHRINK)
    light, layer = np.zeros((height, width, 3), np.uint8), np.zeros((height, width, 3), np.uint8)
    for left, right, foot_left, foot_right, foot in beams:
        corners = np.array([[left, -0.01], [right, -0.01], [foot_right, foot], [foot_left, foot]])
        layer[:] = 0
        cv2.fillConvexPoly(layer, (corners * [width, height]).astype(np.int32), rgb[::-1], cv2.LINE_AA)
        cv2.add(light, layer, dst=light)
    blurred = cv2.GaussianBlur(light, (0, 0), max(0.8, height * soft))
    fall = np.linspace(1.0, rest, height, dtype=np.float32)[:, None, None]
    add_light(view.pixels, (blurred * fall).astype(np.uint8))
