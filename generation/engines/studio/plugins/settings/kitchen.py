"""A kitchen: a pot that steams on the stove, hanging pans, a fridge, a window over the sink."""

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.interior_block import Block, table
from generation.engines.studio.stage.interior_cooking import cooking, pans
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, hills
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.interior_things import pendant
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 2.9, 3.0, 1.42
COUNTER_Z, COUNTER_M = 2.25, 0.92
WALL: RGB = (244, 214, 140)
CUPBOARD: RGB = (70, 148, 144)
FRUIT: tuple[tuple[float, RGB], ...] = ((-0.13, (226, 66, 54)), (0.0, (250, 176, 52)), (0.12, (126, 186, 70)))


class Kitchen(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time, self._dark = brief.seed, brief.shot.time, brief.dark
        lens = brief.reference
        self._wide = wide = spread(lens)
        warm = brief.shot.time in ("sunset", "sunrise")
        if brief.dark:
            lamps = tuple(Lamp(at=(x * wide, 2.0, 1.9), rgb=(0.95, 0.68, 0.36), reach_m=1.3) for x in (-0.6, 0.6))
            lighting = Lighting(ambient=(0.26, 0.25, 0.36), lamps=lamps)
            self.seat(1, (1.05, 0.82, 0.58), (0.40, 0.35, 0.38), (0.35, 0.45, 0.9), tint=(1.02, 0.90, 0.78))
        else:
            sun: RGB = (0.52, 0.36, 0.2) if warm else (0.36, 0.36, 0.34)
            lighting = Lighting(ambient=(0.72, 0.71, 0.72), lamps=(Lamp(at=(0.0, 2.2, 1.6), rgb=sun, reach_m=2.2),))
            key: RGB = (1.05, 0.86, 0.68) if warm else (1.0, 0.98, 0.93)
            self.seat(-1, key, (0.52, 0.50, 0.48), (0.5, 0.46, 0.36), tint=(1.03, 0.98, 0.93))
        self.tone = Tone(lift=(8, 6, 6), gain=(1.03, 1.0, 0.96), gamma=0.95)
        self._shell = shell = Shell(lens, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((250, 240, 222), lambda board: None)
        shell.back(WALL, self._wall)
        shell.side(-1, WALL, self._side)
        shell.side(1, WALL, self._side)
        shell.floor((238, 228, 208), self._floor)
        self._stove_x, self._fridge_x = -1.0 * wide, 1.08 * wide
        density = density_at(lens, COUNTER_Z)
        self._fronts = self._counter(lighting, density)
        half = shell.half_m
        self._top = Block(
            lighting, (-half, self._fridge_x - 0.34), (0.90, 0.96), (COUNTER_Z - 0.03, FAR_M), (232, 222, 206)
        )
        self._fridge = Block(
            lighting, (self._fridge_x - 0.33, self._fridge_x + 0.4), (0.0, 1.86), (COUNTER_Z, FAR_M), (226, 96, 84)
        )
        self._fridge_door = self._door(lighting, density)
        x = -0.86 * (1 + 0.6 * (wide - 1))
        self._bench = table(lighting, (x - 0.34, x + 0.3), (0.75, 1.2), 0.72, (206, 152, 98))
        self._bench_x = x

    def _wall(self, board: Board) -> None:
        half = board.width_m / 2
        self._tiles(board)
        paint = board.paint
        left, right, low, high = half - 0.62, half + 0.62, 1.32, 2.62
        paint.shadow(left - 0.1, low - 0.16, right + 0.14, high + 0.08, 0.25, 0.10)
        hills(board.shine, self._time, left, low, right, high)
        frame(board.shine, left, low, right, high, (214, 206, 192) if self._dark else (255, 252, 244), 2, 2)
        for side in (-1, 1):
            for fold in range(4):
                edge = half + side * (0.50 + 0.07 * fold)
                drop = 0.62 - 0.1 * (3 - fold)
                color: RGB = (226, 92, 76) if fold % 2 else (246, 232, 214)
                board.paint.box(edge - 0.04, high + 0.1 - drop, edge + 0.04, high + 0.12, color)
        paint.box(half - 0.86, high + 0.10, half + 0.86, high + 0.15, (126, 84, 56))
        hood = half - 1.0 * self._wide
        paint.shadow(hood - 0.4, 1.6, hood + 0.44, 3.0, 0.25, 0.12)
        paint.poly([(hood - 0.42, 1.72), (hood + 0.42, 1.72), (hood + 0.18, 2.2), (hood - 0.18, 2.2)], (198, 204, 212))
        paint.box(hood - 0.17, 2.2, hood + 0.17, 3.0, (184, 190, 200))
        paint.box(hood - 0.44, 1.66, hood + 0.44, 1.76, (222, 226, 232))
        shelf = half + 1.08 * self._wide
        for level, jars in ((2.12, 5), (2.56, 4)):
            paint.shadow(shelf - 0.5, level - 0.12, shelf + 0.5, level + 0.02, 0.3, 0.05)
            paint.box(shelf - 0.52, level - 0.05, shelf + 0.52, level, (150, 104, 68))
            for jar in range(jars):
                x = shelf - 0.38 + jar * 0.19
                color = ((222, 120, 70), (246, 238, 220), (96, 160, 120), (236, 190, 80), (120, 140, 196))[jar]
                paint.box(x - 0.07, level, x + 0.07, level + 0.2, color, round_m=0.03)
                paint.box(x - 0.055, level + 0.19, x + 0.055, level + 0.235, (120, 82, 58))

    def _side(self, board: Board) -> None:
        """Tiles, a wooden dado and shelves with plates."""
        self._tiles(board)
        paint, wide = board.paint, board.width_m
        paint.box(0, 0, wide, 0.9, CUPBOARD)
        for number in range(int(wide / 0.5) + 1):
            x = number * 0.5
            paint.box(x + 0.04, 0.12, x + 0.46, 0.82, tone(CUPBOARD, 1.12), round_m=0.03)
            paint.shadow(x + 0.04, 1.86, x + 0.5, 1.98, 0.25, 0.05)
            paint.ball(x + 0.25, 2.16, 0.16, ((250, 246, 236), (110, 160, 206), (236, 140, 90))[number % 3])
            paint.disc(x + 0.25, 2.16, 0.10, (236, 228, 214))
        paint.box(0, 1.94, wide, 2.0, (150, 104, 68))

    def _tiles(self, board: Board) -> None:
        """White brick tiles over the counter."""
        board.paint.box(0, 0.9, board.width_m, 1.56, (236, 240, 238))
        for row in range(6):
            y = 0.9 + row * 0.11
            board.paint.line([(0, y), (board.width_m, y)], (190, 204, 204), 0.008)
            for column in range(int(board.width_m / 0.24) + 1):
                x = column * 0.24 + 0.12 * (row % 2)
                board.paint.line([(x, y), (x, y + 0.11)], (190, 204, 204), 0.008)
        board.paint.box(0, 1.55, board.width_m, 1.59, (220, 152, 84))

    def _floor(self, board: Board) -> None:
        """Checked tiles, and the counter's shadow."""
        step, half = 0.42, board.width_m / 2
        for row in range(int(board.height_m / step) + 1):
            for column in range(-int(half / step) - 1, int(half / step) + 1):
                if (row + column) % 2:
                    x, y = half + column * step, row * step
                    board.paint.box(x, y, x + step, y + step, (96, 140, 146), shade=0.02)
        board.paint.shadow(0, COUNTER_Z + 2.8, board.width_m, COUNTER_Z + 3.2, 0.5, 0.3)

    def _counter(self, lighting: Lighting, density: float) -> Panel:
        half = self._shell.half_m
        board = Board(2 * half, COUNTER_M, density, CUPBOARD)
        paint = board.paint
        paint.box(0, 0, 2 * half, 0.09, (44, 60, 66))
        stove = half + self._stove_x
        x, step = stove + 0.40, 0.46
        starts = [x + step * number for number in range(int((half - self._stove_x) / step) + 1)]
        starts += [stove - 0.40 - step * number for number in range(1, int(half / step) + 2)]
        for start in starts:
            paint.box(start + 0.03, 0.13, start + step - 0.03, 0.66, tone(CUPBOARD, 1.14), round_m=0.02)
            paint.box(start + 0.07, 0.17, start + step - 0.07, 0.62, tone(CUPBOARD, 1.02), round_m=0.02)
            paint.box(start + 0.03, 0.70, start + step - 0.03, 0.88, tone(CUPBOARD, 1.14), round_m=0.02)
            for y in (0.60, 0.79):
                paint.ball(start + step / 2, y, 0.024, (240, 196, 96))
        paint.box(stove - 0.39, 0.03, stove + 0.39, 0.92, (214, 218, 224), round_m=0.02)
        paint.box(stove - 0.31, 0.16, stove + 0.31, 0.60, (38, 36, 44), round_m=0.04)
        board.shine.glow(stove, 0.34, 0.30, (255, 150, 50), 0.85)
        paint.box(stove - 0.30, 0.64, stove + 0.30, 0.68, (150, 156, 166), round_m=0.02)
        for knob in range(4):
            paint.ball(stove - 0.24 + 0.16 * knob, 0.80, 0.035, (60, 60, 70))
        return facing(board, lighting, -half, 0.0, COUNTER_Z)

    def _door(self, lighting: Lighting, density: float) -> Panel:
        board = Board(0.73, 1.86, density, (232, 98, 86))
        paint = board.paint
        for low, high in ((0.06, 1.14), (1.18, 1.82)):
            paint.box(0.03, low, 0.70, high, (240, 110, 96), round_m=0.06, shade=0.12)
            paint.limb((0.11, high - 0.12), (0.11, high - 0.36), 0.024, 0.024, (240, 240, 236))
        for x, y, color in ((0.40, 1.52, (255, 226, 90)), (0.52, 1.36, (110, 200, 230)), (0.36, 0.86, (250, 250, 244))):
            paint.box(x, y, x + 0.13, y + 0.13, color)
        return facing(board, lighting, self._fridge_x - 0.33, 0.0, COUNTER_Z - 0.005)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        self._fronts.draw(view)
        self._top.draw(view)
        self._fridge.draw(view)
        self._fridge_door.draw(view)
        cooking(view, self.light, self._seed, self._stove_x, moment.t_s)
        pans(view, self.light, self._wide, moment)
        for side in (-1, 1):
            place = (0.62 * side * self._wide, 2.14, 1.5)
            pendant(view, self.light, place, 0.9, (236, 96, 74), on=1.0 if self._dark else 0.0, t_s=moment.t_s)
        for block in self._bench:
            block.draw(view)
        self._bowl(view)

    def _bowl(self, view: View) -> None:
        x, y, metre = view.camera.spot(self._bench_x, 0.77, 0.95)
        if metre <= 0:
            return
        for out, color in FRUIT:
            ball(view.canvas, self.light, (x + out * metre, y - 0.17 * metre), 0.08 * metre, color)
        left, right = (x - 0.16 * metre, y - 0.09 * metre), (x + 0.16 * metre, y - 0.09 * metre)
        limb(view.canvas, self.light, left, right, 0.07 * metre, 0.07 * metre, (96, 132, 190))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="kitchen",
        en=names(
            "kitchen, kitchenette, pantry, cookhouse, galley kitchen, cooking show, cooking studio, "
            "restaurant kitchen, bakery"
        ),
        zh=names("厨房, 廚房, 灶台, 灶臺, 伙房, 后厨, 後廚, 烹饪节目, 烹飪節目, 面包房, 麵包房"),
        defaults={"time": "day", "outfit": "chef", "mood": "happy"},
    ),
    build=Kitchen,
    ambience=("kitchen",),
)
