"""An office high above the town: desks with moving graphs, a wall of windows, plants."""

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_block import Block, table
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, town
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_screen import screen
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.interior_things import potted
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 3.6, 2.95, 1.65
DESK: RGB = (226, 206, 178)
NOTES: tuple[RGB, ...] = ((255, 226, 92), (255, 140, 160), (130, 214, 240), (150, 230, 150))
DESKS = ((-0.98, 1.15), (0.98, 1.5), (-1.32, 2.5), (1.3, 2.75))
"""Middle and near edge in metres."""


class Office(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time = brief.seed, brief.shot.time
        lens = brief.reference
        self._wide = wide = spread(lens)
        low_sun = self._time in ("sunset", "sunrise")
        if brief.dark:
            glow = tuple(Lamp(at=(x * wide, 1.2, 1.5), rgb=(0.22, 0.42, 0.62), reach_m=1.0) for x in (-0.9, 0.9))
            lamps = tuple(Lamp(at=(x * wide, 0.95, 1.1), rgb=(1.0, 0.62, 0.24), reach_m=0.8) for x in (-1.2, 1.2))
            lighting = Lighting(ambient=(0.30, 0.32, 0.44), lamps=glow + lamps)
            self.seat(-1, (0.72, 0.84, 1.02), (0.36, 0.38, 0.52), (0.95, 0.68, 0.36), tint=(0.86, 0.92, 1.04), rim=0.8)
        else:
            sun: RGB = (0.55, 0.34, 0.16) if low_sun else (0.30, 0.32, 0.34)
            lighting = Lighting(
                ambient=(0.76, 0.72, 0.74) if low_sun else (0.80, 0.82, 0.85),
                lamps=(Lamp(at=(0.0, 1.6, 3.3), rgb=sun, reach_m=2.4),),
            )
            key: RGB = (1.02, 0.88, 0.76) if low_sun else (0.98, 1.0, 1.02)
            rim: RGB = (1.0, 0.62, 0.3) if low_sun else (0.55, 0.62, 0.7)
            self.seat(1, key, (0.52, 0.52, 0.56), rim, tint=(1.0, 0.98, 0.97), rim=0.6)
        self.tone = Tone(lift=(5, 7, 10), gain=(1.0, 1.0, 1.02), gamma=0.94)
        self._shell = shell = Shell(lens, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((196, 202, 210), self._ceiling)
        shell.back((198, 206, 214), self._windows)
        shell.side(-1, (222, 158, 100), self._notes)
        shell.side(1, (84, 130, 148), self._shelves)
        shell.floor((112, 124, 142), self._carpet)
        self._desks: list[tuple[float, float, list[Block]]] = []
        for middle, near in DESKS:
            x = middle * (1 + 0.75 * (wide - 1))
            self._desks.append((x, near, table(lighting, (x - 0.5, x + 0.5), (near, near + 0.55), 0.70, DESK)))
        self._desks.sort(key=lambda desk: -desk[1])

    def _windows(self, board: Board) -> None:
        half = board.width_m / 2
        left, low, right, high = half - self._shell.half_m + 0.12, 0.55, half + self._shell.half_m - 0.12, 2.72
        town(board.shine, self._time, self._seed, left, low, right, high)
        bars = max(4, round(4 * self._wide))
        dark = self._time == "night"
        frame(board.shine, left, low, right, high, (58, 66, 84) if dark else (236, 240, 244), bars, 1)
        board.paint.box(left - 0.1, low - 0.1, right + 0.1, low - 0.03, (244, 246, 248))
        for number in range(9):
            y = high - 0.03 - number * 0.045
            slat: RGB = (88, 98, 122) if dark else (226, 232, 238)
            board.shine.box(left, y - 0.026, right, y, slat, shade=0.1)

    def _ceiling(self, board: Board) -> None:
        """A grid of tiles with light panels; at night only two of them are on."""
        paint, step = board.paint, 0.6
        for number in range(int(max(board.width_m, board.height_m) / step) + 1):
            paint.line([(number * step, 0), (number * step, board.height_m)], (190, 198, 206), 0.02)
            paint.line([(0, number * step), (board.width_m, number * step)], (190, 198, 206), 0.02)
        for row in range(1, int(board.height_m / step), 3):
            for column in range(int(board.width_m / step)):
                if column % 3 != 1:
                    continue
                x, y = column * step, row * step
                if self._time != "night" or (row // 3 == 2 and column == 1):
                    board.shine.box(x + 0.05, y + 0.05, x + 1.15, y + 0.55, (244, 247, 250), shade=0)
                else:
                    paint.box(x + 0.05, y + 0.05, x + 1.15, y + 0.55, (160, 168, 186), shade=0)

    def _notes(self, board: Board) -> None:
        """A white board with sticky notes and a chart."""
        paint, near = board.paint, 3.4
        for slat in range(int(board.width_m / 0.12)):
            paint.box(slat * 0.12, 0, slat * 0.12 + 0.07, board.height_m, (236, 176, 118), shade=0.02)
        paint.shadow(near, 0.9, near + 2.6, 2.2, 0.2, 0.08)
        paint.box(near, 0.95, near + 2.6, 2.25, (250, 252, 252))
        paint.frame(near, 0.95, near + 2.6, 2.25, (150, 158, 168), 0.04)
        for number in range(14):
            x, y = near + 0.2 + 0.27 * (number % 5), 1.85 - 0.28 * (number // 5)
            paint.box(x, y, x + 0.2, y + 0.2, NOTES[(number * 3 + number // 5) % 4])
        rise = [(near + 1.65, 1.15), (near + 1.9, 1.4), (near + 2.05, 1.3), (near + 2.4, 1.95)]
        paint.line(rise, (226, 70, 70), 0.035)
        paint.line([(near + 1.6, 2.05), (near + 1.6, 1.1), (near + 2.5, 1.1)], (60, 70, 84), 0.02)

    def _shelves(self, board: Board) -> None:
        """Folders in rows."""
        paint = board.paint
        for level in range(3):
            y = 1.0 + 0.5 * level
            paint.box(1.2, y - 0.04, 4.2, y, (240, 242, 244))
            for number in range(30):
                x = 1.25 + number * 0.097
                color = NOTES[(number // 4 + level) % 4]
                paint.box(x, y, x + 0.085, y + 0.34, color)
                paint.box(x + 0.02, y + 0.2, x + 0.065, y + 0.28, (250, 250, 250))

    def _carpet(self, board: Board) -> None:
        """Carpet tiles in two blues."""
        step = 0.5
        for row in range(int(board.height_m / step) + 1):
            for column in range(int(board.width_m / step) + 1):
                if (row * 3 + column * 5) % 4 < 2:
                    x, y = column * step, row * step
                    board.paint.box(x, y, x + step, y + step, (98, 112, 134), shade=0.02)
        for middle, near in DESKS:
            x = board.width_m / 2 + middle * (1 + 0.75 * (self._wide - 1))
            board.paint.shadow(x - 0.5, near + 3.1, x + 0.5, near + 3.5, 0.4, 0.2)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        edge = self._shell.half_m - 0.3
        potted(view, self.light, (-edge, 0.0, 3.2), 1.3, (240, 240, 236), (74, 148, 92), moment.t_s)
        potted(view, self.light, (edge, 0.0, 3.2), 1.5, (60, 72, 90), (92, 164, 84), moment.t_s)
        for number, (x, near, blocks) in enumerate(self._desks):
            for block in blocks:
                block.draw(view)
            self._desk(view, number, x, near, moment)

    def _desk(self, view: View, number: int, x: float, near: float, moment: Moment) -> None:
        """Two monitors, a keyboard, a mug."""
        side = -1 if x < 0 else 1
        for turn, out in enumerate((-0.24, 0.24)):
            at = (x + out, 0.92, near + 0.38)
            px, py, metre = view.camera.spot(*at)
            limb(view.canvas, self.light, (px, py), (px, py + 0.16 * metre), 0.025 * metre, 0.05 * metre, (70, 74, 84))
            screen(view, self._seed % 97 + number, number + 2 * turn, at, (0.42, 0.28), moment)
        if self._time == "night":
            self._lamp(view, (x + side * 0.3, 1.12, near + 0.1))
        px, py, metre = view.camera.spot(x - side * 0.36, 0.76, near + 0.12)
        mug = NOTES[number % 4]
        limb(
            view.canvas, self.light, (px, py - 0.04 * metre), (px, py - 0.08 * metre), 0.045 * metre, 0.045 * metre, mug
        )
        px, py, metre = view.camera.spot(x + side * 0.42, 0.76, near + 0.2)
        for leaf in (-0.05, 0.0, 0.05):
            ball(view.canvas, self.light, (px + leaf * metre, py - 0.14 * metre), 0.05 * metre, (96, 170, 96))
        ball(view.canvas, self.light, (px, py - 0.05 * metre), 0.055 * metre, (232, 128, 92))

    def _lamp(self, view: View, place: tuple[float, float, float]) -> None:
        """Someone works late: a desk lamp and its pool of light."""
        x, y, metre = view.camera.spot(*place)
        limb(view.canvas, self.light, (x, y + 0.36 * metre), (x, y), 0.014 * metre, 0.014 * metre, (60, 60, 70), 0.0)
        ball(view.canvas, self.light, (x, y), 0.07 * metre, (240, 150, 70))
        soft_spot(view.canvas, (x, y + 0.12 * metre), 0.6 * metre, (255, 200, 110), 0.55)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="office",
        en=names(
            "office, workplace, cubicle, boardroom, meeting room, conference room, startup office, "
            "corporate office, skyscraper office"
        ),
        zh=names("办公室, 辦公室, 公司里, 公司裡, 会议室, 會議室, 写字楼, 寫字樓, 工位, 职场, 職場"),
        defaults={"time": "day", "outfit": "suit", "mood": "calm"},
    ),
    build=Office,
    ambience=("office",),
)
