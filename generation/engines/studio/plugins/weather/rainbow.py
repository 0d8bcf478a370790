"""A rainbow after the rain, with its faint second bow and a few last drops of light."""

import numpy as np

from generation.engines.studio.plugins.base import WeatherPlugin
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Layer, Particles
from generation.engines.studio.stage.fall_veil import Veil
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

BANDS = np.array(
    [[255, 50, 50], [255, 140, 30], [255, 230, 50], [80, 220, 80], [60, 160, 255], [90, 80, 230], [190, 80, 230]], float
)
RADIUS, WIDTH = 0.44, 0.085
"""In frame heights, from the middle of the outer bow."""
DROPS = (Layer(count=22, size=13.0, fall=40.0, swing=16.0, blink=0.5),)


class Rainbow:
    def __init__(self, seed: int) -> None:
        self._bow = Veil(_paint)
        self._drops = Particles(seed, "drops", [spark((190, 220, 255), (255, 255, 255))], glow=True)

    def behind(self, view: View, moment: Moment) -> None:
        self._bow.draw(view, alpha=0.86 + 0.08 * np.sin(0.7 * moment.t_s))

    def before(self, view: View, moment: Moment) -> None:
        self._drops.draw(view, moment.t_s, DROPS)


def _paint(height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / height
    away = np.hypot(x - 0.5 * width / height, (y - 0.56) * 1.06)
    picture = np.zeros((height, width, 4))
    for radius, wide, strength, order in ((RADIUS, WIDTH, 0.66, 1), (RADIUS + 0.15, WIDTH * 1.2, 0.22, -1)):
        part = (radius + wide / 2 - away) / wide
        inside = smooth(-0.06, 0.10, part) * (1 - smooth(0.90, 1.06, part))
        colours = BANDS[::order]
        at = np.clip(part, 0, 1) * (len(BANDS) - 1)
        rgb = np.stack([np.interp(at, range(len(BANDS)), colours[:, channel]) for channel in range(3)], -1)
        cover = inside * strength * (1 - smooth(0.50, 0.66, y))
        picture[..., :3] = np.where(cover[..., None] > 0, rgb, picture[..., :3])
        picture[..., 3] = np.maximum(picture[..., 3], cover)
    return picture


PLUGIN = WeatherPlugin(
    term=Term(
        kind=TermKind.WEATHER,
        id="rainbow",
        en=("rainbow", "rainbows", "double rainbow", "after the rain", "rainbow sky"),
        zh=("彩虹", "双彩虹", "雙彩虹", "雨后", "雨後", "雨过天晴", "雨過天晴"),
    ),
    build=Rainbow,
    ambience=("birds",),
)
