"""What grows in a desert: cactus, dry grass, the tumbleweed."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, mix, stroke
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.seeds import generator


def cactus(canvas: skia.Canvas, light: Light, arms: int) -> None:
    green = (88, 156, 92)
    bends = (((100, 250), (38, 236), (38, 150)), ((160, 190), (224, 178), (224, 96)))
    for elbow_from, elbow, tip in bends[arms:]:
        limb(canvas, light, elbow_from, elbow, 24, 24, green, 0.25)
        limb(canvas, light, elbow, tip, 24, 21, green, 0.25)
    limb(canvas, light, (130, 378), (130, 62), 40, 36, green, 0.28)
    for shift in (-22, -7, 8, 23):
        canvas.drawLine(130 + shift, 400, 130 + shift * 0.8, 56, stroke((40, 92, 66), 2.5, 0.35))
    for number in range(16):
        y, x = 60 + 22 * number, 130 + (-14 if number % 2 else 15)
        canvas.drawLine(x - 5, y - 4, x + 5, y + 2, stroke((250, 246, 210), 1.6, 0.8))
    for angle in range(5):
        turn = angle * 1.256
        ball(canvas, light, (130 + 11 * math.cos(turn), 26 + 9 * math.sin(turn)), 10, (246, 116, 150), 0.2)
    ball(canvas, light, (130, 26), 7, (255, 218, 92), 0.0)


def tumbleweed(canvas: skia.Canvas, turn: float, seed: int) -> None:
    rng = generator(seed, "weed")
    for bright in (0.7, 1.0):
        for start, bend, size in rng.random((16, 3)).tolist():
            angle = 6.283 * (turn + start)
            radius = 26 + 30 * size
            path = skia.Path()
            path.moveTo(64 + radius * math.cos(angle), 64 + radius * math.sin(angle))
            path.cubicTo(
                64 + 70 * math.cos(angle + 1.2), 64 + 70 * math.sin(angle + 1.2),
                64 + 50 * math.cos(angle + 2.2 + bend), 64 + 50 * math.sin(angle + 2.2 + bend),
                64 + radius * math.cos(angle + 3.4), 64 + radius * math.sin(angle + 3.4),
            )  # fmt: skip
            canvas.drawPath(path, stroke((168 * bright, 122 * bright, 70 * bright), 3.4, 0.9))


def dry_grass(canvas: skia.Canvas, rgb: RGB) -> None:
    for blade in range(17):
        part = blade / 16
        path = skia.Path()
        path.moveTo(120 + 60 * part, 300)
        path.quadTo(110 + 80 * part, 160, 20 + 260 * part, 70 + 130 * abs(part - 0.45))
        canvas.drawPath(path, stroke(mix(rgb, (250, 226, 150), 0.4 * (blade % 3) / 2), 9, 1.0))
