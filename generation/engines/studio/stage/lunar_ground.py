"""Cratered ground, lit from the side: three scales of height, shaded once per shot, moved by homography."""

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import opaque
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.seeds import fractal_noise, generator, seed_for

SUN = (-0.823, 0.417, -0.384)
"""Unit vector towards the sun."""
OVERSCAN_X, OVERSCAN_Y = 1.95, 1.7
"""Painted size over frame size, so that the camera can move without seeing an edge."""
TILE = 512
STRIP = 32
"""Rows shaded at once: what they need stays in the processor's cache."""
OVERLAP_PX = 12
"""Rows above the horizon, at 1280, from which the ground is looked for."""
LIT_RGB = np.array([162, 157, 152], np.float32)
DARK_RGB = np.array([18, 24, 36], np.float32)


def _craters(seed: int) -> tuple[tuple[float, float, np.ndarray, float], ...]:
    """Tile size in metres, spectrum slope, crater radii in metres, weight."""
    rng = generator(seed, "craters")
    return (
        (3.0, 1.5, rng.random(30) * 0.10 + 0.02, 0.8),
        (22.0, 1.7, np.concatenate([rng.random(50) * 0.5 + 0.12, rng.random(8) * 1.2 + 0.5]), 0.75),
        (160.0, 1.9, np.concatenate([rng.random(70) * 3 + 1, rng.random(6) * 9]), 0.6),
    )


def _slopes(size_m: float, beta: float, radii_m: np.ndarray, seed: int) -> np.ndarray:
    """Tileable slopes along x and z, float32 [TILE, TILE, 2]."""
    rng = generator(seed, "slopes", size_m)
    height = fractal_noise(TILE, beta, seed, "ground", size_m, lowest=2) * 0.0024 * size_m
    for radius_m in radii_m:
        centre = (rng.random(2) * TILE).astype(int)
        radius = radius_m / size_m * TILE
        reach = int(radius * 1.8) + 2
        y, x = np.mgrid[-reach:reach, -reach:reach]
        far = np.hypot(x, y) / radius
        bowl = np.where(far < 1, -(1 - far**2) * 0.32, 0) + np.exp(-(((far - 1.05) / 0.16) ** 2)) * 0.12
        rows = (np.arange(-reach, reach) + centre[0]) % TILE
        columns = (np.arange(-reach, reach) + centre[1]) % TILE
        height[np.ix_(rows, columns)] += (bowl * radius_m).astype(np.float32)
    texel = size_m / TILE
    along = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) / (2 * texel)
    away = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) / (2 * texel)
    return np.stack([along, away], -1).astype(np.float32)


class _Shade:
    """What the ground looks like at given points, seen from one camera."""

    def __init__(self, seed: int, reference: Camera) -> None:
        self._reference = reference
        self._slopes = [
            (size_m, weight, _slopes(size_m, beta, radii_m, seed_for(seed, "tile", size_m)))
            for size_m, beta, radii_m, weight in _craters(seed)
        ]
        self._albedo = fractal_noise(TILE, 1.6, seed, "albedo")

    def __call__(self, x: np.ndarray, z: np.ndarray) -> np.ndarray:
        """Opaque BGRA of the ground at these world points, float32 [H, W]."""
        reference = self._reference
        away = np.hypot(x - np.float32(reference.x), z - np.float32(reference.z))
        footprint = away / reference.focal_px * np.maximum(1, away / reference.y) ** 0.6
        slope = np.zeros((*x.shape, 2), np.float32)
        for size_m, weight, slopes in self._slopes:
            fade = np.clip(1.3 - footprint * (TILE / size_m / 6), 0, 1) * weight
            slope += _tiled(slopes, x, z, size_m, TILE) * fade[..., None]
        slope_x, slope_z = slope[..., 0], slope[..., 1]
        facing = (-slope_x * SUN[0] + SUN[1] - slope_z * SUN[2]) / np.sqrt(slope_x**2 + slope_z**2 + 1)
        lit = np.clip(facing, 0, 1) ** 0.9 * 1.75 + 0.035
        grain = _tiled(self._albedo, x, z, 30, 510)
        light = np.clip(lit * (1 + 0.10 * grain), 0, 1.3)
        dark = np.clip(1 - lit, 0, 1)
        spot = np.exp(-((x / 2.2) ** 2) - (z / 2.6) ** 2)
        level = (1 - 0.25 * smooth(8.0, 90.0, away)) * (0.80 + 0.34 * spot)
        return opaque((light * level)[..., None] * LIT_RGB + (dark * level)[..., None] * DARK_RGB)


def _tiled(tile: np.ndarray, x: np.ndarray, z: np.ndarray, size_m: float, texels: int) -> np.ndarray:
    """The first `texels` of a tile laid on the floor again every `size_m`."""
    across, deep = x / size_m, z / size_m
    u, v = (across - np.floor(across)) * texels, (deep - np.floor(deep)) * texels
    return np.asarray(cv2.remap(tile, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP))


class LunarGround:
    def __init__(self, seed: int, reference: Camera) -> None:
        width, height = round(reference.width_px * OVERSCAN_X), round(reference.height_px * OVERSCAN_Y)
        intrinsics = reference.intrinsics.copy()
        intrinsics[0, 2] = width / 2
        turned = reference.rotation
        to_picture = intrinsics @ np.stack([turned[:, 0], turned[:, 2], -turned @ reference.position], 1)
        self._to_ground = np.linalg.inv(to_picture)
        x, z, first_row = self._ground_points(width, height)
        shade = _Shade(seed, reference)
        strips = range(0, len(x), STRIP)
        self._picture = np.concatenate([shade(x[top : top + STRIP], z[top : top + STRIP]) for top in strips])
        self._to_ground = self._to_ground @ np.array([[1, 0, 0], [0, 1, first_row], [0, 0, 1.0]])

    def _ground_points(self, width: int, height: int) -> tuple[np.ndarray, np.ndarray, int]:
        """World x and z of each picture pixel below the horizon, and the first such row."""
        u = (np.arange(width, dtype=np.float32) + np.float32(0.5))[None]
        v = (np.arange(height, dtype=np.float32) + np.float32(0.5))[:, None]
        rows = self._to_ground.astype(np.float32)
        ahead = rows[2, 0] * u + rows[2, 1] * v + rows[2, 2]
        below = (ahead > 0) == (self._to_ground[2] @ [width / 2, height - 1, 1] > 0)
        first = int(np.argmax(below.all(1))) + 2
        v, ahead = v[first:], ahead[first:]
        x = (rows[0, 0] * u + rows[0, 1] * v + rows[0, 2]) / ahead
        z = (rows[1, 0] * u + rows[1, 1] * v + rows[1, 2]) / ahead
        return x, z, first

    def draw(self, pixels: np.ndarray, camera: Camera) -> None:
        top = int(max(0, min(camera.height_px - 2, camera.horizon_px - OVERLAP_PX * camera.height_px / 1280)))
        shift = np.array([[1, 0, 0], [0, 1, -top], [0, 0, 1.0]])
        cv2.warpPerspective(
            self._picture,
            shift @ camera.ground @ self._to_ground,
            (camera.width_px, camera.height_px - top),
            dst=pixels[top:],
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_TRANSPARENT,
        )
