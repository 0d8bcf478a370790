"""A still lake up to a wavy shore: it mirrors what stands above the horizon, with ripples and glitter."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, Point, image_of, stroke
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.scenery import below_horizon, mirror
from generation.engines.studio.stage.seeds import unit

GLINTS = 46
REACH_M = 16.0


def shore_m(x: float, near_m: float, t_s: float) -> float:
    """Where the water ends at `x`; small waves run up and back."""
    return near_m + 0.16 * math.sin(x * 0.9 + 0.6) + 0.07 * math.sin(x * 2.3) + 0.05 * math.sin(t_s * 1.2 + x * 1.4)


class Lake:
    def __init__(self, seed: int, near_m: float, water: RGB, glint: RGB, *, mirrored: float = 0.72) -> None:
        """`mirrored` 0..1 is the mirror image's share in the water's colour."""
        self._mirrored = mirrored
        self._seed, self._near_m = seed, near_m
        self._water, self._glint = water, glint

    def draw(self, view: View, t_s: float) -> None:
        """Over the ground, from the horizon to the shore."""
        camera, pixels = view.camera, view.pixels
        top = below_horizon(camera)
        edge = self._edge(camera, t_s)
        bottom = int(min(camera.height_px, max(y for _, y in edge) + 2))
        if bottom - top < 8:
            return
        mirrored = mirror(pixels[:bottom], top, t_s, ripple=7, smear=16)
        tint = np.empty_like(mirrored)
        tint[:] = (*self._water[::-1], 255)
        image = image_of(cv2.addWeighted(mirrored, self._mirrored, tint, 1 - self._mirrored, 0))
        place = skia.Matrix()
        place.setTranslate(0, top)
        paint = skia.Paint(AntiAlias=True, Shader=image.makeShader(localMatrix=place))
        wide = float(camera.width_px)
        view.canvas.drawPath(polygon([(-9.0, float(top)), (wide + 9, float(top)), *edge[::-1]]), paint)
        self._glitter(view, t_s)
        path = skia.Path()
        path.addPoly([skia.Point(*point) for point in edge], False)
        view.canvas.drawPath(path, stroke((255, 255, 255), 6 * view.unit, 0.40))
        path.offset(0, -7 * view.unit)
        view.canvas.drawPath(path, stroke((255, 255, 255), 2.5 * view.unit, 0.35))

    def _edge(self, camera: Camera, t_s: float) -> list[Point]:
        half = min(REACH_M, camera.half_width_m(self._near_m) * 1.25 + 0.5)
        steps = np.linspace(camera.x - half, camera.x + half, 48).tolist()
        near = camera.z + 0.5
        return [camera.spot(x, 0.0, max(near, shore_m(x, self._near_m, t_s)))[:2] for x in steps]

    def _glitter(self, view: View, t_s: float) -> None:
        """Short bright strokes that come and go."""
        camera = view.camera
        for number in range(GLINTS):
            chance = [unit(self._seed, "glint", number, part) for part in range(3)]
            z = self._near_m + 0.5 + 22 * chance[0] ** 2.2
            x = camera.x + (chance[1] * 2 - 1) * camera.half_width_m(z)
            px, py, metre = camera.spot(x, 0.0, z)
            shine = math.sin(t_s * (1.6 + 2 * chance[2]) + chance[1] * 40)
            if metre > 0 and shine > 0.1:
                long = (0.06 + 0.10 * chance[2]) * metre
                view.canvas.drawLine(
                    px - long, py, px + long, py, stroke(self._glint, 0.014 * metre + 0.6 * view.unit, 0.6 * shine)
                )
