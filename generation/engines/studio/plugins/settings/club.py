"""A night club: a dance floor that lights up on the beat, a mirror ball, lasers, a DJ between tall speakers."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import choose, unit
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 4.4, 3.5, 1.9
NEON: tuple[RGB, ...] = ((255, 50, 160), (60, 220, 255), (255, 214, 60), (150, 80, 255), (70, 255, 150), (255, 110, 60))
TILE_M, ROWS = 0.62, (-8, 6)
LASERS, DOTS = 10, 46
BALL = (0.0, 2.42, 1.5)
BARS = 16


class Club(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._dark = brief.seed, brief.dark
        self._wide = wide = spread(brief.reference)
        low_sun = brief.shot.time in ("sunset", "sunrise")
        violet: RGB = (0.26, 0.16, 0.42) if brief.dark else (1.25, 0.80, 0.72) if low_sun else (1.30, 1.15, 1.30)
        lamps = (
            Lamp(at=(-1.4 * wide, 2.2, 2.6), rgb=(0.7, 0.1, 0.5), reach_m=1.5),
            Lamp(at=(1.4 * wide, 2.2, 2.6), rgb=(0.1, 0.5, 0.8), reach_m=1.5),
        )
        lighting = Lighting(ambient=violet, lamps=lamps)
        ambient: RGB = (0.38, 0.28, 0.50) if brief.dark else (0.48, 0.42, 0.54)
        self.seat(-1, (1.04, 0.74, 0.98), ambient, (0.15, 0.9, 1.0), tint=(1.0, 0.86, 1.0), rim=1.0, shadow=0.36)
        self.tone = Tone(lift=(10, 3, 18), gain=(1.03, 0.99, 1.06), gamma=0.91)
        self._shell = shell = Shell(brief.reference, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((58, 48, 84), self._truss)
        shell.back((84, 62, 120), self._wall)
        shell.side(-1, (104, 66, 130), self._padding)
        shell.side(1, (104, 66, 130), self._padding)
        shell.floor((40, 34, 60), lambda board: None)
        at = 1.32 * wide
        self._speaker_x = at
        self._speakers = [
            Block(lighting, (s * at - 0.36, s * at + 0.36), (0.0, 2.15), (3.0, 3.6), (60, 56, 76)) for s in (-1, 1)
        ]
        self._booth = [
            Block(lighting, (-0.95 * wide, 0.95 * wide), (0.0, 1.3), (3.4, 3.9), (52, 44, 80), (90, 84, 120)),
        ]

    def _truss(self, board: Board) -> None:
        for number in range(int(board.height_m / 1.1) + 1):
            board.paint.box(0, number * 1.1, board.width_m, number * 1.1 + 0.09, (110, 104, 140))

    def _wall(self, board: Board) -> None:
        paint, shine, half = board.paint, board.shine, board.width_m / 2
        for column in range(int(board.width_m / 0.3) + 1):
            paint.box(column * 0.3, 0, column * 0.3 + 0.24, board.height_m, (100, 74, 142), round_m=0.04, shade=0.1)
        for text, x, rgb in (
            ("DANCE", half - 0.98 * self._wide, NEON[0]),
            ("PARTY", half + 0.98 * self._wide, NEON[1]),
        ):
            shine.glow(x, 2.66, 0.6, rgb, 0.6)
            shine.write(text, x, 2.58, 0.2, rgb)
            shine.line([(x - 0.5, 2.46), (x + 0.5, 2.46)], rgb, 0.03)

    def _padding(self, board: Board) -> None:
        """Quilted walls with a line of light."""
        paint = board.paint
        for row in range(int(board.height_m / 0.5) + 1):
            for column in range(int(board.width_m / 0.5) + 1):
                x, y = column * 0.5 + 0.25 * (row % 2), row * 0.5
                paint.poly([(x - 0.24, y), (x, y + 0.48), (x + 0.24, y), (x, y - 0.48)], (126, 82, 156), 0.6)
                paint.ball(x, y, 0.03, (240, 206, 120))
        board.shine.box(0, 1.0, board.width_m, 1.07, NEON[0], shade=0)
        board.shine.box(0, 2.3, board.width_m, 2.37, NEON[1], shade=0)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        self._floor(view, moment)
        self._dots(view, moment)
        self._lasers(view, moment)
        self._dj(view, moment)
        for block in (*self._booth, *self._speakers):
            block.draw(view)
        self._bars(view, moment)
        self._cones(view, moment)
        self._mirror_ball(view, moment)

    def _floor(self, view: View, moment: Moment) -> None:
        """Tiles of light; every beat deals new colours."""
        number, fade = math.floor(moment.beat), 1 - 0.55 * (moment.beat % 1)
        columns = round(self._shell.half_m / TILE_M)
        glow = (0.55 if self._dark else 0.7) + 0.3 * moment.energy
        for row in range(ROWS[1], ROWS[0] - 1, -1):
            for column in range(-columns, columns):
                x, z = column * TILE_M, row * TILE_M
                if z - view.camera.z < 0.4 or view.camera.spot(0, 0.0, z + TILE_M)[1] > view.camera.height_px:
                    continue
                on = unit(self._seed, "on", number, column, row) < 0.55
                rgb = NEON[choose(len(NEON), self._seed, "tile", number, column, row)]
                shade = tone(rgb, glow * fade) if on else tone(rgb, 0.20 if self._dark else 0.42)
                gap = 0.03
                corners = [(x + gap, z + TILE_M - gap), (x + TILE_M - gap, z + TILE_M - gap)]
                corners += [(x + TILE_M - gap, z + gap), (x + gap, z + gap)]
                points = [view.camera.spot(at, 0.0, deep)[:2] for at, deep in corners]
                view.canvas.drawPath(polygon(points), fill(shade))

    def _dots(self, view: View, moment: Moment) -> None:
        """What the mirror ball throws at the walls, turning."""
        for dot in range(DOTS):
            turn = (unit(self._seed, "dot", dot) + moment.t_s * 0.05) % 1
            x = (2 * turn - 1) * self._shell.half_m * 1.15
            y = 0.4 + 2.8 * unit(self._seed, "dot y", dot)
            px, py, metre = view.camera.spot(x, y, FAR_M - 0.05)
            rgb = NEON[dot % len(NEON)] if dot % 3 else (255, 255, 255)
            spot = skia.Rect.MakeXYWH(px - 0.07 * metre, py - 0.05 * metre, 0.14 * metre, 0.10 * metre)
            view.canvas.drawOval(spot, fill(rgb, 0.55 + 0.25 * moment.pulse))

    def _lasers(self, view: View, moment: Moment) -> None:
        for laser in range(LASERS):
            side = -1 if laser % 2 else 1
            start = view.camera.spot(side * self._shell.half_m * 0.9, 3.1, FAR_M - 0.3)
            sweep = math.sin(moment.beat * math.pi / 2 + laser * 0.9)
            end = view.camera.spot(-side * self._shell.half_m * (0.2 + 0.9 * sweep), 0.2 + 0.5 * (laser % 4), 0.8)
            rgb = NEON[(laser + math.floor(moment.beat / 2)) % len(NEON)]
            width = max(1.0, 2.6 * view.unit)
            view.canvas.drawLine(*start[:2], *end[:2], stroke(rgb, width * 3.5, 0.22))
            view.canvas.drawLine(*start[:2], *end[:2], stroke(tone(rgb, 1.3), width, 0.9))

    def _dj(self, view: View, moment: Moment) -> None:
        """Nods behind the decks, one hand up."""
        nod = 0.05 * moment.pulse
        x, y, metre = view.camera.spot(0.62 * self._wide, 1.3 - nod, 3.75)
        if metre <= 0:
            return
        canvas, light = view.canvas, self.light
        up = 0.25 + 0.2 * abs(math.sin(math.pi * moment.beat / 2))
        hand = (x + 0.38 * metre, y - (0.5 + up) * metre)
        limb(canvas, light, (x + 0.16 * metre, y - 0.36 * metre), hand, 0.07 * metre, 0.06 * metre, (200, 140, 104))
        limb(canvas, light, (x, y - 0.34 * metre), (x, y + 0.1 * metre), 0.2 * metre, 0.24 * metre, (40, 200, 190))
        ball(canvas, light, (x, y - 0.66 * metre), 0.19 * metre, (200, 140, 104))
        head = skia.Rect.MakeXYWH(x - 0.22 * metre, y - 0.9 * metre, 0.44 * metre, 0.44 * metre)
        canvas.drawArc(head, 180, 180, False, stroke((250, 250, 250), 0.05 * metre))
        for side in (-1, 1):
            ball(canvas, light, (x + side * 0.2 * metre, y - 0.66 * metre), 0.07 * metre, (255, 70, 150))

    def _bars(self, view: View, moment: Moment) -> None:
        """An equaliser on the booth's front."""
        half = 0.9 * self._wide
        x0, y0, metre = view.camera.spot(-half, 0.2, 3.39)
        x1, y1, _ = view.camera.spot(half, 1.15, 3.39)
        step = (x1 - x0) / BARS
        for bar in range(BARS):
            wave = 0.5 + 0.5 * math.sin(moment.beat * math.pi * 2 * (0.5 + unit(self._seed, "bar", bar)) + bar)
            high = (y0 - y1) * (0.12 + 0.75 * wave * (0.45 + 0.55 * moment.pulse))
            box = skia.Rect.MakeXYWH(x0 + bar * step, y0 - high, step * 0.72, high)
            view.canvas.drawRect(box, linear((0, y0), (0, y1), [argb(NEON[1]), argb(NEON[0])]))
        view.canvas.drawLine(x0, y1, x1, y1, stroke(NEON[2], 0.03 * metre))

    def _cones(self, view: View, moment: Moment) -> None:
        """Speakers kick on the beat."""
        kick = 1 + 0.10 * moment.pulse
        for side in (-1, 1):
            for up, radius in ((0.45, 0.27), (1.12, 0.27), (1.75, 0.16)):
                x, y, metre = view.camera.spot(side * self._speaker_x, up, 2.99)
                view.canvas.drawCircle(x, y, radius * metre * 1.1, fill((24, 22, 34)))
                ball(view.canvas, self.light, (x, y), radius * metre * kick * 0.92, (112, 104, 132))
                ball(view.canvas, self.light, (x, y), radius * metre * kick * 0.4, NEON[0 if side < 0 else 1])

    def _mirror_ball(self, view: View, moment: Moment) -> None:
        x, y, metre = view.camera.spot(*BALL)
        if metre <= 0:
            return
        canvas, radius = view.canvas, 0.32 * metre
        canvas.drawLine(x, y - 1.0 * metre, x, y - radius, stroke((170, 166, 190), 0.02 * metre))
        soft_spot(canvas, (x, y), radius * 2.2, (255, 230, 255), 0.35 + 0.2 * moment.pulse)
        ball(canvas, self.light, (x, y), radius, (150, 150, 180))
        for row in range(-4, 5):
            lat = row * math.pi / 10
            for column in range(9):
                turn = (column / 9 + moment.t_s * 0.12 + 0.05 * row) % 1
                lon = (turn - 0.5) * math.pi
                at = (x + radius * math.cos(lat) * math.sin(lon), y - radius * math.sin(lat))
                wide = radius * 0.30 * math.cos(lat) * math.cos(lon)
                spark = unit(self._seed, "facet", row, column, math.floor(moment.t_s * 8))
                rgb = (
                    (255, 255, 255)
                    if spark < 0.3
                    else tone(NEON[choose(6, self._seed, row, column)], 0.5 + 0.5 * spark)
                )
                facet = skia.Rect.MakeXYWH(at[0] - wide / 2, at[1] - 0.12 * radius, wide, 0.24 * radius)
                canvas.drawRect(facet, fill(rgb, 0.85))


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="club",
        en=names(
            "club, night club, nightclub, disco, discotheque, dance club, rave, party room, house party, "
            "party, dance floor, ballroom"
        ),
        zh=names("夜店, 迪厅, 迪廳, 舞厅, 舞廳, 夜总会, 夜總會, 俱乐部, 俱樂部, 蹦迪, 派对, 派對, 舞池"),
        defaults={"time": "night", "outfit": "hoodie", "mood": "happy"},
    ),
    build=Club,
    ambience=("crowd",),
)  # fmt: skip
