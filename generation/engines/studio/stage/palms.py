"""A clay palm tree, drawn per frame so that its leaves move."""

import math

import skia

from generation.engines.studio.stage.canvas import INK, Point, argb, linear, stroke
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit

HEIGHT_M = 2.45
SEGMENTS = 7
LEAVES = 8
LEAF_M = 1.35
TRUNK_RGB = (168, 122, 82)
LEAF_RGB = (70, 158, 84)


class Palm:
    def __init__(self, seed: int, number: int, light: Light) -> None:
        self._light = light
        self._lean = (unit(seed, "palm", number) - 0.5) * 0.7 + (0.35 if number == 0 else -0.35)
        self._phase = 6.28 * unit(seed, "palm phase", number)
        self._height = HEIGHT_M * (0.9 + 0.25 * unit(seed, "palm height", number))

    def draw(self, view: View, x: float, z: float, t_s: float) -> None:
        foot_x, foot_y, metre = view.camera.spot(x, 0.0, z)
        if metre <= 0 or not -4 * metre < foot_x < view.camera.width_px + 4 * metre:
            return
        sway = 0.035 * math.sin(t_s * 1.1 + self._phase)

        def at(part: float) -> Point:
            return (foot_x + (self._lean * part**1.7 + sway * part) * metre, foot_y - self._height * part * metre)

        for segment in range(SEGMENTS):
            low, high = at(segment / SEGMENTS), at((segment + 0.92) / SEGMENTS)
            radius = (0.16 - 0.07 * segment / SEGMENTS) * metre
            limb(view.canvas, self._light, low, high, radius, radius * 0.86, TRUNK_RGB, 0.25)
        crown = at(1.0)
        for leaf in sorted(range(LEAVES), key=lambda k: -abs(k - LEAVES / 2)):
            angle = math.pi * (0.04 + 0.92 * leaf / (LEAVES - 1)) + 0.05 * math.sin(t_s * 1.6 + leaf + self._phase)
            self._leaf(view.canvas, crown, angle, LEAF_M * metre * (0.85 + 0.2 * (leaf % 3) / 2))
        for side in (-0.07, 0.08):
            spot = (crown[0] + side * metre, crown[1] + 0.08 * metre)
            ball(view.canvas, self._light, spot, 0.085 * metre, (120, 84, 54))

    def _leaf(self, canvas: skia.Canvas, crown: Point, angle: float, length: float) -> None:
        """An arc that hangs at its end, broad in the middle."""
        tip = (crown[0] + math.cos(angle) * length, crown[1] - math.sin(angle) * length * 0.55 + 0.32 * length)
        lift = (crown[0] + math.cos(angle) * length * 0.5, crown[1] - math.sin(angle) * length * 0.75 - 0.16 * length)
        path = skia.Path()
        path.moveTo(*crown)
        path.quadTo(lift[0], lift[1] - 0.10 * length, *tip)
        path.quadTo(lift[0], lift[1] + 0.20 * length, *crown)
        path.close()
        dark, bright = self._light.flat((34, 100, 66)), self._light.flat(LEAF_RGB)
        canvas.drawPath(path, stroke(INK, length * 0.018, 0.25))
        canvas.drawPath(path, linear(crown, tip, [argb(dark), argb(bright)]))
        rib = skia.Path()
        rib.moveTo(*crown)
        rib.quadTo(lift[0], lift[1] + 0.04 * length, *tip)
        canvas.drawPath(rib, stroke((210, 226, 150), length * 0.014, 0.5))
