"""A moving sea: two layers of waves on the floor plane, and the sun's path over them."""

import math

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, darken, resample, vertical_gradient
from generation.engines.studio.stage.seeds import fractal_noise

WAVES = ((26.0, 0.5, -1.3), (17.0, -0.7, -0.9))
"""Metres a tile, drift along x and z in metres a second."""
TILE = 512
COARSE_X, COARSE_Y = 8, 4
"""Wave coordinates are computed on this coarse a grid."""
COLORS: dict[str, tuple[RGB, RGB, RGB]] = {
    "day": ((150, 214, 232), (46, 160, 190), (40, 178, 186)),
    "sunset": ((240, 172, 140), (140, 104, 140), (74, 76, 116)),
    "sunrise": ((246, 206, 180), (150, 150, 186), (90, 122, 156)),
    "night": ((60, 74, 120), (22, 34, 70), (18, 34, 62)),
}
"""At the horizon, a little nearer, at the shore."""
GLITTER: dict[str, RGB] = {
    "day": (255, 255, 250),
    "sunset": (255, 222, 158),
    "sunrise": (255, 240, 200),
    "night": (210, 222, 255),
}


class Sea:
    def __init__(self, time: str, sun_right: float, seed: int, reference: Camera) -> None:
        self._noise = np.clip(fractal_noise(TILE, 1.15, seed, "waves", lowest=3) * 42 + 128, 0, 255).astype(np.uint8)
        far, middle, near = COLORS[time]
        column = vertical_gradient(500, 1, [(0, far), (0.14, middle), (1, near)])
        self._base = np.ascontiguousarray(np.clip(column[..., ::-1], 0, 255).astype(np.uint8))
        level = np.arange(256.0)
        self._sparkle = np.clip((level - 150) * 5.5, 0, 255).astype(np.uint8)
        self._swell = np.clip((level - 128) * 0.34 + 60, 0, 255).astype(np.uint8)
        self._glitter = np.array(GLITTER[time][::-1], np.float32) / 255
        self._sun_right = sun_right
        self._focal = reference.focal_px

    def draw(self, pixels: np.ndarray, camera: Camera, t_s: float, top: int, bottom: int) -> None:
        """Fills the rows from `top` to `bottom` with water."""
        width, rows = camera.width_px, bottom - top
        if rows < 4:
            return
        waves = [self._layer(camera, t_s, top, rows, *wave) for wave in WAVES]
        relief = cv2.addWeighted(waves[0], 0.5, waves[1], 0.5, 0)
        unit = camera.height_px / 1280
        y, x = np.arange(rows, dtype=np.float32)[:, None] / unit, np.arange(width, dtype=np.float32)[None]
        sun_x = width / 2 - camera.focal_px * math.tan(camera.yaw) + self._sun_right * camera.height_px
        path = np.exp(-(((x - sun_x) / unit / (36 + y * 0.34)) ** 2)) * np.clip(1.05 - y / 700, 0, 1)
        shine = cv2.multiply(cv2.LUT(relief, self._sparkle), (path * 255).astype(np.uint8), scale=1 / 255)
        tall = cv2.resize(self._base, (1, camera.height_px - top), interpolation=cv2.INTER_LINEAR)
        water = np.repeat(tall[:rows], width, 1)
        water = cv2.add(water, cv2.cvtColor(cv2.LUT(relief, self._swell), cv2.COLOR_GRAY2BGR))
        water = darken(water, 60)
        light = cv2.merge([cv2.convertScaleAbs(shine, alpha=float(part)) for part in self._glitter])
        pixels[top:bottom, :, :3] = cv2.add(water, light)

    def _layer(
        self, camera: Camera, t_s: float, top: int, rows: int, size_m: float, drift_x: float, drift_z: float
    ) -> np.ndarray:
        """One wave layer as seen: uint8 [rows, W]."""
        tile = np.array(
            [
                [size_m / TILE, 0, drift_x * t_s % size_m],
                [0, size_m * 2 / TILE, drift_z * t_s % (2 * size_m)],
                [0, 0, 1.0],
            ]
        )
        shift = np.array([[1, 0, 0], [0, 1, -top], [0, 0, 1.0]])
        back = np.linalg.inv(shift @ camera.ground @ tile)
        x, y = np.meshgrid(
            np.arange(0, camera.width_px + COARSE_X, COARSE_X), np.arange(0, rows + COARSE_Y, COARSE_Y) + 0.5
        )
        world = np.stack([x, y, np.ones_like(x)], -1) @ back.T
        coords = (world[..., :2] / world[..., 2:]).astype(np.float32)
        full = cv2.resize(coords, None, fx=COARSE_X, fy=COARSE_Y)[:rows, : camera.width_px]
        return resample(self._noise, full, cv2.BORDER_WRAP)
