"""Small things that fall, rise or blow through the frame: tumbling pictures painted once, placed by closed forms."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from generation.engines.studio.stage.canvas import LINEAR, canvas_on, image_of
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import generator

SPRITE_PX = 48
TUMBLES = 16
"""Steps of a turn that are painted ahead."""
PORTRAIT = 0.5625
"""Counts are for this width over height; wider frames have more."""
MARGIN = 0.06

Paint = Callable[[skia.Canvas], None]
"""Draws one thing around the origin, reaching to -1 and 1."""


def tumbling(paint: Paint, *, flips: bool = True) -> tuple[skia.Image, ...]:
    """The thing in TUMBLES steps of one turn; where it `flips`, its other axis turns too, as paper does."""
    return tuple(_step(paint, number / TUMBLES, flips) for number in range(TUMBLES))


def still(paint: Paint) -> tuple[skia.Image, ...]:
    return (_step(paint, 0.0, False),)


def _step(paint: Paint, part: float, flips: bool) -> skia.Image:
    pixels = np.zeros((SPRITE_PX, SPRITE_PX, 4), np.uint8)
    canvas = canvas_on(pixels)
    canvas.translate(SPRITE_PX / 2, SPRITE_PX / 2)
    canvas.rotate(360 * part)
    half = SPRITE_PX / 2 - 1
    narrow = max(0.18, abs(math.cos(2 * math.pi * part))) if flips else 1.0
    canvas.scale(half, half * narrow)
    paint(canvas)
    return image_of(pixels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """`size` is half a thing's width, `fall` and `blow` its speed a second (down, right), `swing` how far it sways:
    pixels at 1280 rows. `spin` in turns a second; `blink` in Hz makes it come and go.
    """

    count: int
    size: float
    fall: float
    blow: float = 0.0
    swing: float = 0.0
    spin: float = 0.0
    alpha: float = 1.0
    blink: float = 0.0
    low: float = 1.0
    """Where it ends, in frame heights from the top; it starts there when it rises."""
    top: float = 0.0
    clear: float = 0.0
    """Share of the width, to both sides of the middle, that things before the people keep out of; not with `blow`."""


class Particles:
    """`kinds` are tumbling pictures; each thing is one of them for ever."""

    def __init__(self, seed: int, name: str, kinds: Sequence[tuple[skia.Image, ...]], *, glow: bool = False) -> None:
        self._seed, self._name, self._kinds = seed, name, kinds
        self._glow = glow

    def draw(self, view: View, t_s: float, layers: Sequence[Layer]) -> None:
        for number, layer in enumerate(layers):
            self._layer(view, t_s, layer, number)

    def _layer(self, view: View, t_s: float, layer: Layer, number: int) -> None:
        height, width, px = view.camera.height_px, view.camera.width_px, view.unit
        rng = generator(self._seed, self._name, number, layer.count)
        count = round(layer.count * max(1.0, width / height / PORTRAIT))
        chance = rng.random((7, count))
        phase = 2 * math.pi * chance[0]
        wide, tall = width * (1 + 2 * MARGIN), height * (layer.low - layer.top + 2 * MARGIN)
        pace = 0.75 + 0.5 * chance[1]
        along = chance[2] * (1 - 2 * layer.clear)
        along = along + 2 * layer.clear * (along > 0.5 - layer.clear)
        x = (along * wide + layer.blow * px * pace * t_s) % wide - MARGIN * width
        x = x + layer.swing * px * np.sin((0.9 + 0.8 * chance[3]) * t_s + phase)
        y = (chance[4] * tall + layer.fall * px * pace * t_s) % tall + height * (layer.top - MARGIN)
        y = y + 0.4 * layer.swing * px * np.cos(1.3 * t_s + phase)
        size = layer.size * px * (0.65 + 0.7 * chance[5])
        turn = phase / (2 * math.pi) + layer.spin * t_s * (chance[6] * 2 - 1)
        shown = layer.alpha * np.ones(count)
        if layer.blink:
            shown = layer.alpha * np.maximum(0.0, np.sin(2 * math.pi * layer.blink * pace * t_s + phase * 3)) ** 1.5
        paint = skia.Paint()
        if self._glow:
            paint.setBlendMode(skia.BlendMode.kPlus)
        source = skia.Rect.MakeWH(SPRITE_PX, SPRITE_PX)
        values = zip(x.tolist(), y.tolist(), size.tolist(), turn.tolist(), shown.tolist(), strict=True)
        for index, (left, top, reach, part, alpha) in enumerate(values):
            if alpha < 0.03:
                continue
            kind = self._kinds[index % len(self._kinds)]
            image = kind[int(part * len(kind)) % len(kind)]
            paint.setAlphaf(alpha)
            box = skia.Rect.MakeLTRB(left - reach, top - reach, left + reach, top + reach)
            view.canvas.drawImageRect(image, source, box, LINEAR, paint)
