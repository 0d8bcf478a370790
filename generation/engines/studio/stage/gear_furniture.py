"""Things to sit, lie and work on, in the body's metres."""

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import box, contact, darker, disc, gap, slab, tube

WOOD_RGB: RGB = (176, 112, 62)
CUSHION_RGB: RGB = (226, 92, 78)
LINEN_RGB: RGB = (246, 242, 232)
BLANKET_RGB: RGB = (92, 122, 206)
SEAT_M = 0.40
ARM_REST_M = 0.57


def armchair(figure: Figure) -> None:
    """A plush one, all behind the body: back, wings, arms, seat."""
    contact(figure, (0.0, 0.02), 0.62, 0.5)
    for side in (-1, 1):
        tube(figure, (0.30 * side, 0.14), (0.33 * side, 0.03), 0.035, WOOD_RGB, 0.026)
    slab(figure, ((-0.27, 0.3), (0.27, 0.3), (0.30, 0.98), (0.0, 1.06), (-0.30, 0.98)), CUSHION_RGB, round_m=0.08)
    for right, up in ((-0.17, 0.92), (0.17, 0.92), (0.0, 0.98)):
        disc(figure, (right, up), 0.018, 0.018, darker(CUSHION_RGB, 0.6), flat=True)
    box(figure, (-0.36, 0.10), (0.36, SEAT_M + 0.03), darker(CUSHION_RGB, 0.88), round_m=0.07)
    for side in (-1, 1):
        box(figure, (0.365 * side - 0.085, 0.10), (0.365 * side + 0.085, ARM_REST_M), CUSHION_RGB, round_m=0.06)
        tube(figure, (0.365 * side, ARM_REST_M - 0.03), (0.365 * side, ARM_REST_M), 0.095, CUSHION_RGB)


def stool(figure: Figure, top: float = SEAT_M, color: RGB = CUSHION_RGB) -> None:
    contact(figure, (0.0, 0.01), 0.34)
    for side in (-1, 1):
        tube(figure, (0.10 * side, top), (0.19 * side, 0.03), 0.024, WOOD_RGB, 0.02)
    box(figure, (-0.20, top - 0.07), (0.20, top + 0.03), color, round_m=0.045)


def bed_head(figure: Figure, pillow: Point) -> None:
    """Headboard, mattress and the pillow under the head."""
    contact(figure, (0.0, 0.02), 0.75, 0.5)
    for side in (-1, 1):
        tube(figure, (0.53 * side, 0.05), (0.53 * side, 1.52), 0.045, darker(WOOD_RGB, 0.85), 0.05)
    slab(figure, ((-0.48, 0.3), (0.48, 0.3), (0.48, 1.44), (0.0, 1.56), (-0.48, 1.44)), WOOD_RGB, round_m=0.04)
    for right in (-0.24, 0.0, 0.24):
        gap(figure, (right, 0.6), (right, 1.46), 0.010)
    box(figure, (-0.56, 0.10), (0.56, 0.64), LINEN_RGB, round_m=0.08)
    slab(
        figure,
        [(pillow[0] + x, pillow[1] + y) for x, y in ((-0.34, -0.16), (0.34, -0.16), (0.37, 0.14), (-0.37, 0.14))],
        LINEN_RGB,
        round_m=0.09,
    )


def blanket(figure: Figure, top: float, swell: float) -> None:
    """Over the legs, its edge turned down at `top`; `swell` 0..1 is the breath below it."""
    rise = 0.025 * swell
    slab(
        figure,
        ((-0.50, 0.14), (0.50, 0.14), (0.49, top - 0.06), (0.22, top + rise), (-0.22, top + rise), (-0.49, top - 0.06)),
        BLANKET_RGB,
        round_m=0.07,
    )
    for side in (-1, 1):
        disc(figure, (0.16 * side, 0.46), 0.115, 0.10, darker(BLANKET_RGB, 1.12), degrees=-8 * side)
        gap(figure, (0.30 * side, 0.12), (0.33 * side, top - 0.16), 0.009)
    tube(figure, (-0.47, top - 0.075 + 0.4 * rise), (-0.2, top - 0.01 + rise), 0.055, LINEN_RGB)
    tube(figure, (0.47, top - 0.075 + 0.4 * rise), (0.2, top - 0.01 + rise), 0.055, LINEN_RGB)
    tube(figure, (-0.21, top - 0.01 + rise), (0.21, top - 0.01 + rise), 0.057, LINEN_RGB)
    for side in (-1, 1):
        tube(figure, (0.53 * side, 0.03), (0.53 * side, 0.50), 0.045, WOOD_RGB, 0.05)
    box(figure, (-0.55, 0.09), (0.55, 0.36), WOOD_RGB, round_m=0.05)


def table(figure: Figure, top: float, half: float = 0.50, color: RGB = WOOD_RGB, depth: float = 0.10) -> None:
    """In front of a body: a top seen a little from above, and two legs."""
    contact(figure, (0.0, 0.01), half + 0.15)
    for side in (-1, 1):
        tube(figure, (side * (half - 0.08), top - 0.06), (side * (half - 0.06), 0.03), 0.042, darker(color, 0.8), 0.034)
    slab(
        figure,
        ((-half, top - depth), (half, top - depth), (half - 0.07, top), (0.07 - half, top)),
        color,
        round_m=0.02,
    )
    box(figure, (-half - 0.02, top - depth - 0.07), (half + 0.02, top - depth), darker(color, 0.86), round_m=0.025)
