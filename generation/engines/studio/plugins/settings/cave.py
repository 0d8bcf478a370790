"""A cave of glowing crystals around an underground pool, light falling in from above."""

import math
from functools import partial

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, argb, canvas_on, linear, mix, opaque, tone
from generation.engines.studio.stage.clay import polygon, soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import SHRINK
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, panorama_size
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.sky_shafts import shafts
from generation.storyboard.vocabulary import Term, TermKind, names

CRYSTALS: tuple[RGB, ...] = ((90, 220, 255), (190, 110, 255), (255, 110, 190), (110, 255, 190))
SPOTS = (
    (-1.05, 1.4, 0.95), (1.15, 1.6, 1.1), (-1.9, 2.6, 1.5), (1.95, 2.9, 1.6), (-1.1, 4.4, 1.2), (1.0, 5.0, 1.3),
    (-3.2, 2.2, 1.5), (3.3, 2.0, 1.5), (-3.9, 4.2, 2.2), (4.1, 4.6, 2.3), (2.6, 6.4, 2.2), (-2.4, 6.6, 2.2),
    (5.4, 2.8, 1.7), (-5.4, 3.0, 1.8),
)  # fmt: skip
"""Right, deep and tall, in metres."""
OPENING: dict[str, tuple[RGB, RGB]] = {
    "day": ((214, 236, 255), (112, 116, 140)),
    "sunset": ((255, 190, 120), (124, 88, 104)),
    "sunrise": ((255, 222, 190), (116, 104, 128)),
    "night": ((92, 110, 200), (34, 36, 72)),
}
"""Light from above, and the rock it falls on."""
CLUSTER_PX = 300
SHAFTS = 3


class Cave:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        beam, rock = OPENING[brief.shot.time]
        dark = brief.dark
        self._seed, self._dark, self._beam = brief.seed, dark, beam
        self.light = Light(
            key=(0.15, 0.85, 0.5),
            key_rgb=tone(beam, (0.72 if dark else 0.95) / max(beam)),
            ambient=(0.34, 0.32, 0.46) if dark else (0.42, 0.42, 0.50),
            rim=(-0.85, 0.1, -0.3),
            rim_rgb=(0.55, 0.40, 1.0),
            ground=(-0.1, 0.15),
            shadow=0.5,
        )
        self.relight = Relight(
            tint=(0.84, 0.86, 1.04) if dark else (0.96, 0.96, 1.02),
            key=(0.1, -0.65),
            strength=0.30,
            rim_rgb=(180, 130, 255),
            rim=0.85,
            rim_side=-1,
        )
        self.tone = Tone(lift=(6, 4, 16), gain=(1.0, 1.0, 1.05), gamma=0.92)
        self._far = self._walls(brief, beam, rock)

        def recipe(patch: Patch) -> np.ndarray:
            lumps = patch.noise(brief.seed, "lumps", size_m=4, beta=1.6)
            grit = patch.noise(brief.seed, "grit", size_m=0.9, beta=0.6)
            pool = np.asarray(np.exp(-(((patch.x - 0.2) / 1.7) ** 2) - ((patch.z - 0.6) / 2.2) ** 2))
            picture = np.array(rock, np.float32) * (0.82 + 0.14 * lumps + 0.08 * grit + 0.34 * pool)[..., None]
            picture += pool[..., None] * np.array(beam, np.float32) * 0.10
            for number, (x, z, tall) in enumerate(SPOTS):
                near = np.exp(-(((patch.x - x) ** 2 + (patch.z - z) ** 2) / (0.55 * tall) ** 2))
                picture += near[..., None] * np.array(CRYSTALS[number % 4], np.float32) * 0.40
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, rock)
            return hazed(picture, patch, tone(rock, 0.42), 4.0, 16.0)

        self._ground = PaintedGround(brief.reference, recipe)
        clusters = [
            sprite(CLUSTER_PX, CLUSTER_PX, partial(_cluster, seed=brief.seed, number=number, fog=fog, rock=rock))
            for fog in (0.0, 0.35)
            for number in range(4)
        ]
        rocks = [boulder(brief.seed, number, self.light, tone(rock, 1.05)) for number in range(2)]
        self._things = [
            (x, z, tall, clusters[number % 4 + 4 * (z > 4)], number) for number, (x, z, tall) in enumerate(SPOTS)
        ]
        self._things += [(-x * 1.12, z + 0.3, tall * 0.5, rocks[n % 2], -1) for n, (x, z, tall) in enumerate(SPOTS[:8])]
        self._things.sort(key=lambda thing: -thing[1])
        near = sprite(
            CLUSTER_PX, CLUSTER_PX, partial(_cluster, seed=brief.seed, number=5, fog=0.0, rock=rock), blur=3.0
        )
        roof = sprite(460, 260, partial(_spikes, seed=brief.seed, rock=tone(rock, 0.62)), blur=2.6)
        self._corners = [
            Corner(image=near, size=0.21, sunk=(0.38, 0.14), sway=0.0),
            Corner(image=near, size=0.17, right=True, flip=True, sunk=(0.42, 0.18), sway=0.0),
            Corner(image=roof, size=0.20, top=True, sunk=(0.10, 0.0), sway=0.0),
            Corner(image=roof, size=0.17, right=True, top=True, flip=True, sunk=(0.14, 0.0), sway=0.0),
        ]
        self._dust = Motes(
            image=glow((170, 220, 255)),
            seed=brief.seed,
            count=34,
            size=(0.003, 0.012),
            rise=0.014,
            wander=0.05,
            blink=0.9,
        )

    def _walls(self, brief: Brief, beam: RGB, rock: RGB) -> Panorama:
        """A hall of rock: dark at the sides, a bright hole in the roof, hanging stones."""
        lens = brief.reference.scaled(SHRINK)
        width, height, horizon = panorama_size(lens)
        tall = float(lens.height_px)
        y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
        rough = cv2.resize(fractal_noise(512, 1.5, brief.seed, "walls", lowest=3), (x.shape[1], x.shape[0]))
        away = np.hypot((x - width / 2) / tall, (y - horizon) / tall * 0.9)
        value = (0.30 + 0.10 * rough + 0.55 * smooth(0.75, 0.10, away))[..., None]
        hole = np.exp(-((np.hypot((x - width / 2 - 0.05 * tall) / tall, (y - horizon) / tall + 0.42) / 0.20) ** 2))[
            ..., None
        ]
        picture = np.array(rock, np.float32) * np.clip(value, 0.1, 1) + hole * np.array(beam, np.float32) * 0.60
        pixels = cv2.resize(opaque(picture), (width, height), interpolation=cv2.INTER_LINEAR)
        canvas = canvas_on(pixels)
        rng = generator(brief.seed, "hanging")
        for row, part in enumerate((0.55, 0.38)):
            for place, long, wide in rng.random((26, 3)).tolist():
                left = place * width
                if abs(left - width / 2) < 0.11 * tall:
                    continue
                half, reach = (0.010 + 0.018 * wide) * tall, (0.08 + 0.22 * long * (0.7 + 0.3 * row)) * tall
                top = horizon - (0.62 - 0.03 * row) * tall
                tip = (left + 0.01 * tall, top + reach + 0.16 * tall * abs(left - width / 2) / width)
                shades = [argb(tone(rock, part * 1.5)), argb(tone(rock, part * 0.7))]
                spike = polygon([(left - half, 0.0), (left + half, 0.0), (left + half, top), tip, (left - half, top)])
                canvas.drawPath(spike, linear((left - half, 0), (left + half, 0), shades))
        for place, size, hue in rng.random((40, 3)).tolist():
            spot = (place * width, horizon - 0.06 * tall * size)
            color = CRYSTALS[int(hue * 3.99)]
            soft_spot(canvas, spot, (0.02 + 0.03 * size) * tall, color, 0.22)
            _shard(canvas, spot, 1.4 + size * 0.4, 0.05 * size * tall + 6, mix(color, rock, 0.35))
        return Panorama(pixels, float(horizon), lens)

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        for x, z, tall, image, number in self._things:
            if number >= 0:
                px, py, metre = view.camera.spot(x, tall * 0.42, z)
                beat = 0.16 * moment.pulse * moment.energy if number % 2 == int(moment.beat) % 2 else 0.0
                shine = 0.34 + 0.10 * math.sin(moment.t_s * 1.7 + number * 2.3) + beat
                if metre > 0:
                    soft_spot(view.canvas, (px, py), 0.75 * tall * metre, CRYSTALS[number % 4], max(0.05, shine))
            stand(view, image, x, z, tall, foot=0.95)
        self._shafts(view, moment.t_s)

    def _shafts(self, view: View, t_s: float) -> None:
        tall = view.camera.height_px / view.camera.width_px
        beams = []
        for shaft in range(SHAFTS):
            left = 0.40 + 0.13 * shaft + 0.02 * math.sin(t_s * 0.6 + shaft * 2)
            wide = 0.09 * tall * (0.6 + 0.3 * shaft)
            beams.append((left, left + wide, left - wide * 0.8, left + wide * 2.0 + 0.05 * tall, 0.92))
        shafts(view, tone(self._beam, 0.12 if self._dark else 0.16), beams, soft=0.025, rest=0.15)

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._dust.draw(view, moment.t_s)


def _cluster(canvas: skia.Canvas, seed: int, number: int, fog: float, rock: RGB) -> None:
    """Crystals that fan out of one root, the tallest in the middle."""
    rng = generator(seed, "crystals", number)
    color = mix(CRYSTALS[number % 4], tone(rock, 0.5), fog)
    for lean in sorted(((rng.random(7) - 0.5) * 1.5).tolist(), key=lambda each: -abs(each)):
        long = (235 - 110 * abs(lean)) * (0.75 + 0.3 * rng.random())
        foot = (CLUSTER_PX / 2 + lean * 70, CLUSTER_PX * 0.95)
        _shard(canvas, foot, math.pi / 2 - lean, long, mix(color, (255, 255, 255), 0.15 * rng.random()))


def _shard(canvas: skia.Canvas, foot: tuple[float, float], angle: float, long: float, rgb: RGB) -> None:
    """One crystal: three faces, bright, middling and dark."""
    ux, uy = math.cos(angle), -math.sin(angle)
    half = long * 0.16

    def at(along: float, across: float) -> tuple[float, float]:
        return (foot[0] + ux * along * long - uy * across * half, foot[1] + uy * along * long + ux * across * half)

    tip = at(1.0, 0.15)
    for left, right, bright in ((-1.0, -0.25, 1.25), (-0.25, 0.45, 0.92), (0.45, 1.0, 0.55)):
        face = polygon([at(0.0, left * 0.8), at(0.78, left), tip, at(0.78, right), at(0.0, right * 0.8)])
        colors = [
            argb(tone(rgb, bright * 0.55)),
            argb(mix(tone(rgb, bright), (255, 255, 255), 0.25 if bright > 1 else 0.05)),
        ]
        canvas.drawPath(face, linear(foot, tip, colors))


def _spikes(canvas: skia.Canvas, seed: int, rock: RGB) -> None:
    """Hanging stones close to the lens."""
    rng = generator(seed, "spikes")
    for number in range(9):
        x, long, half = 24 + 48 * number, (60 + 170 * rng.random()) * (1 - number / 12), 22 + 14 * rng.random()
        shades = [argb(tone(rock, 1.2)), argb(tone(rock, 0.55))]
        canvas.drawPath(
            polygon([(x - half, -5), (x + half, -5), (x + 4, long)]), linear((x - half, 0), (x + half, 0), shades)
        )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="cave",
        en=names(
            "cave, crystal cave, cavern, grotto, underground, mine shaft, gold mine, diamond mine, ice cave, "
            "dragon lair, dragon's lair, underground cave, treasure cave, stalactites, batcave, "
            "tunnel of crystals, catacombs"
        ),
        zh=names(
            "洞穴, 山洞, 水晶洞, 水晶洞穴, 溶洞, 岩洞, 地下, 矿洞, 礦洞, 地下洞穴, 钟乳石, 鐘乳石, 冰洞, 龙穴, "
            "龍穴, 石窟, 宝藏洞, 寶藏洞"
        ),
        defaults={"time": "day", "outfit": "hoodie", "mood": "epic"},
    ),
    build=Cave,
    ambience=("drone",),
)  # fmt: skip
