"""Above the clouds: people stand on one; others drift by, with balloons and a low sun or the stars."""

import math
from functools import partial

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import LINEAR, RGB, fill, mix, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.land_daylight import DAYLIGHT
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.land_ground import PaintedGround, Patch, hazed
from generation.engines.studio.stage.land_sprites import place, sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.skies import SKIES, Sky
from generation.engines.studio.stage.sky_clouds import cloud
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.storyboard.vocabulary import Term, TermKind, names

CLOUD: dict[str, tuple[RGB, RGB]] = {
    "day": ((204, 219, 238), (104, 150, 212)),
    "sunset": ((246, 192, 164), (150, 98, 156)),
    "sunrise": ((232, 202, 192), (158, 136, 190)),
    "night": ((120, 136, 196), (40, 48, 104)),
}
"""Lit and in shade."""
BANKS = 26
NEAREST_M, FARTHEST_M = 1.3, 16.0
BALLOONS: tuple[tuple[float, float, float, RGB, RGB], ...] = (
    (-0.20, 0.20, 0.115, (236, 84, 84), (255, 226, 130)),
    (0.215, 0.285, 0.085, (70, 140, 220), (250, 246, 236)),
    (0.52, 0.16, 0.13, (250, 170, 60), (240, 90, 130)),
    (-0.60, 0.27, 0.10, (120, 90, 200), (140, 220, 200)),
)
"""Right of the middle and above the horizon, and height, in frame heights, with two colours."""


class CloudSea:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        day = DAYLIGHT[time].bounced((1.16, 1.16, 1.16))
        self.light, self.relight, self.tone = day.light, day.relight, day.tone
        self._dark, self._seed = brief.dark, brief.seed
        lit, shade = CLOUD[time]
        far = Far(brief, _sky(brief))
        if time == "day":
            _rainbow(far)
        hazy = mix(mix(day.haze, shade, 0.3), lit, 0.5)
        rng = generator(brief.seed, "towers")
        images = [cloud(brief.seed, number, mix(lit, hazy, 0.25), mix(shade, hazy, 0.35)) for number in range(4)]
        for number in range(26):
            right, size = (rng.random() - 0.5) * 2.1, 0.0006 + 0.0006 * rng.random()
            x, y = far.at(right, 0.015 + 0.07 * rng.random() * (0.4 + abs(right)))
            place(far.canvas, images[number % 4], x, y, size * far.unit, flip=number % 2 == 0, foot=0.6)
        far.below(mix(shade, hazy, 0.45))
        self._far = far.panorama()

        def recipe(patch: Patch) -> np.ndarray:
            puffs = patch.noise(brief.seed, "puffs", size_m=7, beta=1.75, stretch=0.7)
            curls = patch.noise(brief.seed, "curls", size_m=2.2, beta=1.5, stretch=0.8)
            value = np.clip(0.60 + 0.22 * puffs + 0.12 * curls, 0, 1)[..., None]
            picture = np.array(shade, np.float32) * (1 - value) + np.array(lit, np.float32) * value
            return hazed(picture, patch, mix(shade, hazy, 0.45), 4.0, 22.0)

        self._ground = PaintedGround(brief.reference, recipe)
        near = [cloud(brief.seed, number, lit, shade) for number in range(4)]
        hidden = [cloud(brief.seed, number, mix(lit, hazy, 0.5), mix(shade, hazy, 0.5)) for number in range(4)]
        self._banks = []
        for number, z in enumerate(
            sorted((NEAREST_M + (FARTHEST_M - NEAREST_M) * rng.random(BANKS) ** 1.4).tolist(), reverse=True)
        ):
            side = -1 if number % 2 else 1
            x = side * (0.75 + 0.20 * z + (0.7 + 0.62 * z) * rng.random())
            tall = 0.42 + 0.10 * z * (0.5 + rng.random())
            self._banks.append((x, z, tall, (hidden if z > 6 else near)[number % 4], number))
        self._balloons = [
            sprite(150, 220, partial(_balloon, light=self.light, rgb=rgb, other=other, lamp=brief.dark))
            for *_, rgb, other in BALLOONS
        ]
        soft = cloud(brief.seed, 1, lit, shade, blur=5.0)
        self._corners = [
            Corner(image=soft, size=0.19, sunk=(0.30, 0.32), sway=0.010),
            Corner(image=soft, size=0.17, right=True, flip=True, sunk=(0.34, 0.34), sway=0.010, phase=2.4),
        ]
        self._wisp = cloud(brief.seed, 3, mix(lit, (255, 255, 255), 0.3), lit, blur=9.0)
        self._motes = Motes(
            image=glow((255, 244, 214) if not brief.dark else (190, 210, 255)), seed=brief.seed, count=22,
            size=(0.004, 0.014), rise=0.02, blow=0.02, wander=0.03, blink=0.8,
        )  # fmt: skip

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera, int(view.camera.horizon_px) + 12)
        self._fly(view, moment.t_s)
        self._ground.draw(view.pixels, view.camera)
        t = moment.t_s
        for x, z, tall, image, number in self._banks:
            drift = 0.30 * math.sin(t * 0.35 + number * 1.7)
            stand(view, image, x + drift, z, tall, y=0.05 * math.sin(t * 0.5 + number), foot=0.80, flip=number % 3 == 0)
        self._birds(view, t)

    def _fly(self, view: View, t_s: float) -> None:
        height = view.camera.height_px
        for number, ((right, up, size, _, _), image) in enumerate(zip(BALLOONS, self._balloons, strict=True)):
            x = view.camera.width_px / 2 - view.camera.focal_px * math.tan(view.camera.yaw) + right * height
            x += 0.02 * height * math.sin(t_s * 0.3 + number * 2)
            y = view.camera.horizon_px - (up + 0.012 * math.sin(t_s * 0.8 + number)) * height
            place(view.canvas, image, x, y, size * height / image.height())

    def _birds(self, view: View, t_s: float) -> None:
        if self._dark:
            return
        height = view.camera.height_px
        lead = (t_s * 0.05 + unit(self._seed, "birds")) % 1.5 / 1.5 * (
            view.camera.width_px + 0.4 * height
        ) - 0.2 * height
        for number in range(5):
            rank = (number + 1) // 2
            x = lead - 0.022 * height * rank
            y = (0.115 + 0.012 * rank * (1 if number % 2 else -1) + 0.004 * math.sin(t_s + number)) * height
            size, flap = 0.011 * height, 0.006 * height * math.sin(t_s * 6.5 + number)
            path = skia.Path()
            path.moveTo(x - size, y - flap)
            path.quadTo(x - size * 0.4, y - size * 0.3, x, y)
            path.quadTo(x + size * 0.4, y - size * 0.3, x + size, y - flap)
            view.canvas.drawPath(path, stroke((70, 74, 110), 0.0022 * height, 0.8))

    def before(self, view: View, moment: Moment) -> None:
        """Mist around the feet, clouds at the corners."""
        camera, t = view.camera, moment.t_s
        paint = skia.Paint(Alphaf=0.62)
        for number in range(5):
            x = -1.4 + 0.7 * number + 0.22 * math.sin(t * 0.5 + number * 1.3)
            px, py, metre = camera.spot(x, 0.02, -0.22)
            size = 0.62 * metre
            if metre > 0 and -size < px < camera.width_px + size and py < camera.height_px + size:
                tall = size * self._wisp.height() / self._wisp.width()
                box = skia.Rect.MakeXYWH(px - size / 2, py - tall * 0.42, size, tall)
                source = skia.Rect.MakeWH(self._wisp.width(), self._wisp.height())
                view.canvas.drawImageRect(self._wisp, source, box, LINEAR, paint)
        for corner in self._corners:
            corner.draw(view, t)
        self._motes.draw(view, t)


def _sky(brief: Brief) -> Sky:
    time = brief.shot.time
    sky = SKIES[time]
    stops: dict[str, tuple[tuple[float, RGB], ...]] = {
        "day": ((0, (36, 110, 214)), (0.5, (84, 168, 240)), (0.85, (176, 222, 250)), (1, (206, 232, 248))),
        "sunset": ((0, (64, 58, 140)), (0.4, (170, 96, 160)), (0.75, (250, 140, 120)), (1, (255, 214, 150))),
        "sunrise": ((0, (90, 140, 214)), (0.5, (190, 180, 226)), (0.8, (250, 190, 178)), (1, (250, 220, 180))),
        "night": ((0, (8, 10, 40)), (0.6, (30, 34, 92)), (1, (92, 92, 160))),
    }
    place = {"day": (0.19, 0.36), "sunset": (0.16, 0.10), "sunrise": (-0.17, 0.11), "night": (0.17, 0.33)}[time]
    return Sky(
        stops=stops[time],
        below=sky.below,
        sun=place,
        sun_rgb=sky.sun_rgb,
        sun_radius=0.062 if brief.dark else 0.044,
        glow=tone(sky.glow, 1.3),
        cloud=0.35,
        cloud_lit=sky.cloud_lit,
        cloud_dark=sky.cloud_dark,
        stars=1100 if brief.dark else 0,
    )


def _rainbow(far: Far) -> None:
    x, y = far.at(-0.10, -0.16)
    for number, rgb in enumerate(
        ((240, 90, 90), (250, 170, 70), (250, 236, 110), (110, 210, 120), (90, 160, 240), (160, 110, 220))
    ):
        far.canvas.drawCircle(x, y, (0.47 - 0.011 * number) * far.unit, stroke(rgb, 0.0125 * far.unit, 0.36))


def _balloon(canvas: skia.Canvas, light: Light, rgb: RGB, other: RGB, *, lamp: bool) -> None:
    for side in (-1, 1):
        canvas.drawLine(75 + side * 34, 118, 75 + side * 12, 186, stroke((90, 70, 60), 2.5))
    limb(canvas, light, (66, 196), (84, 196), 13, 13, (150, 104, 66), 0.3)
    skirt = skia.Path()
    skirt.moveTo(16, 92)
    skirt.quadTo(36, 130, 60, 152)
    skirt.lineTo(90, 152)
    skirt.quadTo(114, 130, 134, 92)
    skirt.close()
    canvas.drawPath(skirt, fill(light.flat(mix(rgb, (0, 0, 0), 0.12))))
    ball(canvas, light, (75, 72), 66, rgb, 0.28)
    shape = skia.Path()
    shape.addCircle(75, 72, 66)
    shape.addPath(skirt)
    canvas.save()
    canvas.clipPath(shape, doAntiAlias=True)
    for x, wide in ((75, 22), (24, 17), (126, 17)):
        lean = (75 - x) * 0.55
        stripe = polygon(
            [
                (x - wide * 0.55, 4),
                (x + wide * 0.55, 4),
                (x + wide * 0.8, 74),
                (x + wide * 0.4 + lean, 152),
                (x - wide * 0.4 + lean, 152),
                (x - wide * 0.8, 74),
            ]
        )
        canvas.drawPath(stripe, fill(light.flat(other), 0.9))
    soft_spot(canvas, (48, 40), 40, (255, 255, 255), 0.30)
    if lamp:
        soft_spot(canvas, (75, 140), 70, (255, 190, 90), 0.75)
    canvas.restore()
    if lamp:
        soft_spot(canvas, (75, 170), 20, (255, 220, 140), 1.0)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="sky",
        en=names(
            "sky, in the sky, above the clouds, on a cloud, on the clouds, in the clouds, on cloud nine, "
            "cloud nine, heaven, heavens, sea of clouds, cloud sea, up in the air, mid air, midair, "
            "stratosphere, cloud kingdom, sky kingdom, paradise in the sky, among the clouds, over the clouds, "
            "dreamland, rainbow bridge"
        ),
        zh=names(
            "天空, 云端, 雲端, 云海, 雲海, 云上, 雲上, 白云上, 白雲上, 天堂, 高空, 云朵上, 雲朵上, 云彩上, "
            "雲彩上, 云层之上, 雲層之上, 天空之城, 九霄云外, 九霄雲外, 天宫, 天宮, 梦境, 夢境, 半空中"
        ),
        defaults={"time": "day", "outfit": "hoodie", "mood": "dreamy"},
    ),
    build=CloudSea,
    gravity=2.4,
    ambience=("wind",),
)  # fmt: skip
