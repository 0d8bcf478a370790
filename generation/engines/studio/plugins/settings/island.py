"""A pirates' lagoon: a ship at anchor, palms, a chest of gold, torches."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, mix
from generation.engines.studio.stage.clay import ball, limb, polygon
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, soaked
from generation.engines.studio.stage.land_jungle import leaf, parrot, plant
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import contact, place, sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.palms import Palm
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.water_cove import barrel, chest, sail_by, ship, torch
from generation.engines.studio.stage.water_lake import Lake
from generation.storyboard.vocabulary import Term, TermKind, names

SHORE_M = 2.2
SHIP = (-1.75, 8.5, 4.6)
"""Right, deep and tall, in metres."""
CHEST = (1.02, 1.25, 0.62)
BARREL = (1.75, 1.7, 0.74)
TORCHES = ((-1.02, 1.35), (2.5, 1.5), (-3.2, 1.6))
PALMS = ((-1.9, 1.75), (2.6, 2.0), (4.4, 1.5))
PLANTS = ((-2.6, 1.5, 1.0), (3.2, 1.6, 1.1), (-4.2, 1.8, 1.3), (5.2, 1.9, 1.4), (1.9, 2.0, 0.7))
STONES = ((-1.35, 2.1, 0.42), (-0.75, 2.35, 0.22), (2.15, 2.3, 0.5), (-3.6, 2.4, 0.8), (4.0, 2.5, 0.9))
WATER: RGB = (46, 190, 200)
SAND: RGB = (240, 214, 160)


class Island:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        day = DAYLIGHT[time].bounced((1.08, 1.04, 0.96))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        haze = day.haze
        water = mix(day.of(WATER), haze, 0.35 if time in ("sunset", "sunrise") else 0.0)
        far = Far(brief)
        _islets(far, self.light, day.of((96, 150, 96)), day.of((150, 132, 118)), haze, brief.seed)
        far.below(mix(water, haze, 0.4))
        self._far = far.panorama()
        sand = day.of(SAND)

        def recipe(patch: Patch) -> np.ndarray:
            dunes = patch.noise(brief.seed, "dunes", size_m=6, beta=1.8)
            grain = patch.noise(brief.seed, "grain", size_m=0.8, beta=0.4)
            shells = patch.noise(brief.seed, "shells", size_m=1.6, beta=0.5)
            picture = np.array(sand, np.float32) * (0.93 + 0.06 * dunes + 0.035 * grain)[..., None]
            damp = np.asarray(smooth(1.15, 1.75, patch.z + 0.10 * dunes))[..., None]
            picture *= 1 - damp * np.array([0.24, 0.20, 0.12], np.float32)
            bright = np.asarray(smooth(2.5, 2.8, shells))[..., None]
            picture += (np.array(day.of((255, 246, 236)), np.float32) - picture) * bright * 0.7
            return soaked(picture, patch, brief.seed, haze) if brief.wet else picture

        self._ground = PaintedGround(brief.reference, recipe)
        self._lake = Lake(brief.seed, SHORE_M, water, mix(haze, (255, 255, 255), 0.7), mirrored=0.45)
        self._ship = ship(self.light, haze, 0.14, lit=brief.dark)
        self._palms = [(Palm(brief.seed, number, self.light), x, z) for number, (x, z) in enumerate(PALMS)]
        green = [plant(brief.seed, kind, self.light, haze, 0.0) for kind in range(2)]
        stone = boulder(brief.seed, 2, self.light, (150, 140, 132))
        things = [(x, z, tall, green[n % 2], 0.96) for n, (x, z, tall) in enumerate(PLANTS)]
        things += [(x, z, tall, stone, 0.93) for x, z, tall in STONES]
        things += [(*CHEST, chest(self.light), 0.96), (*BARREL, barrel(self.light), 0.95)]
        self._things = sorted(things, key=lambda thing: -thing[1])
        self._birds = [parrot(self.light, beat) for beat in (-1, 0, 1)]
        fronds = sprite(440, 320, partial(_fronds, light=self.light), blur=3.0)
        self._corners = [
            Corner(image=fronds, size=0.22, top=True, sunk=(0.16, 0.12), sway=0.008),
            Corner(image=fronds, size=0.18, top=True, right=True, flip=True, sunk=(0.30, 0.18), sway=0.008, phase=2.0),
            Corner(
                image=sprite(320, 240, partial(_shell, light=self.light), blur=2.2),
                size=0.13,
                right=True,
                sunk=(0.36, 0.16),
                sway=0.0,
            ),
        ]
        self._glints = Motes(
            image=glow((255, 220, 130), (255, 250, 220), 0.4),
            seed=brief.seed,
            count=18,
            size=(0.004, 0.012),
            rise=0.012,
            wander=0.05,
            blink=1.0,
        )

    def behind(self, view: View, moment: Moment) -> None:
        t = moment.t_s
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        self._lake.draw(view, t)
        sail_by(view, self._ship, *SHIP, t)
        for palm, x, z in self._palms:
            palm.draw(view, x, z, t)
        for x, z, tall, image, foot in self._things:
            contact(view, x, z, 0.6 * tall, 0.4)
            stand(view, image, x, z, tall, foot=foot)
        for x, z in TORCHES:
            torch(view, self.light, x, z, t)
        self._sparkle(view, t)
        self._fly(view, t)

    def _sparkle(self, view: View, t_s: float) -> None:
        """Gold glints over the chest."""
        px, py, metre = view.camera.spot(CHEST[0], CHEST[2] * 0.62, CHEST[1])
        for number in range(5):
            shine = math.sin(t_s * 2.6 + number * 2.1)
            if metre > 0 and shine > 0:
                x, y = px + (number - 2) * 0.11 * metre, py - 0.06 * metre * (number % 3)
                reach = 0.075 * metre * shine
                star = [
                    (
                        x + reach * (1.0 if k % 2 == 0 else 0.22) * math.cos(k * math.pi / 4),
                        y + reach * (1.0 if k % 2 == 0 else 0.22) * math.sin(k * math.pi / 4),
                    )
                    for k in range(8)
                ]
                view.canvas.drawPath(polygon(star), fill((255, 252, 226), 0.95))

    def _fly(self, view: View, t_s: float) -> None:
        height = view.camera.height_px
        wide = view.camera.width_px + 0.5 * height
        gone = (t_s * 0.10 + unit(self._seed, "parrot")) % 1.3 / 1.3
        image = self._birds[round(math.sin(t_s * 11)) + 1]
        place(
            view.canvas,
            image,
            gone * wide - 0.25 * height,
            (0.15 + 0.03 * math.sin(gone * 9)) * height,
            0.07 * height / image.height(),
        )

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._glints.draw(view, moment.t_s)


def _islets(far: Far, light: Light, green: RGB, rock: RGB, haze: RGB, seed: int) -> None:
    """Rocks with trees on them, out at sea."""
    rng = generator(seed, "islets")
    for middle, wide, tall in (
        (0.24, 0.13, 0.11),
        (-0.42, 0.16, 0.15),
        (0.66, 0.20, 0.17),
        (-0.85, 0.14, 0.10),
        (0.02, 0.05, 0.03),
    ):
        left, right, top = far.at(middle - wide, 0.0), far.at(middle + wide, 0.0), far.at(middle, tall * 1.9)
        dome = skia.Path()
        dome.moveTo(*left)
        dome.quadTo(*top, *right)
        dome.close()
        far.canvas.drawPath(dome, fill(mix(light.flat(mix(green, (30, 60, 60), 0.3)), haze, 0.30)))
        for part, size, up in sorted(rng.random((16, 3)).tolist(), key=lambda spot: -spot[2]):
            out = (part - 0.5) * 2
            x, y = far.at(middle + out * wide, tall * 0.55 * up * (1 - abs(out) ** 1.6))
            ball(far.canvas, light, (x, y), (0.016 + 0.020 * size) * far.unit, mix(rock, haze, 0.28), 0.10)
        for part, size, up in sorted(rng.random((18, 3)).tolist(), key=lambda spot: -spot[2]):
            out = (part - 0.5) * 1.6
            x, y = far.at(middle + out * wide, tall * (0.6 + 0.35 * up) * (1 - abs(out) ** 1.8 * 0.7))
            ball(far.canvas, light, (x, y), (0.012 + 0.016 * size) * far.unit, mix(green, haze, 0.22), 0.10)


def _fronds(canvas: skia.Canvas, light: Light) -> None:
    for number, (x, y) in enumerate(((430, 60), (350, 190), (220, 270), (90, 300), (0, 240))):
        leaf(
            canvas,
            light,
            (60, -30),
            (x, y),
            44,
            mix((64, 150, 80), (14, 60, 50), 0.25 + 0.1 * (number % 2)),
            split=True,
        )


def _shell(canvas: skia.Canvas, light: Light) -> None:
    for number in range(7):
        angle = math.pi * (0.14 + 0.72 * number / 6)
        tip = (160 + 130 * math.cos(angle), 226 - 170 * math.sin(angle))
        limb(canvas, light, (160, 224), tip, 14, 27, mix((255, 196, 180), (255, 236, 220), 0.5 * (number % 2)), 0.2)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="island",
        en=names(
            "island, tropical island, desert island, deserted island, treasure island, pirate island, "
            "pirate cove, pirate bay, cove, tropical lagoon, lagoon beach, caribbean, the caribbean, maldives, "
            "tahiti, fiji, polynesia, paradise island, castaway island, robinson crusoe, neverland, "
            "skull island, galapagos"
        ),
        zh=names(
            "海岛, 海島, 小岛, 小島, 荒岛, 荒島, 孤岛, 孤島, 岛上, 島上, 金银岛, 金銀島, 海盗岛, 海盜島, "
            "加勒比, 加勒比海, 马尔代夫, 馬爾代夫, 热带岛屿, 熱帶島嶼, 大溪地, 宝藏岛, 寶藏島, 海盗湾, 海盜灣"
        ),
        defaults={"time": "day", "outfit": "summer", "mood": "happy"},
    ),
    build=Island,
    ambience=("waves", "birds"),
)  # fmt: skip
