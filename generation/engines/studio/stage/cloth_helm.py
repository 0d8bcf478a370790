"""A knight's open helmet: dome and plume behind, brow, raised visor and cheek guards around the face."""

from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.cloth_head import Worn

GUARD = ((0.98, -0.62), (1.38, -0.42), (1.36, 0.55), (0.92, 1.22), (0.74, 1.02), (1.0, 0.30))
"""One cheek's plate, outwards and down."""
BROW = (
    (-1.34, -0.30),
    (-1.26, -1.66),
    (0.0, -1.72),
    (1.26, -1.66),
    (1.34, -0.30),
    (1.0, -0.72),
    (0.0, -0.76),
    (-1.0, -0.72),
    (-1.34, -0.30),
)
VISOR = (
    (-1.32, -0.66),
    (-1.0, -1.34),
    (0.0, -1.46),
    (1.0, -1.34),
    (1.32, -0.66),
    (0.7, -0.98),
    (0.0, -0.86),
    (-0.7, -0.98),
    (-1.32, -0.66),
)
SLITS = (-0.56, -0.28, 0.0, 0.28, 0.56)
PLUMES = 7


def helm_back(head: Worn, steel: RGB, plume: RGB) -> None:
    for number in range(PLUMES):
        part = number / (PLUMES - 1)
        at = (0.10 + 0.95 * part + 0.3 * part * part, -2.02 + 0.30 * part + 1.1 * part**3)
        ball(head.canvas, head.light, at, 0.36 - 0.10 * part, plume)
    ball(head.canvas, head.light, (0.0, -0.14), 1.40, tone(steel, 0.62))


def helm(head: Worn, steel: RGB, gold: RGB) -> None:
    x, y = head.x, head.y
    head.shape(head.curve(*BROW), steel, half=1.4)
    for side in (-1, 1):
        guard = polygon([(x + side * out, y + down) for out, down in GUARD])
        head.shape(guard, steel, middle=(side * 1.15, 0.2), half=0.32)
    head.shape(head.curve(*VISOR), tone(steel, 1.06), middle=(0.0, -1.1), half=0.55, flat=True)
    for out in SLITS:
        top, end = y - 1.30 + 0.16 * abs(out), y - 1.06 + 0.06 * abs(out)
        head.canvas.drawLine(x + out, top, x + out, end, stroke(INK, 0.07, 0.75))
    for side in (-1, 1):
        head.canvas.drawCircle(x + side * 1.20, y - 0.68, 0.11, fill(head.light.flat(gold)))
    head.canvas.drawLine(x * 0.5, -1.70, x * 0.8, -1.46, stroke(head.light.flat(gold), 0.10))
