"""A room with a window, a lamp and a rug."""

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, opaque, tone
from generation.engines.studio.stage.clay import ball, between, limb, soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.furniture import paint_wall
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Plane, floor
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.storyboard.vocabulary import Term, TermKind, names

WALL_Z_M, WALL_HALF_M, WALL_HIGH_M = 1.9, 3.4, 3.6
RUG_RADIUS_M = 1.15
PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((236, 206, 170), (196, 92, 74), (58, 110, 120)),
    ((178, 206, 196), (226, 140, 76), (84, 84, 130)),
    ((226, 190, 192), (92, 118, 170), (224, 160, 70)),
    ((196, 200, 226), (220, 110, 110), (70, 130, 110)),
)
"""Wall, sofa, rug."""
LAMP_X_M, LAMP_Z_M, LAMP_M = 1.12, 1.25, 1.62
PLANT_X_M, PLANT_Z_M = -1.15, 1.3
LEAVES = ((-0.40, 0.80), (0.40, 0.84), (-0.24, 1.12), (0.26, 1.16), (0.0, 1.32), (0.12, 0.9), (-0.12, 0.86))
"""Tips of the plant's leaves, metres out and up."""


class Room:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        rng = generator(brief.seed, "room")
        wall, sofa, rug = PALETTES[int(rng.integers(len(PALETTES)))]
        self._dark = brief.dark
        warm = brief.dark or brief.shot.time != "day"
        self.light = Light(
            key=(0.6, 0.5, 0.6) if warm else (-0.6, 0.55, 0.55),
            key_rgb=(1.05, 0.86, 0.66) if warm else (1.0, 0.99, 0.95),
            ambient=(0.36, 0.34, 0.42) if brief.dark else (0.50, 0.49, 0.50),
            rim=(-0.9, 0.2, -0.3),
            rim_rgb=(0.35, 0.45, 0.85) if brief.dark else (0.35, 0.34, 0.32),
            ground=(-0.4, 0.25),
            shadow=0.40,
        )
        tint = (1.02, 0.92, 0.82) if brief.dark else (1.03, 0.99, 0.95)
        self.relight = Relight(
            tint=tint, key=(0.5 if warm else -0.5, -0.5), strength=0.26, rim_rgb=(255, 214, 160), rim=0.5
        )
        self.tone = Tone(lift=(8, 6, 8), gain=(1.03, 1.0, 0.96), gamma=0.95)
        scale = max(0.35, brief.reference.height_px / 1280)
        picture = paint_wall(brief.seed, brief.shot.time, wall, sofa, int(220 * scale), WALL_HALF_M * 2, WALL_HIGH_M)
        if brief.dark:
            picture = picture * np.array([0.62, 0.54, 0.56])
        rows, columns = picture.shape[:2]
        self._wall = Plane(
            opaque(picture),
            np.array([-WALL_HALF_M, WALL_HIGH_M, WALL_Z_M]),
            np.array([2 * WALL_HALF_M / columns, 0, 0]),
            np.array([0, -WALL_HIGH_M / rows, 0]),
        )
        self._ceiling = tone(wall, 0.55 if brief.dark else 0.92)
        self._floor = self._boards(brief.seed, rug, int(1024 * scale))

    def _boards(self, seed: int, rug: RGB, size: int) -> np.ndarray:
        """Wooden boards across 8 by 8 metres, with a round rug under the mark."""
        x = np.linspace(-4, 4, size)[None]
        z = np.linspace(WALL_Z_M, WALL_Z_M - 8, size)[:, None]
        grain = cv2.resize(fractal_noise(256, 1.1, seed, "wood"), (size, size // 8))
        grain = cv2.resize(grain, (size, size))
        board = np.floor(x / 0.34)
        shade = 0.90 + 0.14 * np.mod(np.sin(board * 12.9898) * 43758.5453, 1) + 0.03 * grain
        shade = np.where(np.mod(x / 0.34, 1) < 0.03, shade * 0.7, shade)
        picture = np.array([186, 134, 92])[None, None] * shade[..., None]
        away = np.hypot(x, z) / RUG_RADIUS_M
        band = np.where(np.mod(away * 5, 1) < 0.5, 1.0, 0.86)[..., None]
        cover = (1 - smooth(0.985, 1.0, away))[..., None]
        picture = picture * (1 - cover) + np.array(rug) * band * cover
        near_wall = np.asarray(0.72 + 0.28 * smooth(0.0, 0.8, WALL_Z_M - z))
        picture = picture * near_wall[..., None]
        return opaque(picture * (np.array([0.62, 0.54, 0.56]) if self._dark else 1.0))

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels = view.camera, view.pixels
        blue_green_red = [int(part) for part in self._ceiling[::-1]]
        pixels[:] = (*blue_green_red, 255)
        self._wall.draw(pixels, camera)
        foot = camera.spot(camera.x, 0.0, WALL_Z_M)[1] - abs(camera.roll) * camera.width_px - 2
        floor(self._floor, -4.0, WALL_Z_M - 8.0, 8.0, 8.0).draw(
            pixels, camera, int(min(camera.height_px - 4, max(0, foot)))
        )
        self._plant(view)
        self._lamp(view)

    def _lamp(self, view: View) -> None:
        x, y, metre = view.camera.spot(LAMP_X_M, 0.0, LAMP_Z_M)
        if metre <= 0:
            return
        top = (x, y - LAMP_M * metre)
        limb(view.canvas, self.light, (x, y), top, 0.025 * metre, 0.02 * metre, (70, 60, 60), 0.2)
        view.canvas.drawOval(
            skia.Rect.MakeLTRB(x - 0.2 * metre, y - 0.05 * metre, x + 0.2 * metre, y + 0.05 * metre),
            skia.Paint(AntiAlias=True, Color=0xFF3A3236),
        )
        bright = (255, 232, 180) if self._dark else (250, 238, 214)
        low, high = (top[0], top[1] + 0.20 * metre), (top[0], top[1] - 0.08 * metre)
        limb(view.canvas, self.light, low, high, 0.24 * metre, 0.15 * metre, bright, 0.25)
        if self._dark:
            soft_spot(view.canvas, (x, top[1] + 0.1 * metre), 1.5 * metre, (255, 196, 110), 0.55)

    def _plant(self, view: View) -> None:
        x, y, metre = view.camera.spot(PLANT_X_M, 0.0, PLANT_Z_M)
        if metre <= 0:
            return
        root = (x, y - 0.34 * metre)
        for out, up in LEAVES:
            tip = (x + out * metre, y - up * metre)
            stem = between(root, tip, 0.45)
            limb(view.canvas, self.light, root, stem, 0.018 * metre, 0.018 * metre, (70, 120, 70), 0.0)
            limb(view.canvas, self.light, stem, tip, 0.085 * metre, 0.030 * metre, (86, 158, 92), 0.28)
        limb(
            view.canvas,
            self.light,
            (x, y - 0.10 * metre),
            (x, y - 0.30 * metre),
            0.15 * metre,
            0.19 * metre,
            (214, 120, 82),
        )
        ball(view.canvas, self.light, (x, y - 0.38 * metre), 0.05 * metre, (110, 76, 56), 0.0)

    def before(self, view: View, moment: Moment) -> None:
        """The room is open towards the camera."""


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="room",
        en=names("room, bedroom, living room, home, house, apartment"),
        zh=names("房间, 房間, 卧室, 臥室, 客厅, 客廳, 家里, 家裡, 屋里, 屋裡"),
        defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
    ),
    build=Room,
)
