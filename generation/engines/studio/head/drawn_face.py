"""The face of a drawn head: eyes with lids, brows and a mouth, in face units around the point between the eyes."""

from dataclasses import dataclass

import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.canvas import RGB, Point, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.light import Light

EYE_X, EYE_R, IRIS_R = 0.37, 0.235, 0.125
LOOK_X, LOOK_Y = 0.088, 0.070
SHUT = 0.86
"""Lids closed further than this are drawn as one line."""
MOUTH_Y = 0.68
LIP_RGB, HOLE_RGB, TONGUE_RGB, TEETH_RGB = (96, 40, 44), (74, 22, 30), (206, 92, 96), (246, 246, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    skin: RGB
    hair: RGB
    iris: RGB


def eyes(canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose, colours: Colours) -> None:
    for side in (-1, 1):
        narrow = 1 - 0.35 * abs(pose.yaw) * (1 if side * pose.yaw > 0 else 0)
        canvas.save()
        canvas.translate(side * EYE_X + slide[0], slide[1] * 0.9)
        canvas.scale(narrow * (1 + 0.08 * pose.wide), 1.08 * (1 + 0.14 * pose.wide))
        if pose.blink + 0.45 * pose.squint > SHUT:
            _shut(canvas, pose, colours)
        else:
            _open(canvas, light, side, slide, pose, colours)
        canvas.restore()


def brows(canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose, colours: Colours) -> None:
    for side in (-1, 1):
        lift = 0.15 * pose.brow + 0.03 + 0.11 * pose.skew * side
        x, y = side * (EYE_X - 0.03 * max(0.0, pose.frown)) + slide[0], -0.40 - lift + slide[1]
        inner = (x - side * 0.20, y - 0.012 + 0.15 * pose.frown)
        outer = (x + side * 0.20, y + 0.042 - 0.05 * pose.frown)
        limb(canvas, light, inner, outer, 0.058, 0.042, tone(colours.hair, 0.9), 0.25)


def mouth(canvas: skia.Canvas, light: Light, slide: Point, pose: HeadPose, colours: Colours) -> None:
    """Corners by smile, skew and width, lower lip by jaw; teeth above, tongue below."""
    half = 0.34 + 0.11 * pose.width + 0.09 * max(0.0, pose.smile) - 0.05 * pose.press
    x, y = slide[0] * 1.05, MOUTH_Y + slide[1]
    lift = 0.17 * pose.smile
    left, right = (x - half, y - lift + 0.09 * pose.skew), (x + half, y - lift - 0.13 * pose.skew)
    drop = 0.40 * pose.jaw * (1 - pose.press)
    if drop < 0.03:
        line = skia.Path()
        line.moveTo(*left)
        line.quadTo(x, y + lift * 1.5 + 0.02 - 0.10 * pose.sneer, *right)
        canvas.drawPath(line, stroke(LIP_RGB, 0.075 - 0.02 * pose.press))
        return
    low = max(y + drop * 1.25, max(left[1], right[1]) + drop * 0.7)
    hole = skia.Path()
    hole.moveTo(*left)
    hole.quadTo(x, y - 0.02 + lift * 0.6 - 0.10 * pose.sneer, *right)
    hole.cubicTo(right[0] - 0.02, low, left[0] + 0.02, low, *left)
    hole.close()
    canvas.drawPath(hole, fill(HOLE_RGB))
    canvas.save()
    canvas.clipPath(hole, doAntiAlias=True)
    canvas.drawCircle(x, y + drop * 1.05 + 0.10, 0.24, fill(TONGUE_RGB))
    teeth = y + lift * 0.3 + 0.085
    canvas.drawRect(skia.Rect.MakeLTRB(x - half, min(left[1], right[1], y) - 0.2, x + half, teeth), fill(TEETH_RGB))
    canvas.restore()
    canvas.drawPath(hole, stroke(tone(colours.skin, 0.58), 0.05, 0.9))


def _open(canvas: skia.Canvas, light: Light, side: int, slide: Point, pose: HeadPose, colours: Colours) -> None:
    ball(canvas, light, (0, 0), EYE_R, (250, 250, 252), 0.4)
    look = (slide[0] * 0.12 + LOOK_X * pose.look_x, slide[1] * 0.10 + 0.01 + LOOK_Y * pose.look_y)
    radius = IRIS_R * (1 - 0.12 * pose.wide)
    canvas.drawCircle(*look, radius, fill(colours.iris))
    canvas.drawCircle(*look, radius * 0.58, fill((16, 14, 22)))
    canvas.drawCircle(look[0] - 0.045, look[1] - 0.055, 0.038, fill((255, 255, 255)))
    eye = skia.Path()
    eye.addCircle(0, 0, EYE_R * 1.04)
    canvas.save()
    canvas.clipPath(eye, doAntiAlias=True)
    lid = max(pose.blink, 0.10 * (1 - pose.wide) + 0.18 * max(0.0, pose.frown) + 0.06 * max(0.0, -pose.frown))
    edge = -EYE_R * 1.06 + 2.1 * EYE_R * lid
    slant = 0.11 * pose.frown * side * (1 - pose.blink)
    skin, lash = light.flat(tone(colours.skin, 0.90)), stroke(tone(colours.hair, 0.6), 0.045)
    _lid(canvas, edge + slant, edge - slant, -0.5, skin, lash)
    if pose.squint > 0.05:
        rise = EYE_R * (1.06 - 0.75 * pose.squint)
        _lid(canvas, rise, rise, 0.5, skin, stroke(tone(colours.skin, 0.62), 0.03))
    canvas.restore()


def _lid(canvas: skia.Canvas, left: float, right: float, beyond: float, skin: RGB, edge: skia.Paint) -> None:
    """Skin from `beyond` to a line across the eye."""
    path = skia.Path()
    path.addPoly(
        [skia.Point(-0.4, beyond), skia.Point(0.4, beyond), skia.Point(0.4, right), skia.Point(-0.4, left)], True
    )
    canvas.drawPath(path, fill(skin))
    canvas.drawLine(-0.4, left, 0.4, right, edge)


def _shut(canvas: skia.Canvas, pose: HeadPose, colours: Colours) -> None:
    """Laughing eyes arch up, sleeping ones hang."""
    bow = -0.17 if pose.smile > 0.4 else 0.11
    line = skia.Path()
    line.moveTo(-EYE_R * 0.9, 0.06)
    line.quadTo(0, 0.06 + bow * 1.6, EYE_R * 0.9, 0.06)
    canvas.drawPath(line, stroke(tone(colours.hair, 0.55), 0.062))
