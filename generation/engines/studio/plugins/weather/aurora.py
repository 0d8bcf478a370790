"""Northern lights: curtains of green and violet that wave across the sky."""

import numpy as np

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.fall_veil import Painter, Veil
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import generator
from generation.storyboard.vocabulary import Term, TermKind

GREEN, VIOLET = np.array([70.0, 255.0, 150.0]), np.array([170.0, 80.0, 255.0])
WAVES = 5
MOTES = (Layer(count=14, size=16.0, fall=-10.0, swing=30.0, blink=0.25, alpha=0.7),)


class Aurora:
    def __init__(self, seed: int) -> None:
        self._curtains = [Veil(_curtain(seed, 0.36), glow=True), Veil(_curtain(seed + 1, 0.24), glow=True)]
        self._motes = Particles(seed, "aurora", [spark((120, 255, 190), (230, 255, 240))], glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        for number, curtain in enumerate(self._curtains):
            level = 0.82 + 0.18 * np.sin(0.9 * moment.t_s + 2 * number)
            curtain.draw(view, alpha=float(level), slide=(0.05 - 0.09 * number) * moment.t_s, tile=2.0)

    def before(self, view: View, moment: Moment) -> None:
        self._motes.draw(view, moment.t_s, MOTES)


def _curtain(seed: int, base: float) -> Painter:
    def paint(height: int, width: int) -> np.ndarray:
        rng = generator(seed, "curtain")
        x = np.linspace(0, 2 * np.pi, width, endpoint=False)[None]
        y = np.linspace(0, 1, height)[:, None]
        foot, rays = np.full_like(x, base), np.full_like(x, 0.55)
        for wave in range(1, WAVES + 1):
            foot = foot + 0.055 / wave * np.sin(wave * x + rng.random() * 6.28)
            rays = rays + 0.16 * np.sin((7 * wave + 3) * x + rng.random() * 6.28) / wave**0.4
        up = (foot - y) / 0.34
        body = smooth(-0.05, 0.03, up) * np.exp(-np.maximum(0, up) * 2.3) * (1 - smooth(0.7, 1.1, up))
        cover = np.clip(body * np.clip(rays, 0.12, 1.2) * 0.9, 0, 1)
        mix = np.clip(up * 1.1, 0, 1)[..., None]
        return np.dstack([GREEN * (1 - mix) + VIOLET * mix, cover])

    return paint


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="aurora",
        en=("aurora", "northern lights", "aurora borealis", "polar lights", "southern lights"),
        zh=("极光", "極光", "北极光", "北極光", "南极光", "南極光"),
    ),
    build=Aurora,
    ambience=("wind",),
)
