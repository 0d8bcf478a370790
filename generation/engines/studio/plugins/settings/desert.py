"""Dunes and mesas in the heat: cacti, a tumbleweed, blown sand. Red and empty, with two moons, when it is Mars."""

import math
from functools import partial

import numpy as np

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, argb, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, polygon, soft_spot
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_dry import cactus, dry_grass, tumbleweed
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import place, sprite, stand
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.engines.studio.stage.skies import SKIES, Sky
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.storyboard.vocabulary import Term, TermKind, names

MARS_WORDS = ("mars", "martian", "red planet", "火星")
SAND: dict[bool, tuple[RGB, RGB]] = {False: ((240, 196, 128), (196, 128, 78)), True: ((206, 112, 72), (132, 58, 44))}
"""Lit and in shade, on Earth and on Mars."""
MESA: dict[bool, RGB] = {False: (196, 108, 70), True: (150, 66, 46)}
CACTI = ((-1.15, 1.7, 2.1), (1.75, 3.6, 2.5), (-3.4, 4.4, 2.6), (3.3, 1.9, 2.0), (5.6, 5.2, 2.4))
ROCKS = ((-1.3, 1.5, 0.5), (1.25, 2.3, 0.62), (-3.1, 3.4, 0.9), (3.0, 1.6, 0.7), (5.2, 4.6, 1.1))
"""Right, deep and tall, in metres."""
WEED_M, WEED_PACE_MPS, WEED_RUN_M, WEED_Z_M = 0.62, 1.9, 11.0, 2.6
WEED_TURNS = 10
MARS_SKIES: dict[str, tuple[RGB, RGB]] = {
    "day": ((176, 118, 84), (236, 190, 146)),
    "sunset": ((112, 84, 84), (150, 176, 206)),
    "sunrise": ((150, 104, 92), (206, 196, 200)),
    "night": ((16, 10, 22), (74, 40, 44)),
}
"""Above and at the horizon: dust colours the day, and low suns are blue."""


class Desert:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        self._mars = bool(brief.told)
        day = DAYLIGHT[brief.shot.time].bounced((1.16, 1.0, 0.86))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        lit, shade = (day.of(rgb) for rgb in SAND[self._mars])
        far = Far(brief, _sky(brief, self._mars))
        haze = MARS_SKIES[brief.shot.time][1] if self._mars else mix(day.haze, lit, 0.35)
        if self._mars:
            for right, up, radius in ((-0.19, 0.30, 0.026), (0.21, 0.36, 0.014)):
                ball(far.canvas, self.light, far.at(right, up), radius * far.unit, (226, 206, 190), 0.0)
        mesa = day.of(MESA[self._mars])
        right = brief.shot.time != "sunrise"
        if self._mars:
            far.mountains(
                brief.seed, "mars", base=0.02, relief=0.16, peaks=2.6, lit=mesa, dark=mix(mesa, (40, 10, 20), 0.55),
                haze=haze, fog=0.30, sun_right=right,
            )  # fmt: skip
        _mesas(far, mesa, haze, brief.seed, right=right)
        for number, (base, relief) in enumerate(((0.034, 0.060), (0.012, 0.050))):
            tint = mix(lit, haze, 0.30 - 0.25 * number)
            far.hills(brief.seed, f"dune {number}", base=base, relief=relief, rgb=tint, low=mix(tint, shade, 0.5))
        far.below(mix(lit, haze, 0.4))
        self._far = far.panorama()

        def recipe(patch: Patch) -> np.ndarray:
            dunes = patch.noise(brief.seed, "dunes", size_m=22, beta=2.0, stretch=0.5)
            bend = patch.noise(brief.seed, "bend", size_m=6, beta=1.8)
            grain = patch.noise(brief.seed, "grain", size_m=0.9, beta=0.4)
            ripples = np.sin(patch.z * 26 + bend * 3.4 + patch.x * 3) * np.clip(1.3 - patch.grain_m * 40, 0, 1)
            low = np.clip(0.30 - 0.26 * dunes - 0.13 * ripples - 0.14 * bend, 0, 1)[..., None]
            picture = np.array(lit, np.float32) * (1 - low) + np.array(shade, np.float32) * low
            picture += (grain * 4.0)[..., None]
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, haze)
            return hazed(picture, patch, mix(lit, haze, 0.4), 9.0, 70.0)

        self._ground = PaintedGround(brief.reference, recipe)
        rock = boulder(brief.seed, 0, self.light, mix(mesa, (255, 220, 190), 0.15))
        cacti = [sprite(260, 420, partial(cactus, light=self.light, arms=arms)) for arms in (0, 1)]
        self._things = (
            [(x, z, tall, rock) for x, z, tall in ROCKS]
            if self._mars
            else [(x, z, tall, cacti[n % 2]) for n, (x, z, tall) in enumerate(CACTI)] + [(-2.1, 2.4, 0.5, rock)]
        )
        self._things.sort(key=lambda thing: -thing[1])
        weed = [sprite(128, 128, partial(tumbleweed, turn=n / WEED_TURNS, seed=brief.seed)) for n in range(WEED_TURNS)]
        self._weeds = [] if self._mars else weed
        grass = (
            rock if self._mars else sprite(300, 300, lambda canvas: dry_grass(canvas, day.of((150, 128, 66))), blur=2.0)
        )
        self._corners = [
            Corner(image=grass, size=0.17, sunk=(0.40, 0.14), sway=0.004),
            Corner(image=grass, size=0.13, right=True, flip=True, sunk=(0.42, 0.16), sway=0.004, phase=2.0),
        ]
        self._sand = Motes(
            image=glow(mix(lit, (255, 255, 255), 0.3), lit), seed=brief.seed, count=34, size=(0.004, 0.012),
            rise=0.004, blow=0.34, wander=0.03, blink=0.7, top=0.45,
        )  # fmt: skip

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        rolled = not self._weeds
        for x, z, tall, image in self._things:
            if not rolled and z < WEED_Z_M:
                self._roll(view, moment.t_s)
                rolled = True
            stand(view, image, x, z, tall, foot=0.96, shade_m=0.36 * tall if tall < 1.2 else 0.42)
        if not rolled:
            self._roll(view, moment.t_s)

    def _roll(self, view: View, t_s: float) -> None:
        """The tumbleweed crosses the picture from left to right, hopping."""
        gone = t_s * WEED_PACE_MPS + 3.4
        x = gone % WEED_RUN_M - WEED_RUN_M / 2
        turn = gone / (math.pi * WEED_M)
        hop = 0.34 * abs(math.sin(gone * 1.9))
        px, py, metre = view.camera.spot(x, WEED_M / 2 + hop, WEED_Z_M)
        if metre > 0:
            flat = view.camera.spot(x, 0.0, WEED_Z_M)
            soft_spot(view.canvas, (flat[0], flat[1]), 0.2 * metre, (40, 20, 20), 0.25)
            image = self._weeds[int(turn * WEED_TURNS) % WEED_TURNS]
            place(view.canvas, image, px, py, WEED_M * metre / image.height())

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._sand.draw(view, moment.t_s)


def _sky(brief: Brief, mars: bool) -> Sky:
    sky = SKIES[brief.shot.time]
    high, low = MARS_SKIES[brief.shot.time]
    low_sun = brief.shot.time in ("sunset", "sunrise")
    sun = (0.16, 0.30) if brief.shot.time == "day" else (0.17, 0.12) if low_sun else (0.18, 0.32)
    stops: tuple[tuple[float, RGB], ...] = sky.stops
    if mars:
        stops = ((0, high), (0.6, mix(high, low, 0.6)), (1, low))
    elif brief.shot.time == "day":
        stops = ((0, (30, 118, 206)), (0.5, (110, 178, 222)), (0.82, (214, 218, 196)), (1, (250, 226, 176)))
    return Sky(
        stops=stops,
        below=low,
        sun=sun,
        sun_rgb=(214, 232, 255) if mars and low_sun else sky.sun_rgb,
        sun_radius=(0.02 if mars else 0.034) if not brief.dark else 0.03,
        glow=(50, 70, 100) if mars and low_sun else sky.glow,
        cloud=0.0 if mars else sky.cloud * 0.35,
        cloud_lit=sky.cloud_lit,
        cloud_dark=sky.cloud_dark,
        stars=900 if brief.dark else 0,
    )


def _mesas(far: Far, rgb: RGB, haze: RGB, seed: int, *, right: bool) -> None:
    """Table mountains with bands of rock, hazed by distance."""
    rng = generator(seed, "mesas")
    for number, middle in enumerate((-0.62, -0.24, 0.25, 0.40, 0.78, -0.92)):
        wide, tall = 0.07 + 0.06 * rng.random(), 0.075 + 0.085 * rng.random()
        tint = mix(rgb, haze, 0.16 + 0.16 * (number % 2))
        dark = mix(tint, (70, 30, 50), 0.35)
        left_x, top_y = far.at(middle - wide, tall)
        right_x, foot_y = far.at(middle + wide, 0.0)
        skirt = 0.05 * far.unit
        shape = polygon(
            [
                (left_x - skirt, foot_y),
                (left_x - 0.2 * skirt, top_y + 0.55 * (foot_y - top_y)),
                (left_x, top_y),
                (right_x, top_y),
                (right_x + 0.25 * skirt, top_y + 0.6 * (foot_y - top_y)),
                (right_x + skirt, foot_y),
            ]
        )
        ends = ((left_x, top_y), (right_x, top_y)) if right else ((right_x, top_y), (left_x, top_y))
        far.canvas.drawPath(shape, linear(*ends, [argb(dark), argb(tint), argb(mix(tint, (255, 230, 200), 0.2))]))
        far.canvas.save()
        far.canvas.clipPath(shape, doAntiAlias=True)
        for band in range(6):
            y = top_y + (foot_y - top_y) * (0.07 + 0.14 * band + 0.05 * rng.random())
            far.canvas.drawLine(
                left_x - skirt,
                y,
                right_x + skirt,
                y + 0.004 * far.unit,
                stroke(dark, (0.003 + 0.006 * rng.random()) * far.unit, 0.4),
            )
        for _ in range(5):
            x = left_x + (right_x - left_x) * rng.random()
            far.canvas.drawLine(x, top_y, x + 0.01 * far.unit, foot_y, stroke(dark, 0.006 * far.unit, 0.22))
        far.canvas.restore()


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="desert",
        en=names(
            "desert, sahara, sahara desert, gobi, gobi desert, sand dune, sand dunes, dune, dunes, mesa, "
            "canyon, grand canyon, badlands, wild west, arizona, nevada, texas, mexico, oasis, egypt, "
            "pyramids, dubai, wasteland, mars, on mars, surface of mars, martian surface, red planet, "
            "arabian desert, death valley, outback, monument valley"
        ),
        zh=names(
            "沙漠, 撒哈拉, 撒哈拉沙漠, 戈壁, 戈壁滩, 戈壁灘, 沙丘, 大漠, 荒漠, 峡谷, 峽谷, 大峡谷, 大峽谷, "
            "西部荒野, 绿洲, 綠洲, 埃及, 迪拜, 杜拜, 荒原, 火星, 火星上, 火星表面, 红色星球, 紅色星球"
        ),
        defaults={"time": "day", "outfit": "summer", "mood": "epic"},
    ),
    build=Desert,
    variants=MARS_WORDS,
    ambience=("wind",),
)  # fmt: skip
