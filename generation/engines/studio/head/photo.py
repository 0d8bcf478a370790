"""A photographed head as the stage uses it."""

import skia

from generation.engines.studio.head.marks import marks
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.head.rig import HeadRig
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import RGB, Point, image_of
from generation.engines.studio.stage.light import Light
from vision.contracts import Identity

SKIN_SHADE = 0.92
"""Clay hands are a little deeper than a flash-lit cheek."""


class PhotoHead:
    def __init__(self, identity: Identity) -> None:
        self._rig = HeadRig(identity)
        red, green, blue = (float(part) * SKIN_SHADE for part in identity.skin_rgb)
        self.skin: RGB = (red, green, blue)

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
        """`centre` between the eyes in pixels, `scale` pixels between the outer eye corners."""
        texture = self._rig.texture(relight, sticker=sticker)
        found = self._rig.render(texture, frame, centre, scale, pose)
        if found is not None:
            patch, left, top = found
            canvas.drawImage(image_of(patch), left, top)
            if pose.blush > 0 or pose.tears > 0:
                marks(canvas, centre, scale, pose, self._rig.eyes)
