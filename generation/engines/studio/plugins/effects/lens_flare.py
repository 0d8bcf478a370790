"""A bright lamp beyond the frame: a streak, a halo and ghosts that slide as it moves."""

import math

import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import RGB, argb, linear, radial
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind

GHOSTS: tuple[tuple[float, float, RGB, float], ...] = (
    (0.45, 0.045, (120, 255, 200), 0.30),
    (0.75, 0.022, (255, 170, 90), 0.40),
    (1.15, 0.075, (150, 140, 255), 0.22),
    (1.5, 0.035, (255, 120, 170), 0.30),
    (1.85, 0.11, (90, 190, 255), 0.18),
)
"""How far towards the middle and beyond, size in frame heights, colour, strength."""


class LensFlare:
    def __init__(self, seed: int) -> None:
        self._phase = seed % 5

    def behind(self, view: View, moment: Moment) -> None:
        self._lamp(view, moment, 0.26, 0.8)

    def before(self, view: View, moment: Moment) -> None:
        width, height = view.camera.width_px, view.camera.height_px
        x, y = self._at(view, moment)
        self._lamp(view, moment, 0.15, 0.55)
        reach = 1.1 * width
        streak = linear(
            (x - reach, y),
            (x + reach, y),
            [argb((120, 170, 255), 0), argb((190, 220, 255), 0.75), argb((120, 170, 255), 0)],
        )
        streak.setBlendMode(skia.BlendMode.kPlus)
        thick = height * 0.0035
        view.canvas.drawRect(skia.Rect.MakeLTRB(x - reach, y - thick, x + reach, y + thick), streak)
        for along, size, rgb, level in GHOSTS:
            spot = (x + (width / 2 - x) * along, y + (height * 0.45 - y) * along)
            colors = [argb(rgb, 0.35 * level), argb(rgb, 0.5 * level), argb(rgb, level), argb(rgb, 0)]
            paint = radial(spot, size * height, colors, (0, 0.7, 0.92, 1))
            paint.setBlendMode(skia.BlendMode.kPlus)
            view.canvas.drawCircle(*spot, size * height, paint)

    def _at(self, view: View, moment: Moment) -> tuple[float, float]:
        along = math.sin(0.35 * moment.shot_s + self._phase)
        return (
            view.camera.width_px * (0.78 + 0.14 * along),
            view.camera.height_px * (0.13 + 0.02 * drift(moment.t_s, 1.0, 0.2)),
        )

    def _lamp(self, view: View, moment: Moment, size: float, level: float) -> None:
        at, reach = self._at(view, moment), size * view.camera.height_px
        warm = (255, 226, 180)
        colors = [argb((255, 255, 255), level), argb(warm, 0.55 * level), argb(warm, 0.14 * level), argb(warm, 0)]
        paint = radial(at, reach, colors, (0, 0.16, 0.5, 1))
        paint.setBlendMode(skia.BlendMode.kPlus)
        view.canvas.drawCircle(*at, reach, paint)


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="lens_flare",
        en=("lens flare", "lens flares", "sun flare", "anamorphic flare", "light flare", "backlight flare"),
        zh=("镜头光晕", "鏡頭光暈", "光晕", "光暈", "耀斑", "眩光", "逆光光斑", "炫光"),
    ),
    build=LensFlare,
)
