"""Falling water: a bright sheet with streaks that run down it, and mist where it lands."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, argb, linear, mix, stroke
from generation.engines.studio.stage.clay import polygon, soft_spot
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit

STREAKS = 26
FALL_S = 1.1
MISTS = 5


def waterfall(view: View, seed: int, x: float, z: float, wide_m: float, tall_m: float, water: RGB, t_s: float) -> None:
    """From `tall_m` down to the floor at world (x, z)."""
    camera, canvas = view.camera, view.canvas
    foot_x, foot_y, metre = camera.spot(x, 0.0, z)
    if metre <= 0 or not -wide_m * metre < foot_x < camera.width_px + wide_m * metre:
        return
    top_y = camera.spot(x, tall_m, z)[1]
    half = wide_m * metre / 2
    white = mix(water, (255, 255, 255), 0.34)
    edge = []
    for step in range(9):
        part = step / 8
        edge.append(
            (half * (0.82 + 0.22 * part + 0.03 * math.sin(step * 2.1 + t_s * 5)), top_y + (foot_y - top_y) * part)
        )
    lip = (foot_x, top_y - 0.22 * half)
    sheet = polygon([(foot_x - out, y) for out, y in edge[::-1]] + [lip] + [(foot_x + out, y) for out, y in edge])
    colors = [argb(white, 0.95), argb(water, 0.92), argb(white, 0.96)]
    canvas.drawPath(sheet, linear((foot_x, top_y), (foot_x, foot_y), colors))
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(foot_x - 1.1 * half, top_y, foot_x + 1.1 * half, foot_y))
    for number in range(STREAKS):
        chance = [unit(seed, "streak", number, part) for part in range(3)]
        part = (t_s / FALL_S * (0.8 + 0.4 * chance[0]) + chance[1]) % 1
        across = foot_x + (chance[2] * 2 - 1) * half * (0.8 + 0.2 * part)
        y = top_y + (foot_y - top_y) * (part * part * 1.2 - 0.12)
        length = (0.10 + 0.22 * part) * (foot_y - top_y)
        rgb = (255, 255, 255) if number % 3 else mix(water, (40, 100, 140), 0.35)
        canvas.drawLine(across, y, across, y + length, stroke(rgb, (0.02 + 0.03 * chance[0]) * metre, 0.5))
    canvas.restore()
    for number in range(MISTS):
        sway = math.sin(t_s * 1.3 + number * 1.9)
        spot = (foot_x + (number / (MISTS - 1) - 0.5) * 2.3 * half, foot_y - (0.10 + 0.06 * sway) * metre)
        soft_spot(canvas, spot, (0.42 + 0.06 * sway) * metre, white, 0.62)
