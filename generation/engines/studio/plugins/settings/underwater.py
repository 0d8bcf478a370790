"""The sea floor: coral, swaying kelp, shoals of fish, light from above, bubbles."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, fill, mix, opaque, tone, vertical_gradient
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import SHRINK
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import place, sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, panorama_size
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.sky_shafts import shafts
from generation.engines.studio.stage.water_caustics import Caustics
from generation.engines.studio.stage.water_kelp import kelp
from generation.engines.studio.stage.water_life import FISH, bubble, coral, fish
from generation.storyboard.vocabulary import Term, TermKind, names

WATER: dict[str, tuple[RGB, RGB, RGB]] = {
    "day": ((120, 226, 236), (26, 138, 190), (12, 88, 150)),
    "sunset": ((255, 196, 150), (110, 112, 168), (52, 62, 122)),
    "sunrise": ((250, 226, 200), (84, 158, 190), (34, 98, 150)),
    "night": ((30, 66, 120), (10, 32, 78), (6, 18, 50)),
}
"""At the surface, halfway, and where the floor fades."""
DIM = {"day": 1.0, "sunset": 0.78, "sunrise": 0.9, "night": 0.40}
RAYS = 6
KELP = (
    (-1.25, 1.9, 2.6),
    (-1.7, 2.6, 3.2),
    (1.95, 3.2, 3.4),
    (1.5, 2.9, 2.7),
    (-3.2, 2.4, 3.0),
    (3.4, 2.2, 2.8),
    (4.6, 3.6, 3.4),
    (-4.9, 3.8, 3.6),
)
GARDEN = (
    (-1.0, 1.15, 0.62), (1.1, 1.0, 0.58), (-1.9, 2.0, 1.0), (1.75, 1.9, 0.95), (-0.9, 3.4, 0.9), (0.8, 4.2, 1.1),
    (2.9, 1.6, 1.0), (-3.0, 1.7, 1.1), (3.8, 2.8, 1.3), (-4.2, 2.9, 1.3), (-2.6, 4.6, 1.4), (2.4, 4.9, 1.4),
)  # fmt: skip
"""Right, deep and tall, in metres."""
SHOAL = 15


class Underwater:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        self._dark, self._seed = brief.dark, brief.seed
        dim = DIM[time]
        top, middle, deep = WATER[time]
        self.light = Light(
            key=(0.1, 0.92, 0.42),
            key_rgb=(0.52 + 0.46 * dim, 0.54 + 0.46 * dim, 0.74 + 0.24 * dim),
            ambient=(0.28 + 0.18 * dim, 0.34 + 0.18 * dim, 0.48 + 0.12 * dim),
            rim=(-0.7, 0.6, -0.3),
            rim_rgb=(0.30, 0.75, 0.90),
            ground=(0.1, 0.1),
            shadow=0.36,
        )
        tint = (0.70 + 0.16 * dim, 0.86 + 0.10 * dim, 1.0)
        self.relight = Relight(
            tint=tint, key=(0.1, -0.75), strength=0.30, rim_rgb=mix(top, (190, 255, 255), 0.5), rim=0.7
        )
        self.tone = Tone(lift=(0, 10, 18), gain=(0.97, 1.02, 1.04), gamma=0.93)
        self._rays = mix(top, (255, 255, 255), 0.3)
        self._far = self._water(brief, top, middle, deep)
        sand = mix((238, 222, 176), middle, 0.30 + 0.1 * (1 - dim))
        sand = (sand[0] * (1.2 * dim - 0.2), sand[1] * (1.05 * dim - 0.05), sand[2] * (0.3 + 0.7 * dim))

        def recipe(patch: Patch) -> np.ndarray:
            mounds = patch.noise(brief.seed, "mounds", size_m=9, beta=1.9)
            bend = patch.noise(brief.seed, "bend", size_m=4, beta=1.8)
            grain = patch.noise(brief.seed, "grain", size_m=0.9, beta=0.4)
            ripples = np.sin(patch.z * 19 + bend * 3.0) * np.clip(1.3 - patch.grain_m * 34, 0, 1)
            value = (0.92 + 0.07 * mounds + 0.045 * ripples + 0.03 * grain)[..., None]
            return hazed(np.array(sand, np.float32) * value, patch, mix(deep, middle, 0.6), 3.6, 12.0)

        self._ground = PaintedGround(brief.reference, recipe)
        self._caustics = Caustics(brief.seed, tone(self._rays, 0.22 if brief.dark else 0.62))
        fog = mix(deep, middle, 0.6)
        self._garden = []
        for number, (x, z, tall) in enumerate(sorted(GARDEN, key=lambda spot: -spot[1])):
            hidden = smooth(1.0, 7.5, z) * 0.75
            image = (
                boulder(brief.seed, number % 3, self.light, mix((104, 112, 130), fog, hidden))
                if number % 4 == 1
                else coral(brief.seed, number, self.light, fog, hidden, glowing=brief.dark)
            )
            self._garden.append((x, z, tall, image))
        self._kelp = sorted(KELP, key=lambda stem: -stem[1])
        self._kelp_rgb = [mix(self.light.flat((64, 130, 74)), fog, 0.30 * n) for n in range(3)]
        self._fish = [[fish(kind, self.light, beat) for beat in (-1, 0, 1)] for kind in range(FISH)]
        self._shoal_fish = [
            sprite(64, 40, partial(_little, rgb=mix((250, 226, 130), fog, 0.25), wag=wag)) for wag in (-1, 0, 1)
        ]
        near = coral(brief.seed, 2, self.light, (0, 0, 0), 0.15, glowing=False, blur=3.0)
        other = coral(brief.seed, 4, self.light, (0, 0, 0), 0.15, glowing=False, blur=3.0)
        self._corners = [
            Corner(image=near, size=0.22, sunk=(0.40, 0.16), sway=0.004),
            Corner(image=other, size=0.19, right=True, sunk=(0.40, 0.18), sway=0.004, phase=1.6),
        ]
        self._bubbles = Motes(image=bubble(), seed=brief.seed, count=24, size=(0.008, 0.028), rise=0.13, wander=0.012)
        self._snow = Motes(
            image=glow((200, 240, 255)), seed=brief.seed + 1, count=30, size=(0.003, 0.008), rise=-0.012,
            blow=0.015, wander=0.03, blink=0.7,
        )  # fmt: skip

    @staticmethod
    def _water(brief: Brief, top: RGB, middle: RGB, deep: RGB) -> Panorama:
        lens = brief.reference.scaled(SHRINK * 0.7)
        width, height, horizon = panorama_size(lens)
        at = horizon / height
        stops = [
            (0.0, top),
            (at - 0.34, mix(top, middle, 0.35)),
            (at - 0.14, middle),
            (at, mix(deep, middle, 0.6)),
            (1.0, deep),
        ]
        pixels = opaque(vertical_gradient(height, width, stops))
        canvas = skia.Surface.MakeRasterDirect(
            skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType),
            pixels,
            pixels.strides[0],
        ).getCanvas()
        tall = float(lens.height_px)
        soft_spot(
            canvas, (width / 2 + 0.06 * tall, horizon - 0.46 * tall), 0.42 * tall, mix(top, (255, 255, 255), 0.6), 0.75
        )
        rng = generator(brief.seed, "reef")
        for row, (high, part) in enumerate(((0.16, 0.30), (0.10, 0.60))):
            path = skia.Path()
            path.moveTo(0, horizon + 2)
            x = 0.0
            while x < width:
                step = (0.05 + 0.10 * rng.random()) * tall
                up = high * tall * (0.25 + 0.75 * rng.random()) * (0.35 if abs(x - width / 2) < 0.12 * tall else 1.0)
                path.cubicTo(
                    x + 0.2 * step,
                    horizon - up,
                    x + 0.8 * step,
                    horizon - up * (0.7 + 0.4 * rng.random()),
                    x + step,
                    horizon - 0.012 * tall * (2 - row),
                )
                x += step
            path.lineTo(width, horizon + 2)
            path.close()
            canvas.drawPath(path, fill(mix(middle, mix(deep, (10, 40, 70), 0.4), part)))
        return Panorama(pixels, float(horizon), lens)

    def behind(self, view: View, moment: Moment) -> None:
        camera = view.camera
        self._far.draw(view.pixels, camera, int(camera.horizon_px) + 10)
        self._ground.draw(view.pixels, camera)
        self._caustics.draw(view, moment.t_s)
        self._shoal(view, moment.t_s)
        plants = [(z, x, tall, None) for x, z, tall in self._kelp] + [
            (z, x, tall, image) for x, z, tall, image in self._garden
        ]
        for number, (z, x, tall, image) in enumerate(sorted(plants, key=lambda plant: -plant[0])):
            if image is None:
                kelp(view, self._kelp_rgb[min(2, int(z / 2))], x, z, tall, moment.t_s + number)
            else:
                stand(view, image, x, z, tall, foot=0.96, shade_m=0.3 * tall)
        self._swim(view, moment.t_s)
        self._shafts(view, moment.t_s)

    def _shoal(self, view: View, t_s: float) -> None:
        """Many small fish that turn as one."""
        height = view.camera.height_px
        wide = view.camera.width_px + 0.5 * height
        gone = (0.10 * t_s + unit(self._seed, "shoal")) % 1.6
        for number in range(SHOAL):
            chance = [unit(self._seed, "shoal", number, part) for part in range(3)]
            x = gone / 1.6 * wide - 0.25 * height + (chance[0] - 0.5) * 0.30 * height
            y = (0.16 + 0.10 * (chance[1] - 0.5) + 0.02 * math.sin(t_s * 1.3 + chance[0] * 4)) * height
            image = self._shoal_fish[round(math.sin(t_s * 9 + number * 1.9)) + 1]
            place(view.canvas, image, x, y, (0.016 + 0.008 * chance[2]) * height / 40)

    def _swim(self, view: View, t_s: float) -> None:
        """A few bright fish, nearer, each on its own way."""
        for kind in range(FISH):
            right = kind % 2 == 0
            depth = 0.9 + 0.8 * kind
            run = 2 * view.camera.half_width_m(depth) + 1.6
            gone = (t_s * (0.34 + 0.07 * kind) + run * unit(self._seed, "fish", kind)) % run
            x = (gone - run / 2) * (1 if right else -1) + view.camera.x
            y = 0.75 + 0.45 * kind + 0.07 * math.sin(t_s * 1.7 + kind * 2)
            px, py, metre = view.camera.spot(x, y, depth)
            image = self._fish[kind][round(math.sin(t_s * 7 + kind)) + 1]
            place(view.canvas, image, px, py, 0.42 * metre / image.width(), flip=not right)

    def _shafts(self, view: View, t_s: float) -> None:
        beams = []
        for ray in range(RAYS):
            left = 0.04 + 0.19 * ray + 0.05 * math.sin(t_s * 0.45 + ray * 1.9)
            wide = (0.05 + 0.035 * (ray % 3)) * (1 + 0.3 * math.sin(t_s * 0.7 + ray))
            lean = 0.16 * (ray / RAYS - 0.45)
            beams.append((left, left + wide, left + lean, left + wide * 2 + lean, 0.9))
        shafts(view, tone(self._rays, 0.09 if self._dark else 0.165), beams, soft=0.017)

    def before(self, view: View, moment: Moment) -> None:
        self._snow.draw(view, moment.t_s)
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._bubbles.draw(view, moment.t_s)


def _little(canvas: skia.Canvas, rgb: RGB, wag: int) -> None:
    path = skia.Path()
    path.moveTo(60, 20)
    path.quadTo(40, 4, 18, 18)
    path.lineTo(4, 8 + 5 * wag)
    path.lineTo(4, 32 + 5 * wag)
    path.lineTo(18, 22)
    path.quadTo(40, 36, 60, 20)
    path.close()
    canvas.drawPath(path, fill(rgb))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="underwater",
        en=names(
            "underwater, under water, under the water, under the sea, under the ocean, ocean floor, sea floor, "
            "seafloor, seabed, sea bed, bottom of the sea, bottom of the ocean, coral reef, reef, deep sea, "
            "deep ocean, atlantis, kelp forest, aquarium, fish tank, undersea, mermaid lagoon, "
            "beneath the waves, great barrier reef"
        ),
        zh=names(
            "海底, 水下, 水底, 海底世界, 深海, 珊瑚礁, 珊瑚, 大堡礁, 海床, 水族馆, 水族館, 龙宫, 龍宮, 海里, "
            "海裡, 海洋深处, 海洋深處, 鱼缸, 魚缸"
        ),
        defaults={"time": "day", "outfit": "summer", "mood": "dreamy"},
    ),
    build=Underwater,
    gravity=1.1,
    ambience=("underwater",),
)  # fmt: skip
