"""A rooftop above the town: towers all around, a string of bulbs, a water tank, a fan that turns, a blinking mast."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, SettingPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, soft_spot
from generation.engines.studio.stage.interior_block import Block
from generation.engines.studio.stage.interior_light import Lamp
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing
from generation.engines.studio.stage.interior_things import potted
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.street_open import OpenAir
from generation.storyboard.vocabulary import Term, TermKind, names

EDGE_Z = 3.6
GLASS: tuple[RGB, ...] = ((150, 176, 198), (196, 160, 140), (120, 146, 176), (206, 190, 168), (160, 150, 176))
BULBS = 11
HELICOPTER_S = 12.0


class Rooftop(OpenAir):
    def __init__(self, brief: Brief) -> None:
        lamps = tuple(Lamp(at=(x, 2.6, 1.4), rgb=(0.9, 0.6, 0.3), reach_m=1.4) for x in (-1.0, 1.0))
        super().__init__(brief, lamps, lamp_rgb=(1.02, 0.80, 0.58), side=1)
        self._seed = brief.seed
        self.sky(self._haze)
        self.ground((166, 112, 78), 4.2 * self.wide, EDGE_Z, self._planks)
        self._towers = self._town()
        half = 4.2 * self.wide
        wall: RGB = (186, 120, 96)
        self._parapet = [
            Block(self.lighting, (-half, half), (0.0, 0.78), (EDGE_Z, EDGE_Z + 0.3), wall),
            Block(self.lighting, (-half, half), (0.78, 0.88), (EDGE_Z - 0.06, EDGE_Z + 0.36), (226, 214, 200)),
        ]
        x = 1.12 + 0.9 * (self.wide - 1)
        self._fan_x = x
        self._unit = Block(self.lighting, (x - 0.45, x + 0.5), (0.0, 0.9), (2.0, 2.7), (206, 212, 218))
        self._tank_x = -1.7 - 1.2 * (self.wide - 1)

    def _haze(self, picture: np.ndarray, horizon: int, unit_px: float) -> None:
        """Below the roofs there is only the town's haze."""
        glow = picture[max(0, horizon - 3), 0].copy()
        picture[horizon:] = glow * 0.6 + (np.array([30, 26, 58]) if self.dark else np.array([150, 160, 180])) * 0.4

    def _planks(self, board: Board) -> None:
        for row in range(int(board.width_m / 0.22) + 1):
            shade = 0.88 + 0.2 * unit(self._seed, "plank", row)
            board.paint.box(row * 0.22, 0, row * 0.22 + 0.205, board.height_m, tone((176, 120, 84), shade), shade=0.03)

    def _town(self) -> list[Panel]:
        """Three rows of towers, the far ones paler."""
        rows: list[Panel] = []
        for row, (z, high, fade) in enumerate(((42.0, 13.0, 0.55), (28.0, 8.5, 0.3), (17.0, 4.6, 0.0))):
            reach = z * (0.42 if self.wide < 1.3 else 1.15) + 3
            board = Board(2 * reach, high + 9, density_at(self.brief.reference, z) * 0.8)
            rng, x, number = generator(self._seed, "town", row), 0.0, 0
            while x < 2 * reach:
                wide = (1.6 + 2.2 * float(rng.random())) * z / 26
                top = 7 + high * (0.45 + 0.55 * float(rng.random()))
                rgb = GLASS[int(rng.integers(len(GLASS)))]
                pale: RGB = (96, 84, 140) if self.dark else (206, 220, 232)
                body = (
                    rgb[0] * (1 - fade) + pale[0] * fade,
                    rgb[1] * (1 - fade) + pale[1] * fade,
                    rgb[2] * (1 - fade) + pale[2] * fade,
                )
                self._tower(board, x, wide, top, body, rng)
                x, number = x + wide * 1.04, number + 1
            rows.append(facing(board, self.lighting, -reach, -7.0, z))
        return rows

    def _tower(self, board: Board, left: float, wide: float, top: float, rgb: RGB, rng: np.random.Generator) -> None:
        paint = board.paint
        paint.box(left, 0, left + wide, top, rgb, shade=0.12)
        paint.box(left + wide * 0.86, 0, left + wide, top, tone(rgb, 0.8), shade=0.1)
        if rng.random() < 0.5:
            paint.box(left + wide * 0.3, top, left + wide * 0.7, top + 0.5, tone(rgb, 0.9))
        step, rise = wide / 7, 0.75
        for level in range(int((top - 5.5) / rise)):
            for column in range(5):
                x, y = left + step * (0.8 + column), top - 0.6 - level * rise
                chance = float(rng.random())
                if self.dark and chance < 0.5:
                    lit: RGB = (255, 206, 118) if chance < 0.4 else (140, 200, 255)
                    board.shine.box(x, y - 0.38, x + step * 0.62, y, lit, shade=0)
                else:
                    paint.box(x, y - 0.38, x + step * 0.62, y, tone(rgb, 0.7 + 0.5 * chance * (not self.dark)), shade=0)

    def behind(self, view: View, moment: Moment) -> None:
        t = moment.t_s
        self.draw_sky(view)
        self._far.draw(view.pixels, view.camera)
        self._helicopter(view, t)
        for row in self._towers:
            row.draw(view)
        for block in self._parapet:
            block.draw(view)
        self.draw_floor(view)
        self.mirror_floor(view, t, EDGE_Z)
        self._tank(view, t)
        self._unit.draw(view)
        self._fan(view, t)
        potted(view, self.light, (-0.98 - 0.6 * (self.wide - 1), 0.0, 1.7), 1.05, (226, 120, 84), (84, 156, 92), t)
        self._bulbs(view, moment)

    def _helicopter(self, view: View, t_s: float) -> None:
        part = (t_s / HELICOPTER_S + 0.22) % 1
        x, y, metre = view.camera.spot((2 * part - 1) * 16 * self.wide, 12.0 + 0.4 * math.sin(t_s), 30.0)
        canvas, dark = view.canvas, self.light.flat((70, 76, 96))
        canvas.drawOval(skia.Rect.MakeXYWH(x - 0.9 * metre, y - 0.45 * metre, 1.8 * metre, 0.9 * metre), fill(dark))
        canvas.drawLine(x - 0.6 * metre, y - 0.1 * metre, x - 2.3 * metre, y - 0.2 * metre, stroke(dark, 0.2 * metre))
        blade = 1.7 * metre * math.cos(t_s * 31)
        canvas.drawLine(x - blade, y - 0.6 * metre, x + blade, y - 0.6 * metre, stroke(dark, 0.09 * metre))
        if math.sin(t_s * 7) > 0:
            soft_spot(canvas, (x + 0.8 * metre, y), 0.7 * metre, (255, 60, 50), 0.9)

    def _tank(self, view: View, t_s: float) -> None:
        """A wooden tank on legs, and a mast that blinks."""
        x, y, metre = view.camera.spot(self._tank_x, 0.0, 3.2)
        if metre <= 0:
            return
        canvas, light = view.canvas, self.light
        for out in (-0.5, 0.5):
            limb(
                canvas,
                light,
                (x + out * metre, y),
                (x + out * 0.8 * metre, y - 1.5 * metre),
                0.05 * metre,
                0.05 * metre,
                (90, 70, 62),
            )
        canvas.drawLine(
            x - 0.5 * metre, y - 0.3 * metre, x + 0.45 * metre, y - 1.3 * metre, stroke((90, 70, 62), 0.04 * metre)
        )
        limb(canvas, light, (x, y - 2.05 * metre), (x, y - 2.5 * metre), 0.62 * metre, 0.6 * metre, (150, 98, 68))
        for band in (1.75, 2.2, 2.65):
            canvas.drawLine(
                x - 0.61 * metre,
                y - band * metre,
                x + 0.61 * metre,
                y - band * metre,
                stroke((80, 62, 58), 0.03 * metre),
            )
        cone = skia.Path()
        cone.addPoly(
            [skia.Point(x + a * metre, y - b * metre) for a, b in ((-0.7, 2.86), (0.7, 2.86), (0.0, 3.4))], True
        )
        canvas.drawPath(cone, fill(light.flat((96, 84, 88))))
        mast = (x + 0.95 * metre, y - 3.9 * metre)
        limb(canvas, light, (mast[0], y), mast, 0.035 * metre, 0.015 * metre, (150, 154, 164), 0.0)
        if (t_s * 0.9) % 1 < 0.5:
            soft_spot(canvas, mast, 0.35 * metre, (255, 60, 50), 0.95)
        ball(canvas, light, mast, 0.05 * metre, (220, 60, 54), 0.0)

    def _fan(self, view: View, t_s: float) -> None:
        x, y, metre = view.camera.spot(self._fan_x, 0.46, 1.98)
        if metre <= 0:
            return
        radius = 0.34 * metre
        view.canvas.drawCircle(x, y, radius * 1.1, fill((52, 56, 66)))
        for blade in range(5):
            angle = t_s * 6 + blade * 2 * math.pi / 5
            tip = (x + radius * math.cos(angle), y + radius * math.sin(angle))
            limb(view.canvas, self.light, (x, y), tip, 0.05 * metre, 0.09 * metre, (170, 176, 186), 0.0)
        for ring in (1.1, 0.75, 0.4):
            view.canvas.drawCircle(x, y, radius * ring, stroke((226, 230, 234), 0.014 * metre))

    def _bulbs(self, view: View, moment: Moment) -> None:
        """Two strings between posts; bulbs sway, and glow after dark."""
        half = 1.45 * self.wide
        for side in (-1, 1):
            foot, top = view.camera.spot(side * half, 0.0, 1.9), view.camera.spot(side * half, 2.9, 1.9)
            limb(view.canvas, self.light, foot[:2], top[:2], 0.04 * top[2], 0.03 * top[2], (70, 58, 58))
        for z, lift in ((1.9, 0.0), (0.9, 0.12)):
            line = skia.Path()
            spots = []
            for bulb in range(BULBS):
                part = bulb / (BULBS - 1)
                sway = 0.02 * math.sin(moment.t_s * 1.6 + bulb + z)
                place = ((2 * part - 1) * half + sway, 2.85 + lift - 1.3 * part * (1 - part), z)
                x, y, metre = view.camera.spot(*place)
                line.moveTo(x, y) if bulb == 0 else line.lineTo(x, y)
                spots.append((x, y + 0.05 * metre, metre, bulb))
            view.canvas.drawPath(line, stroke((44, 38, 44), 0.012 * spots[0][2]))
            for x, y, metre, bulb in spots:
                if self.dark:
                    soft_spot(view.canvas, (x, y), 0.26 * metre, (255, 196, 100), 0.55 + 0.15 * moment.pulse)
                view.canvas.drawCircle(
                    x, y, 0.05 * metre, fill((255, 244, 206) if self.dark or bulb % 2 else (250, 224, 160))
                )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="rooftop",
        en=names(
            "rooftop, roof top, roof terrace, rooftop bar, penthouse, skyline, on the roof, sky bar, "
            "roof garden"
        ),
        zh=("屋顶", "屋頂", "天台", "楼顶", "樓頂", "天际线", "天際線", "露台", "露臺", "顶楼", "頂樓"),
        defaults={"time": "sunset", "outfit": "puffer", "mood": "romantic"},
    ),
    build=Rooftop,
    ambience=("city", "wind"),
)  # fmt: skip
