"""Two given pictures or videos in one frame, side by side or one above the other: both go on at once."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from generation.engines.studio.materials import Material
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.backplate import LIGHT, TONES, Backplate
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.schema import Shot, Split


class SplitPlate:
    """The shot's two pictures as its place. Each is cropped to its half as it would be to a frame of that shape, and
    moves with the camera.
    """

    light = LIGHT
    relight = Relight(rim=0.25)
    dusty = False

    def __init__(self, shot: Shot, materials: Mapping[str, Material], reference: Camera) -> None:
        self.tone = TONES[shot.time]
        self._split = shot.split
        self._plates = [
            Backplate(materials[wish.reference], shot.model_copy(update={"material": wish, "beside": None}), half)
            for wish, half in zip(shot.shown, halves(reference, shot.split), strict=True)
        ]

    def behind(self, view: View, moment: Moment) -> None:
        drawn = []
        for plate, camera in zip(self._plates, halves(view.camera, self._split), strict=True):
            pixels = np.zeros((camera.height_px, camera.width_px, 4), np.uint8)
            plate.behind(View(pixels=pixels, canvas=canvas_on(pixels), camera=camera), moment)
            drawn.append(pixels)
        np.concatenate(drawn, axis=1 if self._split == "side" else 0, out=view.pixels)

    def before(self, view: View, moment: Moment) -> None:
        """Nothing is in front of the people."""


def halves(camera: Camera, split: Split) -> tuple[Camera, Camera]:
    """The camera as either half sees through it; an odd pixel goes to the second."""
    if split == "side":
        first = camera.width_px // 2
        return replace(camera, width_px=first), replace(camera, width_px=camera.width_px - first)
    first = camera.height_px // 2
    return replace(camera, height_px=first), replace(camera, height_px=camera.height_px - first)
