"""Snow in three depths."""

import numpy as np
import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import LINEAR, argb, canvas_on, image_of, radial
from generation.engines.studio.stage.fall_particles import PORTRAIT
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind, names

NEAR = ((52, 4.6, 130, 0.85), (14, 11.0, 240, 0.5))
"""How many flakes, their radius, fall a second, opacity; pixels at 1280 rows."""
FAR = ((150, 2.4, 70, 0.8),)
FLAKE_PX = 32


class Snow:
    """Flakes are one soft picture, scaled: blurs per frame would cost more than the rest of the shot."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        pixels = np.zeros((FLAKE_PX, FLAKE_PX, 4), np.uint8)
        middle = (FLAKE_PX / 2, FLAKE_PX / 2)
        white = [argb((255, 255, 255), alpha) for alpha in (1.0, 0.9, 0.0)]
        canvas_on(pixels).drawCircle(*middle, FLAKE_PX / 2, radial(middle, FLAKE_PX / 2, white, (0, 0.55, 1)))
        self._flake = image_of(pixels)

    def behind(self, view: View, moment: Moment) -> None:
        self._flakes(view, moment.t_s, FAR)

    def before(self, view: View, moment: Moment) -> None:
        self._flakes(view, moment.t_s, NEAR)

    def _flakes(self, view: View, t_s: float, layers: tuple[tuple[int, float, int, float], ...]) -> None:
        height, width, unit_px = view.camera.height_px, view.camera.width_px, view.unit
        for number, (count, radius, fall, alpha) in enumerate(layers):
            rng = generator(self._seed, "snow", len(layers), number)
            flakes = round(count * max(1.0, width / height / PORTRAIT))
            wander = rng.random(flakes) * 6.28
            x = rng.random(flakes) * width * 1.2 + unit_px * (26 * np.sin(t_s * 1.3 + wander) - t_s * 22)
            x = x % (width * 1.1) - 0.05 * width
            pace = fall * unit_px / height * (0.8 + 0.4 * rng.random(flakes))
            y = (rng.random(flakes) + t_s * pace) % 1 * (height + 60 * unit_px) - 30 * unit_px
            size = radius * unit_px * (0.6 + 0.5 * rng.random(flakes))
            paint = skia.Paint(Alphaf=alpha)
            for left, top, reach in zip(x.tolist(), y.tolist(), size.tolist(), strict=True):
                box = skia.Rect.MakeLTRB(left - reach, top - reach, left + reach, top + reach)
                view.canvas.drawImageRect(self._flake, box, LINEAR, paint)


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="snow",
        en=names("snow, snowy, snowing, snowfall, blizzard, snowstorm"),
        zh=names("下雪, 雪, 雪天, 雪中, 大雪, 飘雪, 飄雪, 雪花, 暴风雪, 暴風雪"),
    ),
    build=Snow,
    ambience=("wind",),
)
