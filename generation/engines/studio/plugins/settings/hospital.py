"""A hospital room: a bed, a heart monitor that draws, a drip that drips, a curtain, a red cross."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_outside import frame, town
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 3.0, 3.0, 1.5
MINT: RGB = (150, 214, 202)
WHITE: RGB = (218, 228, 228)
RED: RGB = (228, 58, 62)
BEATS_HZ, TRACE_S = 1.15, 2.2
POINTS = 60


class Hospital(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._time, self._dark = brief.seed, brief.shot.time, brief.dark
        self._wide = wide = spread(brief.reference)
        low_sun = brief.shot.time in ("sunset", "sunrise")
        if brief.dark:
            lamps = (Lamp(at=(1.0 * wide, 1.9, 2.2), rgb=(0.55, 0.62, 0.60), reach_m=1.2),)
            lighting = Lighting(ambient=(0.26, 0.32, 0.46), lamps=lamps)
            self.seat(1, (0.80, 0.92, 0.96), (0.36, 0.40, 0.50), (0.4, 1.0, 0.7), tint=(0.88, 0.94, 1.0), rim=0.7)
        else:
            sun: RGB = (0.42, 0.28, 0.16) if low_sun else (0.22, 0.23, 0.23)
            lighting = Lighting(ambient=(0.78, 0.80, 0.81), lamps=(Lamp(at=(0, 2.4, 1.4), rgb=sun, reach_m=2.4),))
            key: RGB = (1.04, 0.92, 0.80) if low_sun else (1.0, 1.01, 1.0)
            self.seat(-1, key, (0.53, 0.54, 0.55), (0.6, 0.9, 0.86), tint=(1.0, 1.0, 0.99), rim=0.5)
        self.tone = Tone(lift=(4, 8, 8), gain=(1.0, 1.02, 1.01), gamma=0.95)
        self._shell = shell = Shell(brief.reference, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling(WHITE, self._lights)
        shell.back(WHITE, self._wall)
        shell.side(-1, WHITE, self._curtain)
        shell.side(1, WHITE, self._plain)
        shell.floor((178, 206, 208), self._floor)
        x = 0.98 + 0.5 * (wide - 1)
        self._bed_x = x
        steel, sheet = (190, 200, 208), (248, 250, 252)
        legs = [
            Block(lighting, (x + a, x + a + 0.05), (0.0, 0.5), (z, z + 0.05), steel)
            for z in (2.5, 1.1)
            for a in (-0.42, 0.4)
        ]
        self._bed = [
            *legs,
            Block(lighting, (x - 0.45, x + 0.48), (0.5, 1.25), (2.72, 2.78), steel),
            Block(lighting, (x - 0.45, x + 0.48), (0.42, 0.54), (1.05, 2.7), steel),
            Block(lighting, (x - 0.43, x + 0.46), (0.54, 0.74), (1.08, 2.68), sheet),
            Block(lighting, (x - 0.3, x + 0.32), (0.74, 0.88), (2.2, 2.62), sheet),
            Block(lighting, (x - 0.46, x + 0.49), (0.52, 0.78), (1.05, 2.0), MINT, (120, 196, 186)),
        ]
        at = -0.92 - 0.55 * (wide - 1)
        self._stand_x = at
        self._cart = [
            Block(lighting, (at - 0.3, at + 0.3), (0.12, 0.78), (1.35, 1.75), (224, 232, 236)),
            Block(lighting, (at - 0.26, at + 0.26), (0.48, 0.70), (1.34, 1.35), MINT),
            Block(lighting, (at - 0.26, at + 0.26), (0.20, 0.42), (1.34, 1.35), MINT),
        ]

    def _plain(self, board: Board) -> None:
        board.paint.box(0, 0, board.width_m, 1.1, MINT, shade=0.04)
        board.paint.box(0, 1.08, board.width_m, 1.16, (240, 190, 110))

    def _wall(self, board: Board) -> None:
        self._plain(board)
        paint, shine, half = board.paint, board.shine, board.width_m / 2
        left, right = half - 0.66 * self._wide, half + 0.66 * self._wide
        town(shine, self._time, self._seed, left, 1.3, right, 2.6)
        frame(shine, left, 1.3, right, 2.6, (120, 140, 156) if self._dark else (252, 254, 254), 2, 1)
        x = half - 1.05 * self._wide
        paint.shadow(x - 0.3, 1.88, x + 0.36, 2.62, 0.25, 0.08)
        shine.box(x - 0.34, 1.94, x + 0.34, 2.62, (236, 244, 244) if not self._dark else (196, 214, 222), round_m=0.1)
        shine.box(x - 0.08, 2.06, x + 0.08, 2.50, RED, round_m=0.02)
        shine.box(x - 0.22, 2.20, x + 0.22, 2.36, RED, round_m=0.02)
        x = half + 1.0 * self._wide
        paint.box(x - 0.5, 1.5, x + 0.5, 1.72, (206, 216, 222), round_m=0.05)
        shine.box(x - 0.44, 1.54, x + 0.44, 1.62, (255, 252, 232), shade=0)
        for plug in range(4):
            paint.ball(x - 0.36 + plug * 0.24, 1.36, 0.045, (RED, (80, 150, 220), (250, 200, 80), (90, 190, 120))[plug])

    def _curtain(self, board: Board) -> None:
        """Folds of a teal curtain on its rail."""
        paint = board.paint
        for fold in range(int(board.width_m / 0.16) + 1):
            rgb = tone((74, 160, 164), 0.9 + 0.18 * (fold % 2))
            paint.limb((fold * 0.16, 0.3), (fold * 0.16, 2.4), 0.09, 0.085, rgb, 0.1)
        paint.box(0, 2.46, board.width_m, 2.52, (206, 212, 218))

    def _lights(self, board: Board) -> None:
        for row in range(3):
            x, y = board.width_m / 2, 2.2 + row * 1.4
            on = not self._dark
            (board.shine if on else board.paint).box(
                x - 0.6, y, x + 0.6, y + 0.5, (250, 254, 252) if on else (170, 182, 194), shade=0
            )

    def _floor(self, board: Board) -> None:
        paint = board.paint
        for row in range(int(board.height_m / 0.7) + 1):
            paint.line([(0, row * 0.7), (board.width_m, row * 0.7)], (150, 182, 186), 0.02)
        for column in range(int(board.width_m / 0.7) + 1):
            paint.line([(column * 0.7, 0), (column * 0.7, board.height_m)], (150, 182, 186), 0.02)
        middle = board.width_m / 2
        paint.box(middle - 0.62, 0, middle - 0.44, board.height_m, RED, shade=0)
        x = middle + self._wide * 0.98
        paint.shadow(x - 0.45, 4.1, x + 0.5, 5.7, 0.4, 0.25)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        for block in (*self._bed, *self._cart):
            block.draw(view)
        self._monitor(view, moment.t_s)
        self._drip(view, moment.t_s)

    def _monitor(self, view: View, t_s: float) -> None:
        """Its trace runs from left to right and starts again; a heart blinks."""
        x, y, metre = view.camera.spot(self._stand_x, 0.84, 1.5)
        if metre <= 0:
            return
        canvas, wide, high = view.canvas, 0.56 * metre, 0.42 * metre
        outer = skia.Rect.MakeLTRB(x - wide * 0.56, y - high * 1.12, x + wide * 0.56, y)
        canvas.drawRoundRect(outer, 0.05 * metre, 0.05 * metre, fill(self.light.flat((222, 230, 234))))
        box = skia.Rect.MakeLTRB(x - wide * 0.5, y - high * 1.04, x + wide * 0.5, y - high * 0.12)
        canvas.drawRect(box, fill((10, 34, 32)))
        if self._dark:
            soft_spot(canvas, (x, y - high * 0.6), 0.7 * metre, (90, 255, 170), 0.3)
        for row, (rgb, level) in enumerate((((90, 255, 140), 0.34), ((255, 214, 90), 0.76))):
            trace = skia.Path()
            for point in range(POINTS):
                part = point / (POINTS - 1)
                phase = (part * TRACE_S + math.floor(t_s / TRACE_S) * TRACE_S) * BEATS_HZ % 1
                spike = math.exp(-(((phase - 0.5) / 0.035) ** 2)) - 0.35 * math.exp(-(((phase - 0.58) / 0.03) ** 2))
                value = spike if row == 0 else 0.5 * math.sin(phase * 6.28)
                at = (box.left() + part * box.width(), box.top() + (level - 0.24 * value) * box.height())
                trace.moveTo(*at) if point == 0 else trace.lineTo(*at)
            canvas.drawPath(trace, stroke(rgb, 0.012 * metre))
        head = box.left() + (t_s % TRACE_S) / TRACE_S * box.width()
        gap = skia.Rect.MakeLTRB(head, box.top(), min(box.right(), head + 0.07 * metre), box.bottom())
        canvas.drawRect(gap, fill((10, 34, 32)))
        if (t_s * BEATS_HZ) % 1 < 0.4:
            canvas.drawCircle(box.right() - 0.05 * metre, box.top() + 0.05 * metre, 0.026 * metre, fill((255, 80, 90)))

    def _drip(self, view: View, t_s: float) -> None:
        """A stand with a bag; a drop falls every second."""
        x, y, metre = view.camera.spot(self._bed_x - 0.62, 0.0, 1.7)
        if metre <= 0:
            return
        canvas, steel = view.canvas, (206, 212, 218)
        for out in (-0.18, 0.18):
            limb(
                canvas, self.light, (x, y - 0.1 * metre), (x + out * metre, y), 0.02 * metre, 0.025 * metre, steel, 0.0
            )
        limb(canvas, self.light, (x, y), (x, y - 1.95 * metre), 0.022 * metre, 0.018 * metre, steel, 0.1)
        hook = (x + 0.16 * metre, y - 1.95 * metre)
        limb(canvas, self.light, (x, y - 1.95 * metre), hook, 0.015 * metre, 0.015 * metre, steel, 0.0)
        bag = skia.Rect.MakeXYWH(hook[0] - 0.1 * metre, hook[1] + 0.04 * metre, 0.2 * metre, 0.32 * metre)
        canvas.drawRoundRect(bag, 0.05 * metre, 0.05 * metre, fill((226, 240, 248), 0.9))
        canvas.drawRoundRect(bag, 0.05 * metre, 0.05 * metre, stroke((120, 150, 170), 0.01 * metre))
        liquid = skia.Rect.MakeLTRB(bag.left(), bag.top() + 0.12 * metre, bag.right(), bag.bottom())
        canvas.drawRoundRect(liquid, 0.05 * metre, 0.05 * metre, fill((120, 200, 236), 0.8))
        low = bag.bottom()
        canvas.drawLine(hook[0], low, hook[0], low + 0.5 * metre, stroke((206, 230, 240), 0.014 * metre, 0.9))
        fall = (t_s % 1) ** 2
        ball(
            canvas, self.light, (hook[0], low + 0.02 * metre + 0.16 * fall * metre), 0.018 * metre, (110, 196, 236), 0.0
        )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="hospital",
        en=names(
            "hospital, clinic, hospital room, emergency room, operating room, doctor's office, sickbay, "
            "infirmary, dentist"
        ),
        zh=names("医院, 醫院, 病房, 诊所, 診所, 急诊室, 急診室, 手术室, 手術室, 医务室, 醫務室, 牙科"),
        defaults={"time": "day", "outfit": "doctor", "mood": "calm"},
    ),
    build=Hospital,
    ambience=("office",),
)  # fmt: skip
