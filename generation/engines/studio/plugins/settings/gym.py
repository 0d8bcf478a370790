"""A gym: a punch bag that swings, racks of dumbbells, a treadmill that runs, wall bars, big windows."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, town
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_screen import screen
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 3.3, 3.4, 1.65
STEEL: RGB = (70, 74, 84)
YELLOW: RGB = (250, 206, 40)
WEIGHTS: tuple[RGB, ...] = ((230, 70, 60), (60, 140, 220), YELLOW, (80, 190, 120))


class Gym(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time, self._dark = brief.seed, brief.shot.time, brief.dark
        self._wide = wide = spread(brief.reference)
        low_sun = brief.shot.time in ("sunset", "sunrise")
        if brief.dark:
            lamps = tuple(Lamp(at=(x * wide, 3.0, 1.4), rgb=(0.75, 0.66, 0.42), reach_m=1.5) for x in (-0.8, 0.8))
            lighting = Lighting(ambient=(0.26, 0.26, 0.36), lamps=lamps)
            self.seat(
                -1, (1.02, 0.92, 0.70), (0.36, 0.35, 0.40), (0.4, 0.6, 1.0), tint=(1.0, 0.93, 0.84), rim=0.9, height=0.9
            )
        else:
            sun: RGB = (0.70, 0.40, 0.16) if low_sun else (0.40, 0.40, 0.38)
            lighting = Lighting(ambient=(0.70, 0.70, 0.73), lamps=(Lamp(at=(0, 2.4, 2.4), rgb=sun, reach_m=2.6),))
            key: RGB = (1.06, 0.86, 0.62) if low_sun else (1.02, 1.0, 0.95)
            self.seat(-1, key, (0.48, 0.48, 0.50), (1.0, 0.86, 0.4), tint=(1.02, 0.99, 0.95), rim=0.6)
        self.tone = Tone(lift=(6, 6, 8), gain=(1.02, 1.01, 0.97), gamma=0.94)
        self._shell = shell = Shell(brief.reference, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((62, 64, 72), self._pipes)
        shell.back((196, 196, 198), self._wall)
        shell.side(-1, (206, 206, 208), self._bars)
        shell.side(1, YELLOW, self._slogan)
        shell.floor((60, 62, 70), self._mats)
        at = -1.0 - 0.7 * (wide - 1)
        self._mill_x = at
        self._mill = [
            Block(lighting, (at - 0.36, at + 0.36), (0.0, 0.16), (1.0, 2.3), (52, 54, 62), (30, 30, 36)),
            Block(lighting, (at - 0.36, at - 0.28), (0.16, 1.15), (2.2, 2.3), STEEL),
            Block(lighting, (at + 0.28, at + 0.36), (0.16, 1.15), (2.2, 2.3), STEEL),
            Block(lighting, (at - 0.38, at + 0.38), (1.10, 1.22), (2.0, 2.3), STEEL),
        ]
        rack = 1.0 + 0.8 * (wide - 1)
        self._rack_x = rack
        self._rack = [
            Block(lighting, (rack - 0.75, rack + 0.75), (low, low + 0.06), (2.5, 2.9), STEEL)
            for low in (0.25, 0.62, 0.99)
        ]

    def _wall(self, board: Board) -> None:
        """Concrete, a band of windows, a yellow stripe."""
        paint, shine, half = board.paint, board.shine, board.width_m / 2
        rng = generator(self._seed, "concrete")
        for _ in range(160):
            x, y = float(rng.random()) * board.width_m, float(rng.random()) * board.height_m
            paint.disc(
                x, y, 0.05 + 0.2 * float(rng.random()), tone((196, 196, 198), 0.94 + 0.1 * float(rng.random())), 0.35
            )
        paint.box(0, 0, board.width_m, 0.9, (74, 78, 90))
        paint.box(0, 0.9, board.width_m, 1.0, YELLOW)
        left, right = half - self._shell.half_m + 0.2, half + self._shell.half_m - 0.2
        town(shine, self._time, self._seed, left, 1.6, right, 2.9)
        frame(shine, left, 1.6, right, 2.9, (44, 46, 54), max(4, round(4 * self._wide)), 2)

    def _bars(self, board: Board) -> None:
        """Wall bars to climb."""
        paint = board.paint
        for frame_ in range(4):
            x = 1.4 + frame_ * 1.2
            for bar in range(14):
                paint.limb((x, 0.3 + bar * 0.18), (x + 1.0, 0.3 + bar * 0.18), 0.028, 0.028, (226, 170, 104))
            for post in (x, x + 1.0):
                paint.box(post - 0.05, 0, post + 0.05, 2.9, (196, 136, 80))

    def _slogan(self, board: Board) -> None:
        paint = board.paint
        paint.box(0, 0, board.width_m, 0.9, (44, 46, 54))
        paint.write("NO PAIN", 3.0, 1.9, 0.42, (40, 40, 48))
        paint.write("NO GAIN", 3.0, 1.25, 0.42, (40, 40, 48))

    def _pipes(self, board: Board) -> None:
        """Ducts and lamps."""
        for x in (0.3, 0.72):
            board.paint.limb((board.width_m * x, 0), (board.width_m * x, board.height_m), 0.14, 0.14, (130, 134, 144))
        for row in range(4):
            y = 1.4 + row * 1.2
            lamp: RGB = (255, 240, 196) if self._dark else (252, 252, 246)
            board.shine.box(board.width_m / 2 - 0.7, y, board.width_m / 2 + 0.7, y + 0.12, lamp, shade=0)

    def _mats(self, board: Board) -> None:
        """Rubber with specks, and a ring painted on it."""
        paint, rng = board.paint, generator(self._seed, "rubber")
        for _ in range(1300):
            at = (float(rng.random()) * board.width_m, float(rng.random()) * board.height_m)
            paint.disc(*at, 0.014, (120, 124, 134) if rng.random() < 0.7 else YELLOW)
        for step in range(int(board.height_m) + 1):
            paint.line([(0, step), (board.width_m, step)], (44, 46, 52), 0.025)
        for step in range(int(board.width_m) + 1):
            paint.line([(step, 0), (step, board.height_m)], (44, 46, 52), 0.025)
        paint.ring(board.width_m / 2, 3.0, 1.0, YELLOW, 0.07)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        for shelf, block in enumerate(self._rack):
            block.draw(view)
            self._dumbbells(view, shelf)
        for block in self._mill:
            block.draw(view)
        self._belt(view, moment.t_s)
        screen(view, self._seed % 91, 1, (self._mill_x, 1.24, 2.2), (0.5, 0.3), moment)
        self._bag(view, moment)
        self._kettles(view)

    def _dumbbells(self, view: View, shelf: int) -> None:
        for number in range(5):
            x, y, metre = view.camera.spot(self._rack_x - 0.58 + number * 0.29, 0.42 + shelf * 0.37, 2.6)
            if metre <= 0:
                return
            rgb, size = WEIGHTS[(number + shelf) % 4], (0.10 - 0.012 * shelf) * metre
            limb(
                view.canvas,
                self.light,
                (x - 0.06 * metre, y),
                (x + 0.06 * metre, y),
                0.02 * metre,
                0.02 * metre,
                (190, 194, 202),
            )
            for side in (-1, 1):
                ball(view.canvas, self.light, (x + side * 0.075 * metre, y), size * 0.75, rgb)

    def _belt(self, view: View, t_s: float) -> None:
        """Marks run over the treadmill towards the viewer."""
        for mark in range(6):
            z = 2.2 - ((mark / 6 + t_s * 1.1) % 1) * 1.15
            left, right = (view.camera.spot(self._mill_x + side * 0.27, 0.165, z) for side in (-1, 1))
            view.canvas.drawLine(*left[:2], *right[:2], stroke((150, 154, 164), 0.03 * left[2]))

    def _bag(self, view: View, moment: Moment) -> None:
        """Hangs right of the mark and swings as if just hit on the beat."""
        at = 0.92 + 0.35 * (self._wide - 1)
        angle = 0.10 * math.sin(math.pi * moment.beat) + 0.03 * math.sin(moment.t_s * 2.3)
        top = view.camera.spot(at, HIGH_M, 1.2)
        metre = top[2]
        if metre <= 0:
            return

        def hung(length: float) -> tuple[float, float]:
            return (top[0] + math.sin(angle) * length * metre, top[1] + math.cos(angle) * length * metre)

        canvas = view.canvas
        for out in (-0.14, 0.14):
            end = hung(1.35)
            canvas.drawLine(*hung(0.7), end[0] + out * metre, end[1], stroke((190, 194, 202), 0.02 * metre))
        canvas.drawLine(*top[:2], *hung(0.7), stroke((190, 194, 202), 0.03 * metre))
        limb(canvas, self.light, hung(1.5), hung(2.35), 0.21 * metre, 0.21 * metre, (206, 48, 44))
        for length in (1.52, 2.3):
            x, y = hung(length)
            across = (math.cos(angle) * 0.2 * metre, -math.sin(angle) * 0.2 * metre)
            ends = (x - across[0], y - across[1], x + across[0], y + across[1])
            canvas.drawLine(*ends, stroke(self.light.flat((40, 38, 44)), 0.06 * metre))

    def _kettles(self, view: View) -> None:
        for number, out in enumerate((-0.72, -0.5)):
            x, y, metre = view.camera.spot(out * (1 + 0.4 * (self._wide - 1)), 0.0, 0.75 + 0.2 * number)
            if metre <= 0:
                return
            size = 0.11 * metre
            handle = skia.Rect.MakeXYWH(x - 0.75 * size, y - 2.9 * size, 1.5 * size, 1.7 * size)
            view.canvas.drawArc(handle, 160, 220, False, stroke(self.light.flat(STEEL), 0.34 * size))
            ball(view.canvas, self.light, (x, y - size), size, WEIGHTS[number * 2])
            view.canvas.drawCircle(x, y - size, 0.4 * size, fill((250, 250, 246), 0.8))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="gym",
        en=names(
            "gym, gymnasium, fitness center, fitness club, weight room, boxing gym, crossfit, health club, "
            "workout room"
        ),
        zh=names("健身房, 健身中心, 健身俱乐部, 健身俱樂部, 拳馆, 拳館, 举重房, 舉重房, 锻炼房, 鍛鍊房"),
        defaults={"time": "day", "outfit": "sportswear", "mood": "epic"},
    ),
    build=Gym,
    ambience=("machines",),
)  # fmt: skip
