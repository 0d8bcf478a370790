"""Snow to the mountains: firs, a snowman, powder in the wind, and northern lights at night."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, add_light, fill, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed
from generation.engines.studio.stage.land_sprites import sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.trees import TRUNK_FOOT, tree
from generation.storyboard.vocabulary import Term, TermKind, names

SNOW: RGB = (232, 240, 252)
SHADE: RGB = (140, 172, 222)
FIRS = (
    (-1.9, 1.3, 3.4),
    (2.2, 2.1, 3.8),
    (-3.0, 3.4, 3.9),
    (3.9, 4.2, 4.3),
    (-1.5, 5.6, 3.3),
    (5.4, 3.0, 4.0),
    (-5.2, 2.6, 4.2),
)
"""Right, deep and tall, in metres."""
SNOWMAN = (1.12, 1.5, 1.35)
AURORA: tuple[RGB, ...] = ((40, 160, 96), (50, 120, 170), (110, 60, 150))


class Snowfield:
    dusty = True

    def __init__(self, brief: Brief) -> None:
        day = DAYLIGHT[brief.shot.time].bounced((1.12, 1.16, 1.20))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        snow, shade = day.of(SNOW, 0.9), day.of(SHADE, 0.9)
        far = Far(brief)
        hazy = mix(day.haze, snow, 0.25)
        right = brief.shot.time != "sunrise"
        for name, base, relief, fog, peaks in (("back", 0.08, 0.23, 0.26, 3.4), ("front", 0.03, 0.15, 0.06, 4.2)):
            far.mountains(
                brief.seed, name, base=base, relief=relief, fog=fog, peaks=peaks, haze=hazy, sun_right=right,
                lit=day.of((134, 146, 178)), dark=day.of((62, 78, 122)), snow=0.50, snow_rgb=snow,
            )  # fmt: skip
        far.hills(brief.seed, "near", base=0.022, relief=0.022, rgb=snow, low=mix(snow, shade, 0.35))
        _woods(far, day.of((54, 84, 92)), brief.seed)
        far.below(mix(snow, hazy, 0.3))
        self._far = far.panorama()

        def recipe(patch: Patch) -> np.ndarray:
            drifts = patch.noise(brief.seed, "drifts", size_m=16, beta=1.9, stretch=0.6)
            waves = patch.noise(brief.seed, "wind", size_m=3.4, beta=1.5, stretch=0.45)
            grain = patch.noise(brief.seed, "grain", size_m=1.1, beta=0.4)
            low = np.clip(0.36 - 0.20 * drifts - 0.17 * waves, 0, 1)[..., None]
            picture = np.array(snow, np.float32) * (1 - low) + np.array(shade, np.float32) * low
            picture += (grain * 3.2)[..., None]
            picture += (np.clip(grain - 2.4, 0, 1) * 60)[..., None]
            return hazed(picture, patch, mix(snow, hazy, 0.3), 8.0, 60.0)

        self._ground = PaintedGround(brief.reference, recipe)
        firs = [tree(brief.seed, kind, self.light, hazy, fog, snowy=True) for kind, fog in ((0, 0.05), (1, 0.22))]
        self._firs = sorted(((x, z, tall, firs[z > 3]) for x, z, tall in FIRS), key=lambda fir: -fir[1])
        self._snowman = sprite(260, 400, lambda canvas: _snowman(canvas, self.light))
        branch = sprite(420, 330, lambda canvas: _branch(canvas, self.light), blur=3.0)
        drift = sprite(420, 150, lambda canvas: _bank(canvas, snow, shade), blur=3.0)
        self._corners = [
            Corner(image=branch, size=0.25, top=True, sunk=(0.22, 0.16), sway=0.005),
            Corner(image=drift, size=0.11, sunk=(0.12, 0.2), sway=0.0),
            Corner(image=drift, size=0.09, right=True, flip=True, sunk=(0.12, 0.2), sway=0.0),
        ]
        powder = glow((236, 244, 255))
        self._powder = Motes(
            image=powder, seed=brief.seed, count=46, size=(0.004, 0.016), rise=-0.035, blow=0.09, wander=0.03, blink=0.6
        )

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        if self._dark:
            self._aurora(view, moment)
        self._ground.draw(view.pixels, view.camera)
        for x, z, tall, image in self._firs:
            stand(view, image, x, z, tall, foot=TRUNK_FOOT, shade_m=0.24 * tall)
        stand(
            view, self._snowman, SNOWMAN[0], SNOWMAN[1], SNOWMAN[2] * (1 + 0.012 * moment.pulse), foot=0.97, shade_m=0.5
        )

    def _aurora(self, view: View, moment: Moment) -> None:
        """Curtains of light, swaying; a little brighter on the beat."""
        camera = view.camera
        width, height = max(2, camera.width_px // 8), max(2, camera.height_px // 8)
        x = np.arange(width, dtype=np.float32)[None] / height
        y = np.arange(height, dtype=np.float32)[:, None] / height
        light = np.zeros((height, width, 3), np.float32)
        horizon = camera.horizon_px / camera.height_px
        for number, rgb in enumerate(AURORA):
            t = moment.t_s * (0.35 + 0.1 * number) + number * 2.1
            foot = horizon - 0.15 - 0.05 * number + 0.05 * np.sin(x * 5 + t) + 0.02 * np.sin(x * 13 - t * 1.6)
            up = foot - y
            rays = 0.65 + 0.35 * np.sin(x * (34 + 9 * number) + 3 * np.sin(x * 4 + t) + t)
            curtain = np.where(up > 0, np.exp(-up / 0.13), np.exp(up / 0.012)) * rays
            light += curtain[..., None] * np.array(rgb[::-1], np.float32)
        light *= smooth(0.02, 0.10, horizon - y)[..., None] * (0.85 + 0.2 * moment.pulse * moment.energy)
        add_light(view.pixels, np.clip(light, 0, 255).astype(np.uint8))

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._powder.draw(view, moment.t_s)


def _woods(far: Far, rgb: RGB, seed: int) -> None:
    """Far firs along the foot of the hills, in two rows."""
    rng = generator(seed, "woods")
    for right, up, size in rng.random((110, 3)).tolist():
        x, foot = far.at((right - 0.5) * 2.1, 0.004 + 0.022 * up)
        tall = (0.022 + 0.026 * size) * far.unit
        tip = (x, foot - tall)
        far.canvas.drawPath(
            polygon([tip, (x + tall * 0.28, foot), (x - tall * 0.28, foot)]), fill(mix(rgb, SNOW, 0.12 * up))
        )
        far.canvas.drawPath(
            polygon([tip, (x + tall * 0.02, foot - tall * 0.5), (x - tall * 0.15, foot - tall * 0.4)]), fill(SNOW, 0.35)
        )


def _snowman(canvas: skia.Canvas, light: Light) -> None:
    for side in (-1, 1):
        limb(canvas, light, (130 + side * 50, 205), (130 + side * 112, 150), 6, 4, (112, 82, 62))
        limb(canvas, light, (130 + side * 96, 164), (130 + side * 100, 130), 4, 3, (112, 82, 62))
    for y, radius in ((318, 78), (206, 60), (116, 46)):
        ball(canvas, light, (130, y), radius, SNOW, 0.22)
    limb(canvas, light, (94, 158), (168, 160), 13, 13, (214, 60, 66))
    limb(canvas, light, (160, 166), (172, 214), 12, 10, (214, 60, 66))
    for x in (114, 146):
        ball(canvas, light, (x, 104), 6, (34, 32, 44), 0.0)
    limb(canvas, light, (130, 118), (98, 126), 9, 3, (240, 132, 52))
    for y in (192, 222):
        ball(canvas, light, (130, y), 6, (34, 32, 44), 0.0)
    smile = skia.Path()
    smile.moveTo(112, 132)
    smile.quadTo(130, 148, 148, 132)
    canvas.drawPath(smile, stroke((60, 56, 70), 4))
    limb(canvas, light, (84, 78), (176, 78), 9, 9, (52, 58, 84))
    limb(canvas, light, (130, 74), (130, 44), 34, 32, (52, 58, 84))


def _branch(canvas: skia.Canvas, light: Light) -> None:
    """A fir branch hanging into the frame, snow on it."""
    for number, (tip_x, tip_y) in enumerate(((400, 120), (320, 210), (210, 270), (330, 60), (110, 290))):
        root, tip = (-20.0, -10.0 + 12 * number), (float(tip_x), float(tip_y))
        limb(canvas, light, root, tip, 20, 5, (70, 104, 78), 0.0)
        for twig in range(1, 12):
            part = twig / 12
            x, y = root[0] + (tip[0] - root[0]) * part, root[1] + (tip[1] - root[1]) * part
            for way in (0.9, -0.9):
                angle = math.atan2(tip[1] - root[1], tip[0] - root[0]) + way
                length = 62 * (1.1 - part)
                end = (x + math.cos(angle) * length, y + math.sin(angle) * length)
                limb(canvas, light, (x, y), end, 9, 3, (58, 118, 84), 0.0)
        for lump in range(7):
            part = 0.16 + 0.12 * lump
            spot = (root[0] + (tip[0] - root[0]) * part, root[1] + (tip[1] - root[1]) * part - 9)
            ball(canvas, light, spot, 19 * (1.15 - part), SNOW, 0.0)


def _bank(canvas: skia.Canvas, snow: RGB, shade: RGB) -> None:
    path = skia.Path()
    path.moveTo(0, 150)
    path.lineTo(0, 24)
    path.cubicTo(90, 6, 150, 60, 230, 76)
    path.cubicTo(310, 92, 370, 130, 420, 150)
    path.close()
    canvas.drawPath(path, fill(mix(snow, shade, 0.18)))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="snowfield",
        en=names(
            "snowfield, snow field, snowy mountain, snow mountain, snowy mountains, mountain, mountains, "
            "mountain top, mountaintop, ski slope, ski slopes, ski resort, north pole, south pole, arctic, "
            "antarctica, antarctic, glacier, tundra, alps, himalayas, mount everest, everest, "
            "winter wonderland, snowy field, snowy hill, snowy forest, snowy landscape, iceland, greenland, "
            "alaska, siberia, lapland, frozen land, ice field, iceberg"
        ),
        zh=names(
            "雪地, 雪原, 雪山, 雪山上, 滑雪场, 滑雪場, 山顶, 山頂, 高山, 山上, 山峰, 北极, 北極, 南极, 南極, "
            "冰川, 冰原, 冰天雪地, 阿尔卑斯, 阿爾卑斯, 珠穆朗玛峰, 珠穆朗瑪峰, 喜马拉雅, 喜馬拉雅, 雪景, 雪林, "
            "冰山, 冰岛, 冰島, 阿拉斯加, 西伯利亚, 西伯利亞"
        ),
        defaults={"time": "day", "outfit": "puffer", "mood": "happy"},
    ),
    build=Snowfield,
    ambience=("wind",),
)  # fmt: skip
