"""Small things that move or glow in a room: hanging lamps, steam, clock hands, leaves."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, stroke, tone
from generation.engines.studio.stage.clay import ball, between, limb, polygon, soft_spot
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import unit

LEAVES = ((-0.40, 0.50), (0.40, 0.54), (-0.24, 0.82), (0.26, 0.86), (0.0, 1.02), (0.16, 0.62), (-0.16, 0.58))
"""Tips of a plant's leaves, out and up, for a plant one metre high."""
PUFFS = 7


def pendant(
    view: View, light: Light, place: tuple[float, float, float], hang_m: float, rgb: RGB, *, on: float, t_s: float
) -> None:
    """A cone on a cord, its rim at `place`, swaying; `on` 0..1 is how bright it is."""
    x, y, metre = view.camera.spot(*place)
    if metre <= 0 or not -2 * metre < x < view.camera.width_px + 2 * metre:
        return
    swing = 0.025 * math.sin(t_s * 1.3 + place[0] * 2 + place[2])
    top = (x, y - hang_m * metre)
    x += swing * hang_m * metre
    if on > 0:
        soft_spot(view.canvas, (x, y + 0.02 * metre), 0.75 * metre, (255, 208, 130), 0.34 * on)
    view.canvas.drawLine(*top, x, y - 0.2 * metre, stroke((40, 36, 44), 0.014 * metre))
    wide, high = 0.19 * metre, 0.2 * metre
    path = polygon([(x - wide, y), (x - 0.3 * wide, y - high), (x + 0.3 * wide, y - high), (x + wide, y)])
    lit, dim = light.flat(rgb), tone(light.flat(rgb), 0.55)
    view.canvas.drawPath(path, linear((x - wide, y), (x + wide, y), [argb(lit), argb(tone(lit, 1.15)), argb(dim)]))
    mouth = skia.Rect.MakeLTRB(x - wide, y - 0.045 * metre, x + wide, y + 0.045 * metre)
    view.canvas.drawOval(mouth, fill((255, 240, 200) if on > 0 else tone(dim, 0.8)))


def steam(
    view: View, seed: int, place: tuple[float, float, float], high_m: float, t_s: float, alpha: float = 0.34
) -> None:
    """Puffs that rise, widen and thin out."""
    x, y, metre = view.camera.spot(*place)
    if metre <= 0:
        return
    for puff in range(PUFFS):
        age = (t_s * 0.42 + puff / PUFFS + unit(seed, "steam", puff) * 0.1) % 1
        side = 0.07 * math.sin(age * 5 + puff * 1.9 + place[0]) * (0.3 + age)
        radius = (0.05 + 0.13 * age) * metre
        at = (x + side * metre, y - age * high_m * metre)
        soft_spot(view.canvas, at, radius, (255, 255, 255), alpha * math.sin(math.pi * age) ** 0.8)


def hands(view: View, place: tuple[float, float, float], radius_m: float, t_s: float) -> None:
    """A clock's hands: ten past ten, and seconds that tick."""
    x, y, metre = view.camera.spot(*place)
    tick = math.floor(t_s) + min(1.0, (t_s % 1) * 8)
    for turn, reach, width in ((10.17 / 12, 0.5, 0.09), (10 / 60, 0.75, 0.06), (tick / 60, 0.85, 0.03)):
        angle = 2 * math.pi * turn
        end = (x + math.sin(angle) * reach * radius_m * metre, y - math.cos(angle) * reach * radius_m * metre)
        rgb = (214, 60, 50) if width < 0.05 else (40, 36, 44)
        view.canvas.drawLine(x, y, *end, stroke(rgb, width * radius_m * metre))


def potted(
    view: View, light: Light, place: tuple[float, float, float], size_m: float, pot: RGB, leaf: RGB, t_s: float
) -> None:
    """A plant of clay leaves in a pot; its leaves stir."""
    x, y, metre = view.camera.spot(*place)
    if metre <= 0 or not -2 * metre < x < view.camera.width_px + 2 * metre:
        return
    size = metre * size_m
    root = (x, y - 0.26 * size)
    for number, (out, up) in enumerate(LEAVES):
        stir = 0.02 * math.sin(t_s * 1.4 + number * 1.7)
        tip = (x + (out + stir) * size, y - up * size)
        stem = between(root, tip, 0.45)
        limb(view.canvas, light, root, stem, 0.018 * size, 0.018 * size, tone(leaf, 0.8), 0.0)
        limb(view.canvas, light, stem, tip, 0.085 * size, 0.030 * size, leaf, 0.28)
    limb(view.canvas, light, (x, y - 0.08 * size), (x, y - 0.22 * size), 0.12 * size, 0.15 * size, pot)
    ball(view.canvas, light, (x, y - 0.29 * size), 0.04 * size, (96, 70, 54), 0.0)
