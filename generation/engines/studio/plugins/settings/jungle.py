"""Rain forest: giants in green haze, a waterfall, broad leaves close to the lens."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_flowers import butterfly
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_jungle import GREENS, leaf, parrot, plant, trunk
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import contact, place, sprite, stand
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.sky_shafts import shafts
from generation.engines.studio.stage.water_fall import waterfall
from generation.storyboard.vocabulary import Term, TermKind, names

FALL = (1.15, 6.2, 1.15, 3.3)
"""Right, deep, wide and tall, in metres."""
TRUNKS = ((-1.75, 2.8), (2.35, 3.1), (-3.3, 4.6), (4.3, 4.4), (-5.6, 3.4), (6.4, 3.2), (-1.5, 8.0))
TRUNK_M = 6.4
PLANTS = (
    (-1.15, 1.5, 1.1), (1.35, 1.7, 1.2), (-2.1, 2.1, 1.4), (2.2, 2.4, 1.5), (-0.95, 3.9, 1.0), (2.0, 5.0, 1.5),
    (-2.7, 3.6, 1.7), (3.4, 2.6, 1.6), (-4.2, 2.8, 1.8), (5.0, 3.4, 1.8), (-1.6, 6.0, 1.7), (3.6, 6.0, 2.0),
    (-3.9, 6.4, 2.2), (5.9, 5.6, 2.0),
)  # fmt: skip
STONES = ((0.45, 5.6, 0.35), (1.95, 5.5, 0.5), (1.3, 5.1, 0.26))
VINES = 7
HAZE: dict[str, RGB] = {
    "day": (162, 206, 146), "sunset": (240, 196, 120), "sunrise": (246, 226, 176), "night": (36, 66, 86),
}  # fmt: skip
SHAFTS = 4


class Jungle:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        day = DAYLIGHT[brief.shot.time].bounced((0.86, 1.04, 0.84))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        haze = HAZE[brief.shot.time]
        self._far = self._canopy(brief, haze)
        moss, earth = day.of((84, 132, 62)), day.of((128, 96, 66))
        fog = mix(haze, moss, 0.35)

        def recipe(patch: Patch) -> np.ndarray:
            lumps = patch.noise(brief.seed, "lumps", size_m=5, beta=1.6)
            litter = patch.noise(brief.seed, "litter", size_m=1.2, beta=0.6)
            middle = 0.35 * np.sin(patch.z * 0.5)
            trail = np.asarray(1 - smooth(0.5, 1.25, np.abs(patch.x - middle) + 0.16 * lumps))[..., None]
            ground = np.array(moss, np.float32) * (0.94 + 0.12 * lumps + 0.10 * litter)[..., None]
            ground += (np.array(earth, np.float32) * (0.96 + 0.12 * litter + 0.05 * lumps)[..., None] - ground) * trail
            leaves = np.asarray(smooth(1.5, 1.9, litter))[..., None]
            ground += (np.array(day.of((196, 156, 72)), np.float32) - ground) * leaves * 0.6
            pool = np.hypot((patch.x - FALL[0]) / 1.25, (patch.z - FALL[1]) / 1.1)
            water = np.asarray(1 - smooth(0.97, 1.03, pool + 0.03 * lumps))[..., None]
            ground += (np.array(day.of((96, 178, 178)), np.float32) - ground) * water
            if brief.wet:
                ground = soaked(ground, patch, brief.seed, haze)
            return hazed(ground, patch, fog, 5.0, 22.0)

        self._ground = PaintedGround(brief.reference, recipe)
        self._water = day.of((104, 178, 200), 0.8)
        self._cliff = sprite(420, 420, partial(self._paint_cliff, haze=haze))
        self._things = self._grow(brief, haze)
        self._vine_rgb = (self.light.flat((70, 128, 66)), self.light.flat((110, 170, 80)))
        self._birds = [parrot(self.light, beat) for beat in (-1, 0, 1)]
        self._wings = [butterfly(1, self.light, step) for step in range(4)]
        left = sprite(420, 420, self._paint_near, blur=3.4)
        top = sprite(420, 300, self._paint_hanging, blur=3.4)
        self._corners = [
            Corner(image=left, size=0.27, sunk=(0.36, 0.16), sway=0.006),
            Corner(image=left, size=0.24, right=True, flip=True, sunk=(0.38, 0.20), sway=0.006, phase=1.5),
            Corner(image=top, size=0.19, top=True, sunk=(0.20, 0.10), sway=0.006, phase=0.7),
            Corner(image=top, size=0.16, right=True, top=True, flip=True, sunk=(0.28, 0.14), sway=0.006, phase=2.9),
        ]
        spark = (
            glow((200, 255, 110), (250, 255, 200), 0.4) if brief.dark else glow((255, 250, 200), (255, 255, 230), 0.4)
        )
        self._air = Motes(
            image=spark, seed=brief.seed, count=30, size=(0.004, 0.012), rise=0.010, blow=0.008, wander=0.05,
            blink=1.0 if brief.dark else 0.8,
        )  # fmt: skip

    def _canopy(self, brief: Brief, haze: RGB) -> Panorama:
        """Rows of crowns and trunks that fade into light."""
        far = Far(brief)
        rng = generator(brief.seed, "canopy")
        width = float(far.width)
        top = far.at(0, 0.62)[1]
        veil = [argb(haze, 0.25), argb(haze, 0.92), argb(haze, 1.0)]
        far.canvas.drawRect(
            skia.Rect.MakeWH(width, far.height), linear((0, top), (0, far.at(0, 0.12)[1]), veil, (0, 0.6, 1))
        )
        deep = mix((40, 104, 66), (10, 30, 50), 0.55 if brief.dark else 0.0)
        for row, (base, part) in enumerate(((0.20, 0.30), (0.13, 0.52), (0.07, 0.75))):
            rgb = mix(haze, deep, part)
            for _ in range(26):
                x, _ = far.at((rng.random() - 0.5) * 2.2, 0.0)
                if abs(x - width / 2) < 0.09 * far.unit and row < 2:
                    continue
                tall = base * (0.7 + 0.9 * rng.random()) * far.unit
                far.canvas.drawLine(
                    x, far.horizon, x + 6, far.horizon - tall, stroke(mix(rgb, (30, 40, 40), 0.25), 0.012 * far.unit)
                )
                for _ in range(5):
                    spot = (
                        x + (rng.random() - 0.5) * 0.10 * far.unit,
                        far.horizon - tall * (0.8 + 0.35 * rng.random()),
                    )
                    radius = (0.022 + 0.026 * rng.random()) * far.unit
                    ball(far.canvas, self.light, spot, radius, mix(rgb, (180, 220, 110), 0.12 * rng.random()), 0.08)
            for number in range(40):
                x, _ = far.at((number / 39 - 0.5) * 2.2, 0.0)
                radius = (0.02 + 0.03 * rng.random() * (1 + row)) * far.unit
                ball(far.canvas, self.light, (x, far.horizon - 0.2 * radius), radius, rgb, 0.08)
        far.below(mix(haze, deep, 0.4))
        return far.panorama()

    def _paint_cliff(self, canvas: skia.Canvas, haze: RGB) -> None:
        rng = generator(self._seed, "cliff")
        for x, y, size in sorted(rng.random((70, 3)).tolist(), key=lambda spot: -spot[1]):
            reach = 60 + 130 * y**0.7
            spot = (210 + (x - 0.5) * 2 * reach, 40 + 360 * y)
            ball(canvas, self.light, spot, 30 + 24 * size, mix((112, 112, 108), haze, 0.30), 0.14)
        for x, y, size in rng.random((50, 3)).tolist():
            spot = (210 + (x - 0.5) * (170 + 230 * y), 26 + 370 * y)
            if abs(spot[0] - 210) > 62:
                ball(canvas, self.light, spot, 12 + 18 * size, mix(GREENS[int(size * 3.99)], haze, 0.30), 0.12)

    def _paint_near(self, canvas: skia.Canvas) -> None:
        for number, (x, y, wide) in enumerate(
            ((60, 40, 60), (260, 60, 74), (390, 190, 70), (410, 330, 56), (150, 150, 80))
        ):
            rgb = mix(GREENS[number % 4], (10, 40, 40), 0.35)
            leaf(canvas, self.light, (120, 430), (x, y), wide, rgb, split=number % 2 == 1)

    def _paint_hanging(self, canvas: skia.Canvas) -> None:
        for number, (x, y, wide) in enumerate(((60, 250, 40), (170, 270, 48), (290, 220, 50), (390, 130, 44))):
            leaf(
                canvas,
                self.light,
                (90 + 40 * number, -30),
                (x, y),
                wide,
                mix(GREENS[(number + 1) % 4], (10, 40, 40), 0.4),
                split=number == 2,
            )

    def _grow(self, brief: Brief, haze: RGB) -> list[tuple[float, float, float, skia.Image, float]]:
        """Everything that stands, far to near: x, z, height in metres, picture, its foot."""
        fogs = (0.0, 0.20, 0.42)
        plants = [[plant(brief.seed, kind, self.light, haze, fog) for kind in range(3)] for fog in fogs]
        trunks = [trunk(brief.seed, number, self.light, haze, fog) for number, fog in enumerate((0.10, 0.26, 0.5))]
        stones = [boulder(brief.seed, number, self.light, (116, 120, 116)) for number in range(2)]
        things = [(x, z, TRUNK_M, trunks[0 if z < 3.2 else 1 if z < 6 else 2], 0.97) for x, z in TRUNKS]
        things += [
            (x, z, tall, plants[0 if z < 2.5 else 1 if z < 4.5 else 2][n % 3], 0.96)
            for n, (x, z, tall) in enumerate(PLANTS)
        ]
        things += [(x, z, tall, stones[n % 2], 0.93) for n, (x, z, tall) in enumerate(STONES)]
        return sorted(things, key=lambda thing: -thing[1])

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        t, fallen = moment.t_s, False
        for x, z, tall, image, foot in self._things:
            if not fallen and z < FALL[1]:
                stand(view, self._cliff, FALL[0], FALL[1] + 0.2, 4.1, foot=0.95)
                waterfall(view, self._seed, *FALL, self._water, t)
                fallen = True
            if tall < 3:
                contact(view, x, z, 0.4 * tall, 0.4)
            stand(view, image, x, z, tall, foot=foot)
        self._vines(view, t)
        self._fly(view, t)
        self._shafts(view, t)

    def _vines(self, view: View, t_s: float) -> None:
        """Lianas from above, swaying, with leaves."""
        height, width = view.camera.height_px, view.camera.width_px
        for number in range(VINES):
            chance = [unit(self._seed, "vine", number, part) for part in range(3)]
            x = width * (number + 0.2 + 0.6 * chance[0]) / VINES
            centre = 1 - abs(x / width - 0.5) * 2
            length = (0.10 + 0.26 * chance[1]) * (1 - 0.6 * centre) * height
            sway = 0.016 * height * math.sin(t_s * (0.8 + 0.4 * chance[2]) + number * 2)
            path = skia.Path()
            path.moveTo(x, -4)
            path.quadTo(x + 0.02 * height * (chance[2] - 0.5), length * 0.5, x + sway, length)
            view.canvas.drawPath(path, stroke(self._vine_rgb[0], 0.005 * height, 0.95))
            for knot in range(1, 7):
                part = knot / 6
                spot = (
                    x + sway * part * part + 0.01 * height * (chance[2] - 0.5) * 2 * part * (1 - part),
                    length * part,
                )
                side = 1 if knot % 2 else -1
                view.canvas.save()
                view.canvas.translate(*spot)
                view.canvas.rotate(side * 35)
                view.canvas.drawOval(
                    skia.Rect.MakeXYWH(
                        -0.0055 * height + side * 0.007 * height, -0.003 * height, 0.012 * height, 0.02 * height
                    ),
                    fill(self._vine_rgb[1]),
                )
                view.canvas.restore()

    def _fly(self, view: View, t_s: float) -> None:
        height, width = view.camera.height_px, view.camera.width_px
        wide = width + 0.5 * height
        gone = (t_s * 0.11 + unit(self._seed, "parrot")) % 1.3 / 1.3
        beat = self._birds[round(math.sin(t_s * 11)) + 1]
        place(
            view.canvas,
            beat,
            gone * wide - 0.25 * height,
            (0.16 + 0.03 * math.sin(gone * 9)) * height,
            0.075 * height / beat.height(),
        )
        for number in range(3):
            phase = 6.283 * unit(self._seed, "blue", number)
            x = width * (
                0.5 + (-1 if number % 2 else 1) * (0.30 + 0.06 * math.sin(t_s * 0.6 + phase))
            ) + 0.03 * height * math.sin(t_s + phase)
            y = (0.42 + 0.10 * number + 0.03 * math.sin(t_s * 1.3 + phase)) * height
            image = self._wings[round(1.5 + 1.5 * math.sin(t_s * 15 + phase))]
            place(view.canvas, image, x, y, 0.036 * height / image.height())

    def _shafts(self, view: View, t_s: float) -> None:
        beams = []
        for shaft in range(SHAFTS):
            left, wide = 0.16 + 0.28 * shaft + 0.03 * math.sin(t_s * 0.5 + shaft * 1.7), 0.06 + 0.03 * (shaft % 3)
            beams.append((left, left + wide, left - 0.30, left + wide * 2.2 - 0.30, 0.85))
        shafts(view, (24, 40, 52) if self._dark else (54, 52, 30), beams)

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._air.draw(view, moment.t_s)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="jungle",
        en=names(
            "jungle, rainforest, rain forest, tropical forest, tropical jungle, tropics, amazon, "
            "amazon rainforest, the amazon, borneo, congo, jungle temple, lost world, jurassic park, "
            "dinosaur island, mangrove, mangroves, bamboo jungle, wilderness, deep jungle, costa rica"
        ),
        zh=names(
            "丛林, 叢林, 热带雨林, 熱帶雨林, 雨林, 亚马逊, 亞馬遜, 亚马逊雨林, 亞馬遜雨林, 原始森林, 密林, "
            "热带丛林, 熱帶叢林, 侏罗纪, 侏儸紀, 侏罗纪公园, 侏儸紀公園, 红树林, 紅樹林, 野外, 荒野"
        ),
        defaults={"time": "day", "outfit": "summer", "mood": "happy"},
    ),
    build=Jungle,
    ambience=("birds", "crickets"),
)  # fmt: skip
