"""Light for drawn bodies: one key, one rim, ambient; a Lambert model baked into gradient stops."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from generation.engines.studio.stage.canvas import RGB

PROFILE = np.linspace(-1, 1, 9)
"""Where across a limb, edge to edge, its cylinder is shaded; even steps are the quickest gradient in skia."""
PROFILE_Z = np.sqrt(1 - PROFILE**2)
STOPS: tuple[float, ...] = tuple(((PROFILE + 1) / 2).tolist())
ANGLE_STEPS = 96
WRAP = 0.22
"""How far light bends around clay: subsurface scattering in one number."""


@dataclass(frozen=True, kw_only=True)
class Light:
    """Directions point at the light in screen space: x right, y up, z to the viewer. Colours are factors, 1 is full.

    `ground` is where shadows fall for one metre of height: (x, z) metres.
    """

    key: RGB = (-0.55, 0.6, 0.58)
    key_rgb: RGB = (1.0, 0.98, 0.94)
    ambient: RGB = (0.30, 0.31, 0.36)
    rim: RGB = (0.9, 0.15, -0.3)
    rim_rgb: RGB = (0.3, 0.4, 0.6)
    ground: tuple[float, float] = (0.5, 0.35)
    shadow: float = 0.5

    @cached_property
    def key_unit(self) -> np.ndarray:
        return np.array(self.key) / np.linalg.norm(self.key)

    @cached_property
    def rim_unit(self) -> np.ndarray:
        return np.array(self.rim) / np.linalg.norm(self.rim)

    def shade(self, base: RGB, normals: np.ndarray) -> list[int]:
        """ARGB of a clay surface of colour `base` for unit normals [N, 3]."""
        facing = normals @ self.key_unit
        lit = np.maximum(0.0, (facing + WRAP) / (1 + WRAP))[:, None]
        edge = np.maximum(0.0, normals[:, :2] @ self.rim_unit[:2]) ** 2.5 * (1 - np.abs(normals[:, 2])) ** 0.7
        half = self.key_unit + np.array([0, 0, 1.0])
        sheen = np.maximum(0.0, normals @ (half / np.linalg.norm(half))) ** 24
        value = np.asarray(base, float) * (np.array(self.ambient) + np.array(self.key_rgb) * lit * 0.92)
        value += (
            255 * np.array(self.rim_rgb) * (edge * 0.55)[:, None]
            + 255 * np.array(self.key_rgb) * (sheen * 0.10)[:, None]
        )
        parts = np.clip(value, 0, 255).astype(int)
        packed = (255 << 24) | (parts[:, 0] << 16) | (parts[:, 1] << 8) | parts[:, 2]
        return [int(color) for color in packed]

    def flat(self, base: RGB) -> RGB:
        """The colour of a surface that faces the viewer, a little up: for painted details."""
        return _flat(self, base)


@lru_cache(1024)
def _flat(light: Light, base: RGB) -> RGB:
    color = light.shade(base, np.array([[0.0, 0.3, 0.95]]))[0]
    return ((color >> 16) & 255, (color >> 8) & 255, color & 255)


@lru_cache(4096)
def cylinder(light: Light, base: RGB, angle_step: int) -> list[int]:
    """Stops across a cylinder whose screen normal points along `angle_step` of ANGLE_STEPS (y down)."""
    angle = angle_step * 2 * np.pi / ANGLE_STEPS
    x, y = np.cos(angle), np.sin(angle)
    return light.shade(base, np.stack([x * PROFILE, -y * PROFILE, PROFILE_Z], 1))


@lru_cache(1024)
def sphere(light: Light, base: RGB) -> list[int]:
    """Four stops from the lit spot of a ball to its dark edge."""
    key = light.key_unit
    normals = np.array(
        [key, [key[0] * 0.2, key[1] * 0.2, 0.95], [-key[0] * 0.6, -key[1] * 0.6, 0.5], [-key[0], -key[1], 0.05]]
    )
    return light.shade(base, normals / np.linalg.norm(normals, axis=1)[:, None])
