"""Tall trees in haze, with a path."""

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import LINEAR, RGB, add_light, mix, opaque
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, below_horizon, floor, floor_end
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.skies import SKIES, SKY_SHRINK, paint
from generation.engines.studio.stage.trees import TREE_PX, TRUNK_FOOT, fern, tree
from generation.storyboard.vocabulary import Term, TermKind, names

TREES = 38
HAZE_STEPS = 6
NEAREST_M, FARTHEST_M = 2.2, 26.0
CLEARING_M = 1.25
"""Half of the path that no tree stands on."""
TREE_M = 5.2
GROUND_FAR_M, GROUND_HALF_M = 27.4, 24.0
FERNS = 16
FERN_M = 0.62
SHAFTS = 4
HAZE: dict[str, RGB] = {
    "day": (206, 226, 204),
    "sunset": (244, 188, 140),
    "sunrise": (250, 218, 182),
    "night": (44, 60, 96),
}
SNOW: RGB = (236, 242, 250)


class Forest:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        self._dark, self._white = brief.dark, "snow" in brief.shot.weather
        low = time in ("sunset", "sunrise")
        key_rgb = (0.70, 0.80, 1.05) if brief.dark else (1.05, 0.86, 0.66) if low else (1.0, 0.99, 0.88)
        ambient = (0.32, 0.38, 0.52) if brief.dark else (0.46, 0.52, 0.46) if not self._white else (0.52, 0.56, 0.64)
        self.light = Light(
            key=(0.45, 0.7, 0.5),
            key_rgb=key_rgb,
            ambient=ambient,
            rim=(-0.8, 0.4, -0.3),
            rim_rgb=(0.45, 0.6, 0.95) if brief.dark else (0.55, 0.62, 0.36),
            ground=(-0.5, 0.1),
            shadow=0.42,
        )
        tint = (0.84, 0.90, 1.02) if brief.dark else (1.04, 0.95, 0.86) if low else (1.01, 1.0, 0.97)
        self.relight = Relight(
            tint=tint, key=(0.4, -0.55), strength=0.24, rim_rgb=(236, 246, 190), rim=0.5, rim_side=-1
        )
        self.tone = Tone(lift=(4, 8, 6), gain=(1.02, 1.01, 0.97), gamma=0.93)
        lens = brief.reference.scaled(SKY_SHRINK)
        picture, horizon = paint(SKIES[time], brief.seed, lens)
        haze = np.array(HAZE[time])
        deep = smooth(0.0, 0.30, (horizon - np.arange(len(picture))) / lens.height_px)[:, None, None]
        picture = picture * deep + haze * (1 - deep)
        self._far = Panorama(opaque(picture), float(horizon), lens)
        self._ground = self._path(brief)
        self._place(brief, HAZE[time])

    def _path(self, brief: Brief) -> np.ndarray:
        size = int(1024 * max(0.35, brief.reference.height_px / 1280))
        moss = cv2.resize(fractal_noise(512, 1.2, brief.seed, "moss", lowest=2), (size, size))
        leaves = cv2.resize(fractal_noise(512, 0.5, brief.seed, "leaves"), (size, size))
        x = np.linspace(-GROUND_HALF_M, GROUND_HALF_M, size)[None]
        z = np.linspace(0, 30, size)[:, None]
        middle = 0.5 * np.sin(z * 0.35) * smooth(0.0, 8.0, 30 - z)
        trail = 1 - smooth(0.55, 1.15, np.abs(x - middle) + 0.12 * moss)
        grass = (
            np.array([74, 118, 62]) + moss[..., None] * np.array([12, 16, 8]) + leaves[..., None] * np.array([9, 10, 6])
        )
        earth = np.array([146, 112, 78]) + leaves[..., None] * 9
        picture = grass * (1 - trail[..., None]) + earth * trail[..., None]
        if self._white:
            picture = np.array(SNOW) + moss[..., None] * 7 - trail[..., None] * np.array([26, 20, 10])
        far = smooth(0.0, 20.0, 30 - z)[..., None]
        picture = picture * (1 - 0.75 * far) + np.array(HAZE[brief.shot.time]) * 0.75 * far
        if self._dark:
            picture = picture * np.array([0.50, 0.56, 0.76])
        return opaque(picture)

    def _place(self, brief: Brief, haze: RGB) -> None:
        """Trees far to near, as sprites in steps of haze; ferns along the path."""
        rng = generator(brief.seed, "trees")
        self._trees: list[tuple[float, float, skia.Image, float]] = []
        sprites: dict[tuple[int, int], skia.Image] = {}
        depths = np.sort(NEAREST_M + (FARTHEST_M - NEAREST_M) * rng.random(TREES) ** 1.3)[::-1]
        for z in depths:
            side = 1 if rng.random() < 0.5 else -1
            x = side * (CLEARING_M + (0.35 * (z + 3) + 1.2) * rng.random())
            kind, step = int(rng.integers(0, 4)), min(HAZE_STEPS - 1, int(z / FARTHEST_M * HAZE_STEPS))
            if (kind, step) not in sprites:
                fog = step / (HAZE_STEPS - 1) * 0.88
                sprites[kind, step] = tree(brief.seed, kind, self.light, haze, fog, snowy=self._white)
            self._trees.append((float(x), float(z), sprites[kind, step], TREE_M * (0.8 + 0.5 * float(rng.random()))))
        plant = fern(self.light, mix((92, 150, 74), SNOW, 0.75 if self._white else 0.0))
        self._ferns = sorted(
            (
                (float(2.6 * rng.random() + 0.4), float((1 if n % 2 else -1) * (0.95 + 0.7 * rng.random())), plant)
                for n in range(FERNS)
            ),
            key=lambda spot: -spot[0],
        )

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels = view.camera, view.pixels
        top = below_horizon(camera)
        self._far.draw(pixels, camera, floor_end(camera, GROUND_FAR_M))
        floor(self._ground, -GROUND_HALF_M, GROUND_FAR_M - 30.0, 2 * GROUND_HALF_M, 30.0).draw(pixels, camera, top)
        for x, z, image, tall in self._trees:
            self._stand(view, x, z, image, tall)
        if not self._white:
            for z, x, image in self._ferns:
                self._stand(view, x, z, image, FERN_M)
        self._shafts(view, moment.t_s)

    @staticmethod
    def _stand(view: View, x: float, z: float, image: skia.Image, tall: float) -> None:
        """Upright: skia draws a leaning picture ten times slower."""
        px, py, metre = view.camera.spot(x, 0.0, z)
        scale = tall * metre / TREE_PX
        half = image.width() / 2 * scale
        if metre <= 0 or not -half < px < view.camera.width_px + half:
            return
        view.canvas.save()
        view.canvas.translate(px, py)
        view.canvas.scale(scale, scale)
        view.canvas.drawImage(image, -image.width() / 2, -TRUNK_FOOT * image.height(), LINEAR)
        view.canvas.restore()

    def _shafts(self, view: View, t_s: float) -> None:
        """Light between the crowns, slowly shifting."""
        height, width = view.camera.height_px // 8, view.camera.width_px // 8
        glow = np.zeros((height, width, 3), np.uint8)
        color = (46, 34, 20) if self._dark else (22, 40, 44)
        for shaft in range(SHAFTS):
            x = width * (0.25 + 0.28 * shaft) + 0.03 * width * np.sin(t_s * 0.5 + shaft)
            wide = width * (0.05 + 0.02 * shaft)
            corners = np.array(
                [[x, 0], [x + wide, 0], [x + wide * 2.2 - width * 0.42, height * 0.8], [x - width * 0.42, height * 0.8]]
            )
            cv2.fillConvexPoly(glow, corners.astype(np.int32), color, cv2.LINE_AA)
        soft = cv2.GaussianBlur(glow, (0, 0), max(0.8, height / 40))
        fall = np.linspace(1.0, 0.0, height, dtype=np.float32)[:, None, None]
        add_light(view.pixels, (soft * fall).astype(np.uint8))

    def before(self, view: View, moment: Moment) -> None:
        """The path leads up to the camera."""


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="forest",
        en=names("forest, woods, woodland, deep forest, pine forest, enchanted forest, forest path, trees"),
        zh=names("森林, 树林, 樹林, 林中, 树林里, 樹林裡, 松林, 林间, 林間"),
        defaults={"time": "day", "outfit": "hoodie", "mood": "dreamy"},
    ),
    build=Forest,
    ambience=("birds",),
)
