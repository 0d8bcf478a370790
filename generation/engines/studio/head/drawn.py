"""A clay head for people nobody enrolled: friendly, chunky, its own by seed."""

import math
from dataclasses import dataclass

import skia

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
EYE_X, EYE_R, IRIS_R = 0.37, 0.235, 0.125
MOUTH_Y = 0.68
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
        canvas.scale(scale, scale)
        slide = (TURN * math.sin(pose.yaw), TURN * math.sin(pose.pitch))
        self._back_hair(canvas, light, slide)
        self._skull(canvas, light, slide)
        self._mouth(canvas, light, slide, pose)
        self._eyes(canvas, light, slide, pose)
        self._nose(canvas, light, slide)
        self._front_hair(canvas, light, slide)
        self._brows(canvas, light, slide, pose)
        canvas.restore()

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

    def _eyes(self, canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose) -> None:
        for side in (-1, 1):
            x, y = side * EYE_X + slide[0], slide[1] * 0.9
            narrow = 1 - 0.35 * abs(pose.yaw) * (1 if side * pose.yaw > 0 else 0)
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(narrow, 1.08)
            ball(canvas, light, (0, 0), EYE_R, (250, 250, 252), 0.4)
            look = (slide[0] * 0.12, slide[1] * 0.10 + 0.01)
            canvas.drawCircle(*look, IRIS_R, fill(self._who.iris))
            canvas.drawCircle(*look, IRIS_R * 0.58, fill((16, 14, 22)))
            canvas.drawCircle(look[0] - 0.045, look[1] - 0.055, 0.038, fill((255, 255, 255)))
            lid = max(pose.blink, 0.10 + 0.25 * max(0.0, pose.smile - 0.5))
            eye = skia.Path()
            eye.addCircle(0, 0, EYE_R * 1.04)
            canvas.save()
            canvas.clipPath(eye, doAntiAlias=True)
            edge = -EYE_R * 1.06 + 2.1 * EYE_R * lid
            canvas.drawRect(skia.Rect.MakeLTRB(-0.4, -0.5, 0.4, edge), fill(light.flat(tone(self._who.skin, 0.90))))
            canvas.drawLine(-0.4, edge, 0.4, edge, stroke(tone(self._who.hair, 0.6), 0.045))
            canvas.restore()
            canvas.restore()

    def _brows(self, canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose) -> None:
        lift = 0.13 * pose.brow + 0.03
        for side in (-1, 1):
            x, y = side * EYE_X + slide[0], -0.40 - lift + slide[1]
            worry = 0.10 * max(0.0, -pose.smile) + 0.012
            start = (x - side * 0.20, y - worry)
            end = (x + side * 0.20, y + 0.03 + worry)
            limb(canvas, light, start, end, 0.055, 0.042, tone(self._who.hair, 0.9), 0.25)

    def _nose(self, canvas: skia.Canvas, light: Light, slide: Point) -> None:
        ball(
            canvas,
            light,
            (slide[0] * 1.35, 0.33 + slide[1] * 1.2),
            0.15,
            mix(self._who.skin, (232, 120, 110), 0.22),
            0.22,
        )

    def _mouth(self, canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose) -> None:
        """Corners by smile and width, lower lip by jaw; teeth above, tongue below."""
        half = 0.36 + 0.10 * pose.width + 0.08 * max(0.0, pose.smile)
        x, y = slide[0] * 1.05, MOUTH_Y + slide[1]
        lift = 0.17 * pose.smile
        drop = 0.40 * pose.jaw * (1 - pose.press)
        left, right = (x - half, y - lift), (x + half, y - lift)
        if drop < 0.03:
            line = skia.Path()
            line.moveTo(*left)
            line.quadTo(x, y + lift * 1.5 + 0.02, *right)
            canvas.drawPath(line, stroke((96, 40, 44), 0.075))
            return
        hole = skia.Path()
        hole.moveTo(*left)
        hole.quadTo(x, y - 0.02 + lift * 0.6, *right)
        hole.cubicTo(right[0] - 0.02, y + drop * 1.25, left[0] + 0.02, y + drop * 1.25, *left)
        hole.close()
        canvas.drawPath(hole, fill((74, 22, 30)))
        canvas.save()
        canvas.clipPath(hole, doAntiAlias=True)
        canvas.drawCircle(x, y + drop * 1.05 + 0.10, 0.24, fill((206, 92, 96)))
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - half, y - lift - 0.1, x + half, y + lift * 0.3 + 0.085), fill((246, 246, 240))
        )
        canvas.restore()
        canvas.drawPath(hole, stroke(tone(self._who.skin, 0.58), 0.05, 0.9))

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
