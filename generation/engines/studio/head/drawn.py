"""A clay head for people nobody enrolled: friendly, chunky, its own by seed."""

import math
from dataclasses import dataclass

import skia

from generation.engines.studio.head.drawn_face import EYE_X, Colours, brows, eyes, mouth
from generation.engines.studio.head.marks import marks
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import INK, RGB, Point, fill, mix, stroke, tone
from generation.engines.studio.stage.clay import OUTLINE, across, ball, ball_paint, limb, soft_spot
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator

SKINS: tuple[RGB, ...] = ((246, 206, 176), (226, 172, 132), (186, 128, 90), (132, 86, 58), (240, 192, 150))
HAIR: tuple[RGB, ...] = ((58, 40, 34), (38, 34, 44), (150, 92, 44), (214, 160, 74), (120, 56, 44), (170, 170, 180))
IRIS: tuple[RGB, ...] = ((86, 60, 40), (60, 104, 140), (72, 116, 72), (60, 50, 50))
STYLES = ("short", "bob", "bun", "curly", "quiff")
HEAD_X, HEAD_TOP, CHIN = 1.06, -1.10, 1.20
UNDER_EYES = ((-EYE_X, 0.18), (EYE_X, 0.18))
SIZE = 0.93
"""Beside photographed heads a drawn one of the same eye distance looks too large."""
TURN = 0.95
"""How far features slide for a radian of yaw, in face units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    skin: RGB
    hair: RGB
    iris: RGB
    style: str
    freckles: bool


class DrawnHead:
    def __init__(self, seed: int) -> None:
        rng = generator(seed, "extra")
        self._who = Character(
            skin=SKINS[int(rng.integers(len(SKINS)))],
            hair=HAIR[int(rng.integers(len(HAIR)))],
            iris=IRIS[int(rng.integers(len(IRIS)))],
            style=STYLES[int(rng.integers(len(STYLES)))],
            freckles=bool(rng.random() < 0.4),
        )
        self.skin: RGB = self._who.skin
        self._colours = Colours(skin=self._who.skin, hair=self._who.hair, iris=self._who.iris)

    def draw(
        self,
        canvas: skia.Canvas,
        frame: tuple[int, int],
        light: Light,
        relight: Relight,
        centre: Point,
        scale: float,
        pose: HeadPose,
        *,
        sticker: bool,
    ) -> None:
        """As PhotoHead.draw; lit by `light` alone, and never framed by a sticker edge."""
        canvas.save()
        canvas.translate(*centre)
        canvas.rotate(math.degrees(pose.roll))
        canvas.scale(SIZE * scale, SIZE * scale)
        slide = (TURN * math.sin(pose.yaw), TURN * math.sin(pose.pitch))
        self._back_hair(canvas, light, slide)
        self._skull(canvas, light, slide)
        mouth(canvas, light, slide, pose, self._colours)
        eyes(canvas, light, slide, pose, self._colours)
        self._nose(canvas, light, slide)
        self._front_hair(canvas, light, slide)
        brows(canvas, light, slide, pose, self._colours)
        canvas.restore()
        if pose.blush > 0 or pose.tears > 0:
            marks(canvas, centre, SIZE * scale, pose, UNDER_EYES)

    def _skull(self, canvas: skia.Canvas, light: Light, slide: Point) -> None:
        who = self._who
        for side in (-1, 1):
            ear = (side * (HEAD_X - 0.02) - 0.25 * slide[0], 0.16)
            ball(canvas, light, ear, 0.21, tone(who.skin, 0.94))
            ball(canvas, light, (ear[0] - 0.02 * side, ear[1]), 0.11, tone(who.skin, 0.78), 0.0)
        path = skia.Path()
        path.moveTo(0, HEAD_TOP)
        path.cubicTo(HEAD_X * 1.25, HEAD_TOP, HEAD_X * 1.18, 0.55, 0.62, 1.02)
        path.cubicTo(0.35, CHIN + 0.02, -0.35, CHIN + 0.02, -0.62, 1.02)
        path.cubicTo(-HEAD_X * 1.18, 0.55, -HEAD_X * 1.25, HEAD_TOP, 0, HEAD_TOP)
        path.close()
        canvas.drawPath(path, stroke(INK, 0.07, OUTLINE))
        canvas.drawPath(path, ball_paint(light, (0.1 * slide[0], 0.05), 1.22, who.skin))
        for side in (-1, 1):
            soft_spot(canvas, (side * 0.62 + slide[0], 0.52 + slide[1]), 0.30, (236, 92, 88), 0.26)
            if who.freckles:
                for dx, dy in ((-0.07, 0.0), (0.05, -0.05), (0.06, 0.07)):
                    canvas.drawCircle(
                        side * 0.56 + dx + slide[0], 0.44 + dy + slide[1], 0.022, fill(tone(who.skin, 0.6), 0.6)
                    )

    def _nose(self, canvas: skia.Canvas, light: Light, slide: Point) -> None:
        ball(
            canvas,
            light,
            (slide[0] * 1.35, 0.33 + slide[1] * 1.2),
            0.15,
            mix(self._who.skin, (232, 120, 110), 0.22),
            0.22,
        )

    def _back_hair(self, canvas: skia.Canvas, light: Light, slide: Point) -> None:
        color = tone(self._who.hair, 0.85)
        x = -0.18 * slide[0]
        match self._who.style:
            case "bob":
                limb(canvas, light, (x - 0.80, -0.25), (x - 0.86, 0.72), 0.50, 0.34, color)
                limb(canvas, light, (x + 0.80, -0.25), (x + 0.86, 0.72), 0.50, 0.34, color)
                ball(canvas, light, (x, -0.22), 1.22, color)
            case "bun":
                ball(canvas, light, (x, -1.36), 0.46, self._who.hair)
                ball(canvas, light, (x, -0.12), 1.15, color)
            case "curly":
                for number in range(11):
                    angle = math.pi * (0.92 + 1.16 * number / 10)
                    spot = (x + 1.02 * math.cos(angle), -0.12 + 1.02 * math.sin(angle))
                    ball(canvas, light, spot, 0.36, color)
            case _:
                ball(canvas, light, (x, -0.16), 1.14, color)

    def _front_hair(self, canvas: skia.Canvas, light: Light, slide: Point) -> None:
        hair, style = self._who.hair, self._who.style
        x, y = 0.5 * slide[0], 0.35 * slide[1]
        if style == "curly":
            for number in range(7):
                angle = math.pi * (1.14 + 0.72 * number / 6)
                ball(canvas, light, (x + 0.92 * math.cos(angle), y - 0.10 + 0.94 * math.sin(angle)), 0.27, hair)
            return
        if style == "quiff":
            for number, height in enumerate((0.30, 0.38, 0.44, 0.40, 0.30)):
                at = (x - 0.62 + number * 0.31, y - 0.92)
                limb(canvas, light, at, (at[0] + 0.16, at[1] - height), 0.25, 0.16, hair)
        cap = skia.Path()
        cap.moveTo(x * 0.4 - 1.08, -0.10)
        cap.cubicTo(x * 0.4 - 1.22, -1.32, x * 0.4 + 1.22, -1.32, x * 0.4 + 1.08, -0.10)
        part = 0.30 if style in ("short", "bob") else 0.0
        cap.cubicTo(x + 0.98, y - 0.56, x + 0.55 + part, y - 0.66, x + part, y - 0.70)
        cap.cubicTo(x - 0.40, y - 0.62, x - 0.94, y - 0.50, x * 0.4 - 1.08, -0.10)
        cap.close()
        canvas.drawPath(cap, stroke(INK, 0.06, OUTLINE))
        canvas.drawPath(cap, across(light, (0.0, -0.7), (0.0, 1.0), 1.2, hair))
