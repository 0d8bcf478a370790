"""A spaceship's bridge: consoles with moving screens, stars that stream past a window, a planet, a hologram."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, radial, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.interior_room import Shell, spread
from generation.engines.studio.stage.interior_screen import screen
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, HIGH_M, HALF_M = 3.7, 3.3, 1.75
STARS, WARP_HZ = 120, 0.34
LOW_M, TOP_M = 1.0, 2.95
"""Sill and lintel of the window."""
CONSOLES = ((-1.0, 1.1), (1.0, 1.1), (-1.5, 2.3), (1.5, 2.3))


class Spaceship(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._dark, self._time = brief.seed, brief.dark, brief.shot.time
        lens = brief.reference
        self._wide = wide = spread(lens)
        low_sun = brief.shot.time in ("sunset", "sunrise")
        self._accent: RGB = (255, 120, 60) if brief.dark else (255, 206, 120) if low_sun else (70, 226, 255)
        glow = (self._accent[0] / 255, self._accent[1] / 255, self._accent[2] / 255)
        level = 1.0 if brief.dark else 0.34
        strip: RGB = (glow[0] * level, glow[1] * level, glow[2] * level)
        lamps = tuple(Lamp(at=(x * wide, 0.9, 1.4), rgb=strip, reach_m=0.9) for x in (-1.0, 1.0))
        if brief.dark:
            lighting = Lighting(ambient=(0.22, 0.22, 0.40), lamps=lamps)
            self.seat(1, (0.98, 0.72, 0.66), (0.34, 0.32, 0.52), (0.45, 0.55, 1.0), tint=(0.98, 0.84, 0.86), rim=1.0)
        else:
            ambient: RGB = (0.82, 0.72, 0.66) if low_sun else (0.72, 0.78, 0.86)
            lighting = Lighting(ambient=ambient, lamps=lamps)
            self.seat(1, (0.94, 1.0, 1.04), (0.46, 0.50, 0.58), glow, tint=(0.97, 0.99, 1.02), rim=1.0)
        self.tone = Tone(lift=(4, 6, 14), gain=(1.0, 1.0, 1.04), gamma=0.93)
        self._shell = shell = Shell(lens, lighting, HALF_M * wide, FAR_M, HIGH_M)
        shell.ceiling((150, 160, 178), self._ribs)
        shell.back((176, 186, 202), self._bulkhead)
        shell.side(-1, (186, 196, 212), self._wall)
        shell.side(1, (186, 196, 212), self._wall)
        shell.floor((84, 92, 112), self._deck)
        self._consoles = []
        for middle, near in CONSOLES:
            x = middle * (1 + 0.75 * (wide - 1))
            blocks = [
                Block(lighting, (x - 0.44, x + 0.44), (0.0, 0.72), (near + 0.1, near + 0.5), (206, 214, 228)),
                Block(lighting, (x - 0.54, x + 0.54), (0.72, 0.82), (near, near + 0.6), (232, 238, 246), (60, 70, 96)),
            ]
            self._consoles.append((x, near, blocks))
        self._consoles.sort(key=lambda console: -console[1])

    def _bulkhead(self, board: Board) -> None:
        """The frame around the window; what it shows is drawn anew in every frame."""
        paint, shine, half = board.paint, board.shine, board.width_m / 2
        for column in range(int(board.width_m / 0.5) + 1):
            paint.line([(column * 0.5, 0), (column * 0.5, 0.9)], (132, 142, 160), 0.02)
        paint.box(0, 0.86, board.width_m, 0.96, (120, 130, 150))
        shine.box(0, 0.5, board.width_m, 0.54, self._accent, shade=0)
        for light in range(int(board.width_m / 0.24)):
            rgb = ((255, 90, 80), (90, 240, 150), self._accent)[light % 3]
            shine.box(0.06 + light * 0.24, 0.70, 0.14 + light * 0.24, 0.75, rgb, shade=0)
        reach = half - 0.12
        paint.box(half - reach - 0.1, LOW_M - 0.12, half + reach + 0.1, TOP_M + 0.12, (226, 232, 242), round_m=0.3)

    def _wall(self, board: Board) -> None:
        """Padded panels, pipes, strips of light."""
        paint, shine = board.paint, board.shine
        for column in range(int(board.width_m / 1.1) + 1):
            x = column * 1.1
            for low, high in ((0.25, 1.15), (1.4, 2.6)):
                paint.box(x + 0.08, low, x + 1.02, high, (210, 218, 232), round_m=0.12, shade=0.12)
            paint.box(x + 0.3, 1.75, x + 0.8, 2.25, (40, 48, 70), round_m=0.08)
            for row in range(3):
                wide = 0.12 + 0.26 * unit(self._seed, "bar", column, row)
                shine.box(x + 0.35, 1.84 + row * 0.13, x + 0.35 + wide, 1.9 + row * 0.13, self._accent, shade=0)
            paint.limb((x, 0.0), (x, HIGH_M), 0.06, 0.06, (120, 130, 150))
        shine.box(0, 1.25, board.width_m, 1.31, self._accent, shade=0)
        shine.box(0, 2.74, board.width_m, 2.80, (236, 246, 255) if not self._dark else (120, 90, 200), shade=0)

    def _ribs(self, board: Board) -> None:
        for number in range(int(board.height_m / 0.8) + 1):
            board.paint.box(0, number * 0.8, board.width_m, number * 0.8 + 0.24, (196, 206, 220))
            lit: RGB = (110, 84, 190) if self._dark else (240, 250, 255)
            board.shine.box(
                board.width_m * 0.2, number * 0.8 + 0.45, board.width_m * 0.8, number * 0.8 + 0.55, lit, shade=0
            )

    def _deck(self, board: Board) -> None:
        """Plates with a grating, and strips of light that lead to the window."""
        paint, shine, middle = board.paint, board.shine, board.width_m / 2
        for row in range(int(board.height_m / 0.8) + 1):
            for column in range(-4, 4):
                x = middle + column * 0.9
                paint.box(
                    x + 0.02, row * 0.8 + 0.02, x + 0.88, row * 0.8 + 0.78, (100, 110, 132), round_m=0.05, shade=0.04
                )
                if (row + column) % 3 == 0:
                    for slot in range(5):
                        y = row * 0.8 + 0.15 + slot * 0.12
                        paint.box(x + 0.14, y, x + 0.76, y + 0.05, (56, 62, 80), shade=0)
        for side in (-1, 1):
            x = middle + side * 0.95
            shine.box(x - 0.035, 0, x + 0.035, board.height_m, self._accent, shade=0)
        paint.ring(middle, 3.0, 0.8, (150, 162, 186), 0.05)
        shine.ring(middle, 3.0, 0.7, self._accent, 0.025)

    def behind(self, view: View, moment: Moment) -> None:
        self._shell.draw(view)
        self._window(view, moment)
        for number, (x, near, blocks) in enumerate(self._consoles):
            for block in blocks:
                block.draw(view)
            for turn, out in enumerate((-0.26, 0.26)):
                size, kind = (0.44, 0.30), number + turn * 2 + 1
                back: RGB = (46, 20, 28) if self._dark else (14, 36, 60)
                at = (x + out, 0.86, near + 0.45)
                screen(view, self._seed % 89 + number, kind, at, size, moment, back=back, bezel=(196, 206, 222))
            self._keys(view, x, near, moment)
        self._hologram(view, moment)

    def _window(self, view: View, moment: Moment) -> None:
        """Stars stream out of the middle; a planet turns below them."""
        reach = self._shell.half_m - 0.12
        cut = 0.42
        corners = [(-reach, LOW_M), (reach, LOW_M), (reach, TOP_M - cut), (reach - cut, TOP_M), (-reach + cut, TOP_M)]
        corners.append((-reach, TOP_M - cut))
        points = [view.camera.spot(x, y, FAR_M - 0.01)[:2] for x, y in corners]
        canvas, path = view.canvas, polygon(points)
        x, y, metre = view.camera.spot(0.0, 2.05, FAR_M)
        canvas.save()
        canvas.clipPath(path, True)
        sky = [argb((40, 20, 66)), argb((10, 8, 34))] if self._dark else [argb((26, 60, 120)), argb((6, 14, 44))]
        canvas.drawPaint(radial((x + 0.6 * metre, y - 0.3 * metre), 2.4 * reach * metre, sky, (0, 1)))
        soft_spot(
            canvas,
            (x - 0.9 * metre, y - 0.3 * metre),
            1.4 * metre,
            (190, 70, 160) if self._dark else (70, 130, 220),
            0.35,
        )
        stars = skia.Path()
        for star in range(STARS):
            age = (unit(self._seed, "age", star) + moment.t_s * WARP_HZ) % 1
            angle = 6.2832 * unit(self._seed, "angle", star)
            far = (0.06 + 1.5 * age**2.2) * reach * metre * (0.6 + 0.8 * unit(self._seed, "far", star))
            tail = far * (1 - 0.16 * age)
            stars.moveTo(x + tail * math.cos(angle), y + tail * math.sin(angle))
            stars.lineTo(x + far * math.cos(angle), y + far * math.sin(angle))
        canvas.drawPath(stars, stroke((226, 238, 255), 0.018 * metre, 0.95))
        self._planet(view, (x + 0.62 * reach * metre, y - 0.18 * metre), 0.62 * metre, moment.t_s)
        canvas.restore()
        canvas.drawPath(path, stroke((66, 74, 96), 0.07 * metre))
        for part in (-0.45, 0.45):
            low, high = view.camera.spot(part * reach, LOW_M, FAR_M), view.camera.spot(part * reach * 0.9, TOP_M, FAR_M)
            limb(canvas, self.light, low[:2], high[:2], 0.05 * metre, 0.05 * metre, (206, 214, 228), 0.3)

    def _planet(self, view: View, centre: tuple[float, float], radius: float, t_s: float) -> None:
        """Banded, ringed, lit from the left."""
        canvas = view.canvas
        rgb: RGB = (206, 96, 84) if self._dark else (240, 176, 96)
        soft_spot(canvas, centre, radius * 1.7, rgb, 0.4)
        ring = skia.Rect.MakeXYWH(-1.75 * radius, -0.32 * radius, 3.5 * radius, 0.64 * radius)
        canvas.save()
        canvas.translate(*centre)
        canvas.rotate(-18)
        canvas.drawOval(ring, stroke(tone(rgb, 1.2), 0.13 * radius, 0.75))
        ball(canvas, self.light, (0.0, 0.0), radius, rgb, 0.0)
        outline = skia.Path()
        outline.addCircle(0, 0, radius)
        canvas.save()
        canvas.clipPath(outline, True)
        for band in range(5):
            y = (-0.7 + 0.34 * band + 0.02 * math.sin(t_s + band)) * radius
            box = skia.Rect.MakeXYWH(-radius, y, 2 * radius, 0.13 * radius)
            canvas.drawOval(box, fill(tone(rgb, 0.72 if band % 2 else 1.25), 0.5))
        night = [argb((6, 6, 24), 0), argb((6, 6, 24), 0.8)]
        canvas.drawCircle(0, 0, radius, linear((-0.1 * radius, 0), (0.9 * radius, 0.3 * radius), night))
        canvas.restore()
        canvas.clipRect(skia.Rect.MakeLTRB(-2 * radius, 0, 2 * radius, radius))
        canvas.drawOval(ring, stroke(tone(rgb, 1.3), 0.13 * radius, 0.9))
        canvas.restore()

    def _keys(self, view: View, x: float, near: float, moment: Moment) -> None:
        """Buttons that blink on the console's top."""
        for row in range(2):
            for column in range(8):
                px, py, metre = view.camera.spot(x - 0.42 + column * 0.12, 0.825, near + 0.1 + row * 0.14)
                pace = math.floor(moment.t_s * 3 + 5 * unit(self._seed, "key", column, row))
                on = unit(self._seed, "on", pace, column, row) < 0.5
                rgb = ((255, 90, 80), (90, 240, 150), (255, 214, 90), self._accent)[(column + row) % 4]
                key = skia.Rect.MakeXYWH(px - 0.035 * metre, py - 0.018 * metre, 0.07 * metre, 0.03 * metre)
                view.canvas.drawRect(key, fill(rgb if on else tone(rgb, 0.35)))

    def _hologram(self, view: View, moment: Moment) -> None:
        """A globe of lines over the left console."""
        at = -1.0 * (1 + 0.75 * (self._wide - 1))
        x, y, metre = view.camera.spot(at, 1.62, 1.5)
        if metre <= 0:
            return
        canvas, radius = view.canvas, 0.24 * metre
        base = (x, y + 0.52 * metre)
        beam = polygon(
            [(base[0] - 0.05 * metre, base[1]), (base[0] + 0.05 * metre, base[1]), (x + radius, y), (x - radius, y)]
        )
        canvas.drawPath(beam, linear(base, (x, y), [argb(self._accent, 0.5), argb(self._accent, 0.04)]))
        soft_spot(canvas, (x, y), radius * 1.5, self._accent, 0.32)
        pen = stroke(self._accent, 0.013 * metre, 0.95)
        canvas.drawCircle(x, y, radius, pen)
        for turn in range(4):
            flat = math.cos(moment.t_s * 0.9 + turn * math.pi / 4)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - radius * abs(flat), y - radius, 2 * radius * abs(flat), 2 * radius), pen
            )
        for up in (-0.5, 0.0, 0.5):
            half = radius * math.sqrt(1 - up * up)
            canvas.drawOval(skia.Rect.MakeXYWH(x - half, y + up * radius - half * 0.15, 2 * half, half * 0.3), pen)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="spaceship",
        en=names(
            "spaceship, space ship, space station, starship, spacecraft, cockpit, mothership, control room, "
            "mission control"
        ),
        zh=names("飞船, 飛船, 太空站, 宇宙飞船, 宇宙飛船, 空间站, 空間站, 太空船, 驾驶舱, 駕駛艙, 星舰, 星艦, 控制室"),
        defaults={"time": "day", "outfit": "astronaut", "mood": "epic"},
    ),
    build=Spaceship,
    ambience=("drone", "machines"),
)  # fmt: skip
