"""A street market: striped awnings, crates of fruit, strings of lanterns, people who stroll."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, radial, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing, sideways
from generation.engines.studio.stage.interior_things import steam
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import choose, generator, unit
from generation.engines.studio.stage.street_open import OpenAir
from generation.engines.studio.stage.street_people import crossing
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, STALL_M, HIGH_M = 13.0, 1.9, 2.6
NEAR_M = 0.35
STRINGS_Z = (9.0, 6.6, 4.6, 3.0, 1.7)
AWNINGS: tuple[RGB, ...] = ((222, 64, 58), (44, 140, 126), (240, 168, 44), (74, 104, 190), (206, 84, 142))
FRUIT: tuple[RGB, ...] = (
    (230, 58, 48),
    (250, 152, 40),
    (250, 214, 70),
    (126, 190, 70),
    (142, 74, 150),
    (236, 110, 120),
)
LANTERNS: tuple[RGB, ...] = ((236, 62, 48), (255, 176, 60), (236, 62, 48), (250, 214, 110), (240, 96, 70))


class Market(OpenAir):
    def __init__(self, brief: Brief) -> None:
        glow = tuple(
            Lamp(at=(side * 0.7, 2.0, z), rgb=(1.15, 0.72, 0.34), reach_m=1.1)
            for z in (0.8, 3.0, 6.0)
            for side in (-1, 1)
        )
        super().__init__(brief, glow, lamp_rgb=(1.06, 0.80, 0.52))
        self._seed = brief.seed
        self._half = 1.12 * self.wide
        self.sky()
        self.ground((150, 132, 116), self._half + 0.47, FAR_M, self._paving)
        self._gate = self._arch()
        self._fronts = [
            sideways(self._stalls(side), self.lighting, side * (self._half + 0.45), 0.0, NEAR_M) for side in (-1, 1)
        ]
        self._awnings = [self._awning(side) for side in (-1, 1)]
        density = density_at(brief.reference, 1.0)
        self._crates = [self._crate(number, density) for number in range(4)]

    def _paving(self, board: Board) -> None:
        rng = generator(self._seed, "paving")
        for row in range(int(board.height_m / 0.34) + 1):
            for column in range(int(board.width_m / 0.5) + 2):
                x, y = column * 0.5 - 0.25 * (row % 2), row * 0.34
                rgb = tone((168, 148, 130), 0.86 + 0.2 * rng.random())
                board.paint.box(x + 0.012, y + 0.012, x + 0.488, y + 0.328, rgb, round_m=0.04, shade=0.03)

    def _arch(self) -> Panel:
        """The end of the street: a gate and houses with lit windows."""
        board = Board(14.0, 7.0, density_at(self.brief.reference, FAR_M - 1))
        paint, shine, middle = board.paint, board.shine, 7.0
        for number in range(10):
            x, high = number * 1.4, 3.2 + 2.4 * unit(self._seed, "house", number)
            if abs(x + 0.7 - middle) < 1.2:
                high = 2.6
            paint.box(x, 0, x + 1.4, high, AWNINGS[number % 5] if number % 2 else (222, 190, 150))
            paint.poly(
                [(x - 0.15, high), (x + 1.55, high), (x + 1.2, high + 0.6), (x + 0.2, high + 0.6)], (116, 70, 62)
            )
            for window in range(int(high / 0.8) - 1):
                box = (x + 0.3, 1.3 + window * 0.8, x + 1.1, 1.75 + window * 0.8)
                brush = shine if self.dark and unit(self._seed, "lit", number, window) < 0.6 else paint
                brush.box(*box, (255, 204, 116) if brush is shine else (96, 120, 140))
        for x in (middle - 1.7, middle + 1.7):
            paint.box(x - 0.2, 0, x + 0.2, 4.6, (196, 52, 44))
        for low, reach in ((3.7, 2.2), (4.5, 1.6)):
            paint.box(middle - reach, low, middle + reach, low + 0.45, (206, 58, 48))
            roof = [(middle - reach - 0.5, low + 0.62), (middle - reach, low + 0.42), (middle + reach, low + 0.42)]
            roof += [(middle + reach + 0.5, low + 0.62), (middle + reach * 0.7, low + 0.9)]
            paint.poly([*roof, (middle - reach * 0.7, low + 0.9)], (48, 112, 104))
        shine.write("MARKET", middle, 3.78, 0.3, (255, 224, 130))
        return facing(board, self.lighting, -7.0, 0.0, FAR_M - 0.5)

    def _stalls(self, side: int) -> Board:
        """Goods on shelves behind each counter."""
        board = Board(FAR_M - NEAR_M - 1, HIGH_M, density_at(self.brief.reference, 2.4), (74, 50, 44))
        paint = board.paint
        for stall in range(int(board.width_m / STALL_M) + 1):
            left = stall * STALL_M
            color = AWNINGS[(stall * 2 + (side > 0)) % 5]
            paint.box(left, 0.0, left + STALL_M, 0.85, (172, 116, 70))
            for plank in range(4):
                paint.line([(left, 0.2 * plank), (left + STALL_M, 0.2 * plank)], (126, 80, 48), 0.02)
            paint.box(left, 0.80, left + STALL_M, 0.92, (214, 160, 102))
            paint.box(left + 0.1, 0.1, left + STALL_M - 0.1, 0.72, tone(color, 0.9))
            for shelf in range(2):
                y = 1.05 + 0.5 * shelf
                paint.box(left + 0.08, y - 0.05, left + STALL_M - 0.08, y, (150, 100, 62))
                for item in range(9):
                    rgb = FRUIT[choose(len(FRUIT), self._seed, side, stall, shelf, item // 3)]
                    paint.ball(left + 0.2 + item * 0.19, y + 0.10, 0.10, rgb)
            paint.box(left - 0.05, 0, left + 0.05, HIGH_M, (120, 76, 48))
        return board

    def _awning(self, side: int) -> Panel:
        """One striped cloth after the other, with a scalloped edge, from the wall inwards and down."""
        length = FAR_M - NEAR_M - 1
        board = Board(length, 1.05, density_at(self.brief.reference, 2.0))
        paint = board.paint
        for stall in range(int(length / STALL_M) + 1):
            rgb = AWNINGS[(stall * 2 + (side > 0)) % 5]
            for stripe in range(8):
                x = stall * STALL_M + stripe * STALL_M / 8
                color = rgb if stripe % 2 else (250, 242, 226)
                paint.box(x, 0.16, x + STALL_M / 8, 1.05, color, shade=0.10)
                paint.disc(x + STALL_M / 16, 0.16, STALL_M / 16, tone(color, 0.92))
        inner, outer = side * (self._half - 0.16), side * (self._half + 0.10)
        if side < 0:
            return Panel(board, self.lighting, (outer, 2.75, NEAR_M), (0, 0, length), (inner - outer, -0.62, 0))
        return Panel(board, self.lighting, (outer, 2.75, NEAR_M + length), (0, 0, -length), (inner - outer, -0.62, 0))

    def _crate(self, number: int, density: float) -> Panel:
        """A wooden crate heaped with fruit, leaning towards the buyer."""
        board = Board(0.66, 0.62, density)
        paint = board.paint
        rgb = FRUIT[(number * 2 + choose(3, self._seed, "crate")) % len(FRUIT)]
        for row in range(3):
            for fruit in range(5 - row):
                paint.ball(0.12 + 0.05 * row + fruit * 0.105, 0.36 + row * 0.075, 0.07, rgb)
        for plank in range(3):
            paint.box(0.03, 0.02 + plank * 0.115, 0.63, 0.12 + plank * 0.115, (206, 150, 92), round_m=0.01, shade=0.12)
        for x in (0.03, 0.57):
            paint.box(x, 0.0, x + 0.06, 0.36, (166, 112, 66))
        paint.box(0.24, 0.06, 0.44, 0.26, (250, 244, 226))
        paint.write(("$2", "$3", "$1", "$5")[number], 0.34, 0.11, 0.09, (60, 50, 50))
        side, z = (-1, 1)[number % 2], (0.75, 0.55, 2.2, 2.0)[number]
        x = side * (self._half - 0.18)
        return facing(board, self.lighting, x - 0.33, 0.0 if number > 1 else 0.30, z)

    def behind(self, view: View, moment: Moment) -> None:
        self.draw_sky(view)
        self._gate.draw(view)
        if self.wet:
            self._sides(view)
        self.draw_floor(view)
        self.mirror_floor(view, moment.t_s, FAR_M)
        crossing(view, self.light, self._seed, 7, (4.0, 10.0), self._half + 0.4, moment.t_s)
        self._sides(view)
        for z in STRINGS_Z:
            self._string(view, z, moment)
        for panel in self._crates[::-1]:
            panel.draw(view)
        self._wok(view, moment.t_s)

    def _sides(self, view: View) -> None:
        for panel in (*self._fronts, *self._awnings):
            panel.draw(view)

    def _string(self, view: View, z: float, moment: Moment) -> None:
        """Lanterns on a sagging line across the street."""
        canvas, reach = view.canvas, self._half + 0.1
        count = 5 if self.wide < 1.3 else 9
        metre = view.camera.spot(0.0, 3.0, z)[2]
        path = skia.Path()
        spots = []
        for number in range(count * 2 + 1):
            part = number / (count * 2)
            sway = 0.03 * math.sin(moment.t_s * 1.5 + z + part * 4)
            x, y, _ = view.camera.spot((2 * part - 1) * reach + sway, 3.15 - 1.1 * part * (1 - part), z)
            path.moveTo(x, y) if number == 0 else path.lineTo(x, y)
            if number % 2:
                spots.append((x, y))
        canvas.drawPath(path, stroke((50, 36, 36), 0.012 * metre))
        for number, (x, y) in enumerate(spots):
            rgb = LANTERNS[(number + int(z)) % len(LANTERNS)]
            self._lantern(view, (x, y + 0.19 * metre), metre, rgb, 1 + 0.10 * moment.pulse * moment.energy)

    def _lantern(self, view: View, centre: tuple[float, float], metre: float, rgb: RGB, bright: float) -> None:
        canvas, radius = view.canvas, 0.145 * metre
        x, y = centre
        if self.dark:
            soft_spot(canvas, centre, 0.46 * metre * bright, rgb, 0.50)
            shades = [argb((255, 246, 200)), argb(tone(rgb, 1.15)), argb(tone(rgb, 0.8))]
            canvas.drawCircle(x, y, radius, radial(centre, radius, shades, (0, 0.6, 1)))
        else:
            ball(canvas, self.light, centre, radius, rgb)
        for up in (-1, 1):
            middle = y + up * radius
            cap = (x - 0.07 * metre, middle - 0.025 * metre, x + 0.07 * metre, middle + 0.025 * metre)
            canvas.drawRect(skia.Rect.MakeLTRB(*cap), fill((86, 52, 40)))
        canvas.drawLine(x, y + radius, x, y + radius + 0.11 * metre, stroke(tone(rgb, 0.9), 0.022 * metre))

    def _wok(self, view: View, t_s: float) -> None:
        """Someone cooks at the left stall."""
        at = -(self._half - 0.02)
        x, y, metre = view.camera.spot(at, 0.95, 1.5)
        if metre <= 0:
            return
        flame = 0.8 + 0.2 * math.sin(t_s * 11)
        soft_spot(view.canvas, (x, y), 0.3 * metre * flame, (255, 150, 50), 0.8)
        ends = ((x - 0.16 * metre, y), (x + 0.16 * metre, y))
        limb(view.canvas, self.light, *ends, 0.08 * metre, 0.08 * metre, (60, 58, 66))
        steam(view, self._seed, (at, 1.1, 1.5), 1.0, t_s, 0.42)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="market",
        en=names(
            "market, street market, night market, bazaar, farmers market, food market, marketplace, "
            "food stalls, street food, flea market, market stall, souk"
        ),
        zh=names(
            "市场, 市場, 集市, 夜市, 菜市场, 菜市場, 市集, 小吃街, 路边摊, 路邊攤, 庙会, 廟會, 大排档, 大排檔, "
            "跳蚤市场, 跳蚤市場"
        ),
        defaults={"time": "night", "outfit": "casual", "mood": "happy"},
    ),
    build=Market,
    ambience=("market",),
)  # fmt: skip
