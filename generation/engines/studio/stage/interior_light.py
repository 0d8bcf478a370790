"""Light of places: an ambient level and lamps in space, baked into what is painted."""

from dataclasses import dataclass

import numpy as np

from generation.engines.studio.stage.canvas import RGB

WRAP = 0.45
"""How far lamps reach round corners: light bounces in rooms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """`rgb` are factors at the lamp; half of it is left `reach_m` away."""

    at: tuple[float, float, float]
    rgb: RGB
    reach_m: float = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighting:
    ambient: RGB
    lamps: tuple[Lamp, ...] = ()

    def factors(self, points: np.ndarray, normal: np.ndarray) -> np.ndarray:
        """What colours at world points [..., 3] are multiplied by, [..., 3]; `normal` is a unit vector."""
        total = np.broadcast_to(np.array(self.ambient), points.shape).copy()
        for lamp in self.lamps:
            away = np.array(lamp.at) - points
            distance = np.linalg.norm(away, axis=-1)
            facing = np.abs(away @ normal) / np.maximum(distance, 1e-6)
            lit = (WRAP + (1 - WRAP) * facing) / (1 + (distance / lamp.reach_m) ** 2)
            total += lit[..., None] * np.array(lamp.rgb)
        return total

    def lit(self, rgb: RGB, at: tuple[float, float, float], normal: tuple[float, float, float]) -> RGB:
        red, green, blue = (np.array(rgb) * self.factors(np.array(at), np.array(normal))).tolist()
        return (red, green, blue)
