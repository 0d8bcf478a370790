"""A subway platform: a train rushes past, its windows lit; pillars, a hanging sign, tubes of light."""

import math

from generation.engines.studio.plugins.base import Brief, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import RGB, argb, linear, tone
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing, level
from generation.engines.studio.stage.interior_room import apron, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.interior_sign import station_sign
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import choose, generator, unit
from generation.engines.studio.stage.street_people import CLOTHES, HAIR, SKIN
from generation.storyboard.vocabulary import Term, TermKind, names

EDGE_Z, TRAIN_Z, WALL_Z, HIGH_M = 3.0, 3.5, 6.0, 3.05
CAR_M, SPEED_MPS = 7.2, 5.5
LINE: RGB = (230, 62, 66)
STEEL: RGB = (198, 206, 216)
NEAREST_Z = -3.0


class Subway(Place):
    def __init__(self, brief: Brief) -> None:
        self._seed, self._dark = brief.seed, brief.dark
        self._lens = lens = brief.reference
        self._wide = wide = spread(lens)
        self._reach = 2.3 * wide**1.7
        if brief.dark:
            lamps = tuple(
                Lamp(at=(x, 2.7, 1.8), rgb=(0.52, 0.62, 0.46), reach_m=1.5) for x in (-1.4 * wide, 1.4 * wide)
            )
            self._lighting = Lighting(ambient=(0.30, 0.31, 0.40), lamps=lamps)
            self.seat(-1, (0.92, 0.95, 0.80), (0.38, 0.38, 0.42), (1.0, 0.72, 0.36), tint=(0.95, 0.96, 0.90), rim=1.0)
            self.tone = Tone(lift=(4, 9, 10), gain=(1.0, 1.02, 0.98), gamma=0.93)
        else:
            evening = brief.shot.time != "day"
            tubes: RGB = (0.46, 0.38, 0.30) if evening else (0.38, 0.40, 0.42)
            self._lighting = Lighting(
                ambient=(0.66, 0.60, 0.58) if evening else (0.70, 0.73, 0.77),
                lamps=(Lamp(at=(0.0, 3.0, 0.4), rgb=tubes, reach_m=2.6),),
            )
            key: RGB = (1.04, 0.90, 0.76) if evening else (0.98, 1.0, 1.02)
            self.seat(-1, key, (0.46, 0.47, 0.50), (0.9, 0.85, 0.7), tint=(0.99, 0.99, 0.98), rim=0.6)
            self.tone = Tone(lift=(4, 6, 9), gain=(1.0, 1.01, 1.02), gamma=0.95)
        self._rows = [self._far_wall(), self._ceiling(), self._platform()]
        self._train = self._cars()
        at = 1.28 * wide
        self._pillars = [
            Block(self._lighting, (side * at - 0.2, side * at + 0.2), (0.0, HIGH_M), (2.05, 2.45), (242, 240, 232))
            for side in (-1, 1)
        ]
        self._bands = [
            Block(self._lighting, (side * at - 0.21, side * at + 0.21), (1.62, 1.9), (2.04, 2.46), LINE)
            for side in (-1, 1)
        ]
        self._pillar_x = at
        bench = (-0.8 - 0.9 * (wide - 1), 1.3)
        self._bench = [
            Block(
                self._lighting,
                (bench[0] - 0.55, bench[0] - 0.49),
                (0.0, 0.42),
                (bench[1], bench[1] + 0.4),
                (70, 74, 84),
            ),
            Block(
                self._lighting,
                (bench[0] - 0.05, bench[0] + 0.01),
                (0.0, 0.42),
                (bench[1], bench[1] + 0.4),
                (70, 74, 84),
            ),
            Block(
                self._lighting,
                (bench[0] - 0.65, bench[0] + 0.1),
                (0.42, 0.48),
                (bench[1], bench[1] + 0.4),
                (240, 150, 60),
            ),
        ]

    def _far_wall(self) -> Panel:
        """White tiles, a band in the line's colour, posters."""
        half = self._reach + 2.6
        board = Board(2 * half, HIGH_M + 1.1, density_at(self._lens, WALL_Z), (214, 218, 214))
        paint = board.paint
        for row in range(int(board.height_m / 0.16)):
            paint.line([(0, row * 0.16), (2 * half, row * 0.16)], (184, 192, 190), 0.012)
        for column in range(int(2 * half / 0.32)):
            paint.line([(column * 0.32, 0), (column * 0.32, board.height_m)], (184, 192, 190), 0.012)
        paint.box(0, 0, 2 * half, 1.1, (52, 52, 60))
        paint.box(0, 2.9, 2 * half, 3.2, LINE)
        for number in range(int(2 * half / 2.4)):
            x = 0.5 + number * 2.4
            rgb = CLOTHES[choose(6, self._seed, "poster", number)]
            board.shine.box(x, 1.6, x + 1.3, 2.75, tone(rgb, 0.6 if self._dark else 1.0))
            board.shine.disc(x + 0.65, 2.2, 0.36, (250, 240, 220))
            board.shine.box(x + 0.15, 1.7, x + 1.15, 1.82, (250, 250, 250))
        return facing(board, self._lighting, -half, -1.1, WALL_Z)

    def _ceiling(self) -> Panel:
        half = self._reach + 1.6
        board = Board(2 * half, WALL_Z - NEAREST_Z, density_at(self._lens, 2.0), (120, 126, 134))
        paint = board.paint
        for row in range(int(board.height_m / 0.6)):
            paint.box(0, row * 0.6, 2 * half, row * 0.6 + 0.05, (86, 92, 100))
        for number, y in enumerate((3.6, 4.9, 5.8, 7.0)):
            for column in range(int(2 * half / 1.5)):
                on = not self._dark or (column + number) % 3 == 0
                x = column * 1.5 + 0.2
                (board.shine if on else paint).box(
                    x, y, x + 1.15, y + 0.14, (250, 255, 250) if on else (70, 76, 84), shade=0
                )
        return level(board, self._lighting, -half, HIGH_M, NEAREST_Z)

    def _platform(self) -> Panel:
        """Speckled slabs up to a yellow strip with studs."""
        half, deep = self._reach + 1.0, EDGE_Z - NEAREST_Z
        board = Board(2 * half, deep, density_at(self._lens, 0.5), (152, 156, 162))
        paint, rng = board.paint, generator(self._seed, "platform")
        for _ in range(1600):
            at = (float(rng.random()) * 2 * half, float(rng.random()) * deep)
            paint.disc(
                *at, 0.012 + 0.014 * float(rng.random()), (126, 130, 138) if rng.random() < 0.5 else (186, 190, 194)
            )
        for row in range(int(deep / 0.6) + 1):
            paint.line([(0, row * 0.6), (2 * half, row * 0.6)], (118, 122, 130), 0.02)
        for column in range(int(2 * half / 0.6) + 1):
            paint.line([(column * 0.6, 0), (column * 0.6, deep)], (118, 122, 130), 0.02)
        strip = deep - 0.62
        paint.box(0, strip, 2 * half, strip + 0.4, (250, 204, 60), shade=0.03)
        for column in range(int(2 * half / 0.1)):
            for row in range(3):
                paint.disc(0.05 + column * 0.1, strip + 0.08 + row * 0.12, 0.032, (214, 160, 36))
        paint.box(0, deep - 0.18, 2 * half, deep, (236, 236, 232), shade=0)
        return level(board, self._lighting, -half, 0.0, NEAREST_Z, apron(self._lens))

    def _cars(self) -> Panel:
        """As many carriages as the frame is wide, and one more: the picture repeats."""
        count = math.ceil(2 * (self._reach + 0.6) / CAR_M) + 1
        board = Board(count * CAR_M, 3.1, density_at(self._lens, TRAIN_Z))
        paint, shine = board.paint, board.shine
        for car in range(count):
            left = car * CAR_M
            paint.box(left + 0.08, 0.35, left + CAR_M - 0.08, 2.95, STEEL, round_m=0.14, shade=0.12)
            paint.box(left, 0.6, left + CAR_M, 2.6, (60, 64, 74))
            paint.box(left + 0.08, 0.35, left + CAR_M - 0.08, 2.9, STEEL, round_m=0.1, shade=0.12)
            paint.box(left + 0.08, 0.98, left + CAR_M - 0.08, 1.18, LINE)
            paint.box(left + 0.08, 0.2, left + CAR_M - 0.08, 0.4, (54, 58, 68))
            for rib in range(5):
                y = 0.5 + rib * 0.09
                paint.line([(left + 0.1, y), (left + CAR_M - 0.1, y)], (160, 168, 180), 0.014)
            for window in range(4):
                x = left + 0.4 + window * 1.75
                shine.box(x, 1.42, x + 1.0, 2.34, (255, 240, 200) if not self._dark else (255, 222, 150), round_m=0.1)
                shine.box(x, 2.1, x + 1.0, 2.18, (236, 206, 140))
                for seat in range(2):
                    if unit(self._seed, "rider", car % 2, window, seat) < 0.25:
                        continue
                    who = choose(99, self._seed, "who", car % 2, window, seat)
                    at = x + 0.28 + 0.45 * seat
                    shine.box(at - 0.17, 1.43, at + 0.17, 1.72, CLOTHES[who % 7], round_m=0.1)
                    shine.disc(at, 1.86, 0.15, HAIR[who % 4])
                    shine.disc(at, 1.83, 0.125, SKIN[who % 4])
                paint.frame(x, 1.42, x + 1.0, 2.34, (70, 76, 88), 0.05)
            for door in (1.55, 5.05):
                paint.box(left + door, 0.42, left + door + 0.45, 2.5, (224, 230, 236), round_m=0.04)
                shine.box(left + door + 0.1, 1.42, left + door + 0.35, 2.3, (255, 236, 190), round_m=0.05)
        return facing(board, self._lighting, -self._reach - 0.6 - CAR_M, -0.25, TRAIN_Z)

    def behind(self, view: View, moment: Moment) -> None:
        view.pixels[:] = (26, 24, 22, 255)
        wall, ceiling, platform = self._rows
        wall.draw(view)
        ceiling.draw(view)
        gone = (SPEED_MPS * moment.t_s) % CAR_M
        jolt = 0.012 * math.sin(moment.t_s * 17)
        self._train.draw(view, (gone, jolt, 0.0))
        platform.draw(view)
        self._streaks(view, gone)
        for pillar, band in zip(self._pillars, self._bands, strict=True):
            pillar.draw(view)
            band.draw(view)
        for block in self._bench:
            block.draw(view)
        station_sign(view, self.light, LINE, 0.95 * (1 + 0.25 * (self._wide - 1)), moment)

    def _streaks(self, view: View, gone: float) -> None:
        """Light of the windows slides over the platform."""
        shade = 0.34 if self._dark else 0.16
        for number in range(-8, 12):
            x = number * 1.75 + gone % 1.75
            if abs(x) > self._reach + 1:
                continue
            corners = ((x, EDGE_Z), (x + 1.0, EDGE_Z), (x + 0.9, 1.2), (x - 0.1, 1.2))
            points = [view.camera.spot(at, 0.0, z)[:2] for at, z in corners]
            ends = ((0.0, points[0][1]), (0.0, points[2][1]))
            paint = linear(*ends, [argb((255, 230, 160), shade), argb((255, 230, 160), 0.0)])
            view.canvas.drawPath(polygon(points), paint)


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="subway",
        en=names(
            "subway, metro, train station, subway station, metro station, railway station, train platform, "
            "underground station, the tube, train, commuter train, tram stop"
        ),
        zh=names(
            "地铁, 地鐵, 火车站, 火車站, 地铁站, 地鐵站, 站台, 月台, 车站, 車站, 捷运, 捷運, 列车, 列車, "
            "火车上, 火車上"
        ),
        defaults={"time": "day", "outfit": "puffer", "mood": "calm"},
    ),
    build=Subway,
    ambience=("subway",),
)  # fmt: skip
