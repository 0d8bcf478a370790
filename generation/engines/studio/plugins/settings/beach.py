"""Sand, moving sea and a low sun."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, opaque, stroke
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.palms import Palm
from generation.engines.studio.stage.scenery import Panorama, below_horizon, floor
from generation.engines.studio.stage.seeds import fractal_noise, unit
from generation.engines.studio.stage.skies import SKIES, SKY_SHRINK, paint
from generation.engines.studio.stage.surf import Sea
from generation.storyboard.vocabulary import Term, TermKind, names

SHORE_M = 3.4
SWASH_M = 0.32
"""How far waves run up and down the sand."""
SAND_DEPTH_M = 12.0
GULLS = 5
SAND: dict[str, RGB] = {
    "day": (236, 212, 164),
    "sunset": (214, 160, 122),
    "sunrise": (226, 184, 150),
    "night": (74, 82, 112),
}
LIGHTS = {
    "day": Light(
        key=(0.45, 0.75, 0.5),
        key_rgb=(1.02, 0.99, 0.92),
        ambient=(0.50, 0.52, 0.56),
        rim=(-0.8, 0.3, -0.3),
        rim_rgb=(0.45, 0.5, 0.55),
        ground=(-0.5, -0.2),
        shadow=0.40,
    ),
    "sunset": Light(
        key=(0.35, 0.35, 0.75),
        key_rgb=(1.02, 0.80, 0.66),
        ambient=(0.54, 0.46, 0.54),
        rim=(0.6, 0.6, -0.4),
        rim_rgb=(1.0, 0.66, 0.32),
        ground=(-0.25, -0.75),
        shadow=0.42,
    ),
    "night": Light(
        key=(0.4, 0.6, 0.6),
        key_rgb=(0.72, 0.80, 1.0),
        ambient=(0.34, 0.38, 0.56),
        rim=(0.7, 0.5, -0.4),
        rim_rgb=(0.5, 0.65, 1.0),
        ground=(-0.3, -0.5),
        shadow=0.5,
    ),
}
LIGHTS["sunrise"] = LIGHTS["sunset"]


class Beach:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        self.light = LIGHTS[time]
        low = time in ("sunset", "sunrise")
        tint = (1.06, 0.93, 0.84) if low else (0.80, 0.86, 1.02) if time == "night" else (1.02, 1.0, 0.97)
        rim = (255, 190, 110) if low else (170, 200, 255) if time == "night" else (255, 248, 230)
        self.relight = Relight(tint=tint, key=(0.45, -0.5), strength=0.22, rim_rgb=rim, rim=0.85 if low else 0.45)
        self.tone = Tone(lift=(8, 4, 8), gain=(1.04, 1.0, 0.96) if low else (1.01, 1.01, 1.02), gamma=0.94)
        sky = SKIES[time]
        lens = brief.reference.scaled(SKY_SHRINK)
        picture, horizon = paint(sky, brief.seed, lens)
        self._far = Panorama(opaque(picture), float(horizon), lens)
        self._sea = Sea(time, sky.sun[0], brief.seed, brief.reference)
        self._sand = self._shore(brief, SAND[time])
        self._palms = [Palm(brief.seed, 0, self.light), Palm(brief.seed, 1, self.light)]
        self._seed = brief.seed

    @staticmethod
    def _shore(brief: Brief, sand: RGB) -> np.ndarray:
        """Ripples, grain and a wet edge; its far end fades into the sea."""
        size = int(1024 * max(0.35, brief.reference.height_px / 1280))
        fine = cv2.resize(fractal_noise(512, 0.55, brief.seed, "grain"), (size, size))
        dunes = cv2.resize(fractal_noise(512, 1.7, brief.seed, "dunes", lowest=2), (size, size))
        y = np.linspace(0, 1, size)[:, None]
        ripples = np.sin(y * 90 + dunes * 5.0) * smooth(0.18, 0.5, np.broadcast_to(y, (size, size)))
        value = 0.93 + 0.030 * fine + 0.040 * dunes + 0.016 * ripples
        wet = 1 - smooth(0.05, 0.26, np.broadcast_to(y, (size, size)) + 0.02 * dunes)
        picture = np.array(sand)[None, None] * (value * (1 - 0.34 * wet))[..., None]
        picture += wet[..., None] * np.array([16, 22, 34])
        return opaque(picture)

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels, t = view.camera, view.pixels, moment.t_s
        top = below_horizon(camera)
        self._far.draw(pixels, camera, top + 2)
        shore = SHORE_M + SWASH_M * math.sin(t * 1.1)
        edge = camera.spot(camera.x, 0.0, max(camera.z + 0.5, shore - 0.4))[1] + abs(camera.roll) * camera.width_px
        self._sea.draw(pixels, camera, t, top, int(min(camera.height_px, max(top + 8, edge))))
        floor(self._sand, -14.0, shore - SAND_DEPTH_M, 28.0, SAND_DEPTH_M).draw(pixels, camera, top)
        self._foam(view, t, shore)
        wide = max(1.0, 1.2 * view.camera.width_px / view.camera.height_px)
        for palm, (x, z) in zip(self._palms, ((-1.3, 1.9), (1.75, 2.9)), strict=True):
            palm.draw(view, x * wide, z, t)
        self._gulls(view, t)

    def _foam(self, view: View, t: float, shore: float) -> None:
        x = np.linspace(-9, 9, 90)
        for back, alpha, width in ((0.0, 0.85, 9.0), (0.22, 0.6, 5.0), (0.62, 0.35, 4.0)):
            z = shore + back + 0.10 * np.sin(x * 1.7 + t + back * 5) + 0.06 * np.sin(x * 4.1 - t * 1.7)
            pixels, depth = view.camera.project(np.stack([x, np.zeros_like(x), z], 1))
            if depth.min() < 0.3:
                continue
            path = skia.Path()
            path.addPoly([skia.Point(*point) for point in pixels.tolist()], False)
            near = view.camera.focal_px / max(1.0, float(depth.mean())) / 190
            view.canvas.drawPath(path, stroke((255, 250, 242), width * near, alpha))

    def _gulls(self, view: View, t: float) -> None:
        width, px = view.camera.width_px, view.unit
        for number in range(GULLS):
            pace = 30 + 30 * unit(self._seed, "gull pace", number)
            x = (unit(self._seed, "gull x", number) * 900 + t * pace) % 900 / 900 * width * 1.25 - 0.12 * width
            y = (150 + 230 * unit(self._seed, "gull y", number)) * px
            size = (0.5 + unit(self._seed, "gull size", number)) * px
            flap = math.sin(t * 7 + number * 2) * 14 * size
            path = skia.Path()
            path.moveTo(x - 30 * size, y - flap)
            path.quadTo(x - 12 * size, y - 8 * size, x, y)
            path.quadTo(x + 12 * size, y - 8 * size, x + 30 * size, y - flap)
            view.canvas.drawPath(path, stroke((58, 44, 58), 3.4 * size, 0.8))

    def before(self, view: View, moment: Moment) -> None:
        """Open sand towards the viewer."""


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="beach",
        en=names("beach, seaside, sea, ocean, shore, coast, sand, seashore, hawaii"),
        zh=names("海边, 海邊, 沙滩, 沙灘, 大海, 海滩, 海灘, 海岸, 海上, 夏威夷"),
        defaults={"time": "sunset", "outfit": "summer", "mood": "happy"},
    ),
    build=Beach,
    ambience=("waves",),
)
