"""Skies by time of day: gradient, sun or moon with its glow, drifting cloud, stars."""

from dataclasses import dataclass

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, vertical_gradient
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.scenery import panorama_size
from generation.engines.studio.stage.seeds import fractal_noise, generator

NOISE = 512
SKY_SHRINK = 0.5
"""A sky is soft: painted at half the size it loses nothing that is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sky:
    """`stops` run from the top to the horizon. The sun is (right of the middle, above the horizon) in frame heights."""

    stops: tuple[tuple[float, RGB], ...]
    below: RGB
    sun: tuple[float, float]
    sun_rgb: RGB
    sun_radius: float
    glow: RGB
    cloud: float
    cloud_lit: RGB
    cloud_dark: RGB
    stars: int = 0


SKIES = {
    "day": Sky(
        stops=((0, (38, 112, 204)), (0.55, (92, 166, 228)), (1, (190, 222, 240))),
        below=(206, 222, 226),
        sun=(0.20, 0.52),
        sun_rgb=(255, 252, 236),
        sun_radius=0.032,
        glow=(60, 50, 30),
        cloud=0.8,
        cloud_lit=(246, 249, 252),
        cloud_dark=(190, 208, 228),
    ),
    "sunset": Sky(
        stops=((0, (48, 66, 128)), (0.42, (128, 104, 158)), (0.74, (236, 138, 112)), (1, (255, 196, 120))),
        below=(150, 90, 110),
        sun=(0.06, 0.075),
        sun_rgb=(255, 240, 196),
        sun_radius=0.050,
        glow=(112, 78, 40),
        cloud=0.6,
        cloud_lit=(255, 190, 130),
        cloud_dark=(120, 92, 150),
    ),
    "sunrise": Sky(
        stops=((0, (70, 120, 190)), (0.5, (164, 166, 206)), (0.8, (252, 190, 168)), (1, (255, 226, 176))),
        below=(190, 160, 160),
        sun=(-0.10, 0.085),
        sun_rgb=(255, 250, 220),
        sun_radius=0.045,
        glow=(90, 70, 46),
        cloud=0.6,
        cloud_lit=(255, 224, 200),
        cloud_dark=(168, 150, 190),
    ),
    "night": Sky(
        stops=((0, (8, 12, 34)), (0.6, (20, 30, 70)), (1, (52, 58, 104))),
        below=(20, 24, 44),
        sun=(0.10, 0.34),
        sun_rgb=(246, 244, 226),
        sun_radius=0.036,
        glow=(36, 42, 62),
        cloud=0.35,
        cloud_lit=(84, 92, 130),
        cloud_dark=(22, 28, 56),
        stars=700,
    ),
}


def paint(sky: Sky, seed: int, reference: Camera) -> tuple[np.ndarray, int]:
    """Float32 RGB panorama [H, W, 3] and its horizon row; what lies below is filled with `below`."""
    width, height, horizon = panorama_size(reference)
    unit = reference.height_px
    first = max(0.0, 1 - 0.62 * unit / horizon)
    stops = [(first + at * (1 - first), rgb) for at, rgb in sky.stops]
    picture = np.empty((height, width, 3), np.float32)
    picture[:horizon] = vertical_gradient(horizon, width, stops)
    picture[horizon:] = sky.below
    _stars(picture[:horizon], sky.stars, seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot(x - (width / 2 + sky.sun[0] * unit), y - (horizon - sky.sun[1] * unit)) / unit
    picture += np.exp(-away / 0.10)[..., None] * np.array(sky.glow, np.float32)
    picture += np.exp(-((away / 0.32) ** 2))[..., None] * np.array(sky.glow, np.float32) * 0.45
    _clouds(picture[:horizon], sky, seed, unit, away[:horizon])
    disc = np.clip((sky.sun_radius - away) * unit / 1.5 + 0.5, 0, 1)[..., None]
    disc[horizon:] = 0
    picture += (np.array(sky.sun_rgb, np.float32) - picture) * disc
    return picture, horizon


def _clouds(picture: np.ndarray, sky: Sky, seed: int, unit: float, away: np.ndarray) -> None:
    """Perspective cloud deck: noise stretched towards the horizon."""
    rows, columns = picture.shape[:2]
    up = np.clip((rows - np.arange(rows, dtype=np.float32) + 0.05 * unit) / (0.4 * unit), 0.08, 3)[:, None]
    across = (np.arange(columns, dtype=np.float32)[None] - columns / 2) / unit
    u = np.mod(across * 330 / up + 200, NOISE - 1).astype(np.float32)
    v = np.mod(np.broadcast_to(240 / up, u.shape), NOISE - 1).astype(np.float32)
    deck = cv2.remap(fractal_noise(NOISE, 1.7, seed, "clouds", lowest=2), u, v, cv2.INTER_LINEAR)
    cover = smooth(0.25, 1.7, deck) * smooth(0.0, 0.22, up - 0.1) * sky.cloud
    lit = np.exp(-away / 0.45)[..., None]
    color = np.array(sky.cloud_dark) * (1 - lit) + np.array(sky.cloud_lit) * lit
    if sky.stops[0][1][2] > 200:
        color = (
            np.array(sky.cloud_dark)
            + (np.array(sky.cloud_lit) - np.array(sky.cloud_dark)) * smooth(0.4, 2.0, deck)[..., None]
        )
    picture += (color - picture) * cover[..., None]


def _stars(picture: np.ndarray, count: int, seed: int) -> None:
    rng = generator(seed, "stars")
    rows = (rng.random(count) ** 1.4 * (picture.shape[0] - 2)).astype(int)
    columns = (rng.random(count) * (picture.shape[1] - 2)).astype(int)
    picture[rows, columns] += (rng.random((count, 1)) * 170 + 40) * np.array([0.85, 0.92, 1.0])
