"""Lightning: when it strikes and what it looks like. Weather and effect share it."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, brighten, stroke
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit

BOLT_S = 0.30
GLOW: RGB = (150, 170, 255)
CORE: RGB = (250, 250, 255)
STEPS = 11


def flash(age_s: float) -> float:
    """0..1: bright at once, a second flicker, gone after BOLT_S."""
    if not 0 <= age_s < BOLT_S:
        return 0.0
    return max(math.exp(-age_s * 16), 0.65 * math.exp(-abs(age_s - 0.14) * 34))


def light_up(view: View, level: float, rgb: RGB = (190, 200, 255)) -> None:
    if level > 0.02:
        red, green, blue = (part * level for part in rgb)
        brighten(view.pixels, (blue, green, red))


def bolt(view: View, seed: int, number: int, age_s: float) -> None:
    """From the top edge towards the horizon, with two branches; the same for one `number`."""
    level = flash(age_s)
    if level < 0.05:
        return
    width, px = view.camera.width_px, view.unit
    end = max(view.camera.height_px * 0.30, min(view.camera.horizon_px, view.camera.height_px * 0.62))
    x = width * (0.12 + 0.76 * unit(seed, "bolt", number))
    main = _jagged(seed, (x, -10.0), (x + width * 0.22 * (unit(seed, "lean", number) - 0.5), end), f"{number}")
    paths = [(main, 1.0)]
    for branch in (1, 2):
        at = main[3 * branch + 1]
        aim = (at[0] + width * 0.22 * (1 if branch == 1 else -1), at[1] + end * 0.30)
        paths.append((_jagged(seed, at, aim, f"{number}.{branch}"), 0.5))
    for points, thick in paths:
        path = skia.Path()
        path.addPoly([skia.Point(*point) for point in points], False)
        for rgb, wide, alpha in ((GLOW, 26.0, 0.16), (GLOW, 12.0, 0.34), (CORE, 4.5, 0.95)):
            view.canvas.drawPath(path, stroke(rgb, wide * px * thick, alpha * min(1.0, level * 1.5)))


def _jagged(seed: int, start: tuple[float, float], end: tuple[float, float], name: str) -> list[tuple[float, float]]:
    length = math.dist(start, end)
    points = [start]
    for step in range(1, STEPS):
        part = step / STEPS
        out = (unit(seed, "jag", name, step) - 0.5) * length * 0.15
        points.append((start[0] + (end[0] - start[0]) * part + out, start[1] + (end[1] - start[1]) * part))
    return [*points, end]
