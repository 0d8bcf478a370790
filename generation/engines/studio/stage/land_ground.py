"""Ground painted once for a shot's reference camera, from a recipe of world coordinates, and moved by homography."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, opaque
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.scenery import Plane, below_horizon, floor
from generation.engines.studio.stage.seeds import fractal_noise

SHRINK = 0.8
OVERSCAN_X, OVERSCAN_Y = 2.0, 1.5
"""Painted size over frame size, so that the camera can move without seeing an edge."""
STRIP = 32
"""Rows painted at once: what they need stays in the processor's cache."""
TILE = 512
NEAR_Z_M, NEAR_DEEP_M = -16.0, 22.0
NEAR_HALF_M = (4.5, 5.5)
"""Half the near strip's width: this much, and this times the frame's width over its height."""
NEAR_TEXELS = 640
RETREAT_M = 0.25
"""A camera that backed away further than this sees ground that the reference camera had behind its lens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Points of the floor: metres right `x`, deep `z` and `away` from the lens, float32 [H, W]; `grain_m` is what one
    pixel covers there.
    """

    x: np.ndarray
    z: np.ndarray
    away: np.ndarray
    grain_m: np.ndarray

    def noise(self, seed: int, name: str, *, size_m: float, beta: float, stretch: float = 1.0) -> np.ndarray:
        """Deviation-1 noise tiled every `size_m` (and `stretch` times that in depth), gone where pixels are coarser."""
        across, deep = self.x / size_m, self.z / (size_m * stretch)
        u, v = (across - np.floor(across)) * (TILE - 2), (deep - np.floor(deep)) * (TILE - 2)
        field = cv2.remap(fractal_noise(TILE, beta, seed, name, lowest=2), u, v, cv2.INTER_LINEAR)
        return np.asarray(field * np.clip(1.5 - self.grain_m * (40 / size_m), 0, 1))


Recipe = Callable[[Patch], np.ndarray]
"""Float RGB [H, W, 3], 0..255, of a patch."""


class PaintedGround:
    def __init__(self, reference: Camera, recipe: Recipe) -> None:
        self._reference = reference
        lens = reference.scaled(SHRINK)
        width, height = round(lens.width_px * OVERSCAN_X), round(lens.height_px * OVERSCAN_Y)
        intrinsics = lens.intrinsics.copy()
        intrinsics[0, 2] = width / 2
        turned = lens.rotation
        to_picture = intrinsics @ np.stack([turned[:, 0], turned[:, 2], -turned @ lens.position], 1)
        top = max(0, int(lens.horizon_px)) + 2
        self._to_ground = np.linalg.inv(to_picture) @ np.array([[1, 0, 0], [0, 1, top], [0, 0, 1.0]])
        rows = self._to_ground.astype(np.float32)
        u = (np.arange(width, dtype=np.float32) + np.float32(0.5))[None]
        strips = []
        for first in range(0, height - top, STRIP):
            v = (np.arange(first, min(first + STRIP, height - top), dtype=np.float32) + np.float32(0.5))[:, None]
            ahead = rows[2, 0] * u + rows[2, 1] * v + rows[2, 2]
            x = (rows[0, 0] * u + rows[0, 1] * v + rows[0, 2]) / ahead
            z = (rows[1, 0] * u + rows[1, 1] * v + rows[1, 2]) / ahead
            strips.append(opaque(recipe(_patch(lens, x, z))))
        self._picture = np.concatenate(strips)
        self._near = self._painted_near(recipe)

    def _painted_near(self, recipe: Recipe) -> Plane:
        lens = self._reference
        half = NEAR_HALF_M[0] + NEAR_HALF_M[1] * lens.width_px / lens.height_px
        side = np.linspace(-half, half, NEAR_TEXELS, dtype=np.float32)
        x, z = np.meshgrid(side, np.linspace(NEAR_Z_M + NEAR_DEEP_M, NEAR_Z_M, NEAR_TEXELS, dtype=np.float32))
        away = np.maximum(2.5, np.hypot(x, np.maximum(0, z - np.float32(lens.z))))
        patch = Patch(x=x, z=z, away=away, grain_m=np.full_like(x, NEAR_DEEP_M / NEAR_TEXELS))
        return floor(opaque(recipe(patch)), -half, NEAR_Z_M, 2 * half, NEAR_DEEP_M)

    def draw(self, pixels: np.ndarray, camera: Camera) -> None:
        top = below_horizon(camera)
        if camera.z < self._reference.z - RETREAT_M:
            self._near.draw(pixels, camera, top)
        shift = np.array([[1, 0, 0], [0, 1, -top], [0, 0, 1.0]])
        cv2.warpPerspective(
            self._picture,
            shift @ camera.ground @ self._to_ground,
            (camera.width_px, camera.height_px - top),
            dst=pixels[top:],
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_TRANSPARENT,
        )


def _patch(lens: Camera, x: np.ndarray, z: np.ndarray) -> Patch:
    away = np.hypot(x - np.float32(lens.x), z - np.float32(lens.z))
    grain_m = away / lens.focal_px * np.maximum(1, away / max(0.4, lens.y)) ** 0.6
    return Patch(x=x, z=z, away=away, grain_m=grain_m)


def hazed(picture: np.ndarray, patch: Patch, haze: RGB, near_m: float, far_m: float) -> np.ndarray:
    """Far ground in the colour of the air."""
    fog = np.asarray(smooth(near_m, far_m, patch.away))[..., None]
    return picture + (np.array(haze, np.float32) - picture) * fog


def soaked(picture: np.ndarray, patch: Patch, seed: int, sky: RGB) -> np.ndarray:
    """After rain: darker, with puddles that hold the colour of the sky."""
    field = patch.noise(seed, "puddles", size_m=5.0, beta=1.7, stretch=1.6)
    puddle = np.asarray(smooth(0.55, 0.85, field))[..., None] * 0.50
    return picture * 0.66 * (1 - puddle) + np.array(sky, np.float32) * 0.8 * puddle
