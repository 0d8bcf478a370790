"""The sky above the Moon: stars, a faint band, Earth, and two ridges on the horizon."""

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import opaque
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.scenery import panorama_size
from generation.engines.studio.stage.seeds import fractal_noise, generator

STARS = ((1900, 95, 1), (520, 190, 1), (110, 255, 2))
"""How many, how bright, how wide at 1280 rows."""
EARTH_RADIUS = 0.105
"""Of the frame's height."""
RIDGES = ((0.074, 0.085, 0.80), (0.047, 0.044, 1.0))
"""Relief and base over the frame's height, and brightness."""
NOISE = 512
SPACE_RGB, BAND_RGB = np.array([5, 8, 16], np.float32), np.array([30, 30, 46], np.float32)
ROCK_RGB = np.array([158, 152, 148], np.float32)


def paint_sky(seed: int, reference: Camera) -> tuple[np.ndarray, float]:
    """Opaque BGRA panorama and its horizon row."""
    width, height, horizon = panorama_size(reference)
    y, x = np.mgrid[0:NOISE, 0:NOISE].astype(np.float32) / NOISE
    x, y = x * (width / reference.height_px), y * (height / reference.height_px)
    band = np.exp(-(((x * 0.55 + y * 0.83 - 0.72) / 0.15) ** 2))
    band = band * np.clip(0.55 + 0.35 * fractal_noise(NOISE, 1.5, seed, "milky way"), 0, 2)
    small = SPACE_RGB + band[..., None].astype(np.float32) * BAND_RGB
    sky = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    _stars(sky, seed, reference.height_px / 1280)
    _earth(
        sky,
        seed,
        (width / 2 + 0.155 * reference.height_px, horizon - 0.415 * reference.height_px),
        EARTH_RADIUS * reference.height_px,
    )
    for number, (relief, base, bright) in enumerate(RIDGES):
        _ridge(sky, seed, number, horizon, relief * reference.height_px, base * reference.height_px, bright)
    return opaque(sky), float(horizon)


def _stars(sky: np.ndarray, seed: int, unit: float) -> None:
    rng = generator(seed, "stars")
    height, width = sky.shape[:2]
    for count, bright, size in STARS:
        at = (rng.random((count, 2)) * [height - 4, width - 4]).astype(int) + 1
        color = np.array([205, 225, 255]) * (rng.random((count, 1)) * 0.7 + 0.3) * bright / 255
        sky[at[:, 0], at[:, 1]] += color
        if size > 1 and unit > 0.5:
            for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                sky[at[:, 0] + down, at[:, 1] + right] += color * 0.45


def _earth(sky: np.ndarray, seed: int, centre: tuple[float, float], radius: float) -> None:
    reach = int(radius * 1.5)
    left, top = int(centre[0]) - reach, int(centre[1]) - reach
    y, x = np.mgrid[-reach:reach, -reach:reach].astype(np.float32) / np.float32(radius)
    away = np.hypot(x, y)
    z = np.sqrt(np.clip(1 - away**2, 0, 1))
    longitude, latitude = np.arctan2(x, z) / np.pi, np.arcsin(np.clip(y, -1, 1)) / np.pi
    u, v = np.mod((longitude * 0.5 + 0.3) * NOISE, NOISE - 1), np.mod((latitude + 0.5) * NOISE / 2, NOISE - 1)

    def wrapped(slope: float, name: str) -> np.ndarray:
        return np.asarray(cv2.remap(fractal_noise(NOISE, slope, seed, name, lowest=2), u, v, cv2.INTER_LINEAR))

    land = smooth(0.15, 0.45, wrapped(1.75, "land"))[..., None]
    cloud = smooth(0.2, 1.5, wrapped(1.35, "clouds") + 0.25 * np.sin(latitude * 22))[..., None]
    ice = smooth(0.38, 0.45, np.abs(latitude))[..., None]
    ground = (
        np.array([18, 70, 132]) * (1 - land) + np.array([92, 118, 60]) * (1 - 0.4 * np.abs(latitude)[..., None]) * land
    )
    ground = ground * (1 - ice) + 235 * ice
    ground = ground * (1 - cloud) + 248 * cloud
    sun = np.clip(x * -0.72 + y * -0.25 + z * 0.62, 0, 1) ** 0.8
    disc = ground * (sun * 1.15 + 0.02)[..., None]
    air = np.clip(1 - z, 0, 1) ** 2.2 * smooth(-0.4, 0.6, x * -0.8 + z * 0.5)
    disc += air[..., None] * np.array([70, 150, 255]) * 0.9
    cover = np.clip((1 - away) * radius, 0, 1)[..., None]
    halo = np.exp(-np.clip(away - 1, 0, 1) * 13) * (1 - cover[..., 0]) * smooth(-0.5, 0.9, x * -0.8 - y * 0.2)
    box = sky[top : top + 2 * reach, left : left + 2 * reach]
    box[:] = box * (1 - cover) + disc * cover + halo[..., None] * np.array([60, 130, 220]) * 0.55


def _ridge(sky: np.ndarray, seed: int, number: int, horizon: int, relief: float, base: float, bright: float) -> None:
    """Mountains against the sky, lit from the left."""
    width = sky.shape[1]
    profile = fractal_noise(NOISE, 1.9, seed, "ridge", number)[17 + 200 * number]
    crest = np.interp(np.linspace(0, NOISE - 1, width), np.arange(NOISE), profile).astype(np.float32)
    crest = horizon + 4 - (base + relief * np.clip(crest, -1.2, 1.8) * 0.6)
    top = int(crest.min()) - 2
    rows = np.arange(top, horizon + 6, dtype=np.float32)[:, None]
    rocks = fractal_noise(NOISE, 1.55, seed, "rock", number, lowest=2)[: 2 + len(rows) * NOISE // width]
    rough = cv2.resize(rocks, (width, len(rows)))
    across = cv2.Sobel(cv2.GaussianBlur(rough, (0, 0), max(0.8, relief / 50)), cv2.CV_32F, 1, 0)
    slope = np.gradient(cv2.GaussianBlur(crest[None], (0, 0), max(1.0, relief / 11))[0])[None]
    deep = (rows - crest[None]) / relief
    shade = 0.36 - slope * 0.9 * np.exp(-deep * 1.05) - across * 0.16
    shade = np.clip(shade, 0.02, 1.1) * bright * (1.02 - 0.3 * smooth(0.0, 2.8, deep))
    cover = np.clip(rows - crest[None] + 0.5, 0, 1)[..., None]
    box = sky[top : horizon + 6]
    box[:] = box * (1 - cover) + shade[..., None] * ROCK_RGB * cover
    sky[horizon + 6 :] = sky[horizon + 5]
