"""A pirate cove's things: the ship, a chest of gold, a barrel, a torch."""

import math
from functools import partial

import skia

from generation.engines.studio.stage.canvas import INK, RGB, argb, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.land_sprites import sprite, stand
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View

WOOD: RGB = (132, 88, 60)
TORCH_M = 1.75


def ship(light: Light, haze: RGB, fog: float, *, lit: bool) -> skia.Image:
    """A galleon with two masts, cut off at the water."""
    return sprite(560, 520, partial(_ship, light=light, haze=haze, fog=fog, lit=lit))


def _ship(canvas: skia.Canvas, light: Light, haze: RGB, fog: float, *, lit: bool) -> None:
    def tint(rgb: RGB) -> RGB:
        return mix(rgb, haze, fog)

    wood, cloth = tint(WOOD), light.flat(tint((244, 234, 212)))
    for x, top in ((210, 40), (360, 70)):
        limb(canvas, light, (x, 400), (x, top), 8, 5, wood, 0.2)
    limb(canvas, light, (470, 360), (552, 300), 7, 4, wood, 0.2)
    for x, y, wide, tall in ((210, 90, 66, 90), (210, 200, 92, 120), (360, 120, 58, 80), (360, 216, 80, 106)):
        sail = skia.Path()
        sail.moveTo(x - wide, y)
        sail.lineTo(x + wide, y)
        sail.cubicTo(x + wide * 1.35, y + tall * 0.4, x + wide * 1.3, y + tall * 0.8, x + wide * 0.9, y + tall)
        sail.quadTo(x + wide * 0.1, y + tall * 0.84, x - wide * 0.9, y + tall)
        sail.quadTo(x - wide * 0.74, y + tall * 0.5, x - wide, y)
        sail.close()
        canvas.drawPath(sail, stroke(INK, 4, 0.25 * (1 - fog)))
        shades = [argb(mix(cloth, (120, 100, 120), 0.28)), argb(cloth)]
        canvas.drawPath(sail, linear((x - wide, y), (x + wide, y + tall), shades))
        canvas.drawLine(x - wide * 1.06, y, x + wide * 1.06, y, stroke(light.flat(wood), 6))
    flag = polygon([(210, 14), (276, 24), (262, 40), (278, 58), (210, 50)])
    canvas.drawPath(flag, fill(light.flat(tint((40, 38, 50)))))
    canvas.drawCircle(236, 34, 8, fill(cloth))
    hull = skia.Path()
    hull.moveTo(60, 330)
    hull.lineTo(150, 346)
    hull.quadTo(300, 400, 440, 372)
    hull.lineTo(500, 346)
    hull.quadTo(480, 470, 420, 512)
    hull.lineTo(120, 512)
    hull.quadTo(70, 450, 60, 330)
    hull.close()
    canvas.drawPath(hull, stroke(INK, 6, 0.3 * (1 - fog)))
    colors = [argb(light.flat(mix(wood, (255, 220, 170), 0.2))), argb(light.flat(mix(wood, (40, 20, 30), 0.4)))]
    canvas.drawPath(hull, linear((280, 330), (280, 512), colors))
    canvas.save()
    canvas.clipPath(hull, doAntiAlias=True)
    for y in (404, 440, 476):
        canvas.drawLine(40, y - 12, 520, y, stroke(mix(light.flat(wood), (30, 16, 20), 0.5), 3, 0.6))
    canvas.drawLine(40, 372, 520, 398, stroke(light.flat(tint((226, 176, 80))), 9))
    canvas.restore()
    for x in (140, 200, 260, 320, 380):
        canvas.drawCircle(x, 428, 13, fill((255, 206, 120) if lit else mix((40, 26, 30), haze, fog)))
        canvas.drawCircle(x, 428, 13, stroke(light.flat(tint((226, 176, 80))), 4))
    if lit:
        soft_spot(canvas, (86, 320), 46, (255, 200, 110), 0.9)


def chest(light: Light) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        gold = (250, 200, 70)
        lid = polygon([(40, 108), (56, 34), (228, 34), (244, 108)])
        canvas.drawPath(lid, stroke(INK, 5, 0.3))
        canvas.drawPath(lid, fill(light.flat((106, 66, 44))))
        soft_spot(canvas, (142, 104), 110, (255, 214, 110), 0.7)
        for n in range(26):
            x, y = 62 + (n * 37) % 164, 110 - 26 * math.sin(math.pi * ((n * 37) % 164) / 164) * ((n % 5) / 4)
            ball(canvas, light, (x, y), 13, mix(gold, (255, 240, 170), 0.4 * (n % 3) / 2), 0.3)
        for x, rgb in ((96, (230, 70, 90)), (178, (90, 200, 240))):
            ball(canvas, light, (x, 86), 12, rgb, 0.3)
        box = skia.Path()
        box.addRoundRect(skia.Rect.MakeLTRB(36, 112, 248, 216), 10, 10)
        canvas.drawPath(box, stroke(INK, 5, 0.3))
        shades = [argb(light.flat((168, 112, 72))), argb(light.flat((112, 70, 48)))]
        canvas.drawPath(box, linear((36, 112), (248, 216), shades))
        for x in (62, 222):
            canvas.drawLine(x, 114, x, 214, stroke(light.flat(gold), 14))
        canvas.drawLine(38, 122, 246, 122, stroke(light.flat(gold), 11))
        ball(canvas, light, (142, 138), 17, gold, 0.3)
        canvas.drawCircle(142, 138, 5, fill((60, 34, 26)))

    return sprite(284, 226, paint)


def barrel(light: Light) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        limb(canvas, light, (90, 60), (90, 176), 62, 62, (164, 110, 70), 0.3)
        for y in (70, 166):
            canvas.drawLine(30, y, 150, y, stroke(light.flat((90, 92, 106)), 11))
        for x in (62, 90, 118):
            canvas.drawLine(x, 20, x, 216, stroke((70, 40, 30), 2.5, 0.5))

    return sprite(180, 240, paint)


def torch(view: View, light: Light, x: float, z: float, t_s: float) -> None:
    """A stake with a flame that flickers."""
    px, py, metre = view.camera.spot(x, 0.0, z)
    if metre <= 0 or not -metre < px < view.camera.width_px + metre:
        return
    top = py - TORCH_M * metre
    limb(view.canvas, light, (px, py), (px, top), 0.035 * metre, 0.03 * metre, WOOD, 0.25)
    limb(view.canvas, light, (px, top), (px, top - 0.12 * metre), 0.05 * metre, 0.08 * metre, (96, 66, 50), 0.25)
    lick = 1 + 0.10 * math.sin(t_s * 11 + x) + 0.07 * math.sin(t_s * 17.3)
    soft_spot(view.canvas, (px, top - 0.26 * metre), 0.75 * metre * lick, (255, 160, 60), 0.42)
    for size, rgb in ((1.0, (255, 110, 30)), (0.7, (255, 180, 60)), (0.4, (255, 240, 180))):
        flame = skia.Path()
        lean = 0.05 * metre * math.sin(t_s * 6 + x * 3)
        foot, tip = top - 0.10 * metre, top - (0.12 + 0.38 * size * lick) * metre
        flame.moveTo(px, tip)
        flame.quadTo(px + 0.16 * size * metre + lean, (foot + tip) / 2, px, foot)
        flame.quadTo(px - 0.16 * size * metre + lean, (foot + tip) / 2, px, tip)
        flame.close()
        view.canvas.drawPath(flame, fill(rgb, 0.95))


def sail_by(view: View, image: skia.Image, x: float, z: float, tall_m: float, t_s: float) -> None:
    """The ship rides at anchor: it rises, sinks and shifts a little."""
    stand(view, image, x + 0.15 * math.sin(t_s * 0.4), z, tall_m, y=-0.10 + 0.07 * math.sin(t_s * 1.1), foot=0.97)
