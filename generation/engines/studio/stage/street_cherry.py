"""A cherry tree in blossom, painted once, and the petals it sheds."""

import math

import skia

from generation.engines.studio.stage.canvas import fill, mix, tone
from generation.engines.studio.stage.interior_panel import Board
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.seeds import generator, unit

PETALS = 46


def cherry(seed: int, side: int, size: float, density: float) -> Board:
    """A dark trunk and clouds of blossom; `side` -1 leans to the right, 1 to the left."""
    board = Board(4.2 * size, 5.2 * size, density)
    paint, rng = board.paint, generator(seed, "cherry", side)

    def at(x: float, y: float) -> tuple[float, float]:
        return ((x if side < 0 else 4.2 - x) * size, y * size)

    for start, end, thick in (((1.2, 0.0), (1.35, 1.6), 0.2), ((1.35, 1.6), (1.1, 2.8), 0.15),
                              ((1.35, 1.6), (2.3, 2.9), 0.11), ((1.1, 2.8), (1.7, 3.9), 0.08),
                              ((1.7, 3.0), (2.1, 3.6), 0.06)):  # fmt: skip
        paint.limb(at(*start), at(*end), thick * size, thick * 0.75 * size, (92, 62, 54))
    for shade in (0.80, 0.90, 1.0):
        for _ in range(70):
            angle, out = float(rng.random()) * 6.28, float(rng.random()) ** 0.6
            x, y = 1.3 + 0.9 * out * math.cos(angle), 3.1 + 0.66 * out * math.sin(angle)
            x, y = x + 0.5 * (shade - 0.9), y + 1.6 * (shade - 0.9)
            rgb = mix((240, 140, 176), (255, 204, 218), (shade - 0.8) * 4 + 0.3 * float(rng.random()))
            paint.ball(*at(x, y), (0.10 + 0.13 * float(rng.random())) * size, tone(rgb, shade * 0.94), 0.10)
    return board


def petals(view: View, seed: int, t_s: float) -> None:
    """Petals on the wind, all over the frame."""
    width, height = view.camera.width_px, view.camera.height_px
    pale = fill((255, 196, 214), 0.95)
    for petal in range(PETALS):
        fall = 0.07 + 0.06 * unit(seed, "fall", petal)
        phase = 6.28 * unit(seed, "phase", petal)
        y = (unit(seed, "petal y", petal) + fall * t_s) % 1
        x = (unit(seed, "petal x", petal) + 0.035 * t_s + 0.03 * math.sin(t_s * 1.3 + phase)) % 1
        size = (5 + 7 * unit(seed, "petal size", petal) ** 2) * view.unit
        flat = 0.35 + 0.65 * abs(math.sin(t_s * 2.2 + phase))
        box = skia.Rect.MakeXYWH(x * width * 1.1 - 0.05 * width, y * height * 1.1 - 0.05 * height, size, size * flat)
        view.canvas.drawOval(box, pale)
