"""Books, screens and cameras that hands hold, in the body's metres."""

from generation.engines.studio.stage.canvas import RGB, Point
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gear_shapes import box, darker, disc, gap, knob, placed, slab, stripe

COVER_RGB: RGB = (46, 116, 190)
PAPER_RGB: RGB = (250, 246, 234)
STEEL_RGB: RGB = (188, 192, 204)
BLACK_RGB: RGB = (40, 42, 52)
GLOW_RGB: RGB = (150, 214, 255)
SKIN_RGB: RGB = (255, 190, 90)


def book(figure: Figure, at: Point, leaf: float, size: float) -> None:
    """Open, its covers to the viewer; `leaf` 0..1 is a page on its way over."""
    put = placed(at, 0.0, size)
    for side in (-1, 1):
        cover = [put(side * a, b) for a, b in ((0.012, -0.13), (0.19, -0.10), (0.19, 0.15), (0.012, 0.12))]
        pages = [put(side * a, b) for a, b in ((0.012, 0.0), (0.18, 0.03), (0.18, 0.175), (0.012, 0.145))]
        slab(figure, pages, PAPER_RGB, round_m=0.008)
        slab(figure, cover, COVER_RGB, round_m=0.016)
        stripe(figure, (put(side * 0.06, 0.06), put(side * 0.14, 0.073)), 0.014, SKIN_RGB)
    gap(figure, put(0.0, -0.13), put(0.0, 0.13), 0.016)
    if 0 < leaf < 1:
        swing = 1 - 2 * leaf
        top = 0.16 + 0.05 * (1 - abs(swing))
        page = (put(0.0, 0.13), put(0.17 * swing, top), put(0.17 * swing, top + 0.05), put(0.0, 0.16))
        slab(figure, page, PAPER_RGB, round_m=0.006)


def laptop(figure: Figure, top: float, glow: float) -> None:
    """On a desk, its lid's back to the viewer; `glow` 0..1 lights the badge."""
    box(figure, (-0.24, top - 0.055), (0.24, top - 0.015), darker(STEEL_RGB, 0.8), round_m=0.015)
    lid = ((-0.22, top - 0.03), (0.22, top - 0.03), (0.235, top + 0.25), (-0.235, top + 0.25))
    slab(figure, lid, STEEL_RGB, round_m=0.02)
    disc(figure, (0.0, top + 0.12), 0.036 + 0.004 * glow, 0.036 + 0.004 * glow, GLOW_RGB, flat=True)


def phone(figure: Figure, at: Point, degrees: float, *, back: bool) -> None:
    """Upright in a hand; its back shows three lenses, its face a bright screen."""
    put = placed(at, degrees)
    half, high = 0.062, 0.118
    corners = (put(-half, -high), put(half, -high), put(half, high), put(-half, high))
    slab(figure, corners, BLACK_RGB, round_m=0.018)
    if back:
        for right, up in ((0.035, 0.085), (0.035, 0.035), (0.0, 0.06)):
            disc(figure, put(right, up), 0.021, 0.021, STEEL_RGB)
            disc(figure, put(right, up), 0.012, 0.012, (20, 22, 30), flat=True)
    else:
        inner = (put(-0.05, -0.1), put(0.05, -0.1), put(0.05, 0.1), put(-0.05, 0.1))
        slab(figure, inner, GLOW_RGB, round_m=0.008)


def camera(figure: Figure, at: Point, flash: float) -> None:
    """Held before the face, lens to the viewer; `flash` 0..1."""
    x, y = at
    box(figure, (x - 0.15, y - 0.085), (x + 0.15, y + 0.085), BLACK_RGB, round_m=0.03)
    box(figure, (x - 0.06, y + 0.07), (x + 0.06, y + 0.125), BLACK_RGB, round_m=0.02)
    knob(figure, (x + 0.105, y + 0.095), 0.022, (224, 70, 64))
    stripe(figure, ((x - 0.13, y + 0.045), (x + 0.13, y + 0.045)), 0.018, STEEL_RGB)
    disc(figure, (x, y - 0.01), 0.088, 0.088, STEEL_RGB)
    disc(figure, (x, y - 0.01), 0.070, 0.070, (26, 28, 38))
    disc(figure, (x, y - 0.01), 0.042, 0.042, (62, 96, 150), flat=True)
    disc(figure, (x - 0.022, y + 0.015), 0.014, 0.014, (240, 248, 255), flat=True)
    disc(figure, (x, y + 0.098), 0.040, 0.018, (255, 255, 245) if flash > 0.3 else STEEL_RGB, flat=True)
