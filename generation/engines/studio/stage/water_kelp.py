"""Kelp that sways."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, argb, linear, mix, stroke
from generation.engines.studio.stage.moment import View


def kelp(view: View, rgb: RGB, x: float, z: float, tall: float, t_s: float) -> None:
    """A waving ribbon with leaves on both sides, `tall` metres."""
    px, py, metre = view.camera.spot(x, 0.0, z)
    if metre <= 0 or not -metre < px < view.camera.width_px + metre:
        return
    dark = mix(rgb, (6, 40, 50), 0.35)
    points = []
    for step in range(10):
        part = step / 9
        sway = 0.24 * part**1.3 * math.sin(t_s * 1.1 - part * 3.2 + x) + 0.05 * math.sin(part * 9 + x)
        points.append((px + sway * metre, py - part * tall * metre))
    path, leaves = skia.Path(), skia.Path()
    path.moveTo(*points[0])
    for step in range(1, 10):
        path.lineTo(*points[step])
        side = 1 if step % 2 else -1
        (ax, ay), (bx, by) = points[step - 1], points[step]
        reach = (0.34 - 0.02 * step) * metre
        tip = (bx + side * reach, by - 0.16 * metre + 0.05 * metre * math.sin(t_s * 1.5 - step))
        leaves.moveTo(ax, ay)
        leaves.quadTo(ax + side * reach * 0.7, ay - 0.14 * metre, *tip)
        leaves.quadTo(bx + side * reach * 0.25, by - 0.02 * metre, bx, by)
        leaves.close()
    view.canvas.drawPath(leaves, linear((px, py), points[-1], [argb(dark), argb(rgb)]))
    view.canvas.drawPath(path, stroke(dark, 0.05 * metre))
