"""Pots that steam and pans that swing."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.interior_things import steam
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View

PANS: tuple[tuple[float, float, RGB], ...] = (
    (-0.78, 0.15, (206, 116, 74)),
    (-0.42, 0.11, (74, 76, 88)),
    (0.46, 0.13, (206, 116, 74)),
    (0.86, 0.17, (74, 76, 88)),
)
"""Right of the middle, radius, colour."""


def cooking(view: View, light: Light, seed: int, stove_x: float, t_s: float) -> None:
    """A pot whose lid dances and a kettle."""
    x, y, metre = view.camera.spot(stove_x - 0.14, 0.97, 2.5)
    if metre <= 0:
        return
    canvas = view.canvas
    limb(canvas, light, (x, y - 0.08 * metre), (x, y - 0.19 * metre), 0.15 * metre, 0.15 * metre, (224, 84, 66))
    lift = 0.012 * metre * abs(math.sin(t_s * 9))
    cover = skia.Rect.MakeLTRB(x - 0.16 * metre, y - 0.37 * metre - lift, x + 0.16 * metre, y - 0.28 * metre - lift)
    canvas.drawOval(cover, skia.Paint(AntiAlias=True, Color=0xFFB8483C))
    ball(canvas, light, (x, y - 0.385 * metre - lift), 0.03 * metre, (60, 54, 60))
    steam(view, seed, (stove_x - 0.14, 1.36, 2.5), 0.85, t_s, 0.5)
    x, y, metre = view.camera.spot(stove_x + 0.2, 0.97, 2.4)
    ball(canvas, light, (x, y - 0.10 * metre), 0.11 * metre, (196, 204, 214))
    spout = (x + 0.08 * metre, y - 0.1 * metre), (x + 0.17 * metre, y - 0.2 * metre)
    limb(canvas, light, *spout, 0.03 * metre, 0.018 * metre, (196, 204, 214))


def pans(view: View, light: Light, wide: float, moment: Moment) -> None:
    """They hang from a rail and swing a little with the music."""
    canvas = view.canvas
    rail = [view.camera.spot(side * 1.1 * wide, 2.82, 2.0) for side in (-1, 1)]
    metre = rail[0][2]
    if metre <= 0:
        return
    canvas.drawLine(*rail[0][:2], *rail[1][:2], stroke((64, 58, 62), 0.03 * metre))
    for number, (at, radius, color) in enumerate(PANS):
        x, y, metre = view.camera.spot(at * wide, 2.82, 2.0)
        swing = 0.10 * math.sin(moment.t_s * 2.1 + number * 1.3) + 0.06 * moment.energy * math.sin(
            math.pi * moment.beat + number
        )
        dx, dy = math.sin(swing), math.cos(swing)
        end = (x + dx * 0.24 * metre, y + dy * 0.24 * metre)
        limb(canvas, light, (x, y), end, 0.014 * metre, 0.018 * metre, (56, 52, 60))
        centre = (x + dx * (0.24 + radius) * metre, y + dy * (0.24 + radius) * metre)
        ball(canvas, light, centre, radius * metre, color)
        ball(canvas, light, centre, radius * 0.78 * metre, tone(color, 0.82), 0.1)
