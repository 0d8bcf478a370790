"""A blast behind everybody: flash, fireball, flying bits, rolling smoke, and the camera jumps."""

import math

import numpy as np
import skia

from generation.engines.studio.plugins.base import EffectPlugin
from generation.engines.studio.stage.canvas import LINEAR, Point, argb, canvas_on, fill, image_of, radial
from generation.engines.studio.stage.fall_bolt import light_up
from generation.engines.studio.stage.fall_glow import spark
from generation.engines.studio.stage.fall_particles import Paint, still, tumbling
from generation.engines.studio.stage.fx_burst import Burst, throw
from generation.engines.studio.stage.fx_screen import shake
from generation.engines.studio.stage.moment import Moment, View
from generation.storyboard.vocabulary import Term, TermKind, names

AT_S, EVERY_S = 0.55, 3.6
FIRE = Burst(count=24, speed=1.5, life=1.15, size=150.0, gravity=-0.10, drag=4.6, even=0.15)
SMOKE = Burst(count=14, speed=1.15, life=3.0, size=190.0, gravity=-0.16, drag=3.0, even=0.2, spin=0.2)
SPARKS = Burst(count=90, speed=3.0, life=1.3, size=13.0, gravity=0.9, drag=2.4, even=0.3)
BITS = Burst(count=30, speed=2.3, life=1.8, size=17.0, gravity=1.5, drag=1.5, even=0.3, spin=4.0)
SHAKE = 0.016
SHRINK = 3


class Explosion:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._fire = [still(_puff((255, 240, 170), (255, 140, 30))), still(_puff((255, 190, 70), (226, 60, 20)))]
        self._smoke = [still(_puff((96, 84, 80), (52, 46, 48))), still(_puff((70, 62, 62), (36, 32, 36)))]
        self._sparks = [spark((255, 150, 40), (255, 246, 200))]
        self._bits = [tumbling(_bit)]

    def behind(self, view: View, moment: Moment) -> None:
        number, age = _blast(moment.shot_s)
        at = (view.camera.width_px * 0.5, min(view.camera.height_px * 0.6, view.camera.horizon_px * 1.02))
        light_up(view, 0.9 * math.exp(-age * 7) if age >= 0 else 0.0, (255, 210, 150))
        if 0 <= age < SMOKE.life:
            self._cloud(view, at, age, number)
        throw(view, SPARKS, self._sparks, at, age, self._seed, "sparks", number, glow=True)

    def _cloud(self, view: View, at: Point, age: float, number: int) -> None:
        """Fire and smoke are soft: drawn small, laid over the place at once."""
        lens = view.camera.scaled(1 / SHRINK)
        pixels = np.zeros((lens.height_px, lens.width_px, 4), np.uint8)
        small = View(pixels=pixels, canvas=canvas_on(pixels), camera=lens)
        spot = (at[0] / SHRINK, at[1] / SHRINK)
        throw(small, SMOKE, self._smoke, spot, age, self._seed, "smoke", number)
        throw(small, FIRE, self._fire, spot, age, self._seed, "fire", number)
        frame = skia.Rect.MakeWH(view.camera.width_px, view.camera.height_px)
        view.canvas.drawImageRect(image_of(pixels), frame, LINEAR)

    def before(self, view: View, moment: Moment) -> None:
        number, age = _blast(moment.shot_s)
        at = (view.camera.width_px * 0.5, view.camera.height_px * 0.6)
        throw(view, BITS, self._bits, at, age, self._seed, "bits", number)
        if age >= 0:
            light_up(view, 0.5 * math.exp(-age * 9), (255, 214, 160))
            shake(view.pixels, self._seed, math.floor(moment.t_s * 24), SHAKE * math.exp(-age * 2.6))


def _blast(shot_s: float) -> tuple[int, float]:
    """Which blast, and how long ago; negative before the first."""
    number = max(0, math.floor((shot_s - AT_S) / EVERY_S))
    return number, shot_s - AT_S - number * EVERY_S


def _puff(core: tuple[float, float, float], rim: tuple[float, float, float]) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        colors = [argb(core, 1.0), argb(core, 0.85), argb(rim, 0.55), argb(rim, 0.0)]
        canvas.drawCircle(0, 0, 1, radial((-0.1, -0.15), 1.05, colors, (0, 0.35, 0.68, 1)))

    return paint


def _bit(canvas: skia.Canvas) -> None:
    canvas.drawRect(skia.Rect.MakeLTRB(-0.7, -0.5, 0.6, 0.55), fill((60, 52, 50)))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.7, -0.5, 0.0, 0.0), fill((110, 92, 80)))


PLUGIN = EffectPlugin(
    term=Term(
        kind=TermKind.EFFECT,
        id="explosion",
        en=names("explosion, explosions, explodes, exploding, blast wave, blows up, kaboom, big bang"),
        zh=("爆炸", "爆破", "轰炸", "轟炸", "炸开", "炸開", "炸裂", "爆炸声", "爆炸聲"),
    ),
    build=Explosion,
    sounds=((AT_S, "firework"), (AT_S, "thump"), (AT_S + 0.1, "thump"), (AT_S + EVERY_S, "firework")),
)
