"""What feelings leave on a face: blushing cheeks, and tears that run down them."""

import math

import skia

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.stage.canvas import Point, fill
from generation.engines.studio.stage.clay import soft_spot

BLUSH_RGB = (240, 70, 84)
WATER_RGB, SHINE_RGB = (150, 208, 246), (255, 255, 255)
CHEEK_BELOW, CHEEK_OUT, CHEEK_RADIUS = 0.30, 0.05, 0.24
SLIDE = 0.42
"""How far what lies on the cheeks moves for a radian of turn, in face units."""
DROPS = 2
"""Tears on the way down each cheek at once."""
RUN = 0.78
TEAR = 0.075


def marks(canvas: skia.Canvas, centre: Point, scale: float, pose: HeadPose, eyes: tuple[Point, Point]) -> None:
    """`eyes` are the middles of the lower lids in face units; `centre` and `scale` as for the head."""
    canvas.save()
    canvas.translate(*centre)
    canvas.rotate(math.degrees(pose.roll))
    canvas.scale(scale, scale)
    canvas.translate(SLIDE * math.sin(pose.yaw), SLIDE * math.sin(pose.pitch))
    for side, (x, y) in zip((-1, 1), eyes, strict=True):
        if pose.blush > 0:
            spot = (x + side * CHEEK_OUT, y + CHEEK_BELOW)
            soft_spot(canvas, spot, CHEEK_RADIUS, BLUSH_RGB, 0.34 * pose.blush)
        if pose.tears > 0:
            soft_spot(canvas, (x, y + 0.02), 0.11, WATER_RGB, 0.55 * pose.tears)
            for number in range(DROPS):
                part = (pose.run + number / DROPS + 0.25 * (side > 0)) % 1
                _tear(canvas, (x + side * 0.07 * part, y + 0.06 + RUN * part * part), TEAR * pose.tears, part)
    canvas.restore()


def _tear(canvas: skia.Canvas, at: Point, size: float, part: float) -> None:
    """Swells under the lid, then stretches on its way."""
    x, y = at
    size *= min(1.0, 0.35 + 3 * part)
    fade = min(1.0, 5 * (1 - part))
    drop = skia.Path()
    drop.moveTo(x, y - size * (1.1 + 1.2 * part))
    drop.cubicTo(x + size * 0.5, y - size * 0.3, x + size * 0.62, y + size * 0.7, x, y + size * 0.72)
    drop.cubicTo(x - size * 0.62, y + size * 0.7, x - size * 0.5, y - size * 0.3, x, y - size * (1.1 + 1.2 * part))
    drop.close()
    canvas.drawPath(drop, fill(WATER_RGB, 0.88 * fade))
    canvas.drawCircle(x - size * 0.18, y + size * 0.1, size * 0.17, fill(SHINE_RGB, 0.95 * fade))
