"""Things close to the lens at the frame's corners: they frame the picture and sway a little."""

import math
from dataclasses import dataclass

import skia

from generation.engines.studio.stage.canvas import LINEAR
from generation.engines.studio.stage.moment import View

NEAR_M = 1.6
MOST = 0.05
"""Corners follow the camera's moves as something this near would, by at most this much of the frame's height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """`size` is the picture's height over the frame's; it sits in a corner, sunk by `sunk` of its own size."""

    image: skia.Image
    size: float
    right: bool = False
    top: bool = False
    flip: bool = False
    sunk: tuple[float, float] = (0.0, 0.0)
    sway: float = 0.006
    phase: float = 0.0

    def draw(self, view: View, t_s: float) -> None:
        camera = view.camera
        tall = self.size * camera.height_px
        scale = tall / self.image.height()
        wide = self.image.width() * scale
        most = MOST * camera.height_px
        follow = max(-most, min(most, -camera.focal_px * (camera.x / NEAR_M + math.tan(camera.yaw)) * 0.5))
        swing = self.sway * camera.height_px
        left = camera.width_px - wide * (1 - self.sunk[0]) if self.right else -wide * self.sunk[0]
        top = -tall * self.sunk[1] if self.top else camera.height_px - tall * (1 - self.sunk[1])
        left += follow + swing * math.sin(t_s * 1.3 + self.phase)
        top += swing * 0.6 * math.sin(t_s * 1.7 + self.phase * 2.1)
        view.canvas.save()
        view.canvas.translate(left + wide / 2, top)
        view.canvas.scale(-scale if self.flip else scale, scale)
        view.canvas.drawImage(self.image, -self.image.width() / 2, 0, LINEAR)
        view.canvas.restore()
