"""A library: an aisle between walls of books, a ladder, green lamps, dust in the light of a tall window."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import limb, polygon, soft_spot
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.interior_block import Block, table
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, hills
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 5.6, 4.3, 1.2
WOOD: RGB = (122, 74, 46)
SHELF_M = 0.43
SPINES: tuple[RGB, ...] = (
    (150, 52, 46), (46, 88, 84), (206, 160, 84), (62, 70, 116), (228, 212, 180), (110, 60, 84), (84, 110, 66),
    (196, 104, 56), (60, 48, 50),
)  # fmt: skip
MOTES = 26
LADDER_Z = (1.9, 2.5)
RUNGS = 8


class Library(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time, self._dark = brief.seed, brief.shot.time, brief.dark
        lens = brief.reference
        self._wide = wide = spread(lens)
        low_sun = self._time in ("sunset", "sunrise")
        half = HALF_M * wide
        lamps = [Lamp(at=(0.0, 3.0, z), rgb=(0.55, 0.36, 0.16), reach_m=1.5) for z in (1.0, 3.4)]
        if brief.dark:
            lamps = [Lamp(at=(0.0, 2.9, z), rgb=(0.95, 0.58, 0.24), reach_m=1.3) for z in (1.0, 3.4)]
            lighting = Lighting(ambient=(0.24, 0.19, 0.22), lamps=tuple(lamps))
            self.seat(1, (1.05, 0.78, 0.50), (0.38, 0.31, 0.32), (0.4, 0.9, 0.6), tint=(1.02, 0.88, 0.74), rim=0.6)
        else:
            window = Lamp(at=(0.0, 2.6, 5.0), rgb=(1.0, 0.62, 0.30) if low_sun else (0.85, 0.80, 0.66), reach_m=2.6)
            lighting = Lighting(ambient=(0.56, 0.50, 0.46), lamps=(*lamps, window))
            key: RGB = (1.06, 0.82, 0.58) if low_sun else (1.04, 0.94, 0.80)
            self.seat(-1, key, (0.46, 0.41, 0.40), (1.0, 0.78, 0.46), tint=(1.03, 0.95, 0.86), rim=0.8)
        self.tone = Tone(lift=(10, 6, 5), gain=(1.04, 1.0, 0.94), gamma=0.95)
        self._shell = shell = Shell(lens, lighting, half, FAR_M, HIGH_M)
        shell.ceiling((96, 62, 44), self._beams)
        shell.back((134, 84, 54), self._end)
        shell.side(-1, tone(WOOD, 0.55), self._books)
        shell.side(1, tone(WOOD, 0.55), self._books)
        shell.floor((150, 96, 58), self._carpet)
        at = 0.66 if wide < 1.2 else 1.3
        self._table_x = at
        self._desk = table(lighting, (at - 0.05, at + 0.62), (1.3, 2.1), 0.74, (146, 88, 52), 0.07)
        self._pile = [
            Block(
                lighting, (at + 0.02, at + 0.34 - 0.03 * n), (0.79 + 0.06 * n, 0.845 + 0.06 * n), (1.5, 1.75), SPINES[n]
            )
            for n in range(3)
        ]

    def _books(self, board: Board) -> None:
        """Shelf above shelf, cases two metres wide."""
        rng = generator(self._seed, "books", board.width_m)
        paint = board.paint
        for shelf in range(int((HIGH_M - 0.2) / SHELF_M)):
            low, x = 0.18 + shelf * SHELF_M, 0.06
            paint.shadow(0, low + SHELF_M - 0.16, board.width_m, low + SHELF_M, 0.45, 0.05)
            while x < board.width_m - 0.1:
                wide, high = 0.05 + 0.045 * rng.random(), 0.25 + 0.11 * rng.random()
                rgb = tone(SPINES[int(rng.integers(len(SPINES)))], 0.85 + 0.3 * rng.random())
                if rng.random() < 0.07:
                    x += 0.12
                    continue
                paint.box(x, low, x + wide - 0.006, low + high, rgb, shade=0.12)
                if rng.random() < 0.5:
                    paint.box(x, low + high * 0.72, x + wide - 0.006, low + high * 0.78, (236, 200, 120))
                x += wide
            paint.box(0, low - 0.045, board.width_m, low, tone(WOOD, 1.15))
        for post in range(int(board.width_m / 1.5) + 2):
            x = post * 1.5
            paint.box(x - 0.07, 0, x + 0.07, HIGH_M, tone(WOOD, 1.05), shade=0.04)
            paint.box(x - 0.025, 0, x + 0.025, HIGH_M, tone(WOOD, 1.3), shade=0.04)
        paint.box(0, 0, board.width_m, 0.14, tone(WOOD, 0.9))

    def _end(self, board: Board) -> None:
        """A tall arched window, shelves on both sides of it."""
        self._books(board)
        half, paint, shine = board.width_m / 2, board.paint, board.shine
        left, right, low, spring = half - 0.72, half + 0.72, 1.1, 3.0
        paint.disc(half, spring, 0.92, tone(WOOD, 1.25))
        paint.box(left - 0.2, 0.0, right + 0.2, spring, tone(WOOD, 1.25))
        arch = [
            (half + 0.72 * math.cos(a * math.pi / 20), spring + 0.72 * math.sin(a * math.pi / 20)) for a in range(21)
        ]
        panes = Board(board.width_m, board.height_m, shine.density)
        hills(panes.paint, self._time, left, low, right, spring + 0.74)
        _keep(panes.paint, [*arch, (left, low), (right, low)])
        shine.pixels[:] = panes.paint.pixels
        bar: RGB = (72, 44, 30) if self._dark else (96, 60, 40)
        frame(shine, left, low, right, spring, bar, 3, 3)
        shine.line(arch, bar, 0.07)
        for angle in (1, 2):
            end = (half + 0.72 * math.cos(angle * math.pi / 3), spring + 0.72 * math.sin(angle * math.pi / 3))
            shine.line([(half, spring), end], bar, 0.04)

    def _beams(self, board: Board) -> None:
        for number in range(int(board.height_m / 0.9) + 1):
            board.paint.box(0, number * 0.9, board.width_m, number * 0.9 + 0.2, (70, 42, 30))

    def _carpet(self, board: Board) -> None:
        """Parquet with a long red runner, and the window's light on it."""
        paint, middle = board.paint, board.width_m / 2
        for row in range(int(board.height_m / 0.3) + 1):
            for column in range(int(board.width_m / 0.3) + 1):
                if (row + column) % 2:
                    x, y = column * 0.3, row * 0.3
                    paint.box(x, y, x + 0.3, y + 0.3, (134, 84, 50), shade=0.03)
        paint.box(middle - 0.72, 0, middle + 0.72, board.height_m, (212, 166, 90), shade=0.0)
        paint.box(middle - 0.66, 0, middle + 0.66, board.height_m, (146, 40, 46), shade=0.0)
        for number in range(int(board.height_m / 0.6)):
            y = number * 0.6 + 0.3
            for x in (middle - 0.48, middle + 0.48):
                paint.poly([(x - 0.1, y), (x, y + 0.14), (x + 0.1, y), (x, y - 0.14)], (212, 166, 90))
        if not self._dark:
            paint.glow(middle, 7.0, 1.8, (255, 226, 160), 0.5)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        self._shaft(view)
        self._ladder(view)
        for z in (3.4, 1.0):
            self._chandelier(view, z, moment.t_s)
        for block in (*self._desk, *self._pile):
            block.draw(view)
        self._banker(view)
        self._motes(view, moment.t_s)

    def _shaft(self, view: View) -> None:
        """Light from the window falls into the aisle."""
        if self._dark:
            return
        corners = ((-0.7, 3.7, FAR_M), (0.7, 3.7, FAR_M), (1.0, 0.0, 1.8), (-1.0, 0.0, 1.8))
        points = [view.camera.spot(*corner)[:2] for corner in corners]
        start, end = (points[0][0], points[0][1]), (points[0][0], points[2][1])
        paint = linear(start, end, [argb((255, 226, 160), 0.34), argb((255, 226, 160), 0.0)])
        view.canvas.drawPath(polygon(points), paint)

    def _ladder(self, view: View) -> None:
        """Leans on the left shelves."""
        half = self._shell.half_m
        feet = [(-half + 0.42, 0.02, z) for z in LADDER_Z]
        heads = [(-half + 0.06, 3.3, z) for z in LADDER_Z]
        metre = view.camera.spot(*feet[0])[2]
        if metre <= 0:
            return
        for rung in range(1, RUNGS):
            part = rung / RUNGS
            ends = [
                view.camera.spot(foot[0] + (head[0] - foot[0]) * part, foot[1] + (head[1] - foot[1]) * part, foot[2])[
                    :2
                ]
                for foot, head in zip(feet, heads, strict=True)
            ]
            limb(view.canvas, self.light, ends[0], ends[1], 0.022 * metre, 0.02 * metre, (222, 164, 92))
        for foot, head in zip(reversed(feet), reversed(heads), strict=True):
            ends = [view.camera.spot(*foot)[:2], view.camera.spot(*head)[:2]]
            limb(view.canvas, self.light, ends[0], ends[1], 0.034 * metre, 0.028 * metre, (236, 178, 104))

    def _chandelier(self, view: View, z: float, t_s: float) -> None:
        x, y, metre = view.camera.spot(0.03 * math.sin(t_s * 0.9 + z), 3.05, z)
        if metre <= 0:
            return
        top = view.camera.spot(0.0, HIGH_M, z)
        view.canvas.drawLine(top[0], top[1], x, y, stroke((50, 36, 30), 0.025 * metre))
        ring = skia.Rect.MakeLTRB(x - 0.5 * metre, y - 0.10 * metre, x + 0.5 * metre, y + 0.10 * metre)
        view.canvas.drawOval(ring, stroke((206, 160, 84), 0.04 * metre))
        for lamp in range(6):
            angle = math.pi * (lamp / 3 + 0.17)
            at = (x + 0.5 * metre * math.cos(angle), y + 0.1 * metre * math.sin(angle) - 0.09 * metre)
            flicker = 0.9 + 0.1 * math.sin(t_s * 9 + lamp * 2.3)
            soft_spot(view.canvas, at, 0.26 * metre, (255, 206, 120), (0.7 if self._dark else 0.35) * flicker)
            view.canvas.drawCircle(*at, 0.055 * metre, fill((255, 244, 214)))

    def _banker(self, view: View) -> None:
        """A brass lamp with a green shade."""
        x, y, metre = view.camera.spot(self._table_x + 0.42, 0.79, 1.7)
        if metre <= 0:
            return
        limb(view.canvas, self.light, (x, y), (x, y - 0.3 * metre), 0.025 * metre, 0.018 * metre, (222, 170, 80))
        shade = ((x - 0.15 * metre, y - 0.34 * metre), (x + 0.15 * metre, y - 0.34 * metre))
        soft_spot(view.canvas, (x, y - 0.24 * metre), 0.5 * metre, (255, 214, 130), 0.55 if self._dark else 0.25)
        limb(view.canvas, self.light, shade[0], shade[1], 0.06 * metre, 0.06 * metre, (52, 160, 104))

    def _motes(self, view: View, t_s: float) -> None:
        for mote in range(MOTES):
            phase = 6.28 * unit(self._seed, "mote", mote)
            x = (unit(self._seed, "mote x", mote) + 0.04 * drift(t_s, phase)) * view.camera.width_px
            y = (unit(self._seed, "mote y", mote) + 0.025 * t_s) % 1 * view.camera.height_px
            size = (2 + 3 * unit(self._seed, "mote size", mote)) * view.unit
            soft_spot(view.canvas, (x, y), size, (255, 232, 180), 0.5 + 0.3 * drift(t_s, phase, 0.6))


def _keep(brush: Brush, outline: list[tuple[float, float]]) -> None:
    """Clears what lies outside of an outline in metres."""
    cut = Board(brush.pixels.shape[1] / brush.density, brush.pixels.shape[0] / brush.density, brush.density)
    cut.paint.poly(outline, (255, 255, 255))
    brush.pixels[cut.paint.pixels[..., 3] < 128] = 0


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="library",
        en=names("library, bookstore, bookshop, book store, book shop, reading room, archive, study hall, bookshelves"),
        zh=names("图书馆, 圖書館, 书店, 書店, 阅览室, 閱覽室, 书房, 書房, 书架, 書架, 藏书阁, 藏書閣"),
        defaults={"time": "day", "outfit": "casual", "mood": "calm"},
    ),
    build=Library,
    ambience=("classroom",),
)
