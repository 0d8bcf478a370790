"""What belongs to a lake's shore: a pier, a rowing boat, ducks, reeds and lilies."""

import math
from functools import partial

import skia

from generation.engines.studio.stage.canvas import INK, RGB, argb, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View

WOOD: RGB = (176, 130, 92)
PLANK_M = 0.26
DECK_M = 0.16


def pier(view: View, light: Light, left_m: float, right_m: float, near_m: float, far_m: float) -> None:
    """Planks on posts, from the shore out into the water."""
    camera, canvas = view.camera, view.canvas
    near_m = max(near_m, camera.z + 0.6)
    if far_m - near_m < PLANK_M:
        return
    for z in (far_m - 0.15, (near_m + far_m) / 2 + 0.3):
        for x in (left_m + 0.06, right_m - 0.06):
            px, py, metre = camera.spot(x, -0.25, z)
            top = camera.spot(x, 0.62, z)
            limb(canvas, light, (px, py), top[:2], 0.075 * metre, 0.07 * metre, mix(WOOD, (60, 40, 40), 0.25), 0.28)
    corners = [(left_m, near_m), (left_m, far_m), (right_m, far_m), (right_m, near_m)]
    under = [camera.spot(x, DECK_M - 0.10, z)[:2] for x, z in corners]
    top_face = [camera.spot(x, DECK_M, z)[:2] for x, z in corners]
    canvas.drawPath(polygon(under), fill(mix(light.flat(WOOD), (20, 12, 24), 0.6)))
    for a, b in ((0, 1), (2, 3), (3, 0)):
        side = polygon([top_face[a], top_face[b], under[b], under[a]])
        canvas.drawPath(side, fill(mix(light.flat(WOOD), (30, 16, 24), 0.5)))
    colors = [argb(light.flat(mix(WOOD, (255, 255, 255), 0.12))), argb(light.flat(mix(WOOD, (60, 40, 40), 0.1)))]
    canvas.drawPath(polygon(top_face), linear(top_face[1], top_face[0], colors))
    dark = mix(light.flat(WOOD), (30, 16, 24), 0.55)
    z = far_m
    while z > near_m:
        start, end = camera.spot(left_m, DECK_M, z), camera.spot(right_m, DECK_M, z)
        canvas.drawLine(*start[:2], *end[:2], stroke(dark, 0.016 * start[2], 0.8))
        z -= PLANK_M


def boat(light: Light) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        hull = skia.Path()
        hull.moveTo(14, 40)
        hull.quadTo(180, 76, 350, 34)
        hull.quadTo(330, 128, 270, 136)
        hull.lineTo(90, 136)
        hull.quadTo(30, 120, 14, 40)
        hull.close()
        inner = skia.Path()
        inner.moveTo(18, 42)
        inner.quadTo(180, 16, 346, 36)
        inner.quadTo(180, 92, 18, 42)
        inner.close()
        canvas.drawPath(inner, fill(light.flat((120, 82, 60))))
        for x in (110, 210):
            limb(canvas, light, (x, 44), (x + 46, 44), 8, 8, (196, 150, 106), 0.2)
        canvas.drawPath(hull, stroke(INK, 5, 0.28))
        colors = [argb(light.flat((236, 96, 84))), argb(light.flat((150, 46, 60)))]
        canvas.drawPath(hull, linear((180, 40), (180, 136), colors))
        rim = skia.Path()
        rim.moveTo(14, 42)
        rim.quadTo(180, 78, 350, 36)
        canvas.drawPath(rim, stroke(light.flat((250, 240, 220)), 9))
        limb(canvas, light, (150, 62), (40, 128), 5, 5, (214, 176, 128), 0.2)
        limb(canvas, light, (58, 116), (30, 138), 13, 8, (214, 176, 128), 0.2)

    return sprite(364, 160, paint)


def duck(light: Light) -> skia.Image:
    """Swims to the right, cut off at the water."""

    def paint(canvas: skia.Canvas) -> None:
        limb(canvas, light, (26, 62), (12, 50), 14, 6, (168, 132, 100), 0.28)
        limb(canvas, light, (46, 72), (92, 72), 30, 26, (190, 156, 122), 0.28)
        limb(canvas, light, (50, 66), (84, 66), 16, 10, (146, 110, 84), 0.2)
        limb(canvas, light, (100, 64), (110, 36), 14, 13, (40, 132, 92), 0.2)
        ball(canvas, light, (112, 30), 19, (44, 142, 98), 0.28)
        limb(canvas, light, (128, 34), (146, 37), 7, 5, (246, 178, 60), 0.2)
        canvas.drawCircle(118, 25, 3.6, fill((16, 16, 24)))

    return sprite(156, 92, paint)


def lily(light: Light, *, flower: bool) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        pad = skia.Path()
        pad.addArc(skia.Rect.MakeLTRB(8, 40, 152, 92), 20, 320)
        pad.lineTo(80, 66)
        pad.close()
        canvas.drawPath(pad, fill(light.flat((70, 150, 84))))
        canvas.drawPath(pad, stroke(light.flat((130, 196, 110)), 3, 0.8))
        if flower:
            for number in range(7):
                angle = math.pi * (0.10 + 0.80 * number / 6)
                tip = (84 + 34 * math.cos(angle), 58 - 38 * math.sin(angle))
                limb(canvas, light, (84, 60), tip, 9, 4, (252, 176, 208), 0.15)
            ball(canvas, light, (84, 50), 8, (255, 222, 110), 0.0)

    return sprite(160, 100, paint)


def reeds(light: Light, blur: float = 0.0) -> skia.Image:
    """A clump of cattails."""
    return sprite(300, 400, partial(_reeds, light=light), blur)


def _reeds(canvas: skia.Canvas, light: Light) -> None:
    green = (104, 154, 78)
    for number in range(15):
        part = number / 14
        lean = (part - 0.5) * 210
        path = skia.Path()
        path.moveTo(118 + 64 * part, 400)
        path.quadTo(118 + 64 * part, 220, 150 + lean, 90 + 130 * abs(part - 0.5) + 60 * (number % 3))
        rgb = light.flat(mix(green, (214, 224, 120) if number % 2 else (40, 100, 70), 0.30))
        canvas.drawPath(path, stroke(rgb, 9))
    for x, top in ((96, 70), (162, 22), (214, 96)):
        canvas.drawLine(150 + (x - 150) * 0.4, 400, x, top, stroke(light.flat((120, 150, 80)), 5))
        limb(canvas, light, (x, top + 66), (x, top + 16), 11, 11, (126, 80, 52), 0.25)
