"""Cameras flash in the crowd and light everybody for an instant."""

import math

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import LINEAR
from generation.engines.studio.stage.fall_bolt import light_up
from generation.engines.studio.stage.fall_glow import twinkle
from generation.engines.studio.stage.fall_particles import SPRITE_PX
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.seeds import unit
from generation.storyboard.vocabulary import Term, TermKind, names

FIRST_S, EVERY_S, DECAY = 0.25, 0.7, 11.0
LEAST = 0.08
SMALL = 9
"""Flashes far away between the near ones."""


class Flash:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._star = twinkle((255, 255, 255))[0]

    def behind(self, view: View, moment: Moment) -> None:
        width, height = view.camera.width_px, view.camera.height_px
        for number in range(SMALL):
            clock = moment.shot_s / 0.55 + number / SMALL
            life = math.floor(clock)
            level = math.exp(-(clock - life) * 6)
            if level < LEAST:
                continue
            x = width * unit(self._seed, "x", number, life)
            y = height * (0.16 + 0.34 * unit(self._seed, "y", number, life))
            reach = (60 + 80 * unit(self._seed, "size", number, life)) * view.unit
            paint = skia.Paint(Alphaf=level, BlendMode=skia.BlendMode.kPlus)
            box = skia.Rect.MakeLTRB(x - reach, y - reach, x + reach, y + reach)
            view.canvas.drawImageRect(self._star, skia.Rect.MakeWH(SPRITE_PX, SPRITE_PX), box, LINEAR, paint)

    def before(self, view: View, moment: Moment) -> None:
        if moment.shot_s >= FIRST_S:
            light_up(view, 0.62 * math.exp(-((moment.shot_s - FIRST_S) % EVERY_S) * DECAY), (255, 255, 255))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="flash",
        en=names("camera flash, camera flashes, flashbulbs, paparazzi, flashing lights, strobe, strobe light"),
        zh=("闪光灯", "閃光燈", "频闪", "頻閃", "狗仔队", "狗仔隊", "闪灯", "閃燈"),
    ),
    build=Flash,
    sounds=tuple((FIRST_S + EVERY_S * number, "swish") for number in range(8)),
)
