"""Black rock at a river of lava, under a smoking crater."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import LINEAR, RGB, fill, mix, resample, tone
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_cone import cone
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, soaked
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama
from generation.engines.studio.stage.seeds import fractal_noise, unit
from generation.engines.studio.stage.skies import SKIES, Sky
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.storyboard.vocabulary import Term, TermKind, names

RIVER_M = (1.7, 4.3)
"""The lava's near and far bank."""
FLOW_MPS = 0.55
TILE, TILE_M = 256, 5.0
COARSE = 6
SMOKE_PUFFS, SMOKE_S = 11, 9.0
BOMBS, BOMB_S = 22, 2.6
ROCKS = (
    (-1.35, 1.25, 0.55),
    (1.5, 1.35, 0.7),
    (-2.6, 1.2, 0.9),
    (2.9, 1.1, 0.8),
    (-1.7, 5.0, 1.2),
    (2.3, 5.4, 1.5),
    (-4.6, 4.9, 1.7),
    (5.0, 4.8, 1.4),
)
ROCK: RGB = (92, 78, 84)
AIR: dict[str, tuple[RGB, RGB]] = {
    "day": ((112, 122, 144), (226, 172, 132)),
    "sunset": ((70, 48, 78), (250, 130, 74)),
    "sunrise": ((110, 96, 120), (252, 180, 130)),
    "night": ((12, 8, 20), (120, 38, 34)),
}
"""Above, and at the horizon."""
DIM = {"day": 1.0, "sunset": 0.78, "sunrise": 0.86, "night": 0.42}
EMBER: RGB = (255, 120, 30)


class Volcano:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        dim = DIM[time]
        high, haze = AIR[time]
        self.light = _light(dim)
        self.relight = Relight(
            tint=(0.86 + 0.14 * dim, 0.72 + 0.24 * dim, 0.70 + 0.22 * dim), key=(0.35, -0.3), strength=0.30,
            rim_rgb=(255, 128, 48), rim=0.95,
        )  # fmt: skip
        self.tone = Tone(lift=(10, 3, 4), gain=(1.05, 0.98, 0.94), gamma=0.94)
        self._seed, self._dim = brief.seed, dim
        self._far = self._mountain(brief, high, haze)
        rock = tone(ROCK, dim)

        def recipe(patch: Patch) -> np.ndarray:
            lumps = patch.noise(brief.seed, "lumps", size_m=4.5, beta=1.5)
            grit = patch.noise(brief.seed, "grit", size_m=0.8, beta=0.7)
            veins = np.abs(patch.noise(brief.seed, "veins", size_m=6.0, beta=1.7))
            value = np.clip(0.86 + 0.20 * lumps + 0.07 * grit, 0.25, 1.5)[..., None]
            picture = np.array(rock, np.float32) * value
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, tone(haze, 0.4))
            heat = np.asarray(1 - smooth(0.0, 0.10, veins)) * smooth(
                0.2, 1.0, patch.noise(brief.seed, "hot", size_m=9, beta=1.8)
            )
            aside = np.maximum(0, np.maximum(RIVER_M[0] - patch.z, patch.z - RIVER_M[1]))
            picture += heat[..., None] * np.array([255, 96, 16])
            picture += np.exp(-aside / 0.55)[..., None] * np.array([150, 46, 8]) * (0.4 + 0.6 * value)
            fog = np.asarray(smooth(6.0, 45.0, patch.away))[..., None]
            return picture + (np.array(mix(haze, rock, 0.55), np.float32) - picture) * fog

        self._ground = PaintedGround(brief.reference, recipe)
        self._lava = _lava_colors()
        self._crust = np.clip(fractal_noise(TILE, 1.35, brief.seed, "lava", lowest=2) * 46 + 128, 0, 255).astype(
            np.uint8
        )
        rocks = [boulder(brief.seed, number, self.light, (74, 62, 68)) for number in range(3)]
        self._rocks = sorted(((x, z, tall, rocks[n % 3]) for n, (x, z, tall) in enumerate(ROCKS)), key=lambda r: -r[1])
        self._corners = [
            Corner(image=rocks[0], size=0.19, sunk=(0.44, 0.22), sway=0.0),
            Corner(image=rocks[1], size=0.16, right=True, sunk=(0.42, 0.24), sway=0.0),
        ]
        smoke = mix(high, (60, 48, 54), 0.6)
        self._smoke = [_puff(mix(smoke, haze, 0.25 * n)) for n in range(2)]
        self._embers = Motes(
            image=glow((255, 90, 20), (255, 226, 140), 0.45), seed=brief.seed, count=44, size=(0.005, 0.016),
            rise=0.16, blow=0.03, wander=0.05, blink=0.75,
        )  # fmt: skip

    def _mountain(self, brief: Brief, high: RGB, haze: RGB) -> Panorama:
        sky = SKIES[brief.shot.time]
        far = Far(
            brief,
            Sky(
                stops=((0, high), (0.5, mix(high, haze, 0.5)), (1, haze)),
                below=haze,
                sun=(-0.3, 0.7),
                sun_rgb=sky.sun_rgb,
                sun_radius=0.0,
                glow=(0, 0, 0),
                cloud=0.85,
                cloud_lit=mix(haze, (255, 200, 160), 0.2),
                cloud_dark=mix(high, (30, 20, 30), 0.5),
                stars=300 if brief.dark else 0,
            ),
        )
        dark = tone((54, 44, 56), 0.5 + 0.5 * self._dim)
        far.mountains(
            brief.seed,
            "back",
            base=0.02,
            relief=0.11,
            peaks=3.0,
            lit=mix(dark, haze, 0.4),
            dark=dark,
            haze=haze,
            fog=0.35,
        )
        self._crater = cone(far, brief.seed, dark, haze)
        far.below(mix(haze, tone(ROCK, self._dim), 0.55))
        return far.panorama()

    def behind(self, view: View, moment: Moment) -> None:
        camera = view.camera
        self._far.draw(view.pixels, camera, int(camera.horizon_px) + 12)
        matrix = self._far.place(camera)
        x, y = (matrix[:, :2] @ np.array(self._crater) + matrix[:, 2]).tolist()
        self._plume(view, x, y, moment)
        self._ground.draw(view.pixels, camera)
        self._flow(view.pixels, camera, moment)
        for x, z, tall, image in self._rocks:
            stand(view, image, x, z, tall, foot=0.95)

    def _plume(self, view: View, x: float, y: float, moment: Moment) -> None:
        """Smoke that swells as it rises, lit from below, and glowing stones thrown with the beat."""
        unit_px = float(view.camera.height_px)
        paint = skia.Paint()
        for number in range(SMOKE_PUFFS):
            age = (moment.t_s / SMOKE_S + number / SMOKE_PUFFS) % 1
            size = (0.08 + 0.26 * age) * unit_px
            px = x + (0.07 * age**1.4 + 0.02 * math.sin(number * 2.4 + age * 5)) * unit_px
            py = y - (0.30 * age + 0.01) * unit_px
            paint.setAlphaf(0.85 * min(1.0, age * 9) * (1 - age) ** 0.7)
            image = self._smoke[number % 2]
            box = skia.Rect.MakeXYWH(px - size / 2, py - size / 2, size, size)
            view.canvas.drawImageRect(image, skia.Rect.MakeWH(image.width(), image.height()), box, LINEAR, paint)
        beat = 0.75 + 0.25 * moment.pulse * moment.energy
        soft_spot(view.canvas, (x, y), 0.13 * unit_px, EMBER, 0.62 * beat)
        soft_spot(view.canvas, (x, y), 0.05 * unit_px, (255, 216, 130), 0.8 * beat)
        for number in range(BOMBS):
            chance = [unit(self._seed, "bomb", number, part) for part in range(3)]
            age = (moment.t_s + chance[0] * BOMB_S) % BOMB_S
            px = x + (chance[1] - 0.5) * 0.10 * age * unit_px
            py = y - ((0.13 + 0.10 * chance[2]) * age - 0.075 * age * age) * unit_px
            if py < y + 0.03 * unit_px:
                spark = (0.003 + 0.003 * chance[1]) * unit_px
                view.canvas.drawCircle(px, py, spark, fill((255, 170 + 60 * chance[2], 70), 1 - age / BOMB_S))

    def _flow(self, pixels: np.ndarray, camera: Camera, moment: Moment) -> None:
        """The river: a crust that drifts to the right, bright between its plates."""
        far_y = camera.spot(camera.x, 0.0, max(RIVER_M[1], camera.z + 1.5))[1]
        near_y = camera.spot(camera.x, 0.0, max(RIVER_M[0], camera.z + 0.6))[1]
        lean = abs(camera.roll) * camera.width_px / 2
        top, bottom = max(0, int(far_y - lean) - 4), min(camera.height_px, int(near_y + lean) + 6)
        if bottom - top < 4:
            return
        rows, width = bottom - top, camera.width_px
        back = np.linalg.inv(camera.ground)
        x, y = np.meshgrid(np.arange(0, width + COARSE, COARSE), np.arange(0, rows + COARSE, COARSE) + top + 0.5)
        world = np.stack([x, y, np.ones_like(x)], -1) @ back.T
        ground = (world[..., :2] / world[..., 2:]).astype(np.float32)
        full = cv2.resize(ground, None, fx=COARSE, fy=COARSE, interpolation=cv2.INTER_LINEAR)[:rows, :width]
        layers = []
        for scale, pace in ((1.0, 1.0), (0.55, 1.35)):
            coords = full * (TILE / TILE_M / scale)
            coords[..., 0] -= moment.t_s * FLOW_MPS * pace * TILE / TILE_M / scale
            layers.append(resample(self._crust, coords, cv2.BORDER_WRAP))
        crust = cv2.addWeighted(layers[0], 0.6, layers[1], 0.4, 0)
        color = cv2.LUT(cv2.merge([crust, crust, crust]), self._lava)
        z = full[..., 1] + 0.0016 * (layers[0].astype(np.float32) - 128) + 0.10 * np.sin(full[..., 0] * 1.3)
        inside = (z > RIVER_M[0] + 0.06) & (z < RIVER_M[1] - 0.06)
        pixels[top:bottom, :, :3][inside] = color[inside]

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._embers.draw(view, moment.t_s)


def _light(dim: float) -> Light:
    return Light(
        key=(0.35, 0.45, 0.6),
        key_rgb=(0.50 + 0.50 * dim, 0.36 + 0.50 * dim, 0.32 + 0.42 * dim),
        ambient=(0.34 + 0.12 * dim, 0.26 + 0.16 * dim, 0.28 + 0.16 * dim),
        rim=(0.7, -0.35, -0.3),
        rim_rgb=(1.15, 0.46, 0.14),
        ground=(0.15, -0.75),
        shadow=0.55,
    )


def _lava_colors() -> np.ndarray:
    """BGR by how thick the crust is: white heat to dark plates."""
    level = np.arange(256.0)
    at = [0, 66, 104, 136, 170, 255]
    columns = [
        np.interp(level, at, part)
        for part in ([120, 90, 30, 12, 20, 26], [246, 214, 140, 70, 22, 18], [255, 255, 255, 232, 74, 40])
    ]
    return np.stack(columns, -1).astype(np.uint8).reshape(1, 256, 3)


def _puff(rgb: RGB) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        for x, y, radius, shade in ((64, 70, 50, 0.75), (42, 56, 38, 0.9), (84, 50, 40, 1.0), (62, 40, 34, 1.15)):
            soft_spot(canvas, (x, y), radius, tone(rgb, shade), 0.8)
        soft_spot(canvas, (60, 96), 32, (255, 120, 50), 0.30)

    return sprite(128, 128, paint)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="volcano",
        en=names(
            "volcano, volcanoes, volcanic crater, lava, lava field, lava river, river of lava, magma, in hell, "
            "hellscape, underworld, inferno, mount doom, erupting volcano, volcano crater, land of fire, mordor"
        ),
        zh=names(
            "火山, 火山口, 熔岩, 岩浆, 岩漿, 熔岩河, 地狱, 地獄, 火山边, 火山邊, 火山上, 火焰山, 活火山, "
            "末日火山"
        ),
        defaults={"time": "night", "outfit": "hoodie", "mood": "epic"},
    ),
    build=Volcano,
    ambience=("rumble", "fire"),
)  # fmt: skip
