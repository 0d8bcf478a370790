"""A pet's or a toy's head on a clay body: a cut-out that turns like a card with a belly."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.head.cutout import Cutout
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import RGB, Point, image_of, resample
from generation.engines.studio.stage.light import Light
from vision.character import Character

TALL, WIDE = 2.85, 2.95
"""Face units that a head may fill."""
CHIN_Y = 1.16
"""Where its lower edge is: over the collar's opening."""
PIVOT_Y = 1.0
STEP_PX = 8
BELLY = 0.30
"""How far its middle slides for a radian of turn, in widths: paper with a belly."""
NARROW = 0.55
NOD = 0.16


class CharacterHead:
    def __init__(self, character: Character) -> None:
        self._cutout = Cutout(character)
        red, green, blue = (float(part) for part in character.colour_rgb)
        self.skin: RGB = (red, green, blue)
        self._unit = max(self._cutout.tall / TALL, self._cutout.wide / WIDE)
        """Texture pixels a face unit."""

    def draw(
        self,
        canvas: skia.Canvas,
        frame: tuple[int, int],
        light: Light,
        relight: Relight,
        centre: Point,
        scale: float,
        pose: HeadPose,
        *,
        sticker: bool,
    ) -> None:
        """As PhotoHead.draw; always framed by its paper."""
        cutout = self._cutout
        reach = scale * 1.25 * max(cutout.tall, cutout.wide) / self._unit
        left, top = max(0, math.floor(centre[0] - reach)), max(0, math.floor(centre[1] - reach))
        right, bottom = min(frame[0], math.ceil(centre[0] + reach)), min(frame[1], math.ceil(centre[1] + reach))
        if right - left < STEP_PX or bottom - top < STEP_PX:
            return
        x, y = samples(left, top, right, bottom, centre, scale)
        y = y - PIVOT_Y
        cos, sin = math.cos(pose.roll), math.sin(pose.roll)
        x, y = x * cos + y * sin, -x * sin + y * cos
        half = cutout.wide / 2 / self._unit
        x = x / (1 - NARROW * (1 - math.cos(pose.yaw)))
        x = x - BELLY * math.sin(pose.yaw) * 2 * half * np.maximum(0, 1 - (x / half) ** 2)
        y = y * (1 + NOD * pose.pitch) - NOD * pose.pitch + PIVOT_Y
        columns, rows = cutout.middle + x * self._unit, cutout.foot + (y - CHIN_Y) * self._unit
        texture = cutout.speaking(cutout.texture(relight), pose)
        canvas.drawImage(image_of(looked_up(texture, columns, rows, right - left, bottom - top)), left, top)


def samples(left: int, top: int, right: int, bottom: int, origin: Point, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """Coarse x and y, float32 [h, w] each, of a box of pixels, in units of `scale` pixels from `origin`, y down."""
    width, height = right - left, bottom - top
    columns, rows = math.ceil(width / STEP_PX) + 1, math.ceil(height / STEP_PX) + 1
    x, y = np.meshgrid(
        left + (np.arange(columns) + 0.5) * width / columns - origin[0],
        top + (np.arange(rows) + 0.5) * height / rows - origin[1],
    )
    return (x / scale).astype(np.float32), (y / scale).astype(np.float32)


def looked_up(texture: np.ndarray, columns: np.ndarray, rows: np.ndarray, width: int, height: int) -> np.ndarray:
    """Premultiplied BGRA [height, width, 4]: the texture at coarse coordinates, smoothly between them."""
    coords = np.dstack([columns, rows]).astype(np.float32)
    return resample(texture, cv2.resize(coords, (width, height), interpolation=cv2.INTER_LINEAR))
