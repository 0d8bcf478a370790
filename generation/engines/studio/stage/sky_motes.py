"""Small things in the air, everywhere in the frame: embers, bubbles, fireflies, petals. Closed forms of the second."""

import math
from dataclasses import dataclass
from functools import lru_cache

import skia

from generation.engines.studio.stage.canvas import LINEAR, RGB
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit

GLOW_PX = 48


def glow(rgb: RGB, core: RGB = (255, 255, 255), core_size: float = 0.3) -> skia.Image:
    """A soft light with a bright heart."""

    def paint(canvas: skia.Canvas) -> None:
        middle = (GLOW_PX / 2, GLOW_PX / 2)
        soft_spot(canvas, middle, GLOW_PX / 2, rgb, 0.75)
        soft_spot(canvas, middle, GLOW_PX / 2 * core_size, core, 1.0)

    return sprite(GLOW_PX, GLOW_PX, paint)


@lru_cache(32)
def _chances(seed: int, count: int) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(unit(seed, "mote", number, part) for part in range(4)) for number in range(count))


@dataclass(frozen=True, slots=True, kw_only=True)
class Motes:
    """`rise` and `blow` in frame heights a second; `size` from and to, in frame heights; `blink` 0..1 fades them in
    and out; `wander` is how far they stray, in frame heights.
    """

    image: skia.Image
    seed: int
    count: int
    size: tuple[float, float]
    rise: float = 0.0
    blow: float = 0.0
    wander: float = 0.02
    blink: float = 0.0
    top: float = -0.05
    bottom: float = 1.05

    def draw(self, view: View, t_s: float) -> None:
        width, height = view.camera.width_px, view.camera.height_px
        wide, tall = width / height + 0.1, self.bottom - self.top
        source = skia.Rect.MakeWH(self.image.width(), self.image.height())
        paint = skia.Paint()
        for chance in _chances(self.seed, self.count):
            pace = 0.6 + 0.8 * chance[2]
            phase = 6.283 * chance[3]
            x = (chance[0] * wide + self.blow * pace * t_s) % wide - 0.05 + self.wander * drift(t_s, phase, 0.33)
            y = (
                self.top
                + (chance[1] * tall - self.rise * pace * t_s) % tall
                + self.wander * drift(t_s, phase + 2, 0.27)
            )
            size = (self.size[0] + (self.size[1] - self.size[0]) * chance[2] ** 2) * height
            seen = 1 - self.blink * (0.5 + 0.5 * math.sin(t_s * (1.5 + 2 * chance[0]) + phase))
            paint.setAlphaf(max(0.0, min(1.0, seen)))
            box = skia.Rect.MakeXYWH(x * height - size / 2, y * height - size / 2, size, size)
            view.canvas.drawImageRect(self.image, source, box, LINEAR, paint)
