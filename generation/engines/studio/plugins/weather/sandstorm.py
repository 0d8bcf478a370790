"""A sandstorm: banks of ochre dust, driven hard, and grit that stings."""

import skia

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.canvas import stroke
from generation.engines.studio.stage.fall_particles import PORTRAIT
from generation.engines.studio.stage.fall_veil import Veil, bank
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind

OCHRE, PALE = (204, 152, 92), (226, 186, 132)
GRIT = ((90, 60, 1500, 0.30, 2.0), (36, 130, 2500, 0.34, 3.4))
"""How many, their length, speed a second, opacity and width; pixels at 1280 rows."""


class Sandstorm:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._far = Veil(bank(OCHRE, seed, top=-0.7, thick=1.15, beta=1.9, streak=1.6, patchy=0.14))
        self._near = Veil(bank(PALE, seed + 1, top=0.15, thick=0.55, beta=1.7, streak=2.5, patchy=0.2))

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view, slide=0.35 * moment.t_s, tile=1.6)

    def before(self, view: View, moment: Moment) -> None:
        self._near.draw(view, alpha=0.8, slide=0.9 * moment.t_s, tile=1.6)
        height, width, px = view.camera.height_px, view.camera.width_px, view.unit
        for number, (count, length, speed, alpha, thick) in enumerate(GRIT):
            rng = generator(self._seed, "grit", number)
            grains = round(count * max(1.0, width / height / PORTRAIT))
            travel = width + 300 * px
            x = (rng.random(grains) * travel + moment.t_s * speed * px * (0.8 + 0.4 * rng.random(grains))) % travel
            y = rng.random(grains) * height
            path = skia.Path()
            for left, top in zip((x - 150 * px).tolist(), y.tolist(), strict=True):
                path.moveTo(left, top)
                path.lineTo(left + length * px, top + length * px * 0.06)
            view.canvas.drawPath(path, stroke((250, 222, 176), max(0.6, thick * px), alpha))


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="sandstorm",
        en=("sandstorm", "sand storm", "dust storm", "duststorm", "dusty wind", "haboob"),
        zh=("沙尘暴", "沙塵暴", "沙暴", "风沙", "風沙", "黄沙", "黃沙", "扬沙", "揚沙"),
    ),
    build=Sandstorm,
    ambience=("wind",),
)
