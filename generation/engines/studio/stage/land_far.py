"""What stands on the horizon: a sky that can be drawn on, mountains and hills."""

from dataclasses import replace

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Brief
from generation.engines.studio.stage.canvas import RGB, Point, canvas_on, fill, opaque
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.scenery import Panorama, panorama_size
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.skies import SKIES, Sky, paint

SKY_SHRINK = 0.4
SHRINK = 0.75
NOISE = 512
OVERCAST: RGB = (168, 176, 188)


class Far:
    """A panorama in the making. Lengths are in frame heights: right of the middle, up from the horizon."""

    def __init__(self, brief: Brief, sky: Sky | None = None) -> None:
        found = sky or SKIES[brief.shot.time]
        picture, _ = paint(replace(found, stars=0), brief.seed, brief.reference.scaled(SKY_SHRINK))
        if brief.wet:
            grey = np.array(OVERCAST, np.float32) * (0.24 if brief.dark else 1.0)
            picture += (grey - picture) * 0.62
        self._finish(brief, picture)
        if found.stars and not brief.wet:
            self.stars(brief.seed, found.stars)

    def _finish(self, brief: Brief, picture: np.ndarray) -> None:
        self.lens = brief.reference.scaled(SHRINK)
        self.width, self.height, self.horizon = panorama_size(self.lens)
        self.unit = float(self.lens.height_px)
        self.pixels = cv2.resize(opaque(picture), (self.width, self.height), interpolation=cv2.INTER_LINEAR)
        self.canvas = canvas_on(self.pixels)

    def at(self, right: float, up: float) -> Point:
        return (self.width / 2 + right * self.unit, self.horizon - up * self.unit)

    def stars(self, seed: int, count: int) -> None:
        rng = generator(seed, "stars")
        for x, up, size, bright in rng.random((count, 4)).tolist():
            spot = (x * self.width, self.horizon * (1 - up) * 0.98)
            radius = (0.0007 + 0.0012 * size**5) * self.unit
            self.canvas.drawCircle(*spot, max(0.45, radius), fill((225, 234, 255), 0.25 + 0.75 * bright))

    def below(self, rgb: RGB) -> None:
        """Everything under the horizon in one colour."""
        self.pixels[self.horizon :, :, :3] = np.array(rgb[::-1]).clip(0, 255).astype(np.uint8)

    def panorama(self) -> Panorama:
        return Panorama(self.pixels, float(self.horizon), self.lens)

    def mountains(
        self,
        seed: int,
        name: str,
        *,
        base: float,
        relief: float,
        lit: RGB,
        dark: RGB,
        snow: float = 0.0,
        snow_rgb: RGB = (246, 250, 255),
        haze: RGB = (206, 224, 236),
        fog: float = 0.3,
        peaks: float = 4.0,
        sun_right: bool = True,
    ) -> None:
        """A range: crest between `base` and `base + relief`, `peaks` of them over one frame height, snow on the
        upper `snow` 0..1 of it.
        """
        x = np.arange(self.width, dtype=np.float32) / self.unit
        crest_up = base + relief * _crest(x * peaks, seed, name)
        crest = self.horizon - crest_up * self.unit
        top, bottom = max(0, int(crest.min()) - 2), self.horizon + 3
        y = np.arange(top, bottom, dtype=np.float32)[:, None]
        depth = (y - crest[None]) / self.unit
        rocks = fractal_noise(NOISE, 1.55, seed, "rock", name, lowest=2)
        rough = cv2.resize(rocks[: max(8, NOISE * len(y) // self.width)], (self.width, len(y)))
        across = cv2.Sobel(cv2.GaussianBlur(rough, (0, 0), 0.003 * self.unit), cv2.CV_32F, 1, 0)
        slope = np.gradient(cv2.GaussianBlur(crest[None], (0, 0), max(1.0, 0.006 * self.unit))[0])[None]
        way = 1 if sun_right else -1
        facing = way * (slope * 0.85 * np.exp(-np.maximum(depth, 0) / (0.45 * relief + 0.01)) + across * 0.20)
        shade = smooth(-0.45, 0.55, facing)[..., None]
        color = np.array(dark, np.float32) * (1 - shade) + np.array(lit, np.float32) * shade
        if snow > 0:
            line = depth - snow * relief - 0.05 * relief * rough
            white = (1 - np.asarray(smooth(-0.015, 0.02, line)))[..., None]
            white = white * np.clip((crest_up[None] - base) / relief * 1.6, 0, 1)[..., None]
            bright = np.array(snow_rgb, np.float32) * (0.62 + 0.38 * shade)
            color += (bright - color) * white
        air = np.clip(fog + 0.45 * np.clip(depth / (base + relief), 0, 1), 0, 1)[..., None]
        color += (np.array(haze, np.float32) - color) * air
        cover = np.clip(y - crest[None] + 0.5, 0, 1)[..., None]
        box = self.pixels[top:bottom, :, :3]
        box[:] = np.clip(box * (1 - cover) + color[..., ::-1] * cover, 0, 255).astype(np.uint8)

    def hills(
        self, seed: int, name: str, *, base: float, relief: float, rgb: RGB, low: RGB, waves: float = 1.2
    ) -> None:
        """Round hills, `rgb` at the crest fading to `low` at the horizon."""
        profile = fractal_noise(NOISE, 2.6, seed, "hills", name, lowest=2)[9]
        x = np.arange(self.width, dtype=np.float32) / self.unit * waves * 40 % (NOISE - 1)
        up = base + relief * np.interp(x, np.arange(NOISE), profile) * 0.5
        crest = self.horizon - up * self.unit
        top, bottom = max(0, int(crest.min()) - 2), self.horizon + 3
        y = np.arange(top, bottom, dtype=np.float32)[:, None]
        part = np.clip((y - crest[None]) / (self.horizon - crest[None] + 1), 0, 1)[..., None]
        color = np.array(rgb, np.float32) * (1 - part) + np.array(low, np.float32) * part
        cover = np.clip(y - crest[None] + 0.5, 0, 1)[..., None]
        box = self.pixels[top:bottom, :, :3]
        box[:] = np.clip(box * (1 - cover) + color[..., ::-1] * cover, 0, 255).astype(np.uint8)


def _crest(x: np.ndarray, seed: int, name: str) -> np.ndarray:
    """Jagged peaks, 0..1: folded noise at three scales."""
    field = fractal_noise(NOISE, 1.0, seed, "crest", name, lowest=2)
    total = np.zeros_like(x)
    for octave, weight in enumerate((0.62, 0.26, 0.12)):
        row = field[37 * octave + 11][: NOISE - 1 : 8]
        at = np.mod(x * 2**octave * 1.7, len(row) - 1)
        value = np.interp(at, np.arange(len(row)), row)
        total += weight * (1 - np.abs(np.clip(value, -1.4, 1.4)) / 1.4)
    return np.asarray(total, np.float32)
