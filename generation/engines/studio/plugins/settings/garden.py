"""A path between hedges and flower beds to a fountain; butterflies by day, lanterns and fireflies by night."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_flowers import butterfly, flower_bed, hedge
from generation.engines.studio.stage.land_fountain import Fountain
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_sprites import place, sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.trees import TRUNK_FOOT, tree
from generation.storyboard.vocabulary import Term, TermKind, names

FOUNTAIN_X_M, FOUNTAIN_Z_M = -1.30, 5.0
BEDS = ((1.15, 1.25), (1.45, 2.6), (1.75, 4.1), (2.15, 5.9))
"""Right (and left) and deep, metres; each is BED_M tall."""
BED_M, HEDGE_M = 0.62, 1.05
HEDGES = ((2.35, 2.3), (2.9, 4.6), (3.6, 7.0))
TREES = (
    (-2.5, 5.6, 4.2),
    (2.7, 6.4, 4.6),
    (-4.6, 4.6, 4.6),
    (4.9, 5.0, 4.4),
    (-6.8, 7.5, 5.2),
    (6.9, 7.2, 5.0),
    (1.2, 10.5, 4.4),
    (-1.3, 11.0, 4.8),
)
LAMPS = ((-1.15, 2.1), (1.15, 3.3), (-1.5, 5.2))
BUTTERFLIES = 6
GRASS: RGB = (112, 176, 82)


class Garden:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        day = DAYLIGHT[brief.shot.time].bounced((0.98, 1.06, 0.94))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        self._clear = not brief.wet
        grass, haze = day.of(GRASS), mix(day.haze, day.of(GRASS), 0.30)
        far = Far(brief)
        far.hills(brief.seed, "far", base=0.055, relief=0.05, rgb=mix(day.of((96, 150, 110)), haze, 0.55), low=haze)
        _grove(far, self.light, haze, brief.seed)
        far.below(mix(grass, haze, 0.5))
        self._far = far.panorama()
        path, edge = day.of((222, 202, 166)), day.of((176, 150, 122))

        def recipe(patch: Patch) -> np.ndarray:
            blades = patch.noise(brief.seed, "blades", size_m=0.9, beta=0.35)
            tufts = patch.noise(brief.seed, "tufts", size_m=6, beta=1.5)
            stripe = np.sign(np.sin((patch.z + 0.4 * patch.x) * 3.2)) * np.clip(1.2 - patch.away / 16, 0, 1)
            value = (0.96 + 0.05 * tufts + 0.055 * blades + 0.045 * stripe)[..., None]
            lawn = np.array(grass, np.float32) * value
            half = 0.92 + 0.02 * blades
            ring = np.hypot(patch.x - FOUNTAIN_X_M, patch.z - FOUNTAIN_Z_M) - 1.75
            near = np.minimum(np.abs(patch.x) - half, ring)
            inside = np.asarray(1 - smooth(-0.03, 0.03, near))[..., None]
            border = np.asarray(np.exp(-(((near + 0.07) / 0.055) ** 2)))[..., None]
            row = np.floor(patch.z / 0.42)
            along = np.mod(patch.x + 0.27 * np.mod(row, 2), 0.54)
            seam = np.minimum(0.21 - np.abs(np.mod(patch.z, 0.42) - 0.21), 0.27 - np.abs(along - 0.27))
            joints = np.asarray(1 - smooth(0.0, 0.028, seam))
            joints = joints * np.clip(1.3 - patch.grain_m * 42, 0, 1)
            shade = 0.97 + 0.05 * tufts + 0.03 * blades + 0.05 * np.sin(row * 12.9 + np.floor(patch.x / 0.54) * 7.1)
            stones = np.array(path, np.float32) * (shade - 0.20 * joints)[..., None]
            stones += (np.array(edge, np.float32) - stones) * border
            picture = lawn * (1 - inside) + stones * inside
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, day.haze)
            return hazed(picture, patch, mix(grass, haze, 0.5), 7.0, 34.0)

        self._ground = PaintedGround(brief.reference, recipe)
        self._things = self._plant(brief, haze)
        self._fountain = Fountain(brief.seed, self.light, mix(day.haze, (255, 255, 255), 0.35), lit=brief.dark)
        self._wings = [[butterfly(kind, self.light, step) for step in range(4)] for kind in range(3)]
        rng = generator(brief.seed, "edge")
        near = [flower_bed(int(rng.integers(1 << 30)), n, self.light, (0, 0, 0), 0.0, blur=2.6) for n in range(2)]
        bough = sprite(380, 260, partial(_bough, light=self.light, seed=brief.seed), blur=3.0)
        self._corners = [
            Corner(image=near[0], size=0.17, sunk=(0.46, 0.10), sway=0.005),
            Corner(image=near[1], size=0.15, right=True, sunk=(0.46, 0.12), sway=0.005, phase=1.3),
            Corner(
                image=bough,
                size=0.20,
                top=True,
                right=True,
                sunk=(0.26, 0.22),
            ),
        ]
        petals = (
            glow((255, 190, 214), (255, 226, 236), 0.6)
            if not brief.dark
            else glow((200, 255, 110), (250, 255, 200), 0.4)
        )
        self._air = Motes(
            image=petals,
            seed=brief.seed,
            count=26,
            size=(0.005, 0.013),
            rise=0.012 if brief.dark else -0.035,
            blow=0.02,
            wander=0.05,
            blink=1.0 if brief.dark else 0.4,
            top=0.2 if brief.dark else -0.05,
        )

    def _plant(self, brief: Brief, haze: RGB) -> list[tuple[float, float, float, skia.Image, float]]:
        """Everything that stands, far to near: x, z, height in metres, picture, its foot."""
        things = []
        beds = [[flower_bed(brief.seed, kind, self.light, haze, fog) for kind in range(3)] for fog in (0.0, 0.22)]
        green = [hedge(brief.seed, self.light, haze, fog) for fog in (0.06, 0.24, 0.4)]
        trees = [[tree(brief.seed, kind, self.light, haze, fog, snowy=False) for kind in (2, 3)] for fog in (0.2, 0.45)]
        for number, (x, z) in enumerate(BEDS):
            for side in (-1, 1) if z < 3.5 else (1,):
                kind = (number + (side > 0)) % 3
                things.append((side * x, z, BED_M, beds[z > 3][kind], 0.95))
                things.append((side * (x + 1.0), z + 0.35, BED_M, beds[z > 3][(kind + 1) % 3], 0.95))
        for number, (x, z) in enumerate(HEDGES):
            for side in (-1, 1):
                things.append((side * x, z, HEDGE_M * (1 + 0.12 * number), green[number], 0.97))
                things.append((side * (x + 2.0), z - 0.2, HEDGE_M * (1 + 0.12 * number), green[number], 0.97))
        for number, (x, z, tall) in enumerate(TREES):
            things.append((x, z, tall, trees[z > 7][number % 2], TRUNK_FOOT))
        lamp = sprite(90, 340, partial(_lamp, light=self.light, lit=brief.dark))
        things += [(x, z, 2.1, lamp, 0.98) for x, z in LAMPS]
        return sorted(things, key=lambda thing: -thing[1])

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        wet = False
        for x, z, tall, image, foot in self._things:
            if not wet and z < FOUNTAIN_Z_M:
                self._fountain.draw(view, FOUNTAIN_X_M, FOUNTAIN_Z_M, moment)
                wet = True
            stand(view, image, x, z, tall, foot=foot)
        if not self._dark and self._clear:
            self._flutter(view, moment.t_s)

    def _flutter(self, view: View, t_s: float) -> None:
        height, width = view.camera.height_px, view.camera.width_px
        for number in range(BUTTERFLIES):
            phase = 6.283 * unit(self._seed, "butterfly", number)
            side = -1 if number % 2 else 1
            x = (
                width / 2
                + side * (0.24 + 0.05 * math.sin(t_s * 0.5 + phase)) * width
                + 0.04 * height * math.sin(t_s * 1.1 + phase)
            )
            y = (
                (0.50 + 0.05 * number - 0.05 * math.sin(t_s * 0.8 + phase) + 0.012 * math.sin(t_s * 5 + phase))
                * height
                * 0.92
            )
            step = round(1.5 + 1.5 * math.sin(t_s * 17 + phase))
            image = self._wings[number % 3][step]
            place(view.canvas, image, x, y, 0.032 * height / image.height(), flip=math.cos(t_s * 1.1 + phase) < 0)

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._air.draw(view, moment.t_s)


def _grove(far: Far, light: Light, haze: RGB, seed: int) -> None:
    """A line of round trees before the hills."""
    rng = generator(seed, "grove")
    for right, size, shade in sorted(rng.random((70, 3)).tolist(), key=lambda spot: spot[1]):
        radius = (0.018 + 0.022 * size) * far.unit
        x, y = far.at((right - 0.5) * 2.1, 0.012 + 0.03 * (1 - size))
        rgb = mix((84 + 40 * shade, 148, 84), haze, 0.50 - 0.2 * size)
        ball(far.canvas, light, (x, y), radius, rgb, 0.10)


def _lamp(canvas: skia.Canvas, light: Light, *, lit: bool) -> None:
    limb(canvas, light, (45, 330), (45, 96), 6, 5, (58, 62, 74), 0.3)
    limb(canvas, light, (30, 332), (60, 332), 8, 8, (58, 62, 74), 0.3)
    if lit:
        soft_spot(canvas, (45, 62), 45, (255, 206, 120), 0.7)
    ball(canvas, light, (45, 64), 22, (250, 240, 214), 0.3)
    if lit:
        soft_spot(canvas, (45, 64), 23, (255, 244, 200), 1.0)
    limb(canvas, light, (28, 40), (62, 40), 5, 5, (58, 62, 74), 0.3)
    ball(canvas, light, (45, 32), 7, (58, 62, 74), 0.0)


def _bough(canvas: skia.Canvas, light: Light, seed: int) -> None:
    """A blossoming branch that hangs into the frame."""
    rng = generator(seed, "bough")
    for tip in ((40.0, 70.0), (120.0, 150.0), (230.0, 190.0)):
        limb(canvas, light, (390, -10), tip, 15, 5, (116, 82, 66), 0.0)
        for part, out, turn in rng.random((15, 3)).tolist():
            x = 390 + (tip[0] - 390) * (0.2 + 0.8 * part) + 60 * (out - 0.5)
            y = -10 + (tip[1] + 10) * (0.2 + 0.8 * part) + 50 * (turn - 0.5)
            ball(canvas, light, (x, y), 13 + 9 * out, mix((255, 170, 200), (255, 224, 234), turn), 0.0)
            canvas.drawCircle(x, y, 4, fill(light.flat((250, 214, 110))))
        canvas.drawCircle(*tip, 12, stroke((255, 214, 226), 4, 0.5))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="garden",
        en=names(
            "garden, park, backyard, back yard, botanical garden, flower garden, rose garden, front yard, "
            "central park, city park, orchard, flower bed, flower field, field of flowers, tulip field, lawn, "
            "picnic area, playground, greenhouse, hedge maze, gazebo, lavender field, cherry blossom garden, "
            "versailles, terrace garden"
        ),
        zh=names(
            "花园, 花園, 公园, 公園, 后院, 後院, 庭院, 院子, 植物园, 植物園, 花海, 花田, 玫瑰园, 玫瑰園, 草坪, "
            "果园, 果園, 中央公园, 中央公園, 花丛, 花叢, 游乐场, 遊樂場, 前院, 温室, 溫室, 花圃, 凉亭, 涼亭"
        ),
        defaults={"time": "day", "outfit": "summer", "mood": "romantic"},
    ),
    build=Garden,
    ambience=("birds",),
)  # fmt: skip
