"""The lights go down and one beam finds the people."""

from functools import lru_cache

import numpy as np
import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import argb, fill, linear, radial, shade_of
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

DARK = 0.66
WARM = (255, 240, 205)


class Spotlight:
    def __init__(self, seed: int) -> None:
        self._phase = seed % 7

    def behind(self, view: View, moment: Moment) -> None:
        """Darkness first, so that the people stay lit; then the beam and its pool on the floor."""
        canvas, height = view.canvas, view.camera.height_px
        x, y, metre = view.camera.spot(0.0, 0.0, 0.0)
        x += 0.05 * metre * drift(moment.t_s, self._phase, 0.2)
        canvas.drawRect(skia.Rect.MakeWH(view.camera.width_px, height), fill((6, 6, 20), DARK))
        top = (x + 0.35 * metre, -0.05 * height)
        thin, wide = 0.06 * metre, 0.75 * metre
        beam = polygon([(top[0] - thin, top[1]), (top[0] + thin, top[1]), (x + wide, y), (x - wide, y)])
        canvas.drawPath(beam, linear(top, (x, y), [argb(WARM, part) for part in (0.46, 0.20, 0.12)], (0, 0.6, 1)))
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1.0, 0.26)
        pool = radial((0, 0), 0.82 * metre, [argb(WARM, 0.75), argb(WARM, 0.55), argb(WARM, 0.0)], (0, 0.7, 1))
        canvas.drawCircle(0, 0, 0.82 * metre, pool)
        canvas.restore()

    def before(self, view: View, moment: Moment) -> None:
        """Corners darker still."""
        view.canvas.drawImage(_corners(view.camera.height_px, view.camera.width_px), 0, 0)


@lru_cache(4)
def _corners(height: int, width: int) -> skia.Image:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot((x - width / 2) / (0.62 * width), (y - height * 0.52) / (0.62 * height))
    return shade_of((175 * smooth(0.55, 1.15, away)).astype(np.uint8))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="spotlight",
        en=("spotlight", "spotlights", "in the spotlight", "follow spot", "limelight", "single beam of light"),
        zh=("聚光灯", "聚光燈", "追光", "追光灯", "追光燈", "舞台光", "射灯", "射燈"),
    ),
    build=Spotlight,
    sounds=((0.0, "thump"),),
)
