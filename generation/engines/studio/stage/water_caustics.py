"""Caustics: where two sets of bright lines cross on the floor, drawn at a part of the size."""

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import RGB, add_light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.scenery import below_horizon
from generation.engines.studio.stage.seeds import fractal_noise

TILE = 128
SHRINK = 6
FADE_M = 7.5
LAYERS = ((3.1, 0.16, 0.10), (2.3, -0.14, 0.13))
"""Metres a tile, drift along x and z in metres a second."""


class Caustics:
    def __init__(self, seed: int, rgb: RGB) -> None:
        """`rgb` is what the brightest line adds."""
        field = fractal_noise(TILE, 1.5, seed, "caustics", lowest=3)
        self._tile = np.asarray(np.clip(1 - np.abs(field) * 1.5, 0, 1) ** 1.5, np.float32)
        self._bgr = np.array(rgb[::-1], np.float32)

    def draw(self, view: View, t_s: float) -> None:
        small = view.camera.scaled(1 / SHRINK)
        top = below_horizon(small)
        x, y = np.meshgrid(np.arange(small.width_px) + 0.5, np.arange(small.height_px - top) + top + 0.5)
        world = np.stack([x, y, np.ones_like(x)], -1) @ np.linalg.inv(small.ground).T
        ground = (world[..., :2] / world[..., 2:]).astype(np.float32)
        fade = np.clip(1.25 - (ground[..., 1] - small.z) / FADE_M, 0, 1)
        layers = []
        for size_m, drift_x, drift_z in LAYERS:
            coords = (ground + np.array([drift_x * t_s, drift_z * t_s], np.float32)) * np.float32(TILE / size_m)
            u, v = cv2.split(np.mod(coords, TILE))
            layers.append(cv2.remap(self._tile, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP))
        glow = (np.minimum(*layers) * fade)[..., None] * self._bgr
        box = view.pixels[top * SHRINK :]
        if len(box) > 2:
            add_light(box, np.clip(glow, 0, 255).astype(np.uint8))
