"""A street between lit facades; wet and mirroring when it rains."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import opaque
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.facades import HEIGHT_M, LENGTH_M, paint_wall
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, Plane, below_horizon, floor, floor_end, mirror
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.skies import SKIES, paint
from generation.storyboard.vocabulary import Term, TermKind, names

HALF_STREET_M = 2.75
NEAREST_M = -1.2
STREET_FAR_M = 37.7
CROSSING_M = (35.4, 37.2)
"""Stripes on the road, metres from its far end."""
LAMPS_M = (1.6, 6.2, 11.5, 18.0)
SKYLINE_SHRINK = 0.65
LAMP_X_M, LAMP_HEIGHT_M = 2.15, 3.5
CROWN = ((0.0, 2.75, 0.52), (-0.42, 2.15, 0.46), (0.42, 2.2, 0.48), (0.02, 2.05, 0.5))
"""A tree's balls of leaves: out, up and radius in metres."""
SKYLINE = ((0.20, 0.55), (0.13, 0.80), (0.08, 1.0))
"""Height over the frame's and depth of shade, far to near."""

NIGHT = Light(
    key=(-0.7, 0.35, 0.55),
    key_rgb=(1.0, 0.78, 0.80),
    ambient=(0.44, 0.40, 0.54),
    rim=(0.9, 0.1, -0.3),
    rim_rgb=(0.1, 0.75, 1.0),
    ground=(0.35, -0.25),
    shadow=0.45,
)
DAY = Light(
    key=(-0.5, 0.7, 0.5),
    key_rgb=(1.0, 0.97, 0.90),
    ambient=(0.46, 0.48, 0.54),
    rim=(0.8, 0.4, -0.3),
    rim_rgb=(0.35, 0.34, 0.30),
    ground=(0.6, 0.3),
    shadow=0.46,
)
DUSK = Light(
    key=(0.6, 0.4, 0.5),
    key_rgb=(1.05, 0.80, 0.62),
    ambient=(0.46, 0.40, 0.50),
    rim=(-0.9, 0.2, -0.3),
    rim_rgb=(1.0, 0.55, 0.25),
    ground=(-0.7, 0.2),
    shadow=0.42,
)


class City:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        self._dark, self._wet = brief.dark, brief.wet
        low_sun = brief.shot.time in ("sunset", "sunrise")
        self.light = NIGHT if brief.dark else DUSK if low_sun else DAY
        if brief.dark:
            self.relight = Relight(
                tint=(0.96, 0.88, 0.95), key=(-0.6, -0.4), strength=0.28, rim_rgb=(70, 210, 255), rim=0.9
            )
            self.tone = Tone(lift=(8, 6, 18), gain=(1.03, 0.99, 1.05), gamma=0.92)
        else:
            warm = (1.04, 0.95, 0.88) if low_sun else (1.0, 1.0, 1.0)
            self.relight = Relight(tint=warm, key=(-0.4, -0.6), strength=0.22, rim_rgb=(255, 236, 200), rim=0.45)
            self.tone = Tone(lift=(6, 6, 10), gain=(1.03, 1.0, 0.97), gamma=0.95)
        scale = brief.reference.height_px / 1280
        self._far = self._skyline(brief)
        self._walls = [self._wall(brief, side, scale) for side in (-1, 1)]
        self._road = self._street(brief, scale)

    def _skyline(self, brief: Brief) -> Panorama:
        lens = brief.reference.scaled(SKYLINE_SHRINK)
        sky, horizon = paint(SKIES[brief.shot.time], brief.seed, lens)
        rng, windows = generator(brief.seed, "skyline"), generator(brief.seed, "skyline windows")
        unit = lens.height_px
        haze = sky[max(0, horizon - 3), 0].copy()
        sky[horizon:] = haze * 0.35 + (np.array([34, 28, 58]) if self._dark else np.array([110, 118, 130])) * 0.65
        for high, shade in SKYLINE:
            left = 0
            while left < sky.shape[1]:
                right = left + int(unit * (0.035 + 0.05 * rng.random()))
                top = horizon - int(unit * high * (0.45 + 0.75 * rng.random()))
                body = np.array([34, 28, 58]) if self._dark else np.array([120, 136, 158])
                sky[top:horizon, left:right] = haze * (1 - shade) + body * shade
                if self._dark:
                    block = sky[top + 4 : horizon - 2, left + 3 : right - 3]
                    lit = windows.random(block[::7, ::6].shape[:2]) < 0.30
                    block[::7, ::6][lit] = np.array([250, 200, 120]) * 0.85
                    block[1::7, ::6][: lit.shape[0]][lit[: block[1::7, ::6].shape[0]]] = np.array([250, 200, 120]) * 0.7
                left = right + int(unit * 0.01 * rng.random())
        return Panorama(opaque(sky), float(horizon), lens)

    def _wall(self, brief: Brief, side: int, scale: float) -> Plane:
        picture = paint_wall(brief.seed, side, dark=self._dark, scale=max(0.3, scale))
        along = np.linspace(0, 1, picture.shape[1])[None, :, None]
        haze = np.array([86, 58, 108]) if self._dark else np.array([206, 218, 226])
        picture = picture * (1 - 0.62 * along**1.2) + haze * 0.62 * along**1.2
        if not self._dark:
            picture *= 0.78 if side > 0 else 1.04
        rows, columns = picture.shape[:2]
        return Plane(
            opaque(picture),
            np.array([side * HALF_STREET_M, HEIGHT_M, NEAREST_M]),
            np.array([0, 0, LENGTH_M / columns]),
            np.array([0, -HEIGHT_M / rows, 0]),
        )

    def _street(self, brief: Brief, scale: float) -> Plane:
        """Asphalt, kerbs and pavement; 1 024 texels for 7.4 by 40 metres at full size."""
        size = int(1024 * max(0.4, scale))
        grain = cv2.resize(fractal_noise(512, 0.45, brief.seed, "asphalt"), (size, size))
        x = np.linspace(-1, 1, size)[None, :, None]
        base = np.array([66, 64, 84]) if self._dark else np.array([92, 94, 104])
        road = base + grain[..., None] * 4.5
        pavement = np.abs(x) > 0.60
        road = np.where(pavement, road * 1.22 + 8, road)
        road = np.where((np.abs(x) > 0.58) & (np.abs(x) < 0.605), road * 1.5, road)
        rows = np.arange(size)[:, None, None] / size * 40
        dashes = (np.abs(x) < 0.02) & (rows % 3.2 < 1.6)
        road = np.where(dashes, road * 0.3 + np.array([236, 226, 190]) * 0.6, road)
        crossing = (np.abs(x) < 0.56) & (rows > CROSSING_M[0]) & (rows < CROSSING_M[1]) & ((x * 8) % 1 < 0.55)
        road = np.where(crossing, road * 0.35 + np.array([232, 230, 222]) * (0.4 if self._dark else 0.62), road)
        slabs = pavement & (rows % 1.0 < 0.05)
        road = np.where(slabs, road * 0.8, road)
        depth = (
            np.linspace(0.72, 1.0, size)[:, None, None] if self._dark else np.linspace(1.12, 0.98, size)[:, None, None]
        )
        return floor(opaque(road * depth), -3.7, STREET_FAR_M - 40.0, 7.4, 40.0)

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels = view.camera, view.pixels
        top = below_horizon(camera)
        self._far.draw(pixels, camera, floor_end(camera, STREET_FAR_M))
        middle = int(min(camera.width_px - 2, max(2, camera.spot(0.0, camera.y, 1e4)[0])))
        left, right = self._walls
        left.draw(pixels, camera, right=middle)
        right.draw(pixels, camera, left=middle)
        for number, z in enumerate(reversed(LAMPS_M)):
            for side in (-1, 1):
                if self._dark or (number + side) % 4 == 1:
                    self._lamp(view, side * LAMP_X_M, z)
                else:
                    self._tree(view, side * LAMP_X_M, z)
        self._road.draw(pixels, camera, top)
        if (self._wet or self._dark) and top < len(pixels):
            self._reflect(pixels, top, moment.t_s)

    def _reflect(self, pixels: np.ndarray, top: int, t_s: float) -> None:
        """A wet street mirrors nearly everything, a dry one at night a little."""
        mirrored = mirror(
            pixels, top, t_s if self._wet else 0.0, ripple=5 if self._wet else 0, smear=120 if self._wet else 220
        )
        share = 0.74 if self._wet else 0.26
        cv2.addWeighted(pixels[top:], 1 - share * 0.72, mirrored, share, 0, dst=pixels[top:])

    def _lamp(self, view: View, x: float, z: float) -> None:
        foot = view.camera.spot(x, 0.0, z)
        head = view.camera.spot(x, LAMP_HEIGHT_M, z)
        if foot[2] <= 0 or not -80 < head[0] < view.camera.width_px + 80:
            return
        metre = head[2]
        limb(view.canvas, self.light, foot[:2], head[:2], 0.055 * metre, 0.035 * metre, (60, 62, 74), 0.0)
        arm = (head[0] - (0.42 if x > 0 else -0.42) * metre, head[1] - 0.05 * metre)
        limb(view.canvas, self.light, head[:2], arm, 0.035 * metre, 0.05 * metre, (60, 62, 74), 0.0)
        if self._dark:
            soft_spot(view.canvas, arm, 0.95 * metre, (255, 200, 120), 0.42)
            soft_spot(view.canvas, arm, 0.20 * metre, (255, 244, 214), 1.0)

    def _tree(self, view: View, x: float, z: float) -> None:
        """A street tree of clay balls."""
        px, py, metre = view.camera.spot(x, 0.0, z)
        if metre <= 0 or not -2 * metre < px < view.camera.width_px + 2 * metre:
            return
        limb(view.canvas, self.light, (px, py), (px, py - 1.7 * metre), 0.09 * metre, 0.06 * metre, (120, 88, 64), 0.2)
        for out, up, size in CROWN:
            ball(view.canvas, self.light, (px + out * metre, py - up * metre), size * metre, (104, 164, 84), 0.2)

    def before(self, view: View, moment: Moment) -> None:
        """Nothing stands between the street and the camera."""


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="city",
        en=names(
            "city, street, streets, downtown, tokyo, new york, times square, hong kong, shanghai, london, "
            "paris, alley, sidewalk, neon street, town"
        ),
        zh=names(
            "城市, 街头, 街頭, 街道, 街上, 大街, 上海, 东京, 東京, 纽约, 紐約, 香港, 台北, 北京, 市区, 市區, "
            "市中心, 霓虹, 小巷"
        ),
        defaults={"time": "night", "outfit": "puffer", "mood": "happy"},
    ),
    build=City,
    ambience=("city",),
)
