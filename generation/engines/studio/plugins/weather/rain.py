"""Rain: streaks near and far, rings on the ground."""

import numpy as np
import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import stroke
from generation.engines.studio.stage.fall_particles import PORTRAIT
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator, unit
from generation.storyboard.vocabulary import Term, TermKind, names

RAIN_RGB = (205, 215, 255)
SLANT = -0.12
NEAR = ((130, 52, 1500, 0.36, 1.9), (50, 104, 2300, 0.42, 3.2))
"""How many streaks, their length, speed a second, opacity and width; pixels at 1280 rows."""
FAR = ((190, 30, 1000, 0.32, 1.3),)
RINGS = 44
RING_S = 0.34
RING_M = 0.11


class Rain:
    def __init__(self, seed: int) -> None:
        self._seed = seed

    def behind(self, view: View, moment: Moment) -> None:
        self._rings(view, moment.t_s)
        self._streaks(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._streaks(view, moment.t_s, NEAR)

    def _streaks(self, view: View, t_s: float, layers: tuple[tuple[int, int, int, float, float], ...]) -> None:
        height, width, unit_px = view.camera.height_px, view.camera.width_px, view.unit
        for number, (count, length, speed, alpha, thick) in enumerate(layers):
            rng = generator(self._seed, "rain", len(layers), number)
            drops = round(count * max(1.0, width / height / PORTRAIT))
            travel = height + 200 * unit_px
            x = rng.random(drops) * (width + 200 * unit_px) - 100 * unit_px
            pace = speed * unit_px / travel * (1 + 0.2 * rng.random(drops))
            y = (rng.random(drops) + t_s * pace) % 1 * travel - 100 * unit_px
            path = skia.Path()
            run = length * unit_px
            for left, top in zip(x.tolist(), y.tolist(), strict=True):
                path.moveTo(left, top)
                path.lineTo(left + run * SLANT, top + run)
            view.canvas.drawPath(path, stroke(RAIN_RGB, max(0.6, thick * unit_px), alpha))

    def _rings(self, view: View, t_s: float) -> None:
        """Drops on the floor: each ring grows where chance put it for its short life."""
        for number in range(RINGS):
            clock = t_s / RING_S + number / RINGS
            life = int(np.floor(clock))
            age = clock - life
            x = (unit(self._seed, "ring x", number, life) * 2 - 1) * 2.6
            z = -1.2 + 7 * unit(self._seed, "ring z", number, life) ** 1.3
            px, py, scale = view.camera.spot(x, 0.0, z)
            radius = RING_M * age * scale
            if radius < 0.5 or radius > view.camera.width_px:
                continue
            box = skia.Rect.MakeLTRB(px - radius, py - radius * 0.3, px + radius, py + radius * 0.3)
            view.canvas.drawOval(box, stroke((230, 234, 255), max(0.6, 1.6 * view.unit), 0.55 * (1 - age)))


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="rain",
        en=names("rain, rainy, raining, drizzle, downpour"),
        zh=names("下雨, 雨, 雨天, 雨中, 大雨, 小雨, 暴雨, 细雨, 細雨"),
    ),
    build=Rain,
    ambience=("rain",),
)
