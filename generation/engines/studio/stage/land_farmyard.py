"""What stands on a farm: barn, mill, fence, hay, a cow, hens, sunflowers."""

import math
from functools import partial

import skia

from generation.engines.studio.stage.canvas import INK, RGB, argb, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.land_flowers import bloom
from generation.engines.studio.stage.land_sprites import sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View

HUB_UP = 0.80
"""Where a mill's sails turn, over its height."""


def barn(light: Light, haze: RGB, *, lit: bool) -> skia.Image:
    return sprite(460, 380, partial(_barn, light=light, haze=haze, lit=lit))


def _barn(canvas: skia.Canvas, light: Light, haze: RGB, *, lit: bool) -> None:
    def tint(rgb: RGB) -> RGB:
        return light.flat(mix(rgb, haze, 0.12))

    red, dark, white, roof = tint((206, 62, 54)), tint((158, 44, 46)), tint((246, 240, 228)), tint((116, 100, 108))
    side = polygon([(250, 372), (250, 170), (446, 170), (446, 372)])
    canvas.drawPath(side, stroke(INK, 6, 0.25))
    canvas.drawPath(side, fill(dark))
    top = polygon([(150, 24), (346, 24), (456, 176), (262, 176), (234, 96)])
    canvas.drawPath(top, stroke(INK, 6, 0.25))
    canvas.drawPath(top, linear((200, 24), (360, 176), [argb(mix(roof, (255, 255, 255), 0.2)), argb(roof)]))
    front = polygon([(30, 372), (30, 170), (64, 92), (146, 26), (230, 92), (262, 170), (262, 372)])
    canvas.drawPath(front, stroke(INK, 6, 0.3))
    canvas.drawPath(front, linear((30, 200), (262, 200), [argb(mix(red, (255, 255, 255), 0.08)), argb(red)]))
    for x in range(52, 262, 22):
        canvas.drawLine(x, 110, x, 370, stroke(dark, 2.2, 0.55))
    canvas.drawPath(polygon([(22, 176), (58, 86), (146, 18), (236, 86), (270, 176)]), _trim(white, 10))
    door = polygon([(88, 372), (88, 236), (204, 236), (204, 372)])
    canvas.drawPath(door, fill((255, 214, 130) if lit else dark))
    canvas.drawPath(door, _trim(white, 8))
    for start, end in (((88, 236), (204, 372)), ((204, 236), (88, 372))):
        canvas.drawLine(*start, *end, stroke(white, 6))
    loft = polygon([(118, 120), (174, 120), (174, 176), (118, 176)])
    canvas.drawPath(loft, fill((255, 224, 150) if lit else tint((80, 60, 66))))
    canvas.drawPath(loft, _trim(white, 7))
    for x in (296, 352, 408):
        window = polygon([(x - 16, 232), (x + 16, 232), (x + 16, 274), (x - 16, 274)])
        canvas.drawPath(window, fill((255, 220, 140) if lit else tint((90, 74, 84))))
        canvas.drawPath(window, _trim(white, 5))
    if lit:
        soft_spot(canvas, (146, 300), 110, (255, 190, 100), 0.35)


def _trim(rgb: RGB, width: float) -> skia.Paint:
    paint = stroke(rgb, width)
    paint.setStrokeJoin(skia.Paint.kMiter_Join)
    return paint


def mill(light: Light, haze: RGB, *, lit: bool) -> skia.Image:
    """Without its sails."""

    def paint(canvas: skia.Canvas) -> None:
        white, wood = mix((240, 230, 214), haze, 0.15), mix((150, 104, 74), haze, 0.15)
        limb(canvas, light, (120, 372), (120, 150), 84, 54, white, 0.25)
        limb(canvas, light, (120, 132), (120, 108), 60, 48, wood, 0.28)
        ball(canvas, light, (120, 92), 46, wood, 0.2)
        for y in (210, 296):
            canvas.drawCircle(120, y, 16, fill((255, 220, 140) if lit else light.flat((86, 74, 84))))
            canvas.drawCircle(120, y, 16, stroke(light.flat(wood), 5))

    return sprite(240, 440, paint)


def sails(view: View, light: Light, x: float, z: float, tall_m: float, turn: float) -> None:
    """Four blades of the mill at (x, z), `turn` in turns."""
    px, py, metre = view.camera.spot(x, tall_m * HUB_UP, z)
    if metre <= 0 or not -2 * metre < px < view.camera.width_px + 2 * metre:
        return
    cloth, wood = light.flat((246, 238, 220)), light.flat((120, 82, 60))
    reach = 0.46 * tall_m * metre
    for number in range(4):
        angle = math.tau * (turn + number / 4)
        ux, uy = math.cos(angle), math.sin(angle)
        tip = (px + ux * reach, py + uy * reach)
        wide = 0.20 * reach
        blade = polygon(
            [
                (px + ux * 0.2 * reach, py + uy * 0.2 * reach),
                tip,
                (tip[0] - uy * wide, tip[1] + ux * wide),
                (px + ux * 0.2 * reach - uy * wide, py + uy * 0.2 * reach + ux * wide),
            ]
        )
        view.canvas.drawPath(blade, fill(cloth, 0.92))
        view.canvas.drawPath(blade, stroke(wood, 0.018 * reach))
        view.canvas.drawLine(px, py, *tip, stroke(wood, 0.05 * reach))
    ball(view.canvas, light, (px, py), 0.07 * reach, (120, 82, 60), 0.2)


def fence(light: Light, rgb: RGB) -> skia.Image:
    """Three posts and two rails."""

    def paint(canvas: skia.Canvas) -> None:
        for y in (70, 128):
            limb(canvas, light, (0, y), (480, y + 3), 11, 11, rgb, 0.25)
        for x in (60, 240, 420):
            limb(canvas, light, (x, 190), (x, 34), 17, 15, mix(rgb, (255, 255, 255), 0.08), 0.28)

    return sprite(480, 210, paint)


def hay(light: Light) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        limb(canvas, light, (104, 112), (196, 112), 92, 92, (226, 178, 84), 0.28)
        ball(canvas, light, (104, 112), 90, (240, 200, 108), 0.2)
        for radius in (70, 52, 34, 16):
            canvas.drawCircle(104, 112, radius, stroke(light.flat((176, 128, 56)), 5, 0.7))

    return sprite(300, 210, paint)


def cow(light: Light, *, chewing: bool) -> skia.Image:
    return sprite(340, 250, partial(_cow, light=light, chewing=chewing))


def _cow(canvas: skia.Canvas, light: Light, *, chewing: bool) -> None:
    white, black, pink = (244, 240, 236), (62, 54, 62), (240, 168, 170)
    for x in (112, 150, 236, 270):
        limb(canvas, light, (x, 150), (x, 222), 19, 16, white, 0.28)
        limb(canvas, light, (x, 232), (x, 236), 16, 16, black, 0.2)
    limb(canvas, light, (290, 110), (318, 180), 6, 5, white, 0.2)
    limb(canvas, light, (122, 126), (258, 122), 62, 58, white, 0.3)
    canvas.save()
    shape = skia.Path()
    shape.addRoundRect(skia.Rect.MakeLTRB(62, 66, 314, 186), 58, 58)
    canvas.clipPath(shape, doAntiAlias=True)
    for spot, radius in (((190, 84), 38), ((266, 142), 34), ((128, 156), 26), ((296, 84), 24)):
        canvas.drawCircle(*spot, radius, fill(light.flat(black)))
    canvas.restore()
    for side in (-1, 1):
        limb(canvas, light, (78 + side * 30, 62), (78 + side * 56, 56), 12, 8, black, 0.2)
        limb(canvas, light, (78 + side * 20, 46), (78 + side * 26, 26), 6, 3, (230, 214, 180), 0.2)
    ball(canvas, light, (78, 80), 44, white, 0.3)
    canvas.drawCircle(96, 66, 17, fill(light.flat(black)))
    limb(canvas, light, (60, 110 + 3 * chewing), (94, 110 + 3 * chewing), 26, 26, pink, 0.28)
    for x in (64, 90):
        canvas.drawCircle(x, 106, 4, fill((120, 70, 80)))
        canvas.drawCircle(x - 1, 74, 7, fill((250, 250, 250)))
        canvas.drawCircle(x - 1, 75, 4.5, fill((20, 18, 30)))


def hen(light: Light, *, pecking: bool) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        head = (128.0, 112.0) if pecking else (120.0, 48.0)
        for x in (70, 90):
            limb(canvas, light, (x, 120), (x, 152), 4, 4, (240, 170, 60), 0.2)
        limb(canvas, light, (36, 76), (26, 52), 16, 9, (250, 246, 238), 0.28)
        limb(canvas, light, (66, 98), (92, 94), 36, 32, (250, 246, 238), 0.28)
        limb(canvas, light, (98, 84), head, 22, 16, (250, 246, 238), 0.2)
        ball(canvas, light, (head[0] - 2, head[1] - 16), 8, (226, 60, 60), 0.0)
        limb(canvas, light, (head[0] + 12, head[1] + 2), (head[0] + 24, head[1] + 6), 5, 2, (245, 176, 60), 0.2)
        canvas.drawCircle(head[0] + 5, head[1] - 4, 3.4, fill((20, 18, 30)))

    return sprite(170, 162, paint)


def sunflowers(light: Light, blur: float) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        for x, y, radius in ((70, 150, 46), (196, 84, 54), (300, 190, 42), (130, 260, 34)):
            limb(canvas, light, (x * 0.5 + 90, 430), (x, y), 8, 7, (84, 140, 66), 0.0)
            for side in (-1, 1):
                limb(
                    canvas,
                    light,
                    (x * 0.7 + 54, 330 - y * 0.1),
                    (x * 0.7 + 54 + side * 60, 290 - y * 0.1),
                    16,
                    4,
                    (96, 158, 72),
                    0.0,
                )
            bloom(canvas, light, (x, y), radius, (255, 200, 50), (122, 76, 46), turn=x)
            bloom(canvas, light, (x, y), radius * 0.84, (255, 216, 84), (122, 76, 46), turn=x + 0.5)

    return sprite(360, 430, paint, blur)
