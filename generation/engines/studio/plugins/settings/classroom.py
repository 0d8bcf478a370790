"""A classroom: blackboard with chalk, pupils' desks, a clock that ticks, a paper plane on its way."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, fill
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.interior_block import Block, table
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, hills
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.interior_things import hands
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 2.7, 3.05, 1.5
WALL: RGB = (176, 208, 226)
CHALK: RGB = (238, 244, 236)
PUPILS: RGB = (236, 176, 104)
FLAGS: tuple[RGB, ...] = ((236, 92, 84), (250, 196, 76), (96, 176, 120), (86, 140, 214), (190, 120, 200))
DESKS = ((-0.86, 0.75), (0.92, 0.95), (-1.5, 1.5), (1.56, 1.6))
BOARD_LOW, BOARD_HIGH, CLOCK_Y = 1.02, 2.42, 2.72
FLIGHT_S = 4.2


class Classroom(Place):
    def __init__(self, brief: Brief) -> None:
        self._time, self._dark = brief.shot.time, brief.dark
        lens = brief.reference
        self._wide = wide = spread(lens)
        low_sun = self._time in ("sunset", "sunrise")
        if brief.dark:
            lamps = (Lamp(at=(0.0, 2.6, 1.6), rgb=(0.80, 0.70, 0.46), reach_m=1.7),)
            lighting = Lighting(ambient=(0.24, 0.27, 0.42), lamps=lamps)
            self.seat(-1, (0.98, 0.86, 0.66), (0.36, 0.36, 0.46), (0.4, 0.55, 1.0), tint=(0.96, 0.90, 0.84), rim=0.7)
        else:
            sun: RGB = (0.62, 0.38, 0.16) if low_sun else (0.42, 0.40, 0.34)
            window = Lamp(at=(HALF_M * wide, 1.8, 0.8), rgb=sun, reach_m=2.2)
            lighting = Lighting(ambient=(0.74, 0.72, 0.74) if low_sun else (0.78, 0.79, 0.80), lamps=(window,))
            key: RGB = (1.06, 0.84, 0.62) if low_sun else (1.02, 1.0, 0.94)
            self.seat(1, key, (0.50, 0.49, 0.51), (0.4, 0.44, 0.5), tint=(1.03, 0.98, 0.93))
        self.tone = Tone(lift=(6, 6, 8), gain=(1.02, 1.0, 0.98), gamma=0.94)
        self._shell = shell = Shell(lens, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((244, 244, 238), self._tubes)
        shell.back(WALL, self._front)
        shell.side(-1, WALL, self._posters)
        shell.side(1, WALL, self._windows)
        shell.floor((206, 160, 108), self._boards)
        self._desks: list[tuple[float, float, list[Block]]] = []
        for middle, near in DESKS:
            x = middle * (1 + 0.7 * (wide - 1))
            self._desks.append((x, near, table(lighting, (x - 0.36, x + 0.36), (near, near + 0.42), 0.64, PUPILS)))
        self._desks.sort(key=lambda desk: -desk[1])
        self._teacher = Block(lighting, (-0.84, 0.5), (0.0, 0.78), (2.1, 2.6), (168, 112, 70), (206, 150, 98))

    def _front(self, board: Board) -> None:
        half, paint = board.width_m / 2, board.paint
        paint.box(0, 0, board.width_m, 0.86, (198, 142, 92))
        for number in range(int(board.width_m / 0.3) + 1):
            paint.line([(number * 0.3, 0), (number * 0.3, 0.86)], (166, 112, 72), 0.012)
        paint.box(0, 0.84, board.width_m, 0.9, (232, 178, 120))
        reach = 1.28 * (1 + 0.45 * (self._wide - 1))
        left, right = half - reach, half + reach
        paint.shadow(left - 0.1, BOARD_LOW - 0.14, right + 0.12, BOARD_HIGH + 0.04, 0.3, 0.1)
        paint.box(left - 0.08, BOARD_LOW - 0.08, right + 0.08, BOARD_HIGH + 0.08, (172, 112, 64), round_m=0.03)
        paint.box(left, BOARD_LOW, right, BOARD_HIGH, (44, 100, 80), shade=0.06)
        paint.box(left, BOARD_LOW - 0.1, right, BOARD_LOW - 0.05, (206, 148, 92))
        for number in range(4):
            color = (CHALK, (250, 214, 120), (246, 150, 160), CHALK)[number]
            paint.box(left + 0.3 + number * 0.14, BOARD_LOW - 0.06, left + 0.4 + number * 0.14, BOARD_LOW - 0.03, color)
        _chalk(paint, half, reach)
        for flag in range(int(board.width_m / 0.26) + 1):
            x = flag * 0.26
            sag = 2.98 - 0.10 * math.sin(math.pi * ((x / 1.3) % 1))
            paint.poly([(x, sag), (x + 0.22, sag - 0.01), (x + 0.11, sag - 0.24)], FLAGS[flag % len(FLAGS)])
        self._clock_x = 0.98 * (1 + 0.3 * (self._wide - 1))
        paint.ball(half + self._clock_x, CLOCK_Y, 0.19, (214, 76, 66))
        paint.disc(half + self._clock_x, CLOCK_Y, 0.155, (252, 250, 244))
        for hour in range(12):
            angle = math.pi * hour / 6
            at = (half + self._clock_x + 0.13 * math.sin(angle), CLOCK_Y + 0.13 * math.cos(angle))
            paint.disc(*at, 0.011, (50, 46, 54))

    def _posters(self, board: Board) -> None:
        paint = board.paint
        paint.box(0, 0, board.width_m, 0.86, (198, 142, 92))
        for number in range(5):
            x = 1.2 + number * 0.95
            paint.box(x, 1.2, x + 0.75, 2.2, (252, 248, 236))
            paint.box(x + 0.06, 1.26, x + 0.69, 2.14, FLAGS[number % len(FLAGS)])
            paint.disc(x + 0.375, 1.75, 0.22, (252, 248, 236))
            paint.write("ABCDE"[number], x + 0.375, 1.66, 0.18, (60, 56, 70))

    def _windows(self, board: Board) -> None:
        board.paint.box(0, 0, board.width_m, 0.86, (198, 142, 92))
        for number in range(3):
            left = 0.3 + number * 1.75
            hills(board.shine, self._time, left, 1.05, left + 1.4, 2.6)
            frame(board.shine, left, 1.05, left + 1.4, 2.6, (150, 150, 160) if self._dark else (252, 250, 244), 2, 2)

    def _tubes(self, board: Board) -> None:
        for row in range(3):
            for side in (-0.45, 0.45):
                x, y = board.width_m * (0.5 + side * 0.6), 1.6 + row * 1.5
                tube: RGB = (255, 250, 226) if self._dark else (255, 255, 252)
                board.shine.box(x - 0.09, y, x + 0.09, y + 1.1, tube, shade=0)

    def _boards(self, board: Board) -> None:
        """Wooden boards, and sunlight through the windows."""
        paint = board.paint
        for row in range(int(board.height_m / 0.2) + 1):
            shade = 0.94 + 0.10 * ((row * 7) % 5) / 4
            y = row * 0.2
            rgb = (206 * shade, 160 * shade, 108 * shade)
            paint.box(0, y, board.width_m, y + 0.19, rgb, shade=0.02)
            for joint in range(3):
                x = (row * 0.73 + joint * 1.9) % max(1.0, board.width_m)
                paint.line([(x, y), (x, y + 0.19)], (150, 104, 64), 0.012)
        if not self._dark:
            middle = board.width_m / 2
            for number in range(3):
                y = 2.1 + number * 1.5
                light = [(middle + 0.2, y), (middle + 1.6, y + 0.5), (middle + 1.6, y + 1.2), (middle + 0.2, y + 0.7)]
                paint.poly(light, (255, 236, 180), 0.30)
        for middle_m, near in DESKS:
            x = board.width_m / 2 + middle_m * (1 + 0.7 * (self._wide - 1))
            paint.shadow(x - 0.36, near + 3.1, x + 0.36, near + 3.4, 0.4, 0.16)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        hands(view, (self._clock_x, CLOCK_Y, FAR_M), 0.155, moment.t_s)
        self._teacher.draw(view)
        self._globe(view, moment.t_s)
        for number, (x, near, blocks) in enumerate(self._desks):
            for block in blocks:
                block.draw(view)
            self._books(view, number, x, near)
        self._plane(view, moment.t_s)

    def _globe(self, view: View, t_s: float) -> None:
        x, y, metre = view.camera.spot(-0.64, 0.84, 2.25)
        if metre <= 0:
            return
        centre, radius = (x, y - 0.28 * metre), 0.2 * metre
        ball(view.canvas, self.light, (x, y), 0.07 * metre, (120, 84, 60))
        ball(view.canvas, self.light, centre, radius, (74, 150, 220))
        view.canvas.save()
        outline = skia.Path()
        outline.addCircle(*centre, radius * 0.97)
        view.canvas.clipPath(outline, True)
        for land in range(4):
            turn = (t_s * 0.16 + land / 4) % 1
            at = centre[0] + math.cos(math.pi * turn) * radius * 1.2
            up = centre[1] + radius * (0.35 if land % 2 else -0.3)
            view.canvas.drawCircle(at, up, radius * 0.42, fill((110, 186, 96), 0.9))
        view.canvas.restore()

    def _books(self, view: View, number: int, x: float, near: float) -> None:
        px, py, metre = view.camera.spot(x - 0.1, 0.70, near + 0.2)
        if metre <= 0:
            return
        for book in range(3):
            color, low = FLAGS[(number + book) % len(FLAGS)], py - book * 0.045 * metre
            part = skia.Rect.MakeLTRB(px - 0.15 * metre, low - 0.042 * metre, px + 0.13 * metre, low)
            view.canvas.drawRoundRect(part, 0.008 * metre, 0.008 * metre, fill(self.light.flat(color)))
        if number % 2 == 0:
            ball(view.canvas, self.light, (px + 0.3 * metre, py - 0.05 * metre), 0.06 * metre, (226, 60, 52))

    def _plane(self, view: View, t_s: float) -> None:
        """A paper plane crosses the room, above everyone's head, again and again."""
        part = (t_s / FLIGHT_S + 0.15) % 1
        reach = 2.2 * self._wide
        place = (-reach + 2 * reach * part, 2.25 + 0.28 * math.sin(part * 7), 1.5)
        x, y, metre = view.camera.spot(*place)
        tilt = -0.22 * math.cos(part * 7)
        wing = 0.2 * metre
        points = [(1.0, 0.0), (-0.8, -0.42), (-0.45, 0.02), (-0.8, 0.30)]
        turned = [
            (x + wing * (a * math.cos(tilt) - b * math.sin(tilt)), y + wing * (a * math.sin(tilt) + b * math.cos(tilt)))
            for a, b in points
        ]
        view.canvas.drawPath(polygon(turned[:3]), fill((252, 252, 248)))
        view.canvas.drawPath(polygon([turned[0], turned[2], turned[3]]), fill((206, 214, 226)))


def _chalk(paint: Brush, half: float, reach: float) -> None:
    """Sums, a sun, a house and letters, away from the middle where somebody stands."""
    paint.write("A B C", half - 0.86, 2.16, 0.15, CHALK)
    paint.write("2+2=4", half + 0.84, 2.16, 0.14, CHALK)
    paint.ring(half - 0.98, 1.72, 0.11, (250, 214, 120), 0.018)
    for ray in range(8):
        angle = math.pi * ray / 4
        ends = [(half - 0.98 + r * math.cos(angle), 1.72 + r * math.sin(angle)) for r in (0.15, 0.21)]
        paint.line(ends, (250, 214, 120), 0.016)
    paint.line([(half - 1.15, 1.16), (half - 1.15, 1.36), (half - 0.95, 1.5), (half - 0.75, 1.36), (half - 0.75, 1.16)],
               CHALK, 0.018)  # fmt: skip
    paint.ring(half + 0.98, 1.62, 0.2, (150, 210, 250), 0.018)
    paint.line([(half + 0.78, 1.62), (half + 1.18, 1.62)], (246, 150, 160), 0.016)
    paint.line([(half + 0.98, 1.62), (half + 0.98, 1.82)], (246, 150, 160), 0.016)
    paint.write("E=mc2", half, 2.2, 0.12, CHALK)
    if reach > 1.6:
        for side in (-1, 1):
            curve = [(half + side * (1.42 + 0.02 * n), 1.5 + 0.2 * math.sin(n * 0.5)) for n in range(14)]
            paint.line(curve, (250, 214, 120), 0.018)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="classroom",
        en=names(
            "classroom, school, schoolroom, blackboard, lecture hall, high school, kindergarten, university, college"
        ),
        zh=names("教室, 学校, 學校, 课堂, 課堂, 黑板, 讲台, 講台, 校园, 校園, 大学里, 大學裡, 幼儿园, 幼兒園"),
        defaults={"time": "day", "outfit": "casual", "mood": "happy"},
    ),
    build=Classroom,
    ambience=("classroom",),
)
