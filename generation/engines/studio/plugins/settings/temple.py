"""A temple: a tall pagoda above stone steps, a red gate, incense, lanterns, a cherry tree that sheds petals."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, radial, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.interior_things import steam
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.street_cherry import cherry, petals
from generation.engines.studio.stage.street_open import OpenAir
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, PAGODA_Z, GATE_Z, TREE_Z = 24.0, 14.5, 4.4, 3.0
ROOF: RGB = (54, 92, 98)
RED: RGB = (204, 58, 44)
GOLD: RGB = (244, 196, 92)
STONE: RGB = (176, 172, 164)
TIERS = 4


class Temple(OpenAir):
    def __init__(self, brief: Brief) -> None:
        lamps = (
            Lamp(at=(0.0, 3.6, 12.0), rgb=(1.3, 0.8, 0.42), reach_m=5.0),
            Lamp(at=(-1.0, 1.2, 1.6), rgb=(0.7, 0.44, 0.22), reach_m=0.9),
            Lamp(at=(1.0, 1.2, 1.6), rgb=(0.7, 0.44, 0.22), reach_m=0.9),
            Lamp(at=(0.0, 3.2, 4.0), rgb=(0.7, 0.36, 0.2), reach_m=1.3),
        )
        super().__init__(brief, lamps, lamp_rgb=(1.02, 0.76, 0.54), side=1)
        self._seed = brief.seed
        self.sky(self._mountains)
        self.ground((120, 150, 96), 10.0, FAR_M, self._path)
        density = density_at(brief.reference, PAGODA_Z)
        self._pagoda = self._tower(density)
        self._steps = [
            Block(self.lighting, (-3.4, 3.4), (0.0, 0.3 * (step + 1)), (11.0 + 0.6 * step, 11.6 + 0.6 * step), STONE)
            for step in range(5)
        ][::-1]
        self._gate = self._torii()
        self._tree = self._cherry(-1, TREE_Z, 1.0)
        self._others = [self._cherry(-1, 8.5, 1.2), self._cherry(1, 7.0, 1.2)]

    def _mountains(self, picture: np.ndarray, horizon: int, unit_px: float) -> None:
        """Three ranges in the haze."""
        columns = picture.shape[1]
        haze = picture[max(0, horizon - 4), 0].copy()
        body = np.array([22, 30, 56]) if self.dark else np.array([96, 138, 150])
        for row, (high, shade) in enumerate(((0.30, 0.35), (0.20, 0.6), (0.11, 0.9))):
            ridge = np.resize(fractal_noise(512, 1.6, self._seed, "ridge", row)[9], columns * 2)[:columns]
            tops = horizon - np.clip(high * (1 + 0.35 * ridge), 0.02, 0.5) * unit_px
            y = np.arange(picture.shape[0])[:, None]
            inside = (y > tops[None]) & (y < horizon + 1)
            picture[inside] = haze * (1 - shade) + body * shade

    def _path(self, board: Board) -> None:
        """A path of slabs over moss, petals on it."""
        paint, middle = board.paint, board.width_m / 2
        rng = generator(self._seed, "path")
        for _ in range(500):
            at = (float(rng.random()) * board.width_m, float(rng.random()) * board.height_m)
            paint.disc(*at, 0.12 + 0.3 * rng.random(), (104, 140, 84) if rng.random() < 0.5 else (138, 164, 108), 0.5)
        paint.box(middle - 1.35, 0, middle + 1.35, board.height_m, (140, 136, 130), shade=0.0)
        for row in range(int(board.height_m / 0.62) + 1):
            for column in range(4):
                x, y = middle - 1.3 + column * 0.66 - 0.14 * (row % 2), row * 0.62
                slab = tone((188, 184, 176), 0.9 + 0.16 * rng.random())
                paint.box(x + 0.02, y + 0.02, x + 0.63, y + 0.59, slab, round_m=0.06, shade=0.03)
        for _ in range(420):
            at = (middle + (float(rng.random()) - 0.6) * 4.5, float(rng.random()) * 12)
            paint.disc(*at, 0.026, (255, 190, 208), 0.9)

    def _tower(self, density: float) -> Panel:
        """Five roofs, each smaller than the one below."""
        board = Board(9.0, 10.4, density)
        paint, shine, middle = board.paint, board.shine, 4.5
        paint.box(middle - 4.0, 0, middle + 4.0, 1.1, STONE)
        low = 1.1
        for tier in range(TIERS):
            half, high = 2.7 - 0.42 * tier, 1.0 - 0.05 * tier
            paint.box(middle - half, low, middle + half, low + high, (226, 206, 176), shade=0.05)
            for post in range(5):
                x = middle - half + post * half / 2
                paint.box(x - 0.07, low, x + 0.07, low + high, RED)
            for bay in range(4):
                x = middle - half + (bay + 0.5) * half / 2
                if self.dark:
                    shine.box(x - half * 0.17, low + 0.16, x + half * 0.17, low + high * 0.72, (255, 204, 110))
                else:
                    paint.box(x - half * 0.17, low + 0.16, x + half * 0.17, low + high * 0.72, (120, 74, 54))
                (shine if self.dark else paint).line([(x, low + 0.16), (x, low + high * 0.72)], (110, 60, 44), 0.03)
            paint.box(middle - half - 0.2, low + 0.02, middle + half + 0.2, low + 0.16, RED)
            low += high
            _roof(paint, middle, low, half + 1.15, 0.70)
            low += 0.54
        paint.limb((middle, low), (middle, low + 0.9), 0.10, 0.03, GOLD)
        for ring in range(4):
            paint.ball(middle, low + 0.15 + 0.17 * ring, 0.13 - 0.02 * ring, GOLD)
        return facing(board, self.lighting, -middle, 0.0, PAGODA_Z)

    def _torii(self) -> Panel:
        """A red gate over the path."""
        half = 1.66 * (1.0 + 0.35 * (self.wide - 1))
        board = Board(2 * half + 1.6, 4.4, density_at(self.brief.reference, GATE_Z))
        paint, middle, reach = board.paint, half + 0.8, half + 0.72
        for x in (middle - half, middle + half):
            paint.limb((x, 0.1), (x, 3.85), 0.15, 0.13, RED)
            paint.box(x - 0.2, 0, x + 0.2, 0.35, (60, 54, 56), round_m=0.05)
        paint.box(middle - half - 0.3, 3.28, middle + half + 0.3, 3.46, RED, shade=0.14)
        for low, high, dip, rgb in ((3.8, 4.04, 0.30, RED), (4.02, 4.18, 0.22, (52, 50, 60))):
            beam = [(middle - reach, low + dip), (middle - half, low), (middle + half, low)]
            paint.poly([*beam, (middle + reach, low + dip), (middle + half, high), (middle - half, high)], rgb)
        return facing(board, self.lighting, -middle, 0.0, GATE_Z)

    def _cherry(self, side: int, z: float, size: float) -> Panel:
        board = cherry(self._seed, side, size, density_at(self.brief.reference, z))
        place = side * (0.6 + 0.36 * z) * (1 + 0.7 * (self.wide - 1))
        left = place - 1.2 * size if side < 0 else place - 3.0 * size
        return facing(board, self.lighting, left, 0.0, z)

    def behind(self, view: View, moment: Moment) -> None:
        self.draw_sky(view)
        self._pagoda.draw(view)
        self.draw_floor(view)
        for step in self._steps:
            step.draw(view)
        self.mirror_floor(view, moment.t_s, 12.0, 0.45)
        for tree in self._others:
            tree.draw(view)
        self._gate.draw(view)
        self._hung(view, moment)
        self._tree.draw(view)
        for side in (-1, 1):
            self._stone_lamp(view, side * (1.5 + 0.5 * (self.wide - 1)), 3.0)
        self._burner(view, moment.t_s)

    def _hung(self, view: View, moment: Moment) -> None:
        """Two big lanterns sway under the gate."""
        for side in (-1, 1):
            swing = 0.05 * math.sin(moment.t_s * 1.4 + side)
            x, y, metre = view.camera.spot((1.18 * side + swing) * (1 + 0.35 * (self.wide - 1)), 2.82, GATE_Z - 0.1)
            if metre <= 0:
                continue
            view.canvas.drawLine(x - swing * metre, y - 0.42 * metre, x, y, stroke((60, 40, 36), 0.02 * metre))
            if self.dark:
                soft_spot(view.canvas, (x, y), 0.9 * metre, (255, 120, 70), 0.5)
                shades = [argb((255, 232, 170)), argb((250, 110, 70)), argb((196, 48, 40))]
                view.canvas.drawCircle(x, y, 0.25 * metre, radial((x, y), 0.25 * metre, shades, (0, 0.6, 1)))
            else:
                ball(view.canvas, self.light, (x, y), 0.25 * metre, (226, 62, 48))
            for up in (-1, 1):
                cap = (x - 0.12 * metre, y + up * 0.24 * metre - 0.035 * metre, 0.24 * metre, 0.07 * metre)
                view.canvas.drawRect(skia.Rect.MakeXYWH(*cap), fill((58, 44, 44)))
            tail = y + 0.28 * metre
            view.canvas.drawLine(x, tail, x - 0.4 * swing * metre, tail + 0.2 * metre, stroke(GOLD, 0.04 * metre))

    def _stone_lamp(self, view: View, at: float, z: float) -> None:
        x, y, metre = view.camera.spot(at, 0.0, z)
        if metre <= 0:
            return
        canvas, grey = view.canvas, (158, 156, 150)
        limb(canvas, self.light, (x, y - 0.06 * metre), (x, y - 0.07 * metre), 0.22 * metre, 0.22 * metre, grey)
        limb(canvas, self.light, (x, y - 0.1 * metre), (x, y - 0.7 * metre), 0.10 * metre, 0.08 * metre, grey)
        box = skia.Rect.MakeLTRB(x - 0.2 * metre, y - 1.12 * metre, x + 0.2 * metre, y - 0.76 * metre)
        canvas.drawRoundRect(box, 0.04 * metre, 0.04 * metre, fill(self.light.flat(grey)))
        window = skia.Rect.MakeLTRB(x - 0.1 * metre, y - 1.05 * metre, x + 0.1 * metre, y - 0.83 * metre)
        canvas.drawRect(window, fill((255, 216, 130) if self.dark else (74, 66, 62)))
        if self.dark:
            soft_spot(canvas, (x, y - 0.94 * metre), 0.6 * metre, (255, 196, 100), 0.6)
        ends = ((x - 0.24 * metre, y - 1.16 * metre), (x + 0.24 * metre, y - 1.16 * metre))
        limb(canvas, self.light, *ends, 0.075 * metre, 0.075 * metre, tone(grey, 0.9))
        ball(canvas, self.light, (x, y - 1.28 * metre), 0.08 * metre, grey)

    def _burner(self, view: View, t_s: float) -> None:
        """A bronze burner with sticks of incense."""
        at, z = 0.82 * (1 + 0.5 * (self.wide - 1)), 1.0
        x, y, metre = view.camera.spot(at, 0.0, z)
        if metre <= 0:
            return
        canvas, bronze = view.canvas, (164, 116, 62)
        for leg in (-0.14, 0.14):
            limb(canvas, self.light, (x + leg * metre, y), (x + leg * 0.8 * metre, y - 0.3 * metre), 0.04 * metre,
                 0.06 * metre, bronze)  # fmt: skip
        for stick in range(5):
            out = (stick - 2) * 0.05
            top = (x + out * 1.5 * metre, y - 0.86 * metre - 0.02 * stick * metre)
            canvas.drawLine(x + out * metre, y - 0.5 * metre, *top, stroke((196, 70, 60), 0.016 * metre))
            soft_spot(canvas, top, 0.035 * metre, (255, 140, 60), 0.7 + 0.3 * math.sin(t_s * 4 + stick))
        limb(canvas, self.light, (x - 0.13 * metre, y - 0.42 * metre), (x + 0.13 * metre, y - 0.42 * metre),
             0.15 * metre, 0.15 * metre, bronze)  # fmt: skip
        limb(canvas, self.light, (x - 0.26 * metre, y - 0.55 * metre), (x + 0.26 * metre, y - 0.55 * metre),
             0.04 * metre, 0.04 * metre, tone(bronze, 1.15))  # fmt: skip
        steam(view, self._seed, (at, 0.92, z), 1.5, t_s, 0.30)

    def before(self, view: View, moment: Moment) -> None:
        """Petals on the wind, in front of everyone."""
        petals(view, self._seed, moment.t_s)


def _roof(paint: Brush, middle: float, low: float, half: float, high: float) -> None:
    """Swept up at its ends, with ribs and a golden rim."""
    outline = [(middle - half, low + 0.28), (middle - half * 0.72, low), (middle + half * 0.72, low),
               (middle + half, low + 0.28), (middle + half * 0.55, low + high * 0.75),
               (middle + half * 0.38, low + high), (middle - half * 0.38, low + high),
               (middle - half * 0.55, low + high * 0.75)]  # fmt: skip
    paint.poly(outline, ROOF)
    for rib in range(-6, 7):
        part = rib / 6
        paint.line(
            [(middle + part * half * 0.36, low + high), (middle + part * half * 0.8, low + 0.03 + 0.1 * part * part)],
            tone(ROOF, 1.3 if rib < 0 else 0.75), 0.035, 0.8,
        )  # fmt: skip
    paint.line(outline[:4], GOLD, 0.06)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="temple",
        en=names(
            "temple, shrine, pagoda, monastery, buddhist temple, shaolin, shinto shrine, kyoto, torii gate, "
            "cherry blossoms, zen garden, dojo"
        ),
        zh=names(
            "寺庙, 寺廟, 寺院, 神社, 宝塔, 寶塔, 庙里, 廟裡, 佛寺, 少林寺, 鸟居, 鳥居, 京都, 道观, 道觀, "
            "樱花树, 櫻花樹"
        ),
        defaults={"time": "sunrise", "outfit": "kimono", "mood": "calm"},
    ),
    build=Temple,
    ambience=("birds", "chimes"),
)  # fmt: skip
