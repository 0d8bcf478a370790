"""A lake between mountains: it mirrors them; a pier, a boat, ducks, reeds; a waterfall where the prompt names one."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, mix, stroke
from generation.engines.studio.stage.clay import limb, polygon
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed, soaked
from generation.engines.studio.stage.land_rocks import boulder, cliff
from generation.engines.studio.stage.land_sprites import sprite, stand
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.trees import TRUNK_FOOT, tree
from generation.engines.studio.stage.water_fall import waterfall
from generation.engines.studio.stage.water_lake import Lake
from generation.engines.studio.stage.water_shore import boat, duck, lily, pier, reeds
from generation.storyboard.vocabulary import Term, TermKind, names

SHORE_M = 1.45
PIER = (0.72, 1.62, 1.0, 4.4)
"""Left, right, near and far, in metres."""
BOAT = (-1.35, 3.1, 0.62)
FALL_WORDS = ("waterfall", "cascade", "niagara", "瀑布")
FALL = (-1.7, 8.2, 1.5, 4.75)
CLIFF = (-1.75, 8.4, 5.4)
REEDS = (
    (-1.05, 1.25, 1.15),
    (-1.75, 1.5, 1.4),
    (2.3, 1.35, 1.3),
    (-3.0, 1.5, 1.4),
    (3.4, 1.6, 1.5),
    (-4.4, 1.8, 1.6),
    (4.9, 1.7, 1.5),
)
STONES = (
    (-0.62, 1.42, 0.16),
    (0.3, 1.5, 0.13),
    (-1.4, 1.2, 0.22),
    (2.0, 1.2, 0.26),
    (2.8, 1.45, 0.3),
    (-2.4, 1.3, 0.28),
)
LILIES = (
    (-0.7, 2.5, True),
    (-1.0, 2.2, False),
    (0.35, 3.4, False),
    (-1.9, 3.8, True),
    (2.3, 3.0, True),
    (2.7, 3.6, False),
    (-3.4, 3.4, True),
)
PINES = ((-3.4, 0.4, 4.4), (3.6, 0.6, 4.6), (-5.6, 1.0, 4.8), (6.0, 0.9, 4.6))
DUCKS = 3


class River:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        day = DAYLIGHT[time].bounced((0.98, 1.04, 1.04))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        self._falls = bool(brief.told)
        haze = day.haze
        far = Far(brief)
        right = time != "sunrise"
        for name, base, relief, fog, peaks, tint in (
            ("back", 0.07, 0.20, 0.36, 2.8, (108, 128, 168)),
            ("middle", 0.03, 0.13, 0.14, 3.6, (92, 124, 130)),
        ):
            far.mountains(
                brief.seed, name, base=base, relief=relief, fog=fog, peaks=peaks, haze=haze, sun_right=right,
                lit=day.of(mix(tint, (255, 246, 220), 0.25)), dark=day.of(mix(tint, (30, 40, 80), 0.45)),
                snow=0.34 if name == "back" else 0.0, snow_rgb=day.of((236, 242, 252)),
            )  # fmt: skip
        far.hills(
            brief.seed,
            "bank",
            base=0.018,
            relief=0.014,
            rgb=mix(day.of((104, 150, 92)), haze, 0.2),
            low=day.of((84, 128, 84)),
        )
        _pines(far, day.of((46, 92, 76)), haze, brief.seed)
        far.below(day.of((84, 128, 84)))
        self._far = far.panorama()
        grass, pebble = day.of((124, 172, 82)), day.of((196, 182, 154))

        def recipe(patch: Patch) -> np.ndarray:
            blades = patch.noise(brief.seed, "blades", size_m=0.8, beta=0.4)
            tufts = patch.noise(brief.seed, "tufts", size_m=4, beta=1.5)
            stones = patch.noise(brief.seed, "pebbles", size_m=1.3, beta=0.9)
            picture = np.array(grass, np.float32) * (0.96 + 0.07 * tufts + 0.08 * blades)[..., None]
            beach = np.asarray(smooth(0.55, 0.95, patch.z + 0.13 * tufts + 0.05 * blades))[..., None]
            strand = np.array(pebble, np.float32) * (0.95 + 0.11 * stones + 0.04 * blades)[..., None]
            strand *= (1 - 0.22 * np.asarray(smooth(1.1, 1.5, patch.z)))[..., None]
            picture += (strand - picture) * beach
            if brief.wet:
                picture = soaked(picture, patch, brief.seed, haze)
            return hazed(picture, patch, grass, 20.0, 60.0)

        self._ground = PaintedGround(brief.reference, recipe)
        self._lake = Lake(brief.seed, SHORE_M, day.of((62, 148, 176)), mix(haze, (255, 255, 255), 0.6))
        self._spray = day.of((104, 178, 204), 0.8)
        stone = boulder(brief.seed, 1, self.light, (142, 144, 150))
        self._cliff = cliff(brief.seed, self.light, mix((128, 124, 122), haze, 0.20), mix((104, 150, 84), haze, 0.2))
        self._boat, self._duck = boat(self.light), duck(self.light)
        self._lilies = {flower: lily(self.light, flower=flower) for flower in (True, False)}
        clump = reeds(self.light)
        conifers = [tree(brief.seed, kind, self.light, haze, 0.05, snowy=False) for kind in (0, 1)]
        near = [(x, z, tall, clump, 0.98) for x, z, tall in REEDS] + [
            (x, z, tall, stone, 0.93) for x, z, tall in STONES
        ]
        near += [(x, z, tall, conifers[n % 2], TRUNK_FOOT) for n, (x, z, tall) in enumerate(PINES)]
        self._near = sorted(near, key=lambda thing: -thing[1])
        soft = reeds(self.light, blur=3.0)
        self._corners = [
            Corner(image=soft, size=0.27, sunk=(0.42, 0.12), sway=0.007),
            Corner(image=soft, size=0.22, right=True, flip=True, sunk=(0.46, 0.18), sway=0.007, phase=1.4),
            Corner(
                image=sprite(340, 330, self._willow, blur=2.4),
                size=0.23,
                top=True,
                right=True,
                sunk=(0.24, 0.10),
                sway=0.007,
                phase=0.6,
            ),
        ]
        spark = (
            glow((200, 255, 110), (250, 255, 200), 0.4) if brief.dark else glow((255, 255, 236), (255, 255, 255), 0.4)
        )
        self._air = Motes(
            image=spark, seed=brief.seed, count=22, size=(0.003, 0.010), rise=0.008, blow=0.02, wander=0.05, blink=1.0
        )

    def _willow(self, canvas: skia.Canvas) -> None:
        rng = generator(self._seed, "willow")
        for number in range(13):
            x, long = 30 + 26 * number, 120 + 180 * (number / 12) * (0.6 + 0.5 * rng.random())
            canvas.drawLine(x, -10, x - 14, long, stroke(self.light.flat((116, 140, 74)), 4))
            for leaf in range(9):
                part = (leaf + 0.5) / 9
                spot = (x - 14 * part, long * part)
                tip = (spot[0] + (11 if leaf % 2 else -11), spot[1] + 40)
                limb(canvas, self.light, spot, tip, 6, 2, mix((112, 172, 84), (190, 214, 110), rng.random()), 0.0)

    def behind(self, view: View, moment: Moment) -> None:
        t = moment.t_s
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._ground.draw(view.pixels, view.camera)
        self._lake.draw(view, t)
        if self._falls:
            stand(view, self._cliff, *CLIFF, foot=0.98)
            waterfall(view, self._seed, *FALL, self._spray, t)
        for x, z, flower in sorted(LILIES, key=lambda pad: -pad[1]):
            stand(view, self._lilies[flower], x + 0.03 * math.sin(t * 0.9 + z), z, 0.26, foot=0.7)
        self._swim(view, t)
        bob = 0.025 * math.sin(t * 1.4)
        stand(view, self._boat, BOAT[0] + 0.05 * math.sin(t * 0.5), BOAT[1], BOAT[2], y=bob, foot=0.86)
        pier(view, self.light, *PIER)
        for x, z, tall, image, foot in self._near:
            stand(view, image, x, z, tall, foot=foot)

    def _swim(self, view: View, t_s: float) -> None:
        """Ducks in a row, with their wakes."""
        run = 9.0
        lead = (t_s * 0.34 + run * unit(self._seed, "ducks")) % run - run / 2
        for number in range(DUCKS):
            x, z = lead - 0.55 * number, 3.9 + 0.12 * math.sin(number * 2.0)
            px, py, metre = view.camera.spot(x, 0.0, z)
            if metre > 0 and -metre < px < view.camera.width_px + metre:
                for wake in range(3):
                    back, wide = (0.2 + 0.16 * wake) * metre, (0.10 + 0.07 * wake) * metre
                    view.canvas.drawLine(
                        px - back - wide,
                        py,
                        px - back + wide,
                        py,
                        stroke((255, 255, 255), 0.014 * metre, 0.4 - 0.1 * wake),
                    )
            stand(view, self._duck, x, z, 0.30 if number == 0 else 0.22, y=0.012 * math.sin(t_s * 3 + number), foot=0.9)

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._air.draw(view, moment.t_s)


def _pines(far: Far, rgb: RGB, haze: RGB, seed: int) -> None:
    """The far shore's trees."""
    rng = generator(seed, "pines")
    for right, size, shade in rng.random((150, 3)).tolist():
        x, foot = far.at((right - 0.5) * 2.2, 0.001)
        tall = (0.018 + 0.040 * size * size) * far.unit
        tint = mix(mix(rgb, haze, 0.15 + 0.15 * shade), (255, 255, 200), 0.05 * shade)
        for part in (0.0, 0.35):
            wide = tall * (0.26 - 0.2 * part)
            low = foot - tall * part * 0.9
            far.canvas.drawPath(
                polygon([(x, foot - tall * (0.72 + 0.28 * (part > 0))), (x + wide, low), (x - wide, low)]), fill(tint)
            )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="river",
        en=names(
            "river, lake, lakeside, riverside, river bank, riverbank, lake shore, lakeshore, pond, waterfall, "
            "waterfalls, creek, brook, fjord, pier, dock, jetty, by the water, mountain lake, swamp, "
            "lotus pond, west lake, norway, niagara falls, wetland, lagoon, loch, duck pond, fishing pier"
        ),
        zh=names(
            "湖边, 湖邊, 湖畔, 湖泊, 湖面, 湖上, 湖里, 湖裡, 河里, 河裡, 河上, 江上, 河边, 河邊, 河畔, 河岸, "
            "小河, 河流, 河, 江边, 江邊, 瀑布, 池塘, 溪边, 溪邊, 小溪, 码头, 碼頭, 栈桥, 棧橋, 西湖, 水边, "
            "水邊, 荷塘, 峡湾, 峽灣, 水乡, 水鄉, 湿地, 濕地"
        ),
        defaults={"time": "day", "outfit": "hoodie", "mood": "calm"},
    ),
    build=River,
    variants=FALL_WORDS,
    ambience=("stream", "birds"),
)  # fmt: skip
