"""The country: crop rows, a red barn, a mill that turns, a cow and hens behind a fence."""

import math
from itertools import pairwise

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import ball
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_farmyard import barn, cow, fence, hay, hen, mill, sails, sunflowers
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_sprites import stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.trees import TRUNK_FOOT, tree
from generation.storyboard.vocabulary import Term, TermKind, names

BARN = (-2.35, 6.6, 3.3)
MILL = (2.15, 8.4, 4.3)
COW = (1.45, 2.7, 1.25)
"""Right, deep and tall, in metres."""
HENS = ((-1.05, 1.3, 0.0), (-1.5, 1.9, 0.37), (2.1, 1.5, 0.7))
FENCE_Z_M, FENCE_WIDE_M, FENCE_M = 3.6, 2.05, 0.9
HAY = ((-1.65, 2.9, 0.95), (3.1, 3.1, 1.0), (-3.6, 2.3, 1.0))
TREES = ((-4.4, 7.2, 4.0), (4.6, 7.6, 4.2), (-6.6, 6.4, 4.4), (6.4, 6.2, 4.2), (0.4, 13.0, 4.2))
GRASS: RGB = (136, 184, 84)
CROPS: tuple[RGB, ...] = ((226, 196, 96), (120, 168, 76), (166, 190, 84), (196, 160, 84))


class Farm:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        day = DAYLIGHT[brief.shot.time].bounced((1.02, 1.05, 0.92))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark = brief.dark
        grass, haze = day.of(GRASS), mix(day.haze, day.of(GRASS), 0.25)
        far = Far(brief)
        far.hills(brief.seed, "back", base=0.085, relief=0.06, rgb=mix(day.of((104, 150, 120)), haze, 0.55), low=haze)
        _fields(far, brief.seed, [mix(day.of(rgb), haze, 0.30) for rgb in CROPS], self.light)
        far.below(mix(grass, haze, 0.35))
        self._far = far.panorama()
        soil, wheat = day.of((170, 126, 84)), day.of((226, 192, 96))

        def recipe(patch: Patch) -> np.ndarray:
            blades = patch.noise(brief.seed, "blades", size_m=0.8, beta=0.4)
            tufts = patch.noise(brief.seed, "tufts", size_m=5, beta=1.5)
            picture = np.array(grass, np.float32) * (0.97 + 0.06 * tufts + 0.07 * blades)[..., None]
            wander = 0.25 * np.sin(patch.z * 0.55)
            lane = np.asarray(1 - smooth(0.62, 0.85, np.abs(patch.x - wander) + 0.06 * tufts + 0.03 * blades))[
                ..., None
            ]
            ruts = np.exp(-(((np.abs(patch.x - wander) - 0.36) / 0.10) ** 2))
            earth = np.array(soil, np.float32) * (1.02 + 0.07 * blades + 0.05 * tufts - 0.13 * ruts)[..., None]
            picture += (earth - picture) * lane
            rows = np.sin(patch.x * 7.5) * np.clip(1.4 - patch.grain_m * 22, 0, 1)
            crop = np.array(wheat, np.float32) * (0.93 + 0.13 * rows + 0.08 * blades)[..., None]
            field = np.asarray(smooth(FENCE_Z_M + 0.1, FENCE_Z_M + 0.35, patch.z) * smooth(1.2, 1.4, np.abs(patch.x)))[
                ..., None
            ]
            picture += (crop - picture) * field
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, day.haze)
            return hazed(picture, patch, mix(grass, haze, 0.35), 9.0, 45.0)

        self._ground = PaintedGround(brief.reference, recipe)
        self._things = self._place(brief, haze)
        self._mill = mill(self.light, haze, lit=brief.dark)
        self._cow = [cow(self.light, chewing=chewing) for chewing in (False, True)]
        self._hens = [hen(self.light, pecking=pecking) for pecking in (False, True)]
        near = sunflowers(self.light, 2.6)
        self._corners = [
            Corner(image=near, size=0.27, sunk=(0.36, 0.14), sway=0.007),
            Corner(image=near, size=0.22, right=True, flip=True, sunk=(0.40, 0.20), sway=0.007, phase=1.8),
        ]
        seeds = (
            glow((255, 244, 200), (255, 255, 244), 0.5)
            if not brief.dark
            else glow((200, 255, 110), (250, 255, 200), 0.4)
        )
        self._air = Motes(
            image=seeds, seed=brief.seed, count=24, size=(0.004, 0.011), rise=0.012, blow=0.035, wander=0.05, blink=0.8
        )

    def _place(self, brief: Brief, haze: RGB) -> list[tuple[float, float, float, skia.Image, float]]:
        """Everything that stands still, far to near: x, z, height in metres, picture, its foot."""
        trees = [tree(brief.seed, kind, self.light, haze, 0.32, snowy=False) for kind in (2, 3)]
        bale, rails = hay(self.light), fence(self.light, (214, 196, 172))
        things = [(x, z, tall, trees[number % 2], TRUNK_FOOT) for number, (x, z, tall) in enumerate(TREES)]
        things.append((*BARN, barn(self.light, haze, lit=brief.dark), 0.98))
        things += [(x, z, tall, bale, 0.95) for x, z, tall in HAY]
        things += [
            (side * (1.0 + FENCE_WIDE_M * (number + 0.5)), FENCE_Z_M, FENCE_M, rails, 0.96)
            for number in range(4)
            for side in (-1, 1)
        ]
        return sorted(things, key=lambda thing: -thing[1])

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        t = moment.t_s
        stand(view, self._mill, *MILL, foot=0.98)
        sails(view, self.light, *MILL, t * 0.11)
        for x, z, tall, image, foot in self._things:
            stand(view, image, x, z, tall, foot=foot, shade_m=0.45 * tall if tall < 2 else 0.0)
        chewing = math.sin(t * 5.2) > 0.2
        stand(view, self._cow[chewing], *COW, foot=0.96, shade_m=0.7)
        for x, z, phase in HENS:
            stroll = 0.22 * math.sin(t * 0.6 + phase * 9)
            pecking = (t * 0.9 + phase) % 1 > 0.62
            forward = math.cos(t * 0.6 + phase * 9) > 0
            stand(view, self._hens[pecking], x + stroll, z, 0.42, foot=0.95, flip=not forward, shade_m=0.16)

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._air.draw(view, moment.t_s)


def _fields(far: Far, seed: int, crops: list[RGB], light: Light) -> None:
    """Rolling strips of different crops, with rows and hedges."""
    rng = generator(seed, "fields")
    width = float(far.width)
    for number, base in enumerate((0.072, 0.050, 0.030, 0.014)):
        crest = [
            (width * step / 24, far.at(0, base + 0.014 * math.sin(step * 0.7 + number * 2.2) + 0.006 * rng.random())[1])
            for step in range(25)
        ]
        path = skia.Path()
        path.moveTo(*crest[0])
        for (ax, ay), (bx, by) in pairwise(crest):
            path.quadTo(ax, ay, (ax + bx) / 2, (ay + by) / 2)
        path.lineTo(width, crest[-1][1])
        path.lineTo(width, far.horizon + 4)
        path.lineTo(0, far.horizon + 4)
        path.close()
        far.canvas.drawPath(path, fill(crops[number]))
        far.canvas.save()
        far.canvas.clipPath(path, doAntiAlias=True)
        middle = width * (0.2 + 0.6 * rng.random())
        for row in range(-30, 31):
            x = middle + row * 0.05 * far.unit
            top = far.at(0, base + 0.03)[1]
            far.canvas.drawLine(
                middle + row * 0.02 * far.unit,
                top,
                x,
                far.horizon + 6,
                stroke(mix(crops[number], (70, 80, 50), 0.4), 0.004 * far.unit, 0.45),
            )
        far.canvas.restore()
        for _ in range(18):
            x, y = crest[int(rng.integers(len(crest)))]
            radius = (0.006 + 0.008 * rng.random()) * far.unit
            ball(
                far.canvas,
                light,
                (x + 0.05 * far.unit * (rng.random() - 0.5), y),
                radius,
                mix(crops[1], (50, 100, 70), 0.5),
                0.05,
            )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="farm",
        en=names(
            "farm, barn, countryside, country side, village, meadow, field, fields, wheat field, corn field, "
            "cornfield, farmland, ranch, pasture, prairie, grassland, grasslands, windmill, rice field, "
            "rice paddy, sunflower field, farmyard, vineyard, savanna, savannah, hayfield, rural area, "
            "haystack, tuscany, tea plantation"
        ),
        zh=names(
            "农场, 農場, 田野, 草原, 乡村, 鄉村, 农村, 農村, 村庄, 村莊, 村子, 麦田, 麥田, 稻田, 草地, 牧场, "
            "牧場, 田园, 田園, 乡下, 鄉下, 田里, 田裡, 农田, 農田, 风车, 風車, 葡萄园, 葡萄園, 大草原, "
            "向日葵田, 谷仓, 穀倉, 茶园, 茶園"
        ),
        defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
    ),
    build=Farm,
    ambience=("birds", "wind"),
)  # fmt: skip
