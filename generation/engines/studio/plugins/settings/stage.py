"""A concert stage: beams, LED wall on the beat, a crowd."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.canvas import (
    RGB,
    add_light,
    argb,
    brighten,
    fill,
    linear,
    opaque,
    stroke,
    vertical_gradient,
)
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import below_horizon, mirror
from generation.engines.studio.stage.seeds import generator, unit
from generation.storyboard.vocabulary import Term, TermKind, names

WALL_Z_M, WALL_HALF_M, WALL_LOW_M, WALL_HIGH_M = 4.2, 3.4, 0.35, 3.9
BARS = 24
BEAMS = 7
GLOW_SHRINK = 4
SPARKS = 36
SPARK_X_M, SPARK_Z_M = 1.25, 1.6
POOL_M, POOL_FLAT = 1.25, 0.34
HEADS = 15
"""Of the crowd, across the frame."""


def hue(turn: float, strength: float = 1.0, white: float = 0.15) -> RGB:
    """A bright colour around the wheel."""
    parts = [0.5 + 0.5 * math.cos(2 * math.pi * (turn - third / 3)) for third in range(3)]
    red, green, blue = (255 * strength * (white + (1 - white) * part) for part in parts)
    return (red, green, blue)


class Stage:
    """LED bars, beams and flames of light follow the beat; the crowd jumps to it."""

    light = Light(
        key=(-0.5, 0.7, 0.45),
        key_rgb=(1.06, 0.86, 0.98),
        ambient=(0.36, 0.30, 0.46),
        rim=(0.9, 0.2, -0.3),
        rim_rgb=(0.2, 0.85, 1.0),
        ground=(0.35, -0.4),
        shadow=0.5,
    )
    relight = Relight(tint=(1.02, 0.90, 0.98), key=(-0.5, -0.55), strength=0.30, rim_rgb=(90, 220, 255), rim=1.0)
    tone = Tone(lift=(8, 3, 14), gain=(1.04, 0.99, 1.05), gamma=0.92)
    dusty = False

    def __init__(self, brief: Brief) -> None:
        self._seed = brief.seed
        height, width = brief.reference.height_px, brief.reference.width_px
        stops = [(0.0, (8, 6, 18)), (0.5, (34, 18, 52)), (1.0, (10, 6, 14))]
        self._dark = opaque(vertical_gradient(height, width, stops))
        self._close = brief.shot.framing == "close"

    def behind(self, view: View, moment: Moment) -> None:
        camera, pixels = view.camera, view.pixels
        if pixels.shape == self._dark.shape:
            pixels[:] = self._dark
        else:
            cv2.resize(self._dark, (camera.width_px, camera.height_px), dst=pixels, interpolation=cv2.INTER_AREA)
        self._wall(view, moment)
        base = view.camera.spot(0.0, 0.0, WALL_Z_M)[1]
        row = int(min(camera.height_px - 8, max(below_horizon(camera) + 4, base)))
        mirrored = mirror(pixels, row, 0.0, ripple=0, smear=70)
        cv2.addWeighted(mirrored, 0.45, mirrored, 0, 0, dst=mirrored)
        pixels[row:] = mirrored
        brighten(pixels[row:], (30, 14, 22))
        self._pool(view, moment)
        self._beams(view, moment)
        self._sparks(view, moment)

    def _wall(self, view: View, moment: Moment) -> None:
        beat, pulse = moment.beat, moment.pulse
        left, top, _ = view.camera.spot(-WALL_HALF_M, WALL_HIGH_M, WALL_Z_M)
        right, bottom, scale = view.camera.spot(WALL_HALF_M, WALL_LOW_M, WALL_Z_M)
        number = math.floor(beat)
        heights = generator(self._seed, "bars", number).random(BARS)
        before = generator(self._seed, "bars", number - 1).random(BARS)
        eased = smooth(0.0, 0.3, beat - number)
        loud = 0.55 + 0.45 * moment.energy
        view.canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, bottom), fill((14, 10, 26)))
        step = (right - left) / BARS
        for bar in range(BARS):
            part = lerp(before[bar], heights[bar], eased) * (0.55 + 0.45 * pulse) * loud
            high = (bottom - top) * (0.10 + 0.85 * part)
            x = left + bar * step
            color = hue(bar / BARS * 0.8 + beat * 0.04)
            shades = [argb(color, 0.30), argb(color, 0.95)]
            view.canvas.drawRect(
                skia.Rect.MakeXYWH(x, bottom - high, step * 0.78, high), linear((0, bottom), (0, top), shades)
            )
        view.canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, bottom), stroke((66, 52, 84), 0.06 * scale))
        truss = view.camera.spot(0.0, WALL_HIGH_M + 0.35, WALL_Z_M)[1]
        view.canvas.drawLine(0, truss, view.camera.width_px, truss, stroke((40, 34, 56), 0.12 * scale))

    def _pool(self, view: View, moment: Moment) -> None:
        """The follow spot: a warm pool on the floor around the mark."""
        x, y, metre = view.camera.spot(0.0, 0.0, 0.0)
        view.canvas.save()
        view.canvas.translate(x, y)
        view.canvas.scale(1.0, POOL_FLAT)
        soft_spot(view.canvas, (0.0, 0.0), POOL_M * metre, (255, 214, 240), 0.40 + 0.10 * moment.pulse)
        view.canvas.restore()

    def _beams(self, view: View, moment: Moment) -> None:
        width, height = view.camera.width_px // GLOW_SHRINK, view.camera.height_px // GLOW_SHRINK
        glow = np.zeros((height, width, 3), np.uint8)
        number = math.floor(moment.beat)
        for beam in range(BEAMS):
            x = (beam + 0.5) / BEAMS * width
            swing = 0.42 * math.sin(moment.t_s * 1.4 + beam * 1.3) + (0.12 if number % 2 else -0.12) * (
                1 - moment.pulse
            )
            color = np.array(hue(beam * 0.145 + number * 0.17, 0.30 + 0.35 * moment.pulse, 0.3))[::-1]
            reach = height * 1.03
            end, half = x + math.tan(swing) * reach, height * 0.105
            corners = np.array([[x - 2, 0], [x + 2, 0], [end + half, reach], [end - half, reach]])
            layer = np.zeros_like(glow)
            cv2.fillConvexPoly(layer, corners.astype(np.int32), color.tolist(), cv2.LINE_AA)
            cv2.add(glow, layer, dst=glow)
        soft = cv2.GaussianBlur(glow, (0, 0), max(0.8, 3 * height / 320))
        fall = np.linspace(1.0, 0.22, height, dtype=np.float32)[:, None, None]
        add_light(view.pixels, (soft * fall).astype(np.uint8))

    def _sparks(self, view: View, moment: Moment) -> None:
        path = skia.Path()
        for side in (-1, 1):
            for spark in range(SPARKS):
                age = (moment.t_s * 0.9 + spark / SPARKS) % 1
                across = (unit(self._seed, "across", side, spark) - 0.5) * 1.1
                up = 3.2 + 1.3 * unit(self._seed, "up", side, spark)
                y = up * age - 3.7 * age * age
                if y < 0:
                    continue
                x = side * SPARK_X_M + across * age
                ends = np.array([[x, y, SPARK_Z_M], [x - across * 0.03, y - (up - 7.4 * age) * 0.03, SPARK_Z_M]])
                (start, end), _ = view.camera.project(ends)
                path.moveTo(*start.tolist())
                path.lineTo(*end.tolist())
        view.canvas.drawPath(path, stroke((255, 214, 120), max(0.8, 2.8 * view.unit), 0.9))

    def before(self, view: View, moment: Moment) -> None:
        """Heads and raised arms along the lower edge, on the beat; none in close-ups."""
        if self._close:
            return
        width, height, px = view.camera.width_px, view.camera.height_px, view.unit
        dark, edge = (16, 9, 28), hue(moment.beat * 0.17, 0.75)
        for person in range(HEADS):
            own = unit(self._seed, "fan", person)
            x = (person + 0.5 * own) / (HEADS - 1) * width * 1.05 - 0.02 * width
            y = height - (12 + 34 * own) * px - 20 * px * abs(math.sin(math.pi * (moment.beat + own * 0.2)))
            size = width / HEADS * 0.62
            view.canvas.drawCircle(x, y - 2.2 * px, size * 0.72, fill(edge, 0.65))
            view.canvas.drawCircle(x, y, size * 0.72, fill(dark))
            view.canvas.drawRoundRect(
                skia.Rect.MakeXYWH(x - size, y + size * 0.6, 2 * size, 4 * size), size * 0.5, size * 0.5, fill(dark)
            )
            if own > 0.6:
                sway = math.sin(moment.beat * math.pi + own * 9) * 14 * px
                view.canvas.drawLine(
                    x + size * 0.7, y + size, x + size + sway, y - size * 2.1, stroke(dark, size * 0.42)
                )


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="stage",
        en=names("stage, concert, festival, karaoke, talent show, concert hall, theater, theatre"),
        zh=names("舞台, 演唱会, 演唱會, 音乐会, 音樂會, 迪斯科, 音乐节, 音樂節, 卡拉ok, 剧院, 劇院, 台上"),
        defaults={"time": "night", "outfit": "hoodie", "mood": "happy"},
    ),
    build=Stage,
    ambience=("crowd",),
)
