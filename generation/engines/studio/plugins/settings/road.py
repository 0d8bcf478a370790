"""A highway to the horizon: cars both ways, poles with wires, a sign gantry, wind turbines that turn."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import fractal_noise, generator, unit
from generation.engines.studio.stage.street_cars import traffic
from generation.engines.studio.stage.street_open import OpenAir
from generation.storyboard.vocabulary import Term, TermKind, names

FAR_M, ROAD_M, LANE_M = 60.0, 3.3, 1.85
GANTRY_Z = 13.0
POLES_Z = (46.0, 36.0, 28.0, 21.0, 15.0, 10.0, 6.0, 2.6)
TURBINES = ((-15.0, 44.0), (-9.5, 52.0), (13.0, 50.0))
EARTH: RGB = (206, 170, 108)


class Road(OpenAir):
    def __init__(self, brief: Brief) -> None:
        lamps = (
            Lamp(at=(-0.8, 2.0, 2.0), rgb=(0.55, 0.5, 0.42), reach_m=4.0),
            Lamp(at=(0.0, 5.0, 11.0), rgb=(0.8, 0.75, 0.6), reach_m=3.0),
        )
        super().__init__(brief, lamps, lamp_rgb=(0.92, 0.86, 0.80), side=-1)
        self._seed = brief.seed
        self.sky(self._mesas)
        self.ground(EARTH, 15.0, FAR_M, self._lanes)
        self._sign = self._gantry()

    def _mesas(self, picture: np.ndarray, horizon: int, unit_px: float) -> None:
        """Flat-topped rocks and a range behind them."""
        rng = generator(self._seed, "mesas")
        haze = picture[max(0, horizon - 4), 0].copy()
        body = np.array([40, 30, 52]) if self.dark else np.array([196, 104, 72])
        columns = np.arange(picture.shape[1])
        y = np.arange(picture.shape[0])[:, None]
        rough = np.resize(fractal_noise(512, 1.2, self._seed, "rough")[3], len(columns) * 2)[: len(columns)]
        for high, shade, count in ((0.05, 0.45, 0), (0.11, 0.75, 7)):
            tops = high * 0.4 * (1.2 + 0.4 * rough)
            for _ in range(count):
                middle, half = rng.random() * len(columns), (0.05 + 0.10 * rng.random()) * unit_px
                slope = np.clip((half - np.abs(columns - middle)) / (0.22 * half), 0, 1)
                tops = np.maximum(tops, high * (0.6 + 0.9 * rng.random()) * slope + 0.004 * rough)
            inside = (y > horizon - tops[None] * unit_px) & (y <= horizon)
            band = 0.92 + 0.10 * (np.sin(y * 0.32) > 0.2)
            color = (haze * (1 - shade) + body * shade)[None, None] * band[..., None]
            picture[inside] = np.broadcast_to(color, picture.shape)[inside]

    def _lanes(self, board: Board) -> None:
        paint, middle, long = board.paint, board.width_m / 2, board.height_m
        rng = generator(self._seed, "earth")
        for _ in range(420):
            x, y = float(rng.random()) * board.width_m, float(rng.random()) ** 1.6 * long
            paint.disc(x, y, 0.1 + 0.35 * float(rng.random()), tone(EARTH, 0.86 + 0.24 * float(rng.random())), 0.7)
        paint.box(middle - ROAD_M - 0.5, 0, middle + ROAD_M + 0.5, long, (150, 132, 104), shade=0)
        paint.box(middle - ROAD_M, 0, middle + ROAD_M, long, (84, 84, 94), shade=0)
        for _ in range(260):
            x, y = middle + (float(rng.random()) - 0.5) * 2 * ROAD_M, float(rng.random()) ** 1.6 * long
            shade = 0.92 + 0.16 * float(rng.random())
            paint.box(x, y, x + 0.2 + 0.5 * float(rng.random()), y + 0.1 + 0.9 * float(rng.random()),
                      tone((84, 84, 94), shade), shade=0)  # fmt: skip
        for side in (-1, 1):
            x = middle + side * (ROAD_M - 0.25)
            paint.box(x - 0.07, 0, x + 0.07, long, (244, 242, 232), shade=0)
        for dash in range(int(long / 3.2) + 1):
            for x in (middle - 0.09,):
                paint.box(x, dash * 3.2, x + 0.18, dash * 3.2 + 1.8, (252, 204, 72), shade=0)

    def _gantry(self) -> Panel:
        """Green signs over the lanes."""
        half = 5.0
        board = Board(2 * half, 7.0, density_at(self.brief.reference, GANTRY_Z))
        paint = board.paint
        for x in (0.5, 2 * half - 0.5):
            paint.limb((x, 0), (x, 6.2), 0.16, 0.14, (168, 174, 182))
        for y in (5.3, 6.2):
            paint.limb((0.5, y), (2 * half - 0.5, y), 0.10, 0.10, (168, 174, 182))
        for bar in range(12):
            x = 0.5 + bar * 0.75
            paint.line([(x, 5.3), (x + 0.75, 6.2) if bar % 2 else (x + 0.75, 5.3)], (150, 156, 166), 0.06)
        for left, text, more in ((0.9, "CITY 66", "LEFT"), (5.3, "EXIT 7", "COAST")):
            paint.box(left, 4.55, left + 3.7, 6.6, (250, 250, 246), round_m=0.16, shade=0)
            paint.box(left + 0.1, 4.65, left + 3.6, 6.5, (24, 122, 82), round_m=0.12)
            board.paint.write(text, left + 1.85, 5.72, 0.44, (252, 252, 248))
            board.paint.write(more, left + 1.45, 4.95, 0.40, (252, 252, 248))
            arrow = left + 3.0
            paint.line([(arrow, 5.4), (arrow, 4.85)], (252, 252, 248), 0.09)
            paint.line([(arrow - 0.2, 5.05), (arrow, 4.83), (arrow + 0.2, 5.05)], (252, 252, 248), 0.09)
        return facing(board, self.lighting, -half, 0.0, GANTRY_Z)

    def behind(self, view: View, moment: Moment) -> None:
        self.draw_sky(view)
        for x, z in TURBINES:
            self._turbine(view, x, z, moment.t_s)
        self.draw_floor(view)
        self.mirror_floor(view, moment.t_s, FAR_M, 0.5)
        self._plants(view)
        traffic(view, self.light, self._seed, moment.t_s, lane_m=LANE_M, span=(GANTRY_Z, 64.0), count=4, lit=self.dark)
        self._sign.draw(view)
        self._wires(view, moment.t_s)
        traffic(view, self.light, self._seed, moment.t_s, lane_m=LANE_M, span=(0.3, GANTRY_Z), count=4, lit=self.dark)
        self._weed(view, moment.t_s)

    def before(self, view: View, moment: Moment) -> None:
        """Cars that have passed the mark."""
        traffic(view, self.light, self._seed, moment.t_s, lane_m=LANE_M, span=(-6.0, 0.3), count=4, lit=self.dark)

    def _turbine(self, view: View, x: float, z: float, t_s: float) -> None:
        foot, hub = view.camera.spot(x, 0.0, z), view.camera.spot(x, 13.0, z)
        metre = hub[2]
        if metre <= 0:
            return
        limb(view.canvas, self.light, foot[:2], hub[:2], 0.38 * metre, 0.2 * metre, (240, 242, 244), 0.0)
        for blade in range(3):
            angle = t_s * 1.4 + x + blade * 2 * math.pi / 3
            tip = (hub[0] + 5.6 * metre * math.sin(angle), hub[1] - 5.6 * metre * math.cos(angle))
            limb(view.canvas, self.light, hub[:2], tip, 0.3 * metre, 0.07 * metre, (246, 248, 250), 0.0)
        ball(view.canvas, self.light, hub[:2], 0.45 * metre, (226, 230, 234), 0.0)
        if self.dark and math.sin(t_s * 3 + x) > 0:
            soft_spot(view.canvas, hub[:2], 1.2 * metre, (255, 50, 40), 0.9)

    def _plants(self, view: View) -> None:
        """Cactuses and bushes beside the road."""
        for number in range(12, 0, -1):
            z = 3.0 + number * 2.6
            side = -1 if number % 2 else 1
            x, y, metre = view.camera.spot(side * (4.2 + 5 * unit(self._seed, "plant", number)), 0.0, z)
            if metre <= 0 or not -metre < x < view.camera.width_px + metre:
                continue
            green: RGB = (92, 142, 84)
            if number % 3:
                for out, size in ((-0.28, 0.26), (0.26, 0.24), (0.0, 0.36)):
                    ball(view.canvas, self.light, (x + out * metre, y - size * 0.7 * metre), size * metre, green)
                continue
            limb(view.canvas, self.light, (x, y), (x, y - 1.8 * metre), 0.2 * metre, 0.19 * metre, green)
            for out, low, top in ((-0.5, 0.8, 1.35), (0.48, 1.0, 1.6)):
                elbow = (x + out * metre, y - low * metre)
                limb(view.canvas, self.light, (x, y - low * metre), elbow, 0.12 * metre, 0.12 * metre, green, 0.1)
                limb(
                    view.canvas, self.light, elbow, (elbow[0], y - top * metre), 0.12 * metre, 0.11 * metre, green, 0.1
                )

    def _wires(self, view: View, t_s: float) -> None:
        """Telegraph poles on the left; their wires swing a little."""
        x = -(4.0 + 0.9 * (self.wide - 1))
        wires = skia.Path()
        last: tuple[float, float, float] | None = None
        for z in POLES_Z:
            foot, top = view.camera.spot(x, 0.0, z), view.camera.spot(x, 5.2, z)
            metre = top[2]
            if metre <= 0:
                break
            limb(view.canvas, self.light, foot[:2], top[:2], 0.11 * metre, 0.09 * metre, (128, 88, 60), 0.15)
            for up, half in ((4.9, 0.75), (4.4, 0.6)):
                px, py, _ = view.camera.spot(x, up, z)
                ends = ((px - half * metre, py), (px + half * metre, py))
                limb(view.canvas, self.light, *ends, 0.06 * metre, 0.06 * metre, (112, 76, 54), 0.15)
            if last is not None:
                sag = (0.35 + 0.04 * math.sin(t_s * 1.7 + z)) * (metre + last[2]) / 2
                for across in (-0.65, 0.65):
                    start = (last[0] + across * last[2], last[1] + 0.25 * last[2])
                    end = (top[0] + across * metre, top[1] + 0.25 * metre)
                    wires.moveTo(*start)
                    wires.quadTo((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag, *end)
            last = top
        view.canvas.drawPath(wires, stroke((46, 40, 44), max(0.8, 2.2 * view.unit)))

    def _weed(self, view: View, t_s: float) -> None:
        """A tumbleweed rolls and hops across."""
        reach = 4.0 * self.wide
        part = (t_s * 0.16 + 0.1) % 1
        hop = abs(math.sin(part * 26)) * 0.25
        x, y, metre = view.camera.spot(-reach + 2 * reach * part, 0.22 + hop, 3.4)
        if metre <= 0:
            return
        radius = 0.24 * metre
        view.canvas.drawCircle(x, y, radius, fill(self.light.flat((176, 130, 74)), 0.55))
        for ring in range(7):
            angle = part * 40 + ring * 0.9
            box = skia.Rect.MakeXYWH(-radius, -radius * (0.2 + 0.12 * ring), 2 * radius, radius * (0.4 + 0.24 * ring))
            view.canvas.save()
            view.canvas.translate(x, y)
            view.canvas.rotate(math.degrees(angle))
            view.canvas.drawOval(box, stroke(self.light.flat((150, 104, 56)), 0.022 * metre))
            view.canvas.restore()


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="road",
        en=names(
            "road, highway, freeway, motorway, route 66, road trip, roadside, country road, racetrack, "
            "race track, interstate"
        ),
        zh=names("公路, 马路, 馬路, 高速公路, 高速路, 道路, 路边, 路邊, 路上, 赛道, 賽道, 自驾, 自駕, 国道, 國道"),
        defaults={"time": "day", "outfit": "casual", "mood": "happy"},
    ),
    build=Road,
    ambience=("traffic", "wind"),
)  # fmt: skip
