"""A photo studio for places nobody drew: the first static prop with a picture stands behind as a giant backdrop."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import LINEAR, RGB, image_of, mix, opaque
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, below_horizon, floor, panorama_size
from generation.engines.studio.stage.seeds import fractal_noise, generator, unit
from generation.storyboard.vocabulary import Term, TermKind, names

BACKDROP_M, BACKDROP_Z_M, BACKDROP_SUNK_M = 4.3, 3.6, 0.15
BACKDROP_PX = 768
DEFAULT_TINTS: tuple[RGB, ...] = ((120, 160, 220), (230, 140, 110), (120, 190, 160), (170, 130, 210))
GLOOM: RGB = (112, 132, 164)
GLOOMY_WEATHER = {"rain", "storm", "hail", "fog"}
MOTES = 22
SWEEP_SHRINK = 0.25
"""The empty studio is nothing but soft gradients: painted this much smaller."""


class Open:
    """A seamless studio in the backdrop's own colours; the backdrop itself stands behind, giant and soft-lit."""

    dusty = False

    def __init__(self, brief: Brief) -> None:
        self._seed = brief.seed
        tint = _main_color(brief)
        dark = brief.dark
        high, low = (
            (mix(tint, (10, 10, 30), 0.70), mix(tint, (30, 26, 60), 0.35))
            if dark
            else (mix(tint, (120, 110, 160), 0.12), mix(tint, (255, 250, 240), 0.40))
        )
        self._glow = mix(tint, (255, 255, 255), 0.55)
        self.light = Light(
            key=(-0.55, 0.6, 0.58),
            key_rgb=(0.86, 0.86, 0.98) if dark else (1.0, 0.98, 0.95),
            ambient=(0.40, 0.40, 0.50) if dark else (0.48, 0.48, 0.50),
            rim=(0.9, 0.15, -0.3),
            rim_rgb=(tint[0] / 255, tint[1] / 255, tint[2] / 255),
            ground=(0.55, 0.3),
            shadow=0.42,
        )
        self.relight = Relight(tint=(0.92, 0.92, 1.0) if dark else (1.0, 1.0, 1.0), rim_rgb=self._glow, rim=0.6)
        self.tone = Tone(lift=(6, 5, 9), gain=(1.02, 1.0, 1.0), gamma=0.95)
        lens = brief.reference.scaled(SWEEP_SHRINK)
        width, height, horizon = panorama_size(lens)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        up = np.asarray(smooth(-0.05, 0.75, (horizon - y) / lens.height_px))[..., None]
        picture = np.array(low) * (1 - up) + np.array(high) * up
        away = np.hypot(x - width / 2, (y - horizon + 0.25 * lens.height_px) * 1.1) / lens.height_px
        picture += up * np.exp(-((away / 0.5) ** 2))[..., None] * np.array([44, 44, 44])
        self._far = Panorama(opaque(picture), float(horizon), lens)
        self._floor = self._sweep(brief, low)
        self._backdrop = None if brief.backdrop is None else image_of(_enlarged(brief.backdrop))

    @staticmethod
    def _sweep(brief: Brief, low: RGB) -> np.ndarray:
        """A paper floor, brightest around the mark and without an edge at its far end."""
        size = int(512 * max(0.5, brief.reference.height_px / 1280))
        grain = cv2.resize(fractal_noise(256, 0.8, brief.seed, "paper"), (size, size))
        z = np.linspace(22, -3, size)[:, None]
        x = np.linspace(-12, 12, size)[None]
        pool = np.exp(-((np.hypot(x, z) / 2.6) ** 2))
        fade = 1 - smooth(4.0, 20.0, z)
        value = 1 + fade * (0.10 * pool - 0.06 + 0.008 * grain)
        return opaque(np.array(low)[None, None] * value[..., None])

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels = view.camera, view.pixels
        self._far.draw(pixels, camera)
        floor(self._floor, -12.0, -3.0, 24.0, 25.0).draw(pixels, camera, below_horizon(camera))
        if self._backdrop is not None:
            self._giant(view, moment)
        self._motes(view, moment.t_s)

    def _giant(self, view: View, moment: Moment) -> None:
        x, y, metre = view.camera.spot(0.0, -BACKDROP_SUNK_M, BACKDROP_Z_M)
        if metre <= 0 or self._backdrop is None:
            return
        size = BACKDROP_M * metre * (1 + 0.012 * moment.pulse * moment.energy)
        soft_spot(view.canvas, (x, y - size * 0.5), size * 0.78, self._glow, 0.50)
        view.canvas.save()
        view.canvas.translate(x, y)
        view.canvas.scale(size / BACKDROP_PX, size / BACKDROP_PX)
        view.canvas.drawImage(self._backdrop, -BACKDROP_PX / 2, -BACKDROP_PX, LINEAR)
        view.canvas.restore()

    def _motes(self, view: View, t_s: float) -> None:
        for mote in range(MOTES):
            phase = 6.28 * unit(self._seed, "mote", mote)
            x = (unit(self._seed, "mote x", mote) + 0.03 * drift(t_s, phase)) * view.camera.width_px
            y = (unit(self._seed, "mote y", mote) - 0.02 * t_s) % 1 * view.camera.height_px
            size = (3 + 7 * unit(self._seed, "mote size", mote)) * view.unit
            soft_spot(view.canvas, (x, y), size, (255, 255, 255), 0.28 + 0.12 * drift(t_s, phase, 0.7))

    def before(self, view: View, moment: Moment) -> None:
        """Nothing before the people."""


def _main_color(brief: Brief) -> RGB:
    """The backdrop's mean colour, or one by seed; slate where it rains or somebody grieves."""
    if brief.backdrop is None:
        if GLOOMY_WEATHER & set(brief.shot.weather) or brief.gloomy:
            return GLOOM
        return DEFAULT_TINTS[int(generator(brief.seed, "tint").integers(len(DEFAULT_TINTS)))]
    solid = brief.backdrop[..., 3] > 200
    blue, green, red = brief.backdrop[solid][:, :3].mean(0).tolist() if solid.any() else (200.0, 160.0, 130.0)
    return (red, green, blue)


def _enlarged(pixels: np.ndarray) -> np.ndarray:
    big = cv2.resize(pixels, (BACKDROP_PX, BACKDROP_PX), interpolation=cv2.INTER_CUBIC)
    cover = big[..., 3:]
    return np.dstack([np.minimum(big[..., :3], cover), cover])


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="open",
        en=names("studio, photo studio, limbo, blank background, white background, void"),
        zh=names("摄影棚, 攝影棚, 影棚, 白色背景, 空白背景"),
        defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
    ),
    build=Open,
)
