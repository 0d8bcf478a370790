"""A cafe: a bar with a hissing coffee machine, pendant lamps, a chalk menu, a window onto the street."""

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, tone
from generation.engines.studio.stage.clay import limb
from generation.engines.studio.stage.interior_bar import WOOD, coffee_machine, round_table
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.interior_things import pendant, potted, steam
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.street_cars import PAINTS
from generation.engines.studio.stage.street_window import street_outside
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 3.4, 3.2, 1.62
BRICK: RGB = (168, 84, 62)
TEAL: RGB = (32, 78, 82)
SILL_M, LINTEL_M = 0.8, 2.55
CAKES: tuple[RGB, ...] = ((246, 206, 216), (120, 72, 48), (252, 226, 150), (214, 84, 84), (236, 220, 196))


class Cafe(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time, self._dark = brief.seed, brief.shot.time, brief.dark
        lens = brief.reference
        self._wide = wide = spread(lens)
        low_sun = brief.shot.time in ("sunset", "sunrise")
        lamps = tuple(Lamp(at=(x * wide, 1.9, 1.6), rgb=(0.5, 0.34, 0.18), reach_m=1.2) for x in (-0.7, 0.9))
        if brief.dark:
            lamps = tuple(Lamp(at=(x * wide, 1.9, 1.6), rgb=(1.05, 0.66, 0.32), reach_m=1.1) for x in (-0.7, 0.9))
            lighting = Lighting(ambient=(0.30, 0.23, 0.25), lamps=lamps)
            self.seat(1, (1.06, 0.80, 0.54), (0.38, 0.32, 0.34), (0.35, 0.6, 0.95), tint=(1.02, 0.89, 0.76), rim=0.7)
        else:
            sun: RGB = (0.7, 0.42, 0.18) if low_sun else (0.46, 0.44, 0.38)
            window = Lamp(at=(-0.9 * wide, 1.8, 2.8), rgb=sun, reach_m=2.4)
            lighting = Lighting(ambient=(0.66, 0.60, 0.56), lamps=(*lamps, window))
            key: RGB = (1.06, 0.84, 0.62) if low_sun else (1.02, 0.96, 0.87)
            self.seat(-1, key, (0.49, 0.45, 0.43), (1.0, 0.72, 0.42), tint=(1.03, 0.96, 0.89), rim=0.6)
        self.tone = Tone(lift=(9, 6, 5), gain=(1.03, 1.0, 0.95), gamma=0.95)
        self._shell = shell = Shell(lens, lighting, HALF_M * wide, FAR_M, HIGH_M)
        self._split = 0.22 * wide
        shell.ceiling((70, 52, 46), self._beams)
        shell.back(BRICK, self._wall)
        shell.side(-1, BRICK, self._bricks)
        shell.side(1, TEAL, self._menu)
        shell.floor((196, 160, 120), self._floor)
        self._frame = self._window_frame(lighting, density_at(lens, FAR_M))
        self._bar_x = bar = 0.74 + 0.75 * (wide - 1)
        half = shell.half_m
        self._bar = [
            Block(lighting, (bar, half + 0.4), (0.0, 0.98), (1.25, 1.75), TEAL),
            Block(lighting, (bar - 0.06, half + 0.4), (0.98, 1.05), (1.17, 1.8), WOOD),
        ]
        self._front = self._panelling(lighting, density_at(lens, 1.25))
        self._table = (-0.95 - 0.7 * (wide - 1), 1.25)

    def _bricks(self, board: Board) -> None:
        rng = generator(self._seed, "bricks", board.width_m)
        for row in range(int(board.height_m / 0.11)):
            for column in range(int(board.width_m / 0.28) + 2):
                x = column * 0.28 - 0.14 * (row % 2)
                rgb = tone((176, 90, 66), 0.82 + 0.34 * rng.random())
                board.paint.box(x + 0.008, row * 0.11 + 0.008, x + 0.272, row * 0.11 + 0.102, rgb, shade=0.04)

    def _wall(self, board: Board) -> None:
        """Bricks with a great window left, shelves of bottles and cups right."""
        self._bricks(board)
        paint, half = board.paint, board.width_m / 2
        start = half + self._split + 0.12
        paint.box(start, 0, board.width_m, board.height_m, TEAL)
        for level in (1.32, 1.78, 2.24):
            paint.shadow(start, level - 0.14, board.width_m, level, 0.4, 0.06)
            paint.box(start + 0.08, level - 0.05, board.width_m, level, WOOD)
            x, number = start + 0.2, 0
            while x < board.width_m - 0.1:
                if (number + int(level * 10)) % 3:
                    rgb = (PAINTS[number % 5], (236, 226, 206))[number % 2]
                    paint.box(x - 0.055, level, x + 0.055, level + 0.2, tone(rgb, 0.85), round_m=0.03, shade=0.16)
                    paint.box(x - 0.022, level + 0.18, x + 0.022, level + 0.32, tone(rgb, 0.85), shade=0.16)
                else:
                    for cup in range(3):
                        paint.limb(
                            (x, level + 0.04 + cup * 0.08), (x, level + 0.07 + cup * 0.08), 0.05, 0.065, (246, 242, 234)
                        )
                x, number = x + 0.17, number + 1
        sign = board.shine
        if self._dark:
            sign.glow(start + 0.55, 2.75, 0.7, (255, 90, 140), 0.55)
        sign.write("COFFEE", start + 0.58, 2.66, 0.17, (255, 150, 180) if self._dark else (255, 226, 170))

    def _menu(self, board: Board) -> None:
        paint = board.paint
        paint.box(0, 0, board.width_m, 1.0, WOOD)
        for number in range(2):
            x = 1.0 + number * 2.0
            paint.box(x, 1.3, x + 1.6, 2.7, WOOD, round_m=0.03)
            paint.box(x + 0.07, 1.37, x + 1.53, 2.63, (38, 40, 42))
            paint.write(("MENU", "TODAY")[number], x + 0.8, 2.36, 0.14, (250, 226, 160))
            for row in range(5):
                y = 2.16 - row * 0.16
                paint.line([(x + 0.2, y), (x + 0.55 + 0.35 * unit(self._seed, number, row), y)], (236, 236, 230), 0.03)
                paint.line([(x + 1.2, y), (x + 1.4, y)], (250, 200, 120), 0.03)

    def _beams(self, board: Board) -> None:
        for number in range(int(board.height_m / 1.1) + 1):
            board.paint.box(0, number * 1.1, board.width_m, number * 1.1 + 0.18, (112, 76, 52))

    def _floor(self, board: Board) -> None:
        """Herringbone, near enough: slanted boards in two browns."""
        paint = board.paint
        for row in range(int(board.height_m / 0.24) + 2):
            for column in range(int(board.width_m / 0.5) + 2):
                x, y = column * 0.5, row * 0.24
                rgb = tone((190, 140, 92), 0.86 + 0.22 * unit(self._seed, "board", row, column))
                slope = 0.16 if column % 2 else -0.16
                paint.poly([(x, y), (x + 0.48, y + slope), (x + 0.48, y + slope + 0.22), (x, y + 0.22)], rgb)
        if not self._dark:
            middle = board.width_m / 2
            paint.poly(
                [(middle - 1.4, 5.6), (middle - 0.2, 5.6), (middle + 0.5, 3.4), (middle - 0.9, 3.4)],
                (255, 240, 200),
                0.26,
            )

    def _panelling(self, lighting: Lighting, density: float) -> Panel:
        """The bar's front: slats under the counter, a glass case full of cakes."""
        wide = self._shell.half_m - self._bar_x + 0.4
        board = Board(wide, 0.98, density, TEAL)
        paint = board.paint
        for slat in range(int(wide / 0.12) + 1):
            paint.box(slat * 0.12, 0.08, slat * 0.12 + 0.09, 0.5, tone(TEAL, 1.35), round_m=0.02)
        paint.box(0.06, 0.56, wide, 0.93, (255, 232, 180))
        for number in range(int(wide / 0.22) + 1):
            x = 0.2 + number * 0.22
            paint.limb((x, 0.63), (x, 0.68), 0.085, 0.08, CAKES[number % 5])
            paint.ball(x, 0.79, 0.03, (220, 50, 60))
        paint.frame(0.06, 0.56, wide + 0.1, 0.93, (214, 160, 96), 0.03)
        return facing(board, lighting, self._bar_x, 0.0, 1.245)

    def _window_frame(self, lighting: Lighting, density: float) -> Panel:
        """Bars and gilt letters over what is seen outside."""
        wide = self._shell.half_m + self._split - 0.14
        board = Board(wide, LINTEL_M - SILL_M, density)
        paint: Brush = board.paint
        high = board.height_m
        dark: RGB = (46, 40, 42)
        paint.frame(0, 0, wide, high, dark, 0.14)
        for column in range(1, 3):
            paint.box(wide * column / 3 - 0.025, 0, wide * column / 3 + 0.025, high, dark)
        paint.box(0, high * 0.74, wide, high * 0.74 + 0.05, dark)
        paint.write("CAFE", wide * 0.5, high * 0.80, 0.2, (250, 206, 110))
        return facing(board, lighting, -self._shell.half_m + 0.1, SILL_M, FAR_M - 0.02)

    def behind(self, view: View, moment: Moment) -> None:
        t = moment.t_s
        self._shell.draw(view)
        window = (-self._shell.half_m + 0.1, SILL_M, self._split - 0.04, LINTEL_M, FAR_M)
        street_outside(view, self.light, self._seed, self._time, window, t)
        self._frame.draw(view)
        potted(view, self.light, (-self._shell.half_m + 0.3, 0.0, 3.0), 1.2, (226, 190, 140), (84, 150, 92), t)
        coffee_machine(view, self.light, self._seed, self._bar_x + 0.34, t)
        for block in self._bar:
            block.draw(view)
        self._front.draw(view)
        self._on_bar(view, t)
        for x in (-0.72, 0.1, 0.92):
            lit = 1.0 if self._dark else 0.45
            pendant(view, self.light, (x * self._wide, 2.28, 1.7), 0.9, (226, 160, 70), on=lit, t_s=t)
        at, z = self._table
        for place in ((at - 0.75, z + 1.1), (at, z)):
            round_table(view, self.light, self._seed, place, t)

    def _on_bar(self, view: View, t_s: float) -> None:
        """A cup that steams and a jar of biscuits."""
        at = self._bar_x + 0.08
        x, y, metre = view.camera.spot(at, 1.06, 1.3)
        if metre <= 0:
            return
        limb(
            view.canvas,
            self.light,
            (x, y - 0.03 * metre),
            (x, y - 0.09 * metre),
            0.05 * metre,
            0.065 * metre,
            (236, 120, 84),
        )
        steam(view, self._seed + 1, (at, 1.2, 1.3), 0.35, t_s, 0.3)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="cafe",
        en=names(
            "cafe, coffee shop, coffeehouse, coffee house, restaurant, diner, bar, bistro, pub, tea house, "
            "brasserie, canteen"
        ),
        zh=names(
            "咖啡馆, 咖啡館, 咖啡店, 咖啡厅, 咖啡廳, 餐厅, 餐廳, 饭馆, 飯館, 酒吧, 茶馆, 茶館, 小酒馆, 小酒館, "
            "奶茶店, 饭店, 飯店"
        ),
        defaults={"time": "day", "outfit": "casual", "mood": "happy"},
    ),
    build=Cafe,
    ambience=("cafe",),
)  # fmt: skip
