"""A castle's courtyard: a gate between two round towers, the keep behind, banners and torches."""

import math

import numpy as np

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import limb, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import fractal_noise, generator
from generation.engines.studio.stage.street_flags import banner, pennant, torch
from generation.engines.studio.stage.street_open import OpenAir
from generation.storyboard.vocabulary import Term, TermKind, names

WALL_Z, TOWER_Z, KEEP_Z = 14.0, 12.8, 20.0
STONE: RGB = (186, 178, 168)
ROOF: RGB = (64, 92, 168)
TORCHES = ((-1.5, 2.4, 13.6), (1.5, 2.4, 13.6), (-1.35, 1.55, 2.9), (1.35, 1.55, 2.9))


class Castle(OpenAir):
    def __init__(self, brief: Brief) -> None:
        lamps = tuple(Lamp(at=at, rgb=(1.5, 0.85, 0.36), reach_m=1.7) for at in TORCHES)
        super().__init__(brief, lamps, lamp_rgb=(1.06, 0.76, 0.48))
        self._seed = brief.seed
        self._tower_x = 3.1 + 1.2 * (self.wide - 1)
        self.sky(self._hills)
        self.ground((150, 140, 128), 9.0, WALL_Z, self._cobbles)
        self._keep = self._hall()
        self._wall = self._curtain()
        x = -1.3 - 0.75 * (self.wide - 1)
        straw: RGB = (236, 194, 98)
        self._hay = [
            Block(self.lighting, (x - 0.3, x + 0.5), (0.0, 0.42), (1.5, 1.95), straw),
            Block(self.lighting, (x - 0.2, x + 0.42), (0.42, 0.8), (1.6, 1.95), tone(straw, 1.06)),
        ]
        self._towers = [self._tower(side) for side in (-1, 1)]

    def _hills(self, picture: np.ndarray, horizon: int, unit_px: float) -> None:
        haze = picture[max(0, horizon - 4), 0].copy()
        body = np.array([20, 28, 48]) if self.dark else np.array([92, 140, 104])
        ridge = np.resize(fractal_noise(512, 1.8, self._seed, "ridge")[5], picture.shape[1] * 2)[: picture.shape[1]]
        tops = horizon - np.clip(0.10 * (1 + 0.4 * ridge), 0.02, 0.3) * unit_px
        y = np.arange(picture.shape[0])[:, None]
        picture[(y > tops[None]) & (y < horizon + 1)] = haze * 0.45 + body * 0.55

    def _cobbles(self, board: Board) -> None:
        """Round stones, and a red carpet that leads to the gate."""
        rng, paint = generator(self._seed, "cobbles"), board.paint
        for row in range(int(min(board.height_m, 16) / 0.26) + 1):
            for column in range(int(board.width_m / 0.34) + 1):
                x, y = column * 0.34 + 0.17 * (row % 2), row * 0.26
                if abs(x - board.width_m / 2) > 4.5 and row > 20:
                    continue
                rgb = tone((172, 162, 148), 0.82 + 0.26 * rng.random())
                paint.box(x + 0.015, y + 0.015, x + 0.325, y + 0.245, rgb, round_m=0.09, shade=0.05)
        middle = board.width_m / 2
        paint.box(middle - 0.85, 0, middle + 0.85, WALL_Z + 3.2, (226, 180, 88), shade=0.0)
        paint.box(middle - 0.76, 0, middle + 0.76, WALL_Z + 3.2, (168, 34, 44), shade=0.03)

    def _hall(self) -> Panel:
        """The keep: tall, with small windows and blue cones."""
        board = Board(9.0, 11.0, density_at(self.brief.reference, KEEP_Z))
        paint, pale = board.paint, tone(STONE, 1.04)
        _masonry(paint, 1.6, 0.0, 7.4, 6.4, pale, self._seed)
        _battlements(paint, 1.5, 7.5, 6.4, pale)
        for x, low, high, half in ((1.6, 0.0, 7.2, 0.75), (7.4, 0.0, 7.2, 0.75), (4.5, 4.0, 8.6, 0.95)):
            paint.limb((x, low), (x, high - half), half, half, pale)
            paint.poly([(x - half - 0.28, high - 0.5), (x + half + 0.28, high - 0.5), (x, high + 1.7)], ROOF)
            paint.poly([(x, high - 0.5), (x + half + 0.28, high - 0.5), (x, high + 1.7)], tone(ROOF, 0.72))
        for x, y in ((3.0, 5.2), (6.0, 5.2), (4.5, 7.0), (1.6, 5.6), (7.4, 5.6), (4.5, 5.2)):
            self._window(board, x, y, 0.16, 0.55)
        return facing(board, self.lighting, -4.5, 0.0, KEEP_Z)

    def _window(self, board: Board, x: float, low: float, half: float, high: float) -> None:
        brush, rgb = (board.shine, (255, 196, 96)) if self.dark else (board.paint, (66, 62, 78))
        board.paint.box(x - half - 0.06, low - 0.06, x + half + 0.06, low + high, tone(STONE, 0.8))
        brush.box(x - half, low, x + half, low + high, rgb)
        brush.disc(x, low + high, half, rgb)

    def _curtain(self) -> Panel:
        """The wall with its gate and portcullis."""
        half = 17.0
        board = Board(2 * half, 4.4, density_at(self.brief.reference, WALL_Z))
        paint = board.paint
        _masonry(paint, 0.0, 0.0, 2 * half, 3.8, STONE, self._seed + 1)
        _battlements(paint, 0.0, 2 * half, 3.8, STONE)
        paint.box(0, 3.4, 2 * half, 3.56, tone(STONE, 0.82))
        paint.box(half - 1.0, 0.0, half + 1.0, 2.3, tone(STONE, 0.62))
        paint.disc(half, 2.3, 1.0, tone(STONE, 0.62))
        paint.box(half - 0.84, 0.0, half + 0.84, 2.3, (34, 28, 34))
        paint.disc(half, 2.3, 0.84, (34, 28, 34))
        for bar in range(7):
            x = half - 0.72 + 0.24 * bar
            paint.line([(x, 0.9), (x, 2.9)], (104, 84, 66), 0.06)
            paint.poly([(x - 0.06, 0.92), (x + 0.06, 0.92), (x, 0.72)], (104, 84, 66))
        for y in (1.3, 1.8, 2.3, 2.7):
            paint.line([(half - 0.8, y), (half + 0.8, y)], (104, 84, 66), 0.05)
        for number in range(6):
            for side in (-1, 1):
                self._window(board, half + side * (4.2 + 1.3 * number), 2.4, 0.13, 0.6)
        return facing(board, self.lighting, -half, 0.0, WALL_Z)

    def _tower(self, side: int) -> Panel:
        """Round: shaded across, with a cone on top."""
        board = Board(3.0, 8.4, density_at(self.brief.reference, TOWER_Z))
        paint = board.paint
        paint.limb((1.5, -1.0), (1.5, 3.7), 0.98, 0.95, tone(STONE, 1.05), 0.3)
        for row in range(12):
            y = 0.1 + row * 0.37
            paint.line([(0.56, y + 0.03), (1.5, y - 0.04), (2.44, y + 0.03)], tone(STONE, 0.78), 0.02, 0.6)
            for column in range(4):
                x = 0.75 + 0.48 * column + 0.24 * (row % 2)
                paint.line([(x, y), (x, y + 0.37)], tone(STONE, 0.78), 0.02, 0.45)
        paint.box(0.36, 4.0, 2.64, 4.5, tone(STONE, 0.94), shade=0.05)
        for tooth in range(5):
            paint.box(0.36 + 0.48 * tooth, 4.5, 0.36 + 0.48 * tooth + 0.36, 4.82, STONE)
        paint.poly([(0.42, 4.75), (2.58, 4.75), (1.5, 6.9)], ROOF)
        paint.poly([(1.5, 4.75), (2.58, 4.75), (1.5, 6.9)], tone(ROOF, 0.7))
        for row in range(1, 6):
            part = row / 6
            paint.line(
                [(0.42 + 1.08 * part, 4.75 + 2.15 * part), (2.58 - 1.08 * part, 4.75 + 2.15 * part)],
                tone(ROOF, 0.6),
                0.03,
            )
        self._window(board, 1.5, 3.0, 0.17, 0.6)
        return facing(board, self.lighting, side * self._tower_x - 1.5, 0.0, TOWER_Z)

    def behind(self, view: View, moment: Moment) -> None:
        t = moment.t_s
        self.draw_sky(view)
        for x, y in ((-2.9, 8.6), (2.9, 8.6), (0.0, 10.2)):
            pennant(view, self.light, (x, y, KEEP_Z), 1.1, (226, 64, 56), t)
        self._keep.draw(view)
        self._wall.draw(view)
        for number, tower in enumerate(self._towers):
            at = (self._tower_x * (-1, 1)[number], 6.7, TOWER_Z)
            pennant(view, self.light, at, 0.9, (246, 190, 70), t)
            tower.draw(view)
            banner(view, self.light, (at[0], 2.75, TOWER_Z - 1.0), (1.0, 2.0), (184, 38, 50), (250, 204, 96), t)
        self.draw_floor(view)
        self.mirror_floor(view, t, WALL_Z, 0.45)
        for x, y, z in TORCHES[:2]:
            self._flame(view, (x, y, z), t)
        self._barrels(view)
        for bale in self._hay:
            bale.draw(view)
        for side in (-1, 1):
            at = (side * (1.42 + 0.6 * (self.wide - 1)), 1.72, 3.0)
            self._post(view, at)
            self._flame(view, at, t)

    def _post(self, view: View, place: tuple[float, float, float]) -> None:
        x, y, metre = view.camera.spot(*place)
        foot = view.camera.spot(place[0], 0.0, place[2])
        if metre <= 0:
            return
        limb(view.canvas, self.light, foot[:2], (x, y + 0.1 * metre), 0.05 * metre, 0.045 * metre, (84, 60, 46))
        ends = ((x - 0.12 * metre, y + 0.05 * metre), (x + 0.12 * metre, y + 0.05 * metre))
        limb(view.canvas, self.light, *ends, 0.05 * metre, 0.05 * metre, (60, 58, 64))

    def _flame(self, view: View, place: tuple[float, float, float], t_s: float) -> None:
        x, y, metre = view.camera.spot(*place)
        glow = 0.5 + 0.06 * math.sin(t_s * 12 + place[0])
        soft_spot(view.canvas, (x, y - 0.1 * metre), 1.0 * metre, (255, 170, 70), glow if self.dark else 0.22)
        torch(view, place, t_s, size_m=0.3)

    def _barrels(self, view: View) -> None:
        at = 1.02 + 0.75 * (self.wide - 1)
        for out, up, z in ((0.26, 0.0, 1.9), (-0.1, 0.0, 1.5), (0.1, 0.56, 1.7)):
            x, y, metre = view.camera.spot(at + out, up, z)
            if metre <= 0:
                return
            low, high = (x, y - 0.2 * metre), (x, y - 0.42 * metre)
            limb(view.canvas, self.light, low, high, 0.22 * metre, 0.22 * metre, (150, 98, 58))
            for band in (0.14, 0.31, 0.48):
                ends = (x - 0.22 * metre, y - band * metre, x + 0.22 * metre, y - band * metre)
                view.canvas.drawLine(*ends, stroke((70, 66, 72), 0.03 * metre))


def _masonry(paint: Brush, left: float, low: float, right: float, high: float, rgb: RGB, seed: int) -> None:
    rng = generator(seed, "masonry")
    paint.box(left, low, right, high, rgb, shade=0.10)
    for row in range(int((high - low) / 0.36)):
        y = low + row * 0.36
        paint.line([(left, y), (right, y)], tone(rgb, 0.80), 0.02, 0.7)
        for _ in range(int((right - left) / 1.3)):
            x = left + float(rng.random()) * (right - left - 0.6)
            wide, shade = 0.35 + 0.25 * float(rng.random()), 0.86 + 0.24 * float(rng.random())
            paint.box(x, y + 0.02, x + wide, y + 0.34, tone(rgb, shade), round_m=0.04, shade=0.04)


def _battlements(paint: Brush, left: float, right: float, low: float, rgb: RGB) -> None:
    for tooth in range(int((right - left) / 0.72)):
        x = left + tooth * 0.72
        paint.box(x, low, x + 0.44, low + 0.5, tone(rgb, 1.06))
        paint.box(x, low + 0.42, x + 0.44, low + 0.5, tone(rgb, 1.16))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="castle",
        en=names(
            "castle, palace, throne room, medieval, fortress, kingdom, courtyard, fairy tale castle, "
            "medieval town, citadel, great hall, royal court"
        ),
        zh=names("城堡, 宫殿, 宮殿, 皇宫, 皇宮, 王宫, 王宮, 中世纪, 中世紀, 要塞, 堡垒, 堡壘, 王国, 王國, 古堡, 王座"),
        defaults={"time": "day", "outfit": "knight", "mood": "epic"},
    ),
    build=Castle,
    ambience=("wind", "fire"),
)  # fmt: skip
