"""Solid boxes in space: tables, counters, crates. Flat faces, lit once, drawn as polygons."""

import skia

from generation.engines.studio.stage.canvas import INK, RGB, Point, argb, linear, stroke, tone
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.interior_light import Lighting
from generation.engines.studio.stage.moment import View

EDGE = 0.008
"""Width of edges in metres."""


class Block:
    """From (left, low, near) to (right, high, far) metres; `top_rgb` where the upper face differs."""

    def __init__(
        self,
        lighting: Lighting,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        rgb: RGB,
        top_rgb: RGB | None = None,
    ) -> None:
        self._x, self._y, self._z = x, y, z
        middle = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2)
        self._front = [lighting.lit(rgb, (middle[0], high, z[0]), (0, 0, 1)) for high in (y[1], y[0])]
        self._side = [tone(lighting.lit(rgb, (middle[0], high, middle[2]), (1, 0, 0)), 0.8) for high in (y[1], y[0])]
        upper = tone(rgb, 1.08) if top_rgb is None else top_rgb
        self._top = [lighting.lit(upper, (middle[0], y[1], near), (0, 1, 0)) for near in (z[1], z[0])]

    def draw(self, view: View) -> None:
        (x0, x1), (y0, y1), (z0, z1) = self._x, self._y, self._z
        camera = view.camera
        if z0 - camera.z < 0.3:
            return
        edge = EDGE * camera.spot((x0 + x1) / 2, y1, z0)[2]
        if camera.x < x0:
            self._face(view, [(x0, y1, z0), (x0, y1, z1), (x0, y0, z1), (x0, y0, z0)], self._side, edge)
        if camera.x > x1:
            self._face(view, [(x1, y1, z0), (x1, y1, z1), (x1, y0, z1), (x1, y0, z0)], self._side, edge)
        if camera.y > y1:
            self._face(view, [(x0, y1, z1), (x1, y1, z1), (x1, y1, z0), (x0, y1, z0)], self._top, edge)
        if camera.y < y0:
            self._face(view, [(x0, y0, z1), (x1, y0, z1), (x1, y0, z0), (x0, y0, z0)], self._side, edge)
        self._face(view, [(x0, y1, z0), (x1, y1, z0), (x1, y0, z0), (x0, y0, z0)], self._front, edge)

    @staticmethod
    def _face(view: View, corners: list[tuple[float, float, float]], shades: list[RGB], edge: float) -> None:
        points: list[Point] = [view.camera.spot(*corner)[:2] for corner in corners]
        first = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
        last = ((points[2][0] + points[3][0]) / 2, (points[2][1] + points[3][1]) / 2)
        path = polygon(points)
        bounds = path.getBounds()
        if not bounds.intersects(skia.Rect.MakeWH(view.camera.width_px, view.camera.height_px)):
            return
        view.canvas.drawPath(path, linear(first, last, [argb(shades[0]), argb(tone(shades[1], 0.86))]))
        view.canvas.drawPath(path, stroke(INK, edge, 0.22))


def table(
    lighting: Lighting, x: tuple[float, float], z: tuple[float, float], high: float, rgb: RGB, leg: float = 0.05
) -> list[Block]:
    """Four legs and a top, far to near."""
    legs = [
        Block(lighting, (left, left + leg), (0.0, high), (near, near + leg), tone(rgb, 0.7))
        for near in (z[1] - leg, z[0])
        for left in (x[0], x[1] - leg)
    ]
    return [*legs, Block(lighting, x, (high, high + 0.05), z, rgb)]
