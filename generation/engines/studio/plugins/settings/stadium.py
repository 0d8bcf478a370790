"""A stadium: a striped pitch, stands full of people, flashes on the beat, floodlights, a running band of light."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import limb, polygon, soft_spot
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.street_open import OpenAir
from generation.storyboard.vocabulary import Term, TermKind, names

STAND_Z, GOAL_Z, BAND_Z = 20.0, 10.0, 16.5
STAND_LOW, STAND_HIGH, ROOF_M = 1.0, 5.7, 6.3
GRASS: tuple[RGB, RGB] = ((70, 146, 62), (90, 168, 74))
FANS: tuple[RGB, ...] = (
    (226, 60, 56), (226, 60, 56), (246, 240, 230), (250, 200, 70), (70, 120, 210), (60, 60, 76), (240, 130, 70),
)  # fmt: skip
PYLONS = (-6.2, 6.2)
FLASHES = 34
BAND: tuple[RGB, ...] = ((250, 70, 70), (255, 210, 70), (70, 200, 255), (120, 240, 130))


class Stadium(OpenAir):
    def __init__(self, brief: Brief) -> None:
        lamps = (
            Lamp(at=(0.0, 7.0, 3.0), rgb=(0.62, 0.66, 0.58), reach_m=8.0),
            Lamp(at=(0.0, 8.0, 15.0), rgb=(0.9, 0.95, 1.0), reach_m=9.0),
        )
        super().__init__(brief, lamps, lamp_rgb=(0.98, 1.0, 1.02), side=1)
        if brief.dark:
            self.seat(
                1, (1.0, 1.0, 1.0), (0.42, 0.44, 0.50), (0.8, 0.95, 1.0), tint=(0.98, 0.99, 1.0), rim=1.0, height=0.8
            )
        self._seed = brief.seed
        self.sky()
        self.ground((88, 160, 66), 22.0, BAND_Z, self._pitch)
        self._stand = self._crowd()

    def _pitch(self, board: Board) -> None:
        """Stripes across, a penalty area, the spot."""
        paint, middle = board.paint, board.width_m / 2
        for stripe in range(int(board.height_m / 2.2) + 1):
            paint.box(0, stripe * 2.2, board.width_m, stripe * 2.2 + 2.2, GRASS[stripe % 2], shade=0.01)
        white: RGB = (244, 248, 240)
        goal = GOAL_Z + 3
        paint.line([(0, goal), (board.width_m, goal)], white, 0.12)
        for half, deep in ((6.4, 7.4), (3.6, 3.2)):
            box = [
                (middle - half, goal),
                (middle - half, goal - deep),
                (middle + half, goal - deep),
                (middle + half, goal),
            ]
            paint.line(box, white, 0.12)
        paint.disc(middle, goal - 5.6, 0.14, white)
        paint.ring(middle, 3.0, 2.4, white, 0.10)

    def _crowd(self) -> Panel:
        """Two tiers in rows, fans in club colours, under a roof."""
        half = 22.0 if self.wide > 1.3 else 11.0
        board = Board(2 * half, ROOF_M + 0.34, density_at(self.brief.reference, STAND_Z), (64, 70, 88))
        paint, rng = board.paint, generator(self._seed, "crowd")
        rows, step = 16, 0.36
        for row in range(rows):
            y = STAND_HIGH - (row + 1) * (STAND_HIGH - STAND_LOW) / rows
            paint.box(0, y - 0.1, 2 * half, y + 0.14, (84, 92, 112) if row % 2 else (74, 82, 100), shade=0)
            for seat in range(int(2 * half / step)):
                if rng.random() < 0.08:
                    continue
                x = (seat + 0.5 * (row % 2) + 0.3 * float(rng.random())) * step
                rgb = FANS[int(rng.integers(len(FANS)))]
                body = tone(rgb, 0.75 + 0.3 * float(rng.random()))
                paint.box(x - 0.13, y - 0.16, x + 0.13, y + 0.12, body, round_m=0.08)
                paint.disc(x, y + 0.19, 0.10, ((236, 196, 160), (190, 136, 98), (120, 80, 60))[int(rng.integers(3))])
        for y in (STAND_LOW - 0.1, 3.35):
            paint.box(0, y - 0.12, 2 * half, y + 0.12, (226, 230, 236))
        for stair in range(int(2 * half / 4.4) + 1):
            x = stair * 4.4 + 0.6
            paint.box(x - 0.16, STAND_LOW, x + 0.16, STAND_HIGH, (150, 158, 174), shade=0)
        paint.box(0, 0, 2 * half, STAND_LOW - 0.1, (40, 44, 60))
        paint.box(0, STAND_HIGH, 2 * half, ROOF_M, (36, 40, 56))
        paint.box(0, ROOF_M, 2 * half, ROOF_M + 0.34, (236, 240, 244))
        self._roof_trim(paint, half)
        return facing(board, self.lighting, -half, 0.0, STAND_Z)

    @staticmethod
    def _roof_trim(paint: Brush, half: float) -> None:
        """Beams of the roof."""
        for beam in range(int(2 * half / 2.2) + 1):
            x = beam * 2.2
            paint.line([(x, STAND_HIGH - 0.2), (x, ROOF_M)], (214, 220, 228), 0.07)

    def behind(self, view: View, moment: Moment) -> None:
        self.draw_sky(view)
        for x in PYLONS:
            self._pylon(view, x * (1 + 0.5 * (self.wide - 1)))
        self._stand.draw(view)
        self._flash(view, moment)
        self._band(view, moment)
        self.draw_floor(view)
        self.mirror_floor(view, moment.t_s, BAND_Z, 0.35)
        self._goal(view)
        self._ball(view, moment)
        if self.dark:
            self._beams(view, moment)

    def _pylon(self, view: View, at: float) -> None:
        """A mast with a rack of lamps."""
        x, y, metre = view.camera.spot(at, 8.7, STAND_Z + 2)
        foot = view.camera.spot(at, 0.0, STAND_Z + 2)
        if metre <= 0:
            return
        limb(view.canvas, self.light, foot[:2], (x, y), 0.22 * metre, 0.14 * metre, (150, 156, 168))
        rack = skia.Rect.MakeLTRB(x - 1.5 * metre, y - 0.75 * metre, x + 1.5 * metre, y + 0.75 * metre)
        view.canvas.drawRoundRect(rack, 0.1 * metre, 0.1 * metre, fill((70, 76, 90)))
        glow = 1.0 if self.dark else 0.35
        soft_spot(view.canvas, (x, y), (3.6 if self.dark else 2.2) * metre, (226, 240, 255), 0.75 * glow)
        for lamp in range(12):
            at_px = (x + (lamp % 4 - 1.5) * 0.7 * metre, y + (lamp // 4 - 1) * 0.46 * metre)
            view.canvas.drawCircle(*at_px, 0.19 * metre, fill((255, 255, 250) if self.dark else (236, 240, 244)))

    def _flash(self, view: View, moment: Moment) -> None:
        """Cameras in the crowd, other ones on every half beat."""
        number = math.floor(moment.beat * 2)
        age = moment.beat * 2 - number
        bright = max(0.0, 1 - age * 1.4) * (0.55 + 0.45 * moment.energy)
        reach = 9.0 * (1 + 0.9 * (self.wide - 1))
        for flash in range(FLASHES):
            x = (2 * unit(self._seed, "flash x", number, flash) - 1) * reach
            y = STAND_LOW + (STAND_HIGH - STAND_LOW) * unit(self._seed, "flash y", number, flash)
            px, py, metre = view.camera.spot(x, y, STAND_Z - 0.1)
            size = (0.22 + 0.3 * unit(self._seed, "flash size", number, flash)) * metre * (0.5 + 0.5 * bright)
            soft_spot(view.canvas, (px, py), size * 1.7, (255, 255, 255), bright)
            view.canvas.drawCircle(px, py, size * 0.4, fill((255, 255, 255), bright))

    def _band(self, view: View, moment: Moment) -> None:
        """Boards of light around the pitch; their colours run."""
        half = 10.0 if self.wide < 1.3 else 20.0
        left, low, _ = view.camera.spot(-half, 0.0, BAND_Z)
        right, top, metre = view.camera.spot(half, 0.95, BAND_Z)
        step, shift = 2.5 * metre, (moment.t_s * 1.6) % 10.0 * metre
        view.canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, low), fill((22, 24, 40)))
        number, x = 0, left - 10.0 * metre + shift
        while x < right:
            rgb = BAND[number % len(BAND)]
            piece = skia.Rect.MakeLTRB(
                max(left, x + 0.06 * metre), top + 0.1 * metre, min(right, x + step * 0.94), low - 0.1 * metre
            )
            if piece.width() > 0:
                view.canvas.drawRect(piece, linear((0, top), (0, low), [argb(tone(rgb, 1.15)), argb(tone(rgb, 0.75))]))
                centre = (piece.centerX(), piece.centerY())
                view.canvas.drawCircle(*centre, 0.22 * metre, fill((255, 255, 255), 0.85))
            number, x = number + 1, x + step

    def _goal(self, view: View) -> None:
        """Posts and a net."""
        half, high, back = 2.9, 2.3, 1.4
        spots = {
            (side, up, deep): view.camera.spot(side * half, up, GOAL_Z + deep)
            for side in (-1, 1)
            for up in (0.0, high)
            for deep in (0.0, back)
        }
        metre = spots[(1, 0.0, 0.0)][2]
        if metre <= 0:
            return
        net = skia.Path()
        for step in range(15):
            x = -half + 2 * half * step / 14
            for start, end in (((x, high, 0.0), (x, 1.7, back)), ((x, 1.7, back), (x, 0.0, back))):
                a, b = (
                    view.camera.spot(start[0], start[1], GOAL_Z + start[2]),
                    view.camera.spot(end[0], end[1], GOAL_Z + end[2]),
                )
                net.moveTo(*a[:2])
                net.lineTo(*b[:2])
        for step in range(6):
            y = 1.7 * step / 5
            a, b = view.camera.spot(-half, y, GOAL_Z + back), view.camera.spot(half, y, GOAL_Z + back)
            net.moveTo(*a[:2])
            net.lineTo(*b[:2])
        view.canvas.drawPath(net, stroke((255, 255, 255), 0.02 * metre, 0.5))
        white = (250, 250, 250)
        for side in (-1, 1):
            low, top = spots[(side, 0.0, 0.0)], spots[(side, high, 0.0)]
            limb(view.canvas, self.light, low[:2], top[:2], 0.09 * metre, 0.09 * metre, white)
        bar = (spots[(-1, high, 0.0)][:2], spots[(1, high, 0.0)][:2])
        limb(view.canvas, self.light, *bar, 0.09 * metre, 0.09 * metre, white)

    def _ball(self, view: View, moment: Moment) -> None:
        """A football bounces on the beat beside the mark."""
        up = 0.9 * (1 - (2 * (moment.beat % 1) - 1) ** 2)
        x, y, metre = view.camera.spot(0.78 * (1 + 0.3 * (self.wide - 1)), 0.15 + up, 0.9)
        ground = view.camera.spot(0.78 * (1 + 0.3 * (self.wide - 1)), 0.0, 0.9)
        if metre <= 0:
            return
        shade = skia.Rect.MakeXYWH(ground[0] - 0.16 * metre, ground[1] - 0.04 * metre, 0.32 * metre, 0.08 * metre)
        view.canvas.drawOval(shade, fill((16, 30, 16), 0.35))
        radius, turn = 0.16 * metre, moment.beat * 0.7
        limb(view.canvas, self.light, (x, y), (x, y), radius, radius, (250, 250, 250))
        for patch in range(5):
            angle = turn + patch * 2 * math.pi / 5
            at = (x + 0.62 * radius * math.cos(angle), y + 0.62 * radius * math.sin(angle))
            view.canvas.drawCircle(*at, radius * 0.22, fill((40, 42, 52)))
        view.canvas.drawCircle(x, y, radius * 0.24, fill((40, 42, 52)))

    def _beams(self, view: View, moment: Moment) -> None:
        """Searchlights sweep the sky behind the stands."""
        for beam in range(4):
            foot = view.camera.spot((beam - 1.5) * 4.0, ROOF_M, STAND_Z + 1)
            lean = 0.5 * math.sin(moment.t_s * 0.8 + beam * 1.7)
            high = 0.45 * view.camera.height_px
            end = (foot[0] + lean * high, foot[1] - high)
            half = 0.05 * high
            shape = polygon(
                [(foot[0] - 2, foot[1]), (foot[0] + 2, foot[1]), (end[0] + half, end[1]), (end[0] - half, end[1])]
            )
            shades = [argb((210, 230, 255), 0.34), argb((210, 230, 255), 0.0)]
            view.canvas.drawPath(shape, linear(foot[:2], end, shades))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="stadium",
        en=names(
            "stadium, arena, football field, soccer field, football pitch, soccer pitch, football stadium, "
            "sports ground, olympic stadium, world cup, super bowl, baseball field"
        ),
        zh=names(
            "体育场, 體育場, 球场, 球場, 足球场, 足球場, 运动场, 運動場, 体育馆, 體育館, 世界杯, 世界盃, "
            "绿茵场, 綠茵場, 操场, 操場"
        ),
        defaults={"time": "night", "outfit": "sportswear", "mood": "epic"},
    ),
    build=Stadium,
    ambience=("stadium",),
)  # fmt: skip
