"""Puffs where feet and things meet a dusty floor."""

import math

import numpy as np

from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import generator

LIFE_S = 1.5
DUST_RGB = (198, 192, 184)
GRAINS = 7


def puffs(view: View, events: list[tuple[float, float, float, float]], t_s: float, seed: int) -> None:
    """`events`: second, x, z and power of each touch within the last LIFE_S."""
    for at_s, x, z, power in events:
        age = t_s - at_s
        if not 0 <= age < LIFE_S:
            continue
        rng = generator(seed, "dust", round(at_s * 1000), round(x * 100))
        angle = rng.random(GRAINS) * 2 * math.pi
        out = (0.30 + rng.random(GRAINS) * 0.8) * power
        up = (0.45 + rng.random(GRAINS) * 0.9) * power
        height = np.maximum(0, up * age - 0.8 * age * age)
        points = np.stack([x + np.cos(angle) * out * age, height, z + np.sin(angle) * out * age * 0.6], 1)
        pixels, depth = view.camera.project(points)
        size = (0.02 + rng.random(GRAINS) * 0.04) * view.camera.focal_px / np.maximum(depth, 0.4) * (0.6 + age)
        fade = (1 - age / LIFE_S) ** 1.5
        for (px, py), radius in zip(pixels.tolist(), size.tolist(), strict=True):
            soft_spot(view.canvas, (px, py), radius, DUST_RGB, 0.30 * fade)
