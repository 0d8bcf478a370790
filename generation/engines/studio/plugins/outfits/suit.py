"""A suit, a shirt and a tie."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import beside, blob, polygon, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import (
    Shape,
    button,
    cuff,
    neck,
    pick,
    sleeve,
    sneaker,
    torso,
    trouser_leg,
)
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((52, 60, 96), (206, 58, 66), (40, 34, 38)),
    ((70, 72, 82), (236, 176, 60), (58, 40, 30)),
    ((104, 48, 62), (62, 120, 190), (40, 30, 34)),
    ((40, 84, 84), (240, 130, 90), (50, 38, 30)),
)
"""Cloth, tie, shoes."""
SHIRT: RGB = (248, 248, 252)
SHAPE = Shape(shoulder=0.222, chest=0.220, waist=0.190, hem=0.212, below=0.10)


def draw(figure: Figure) -> None:
    cloth, tie, shoes = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, tone(cloth, 0.92), thigh=0.104, knee=0.088, cuff=0.080)
            sneaker(figure, leg, shoes, tone(shoes, 0.5), tone(shoes, 1.5))
    neck(figure)
    outline = torso(figure, SHAPE, cloth)
    figure.canvas.save()
    figure.canvas.clipPath(outline, doAntiAlias=True)
    _front(figure, cloth, tie)
    figure.canvas.restore()
    figure.head()
    _shirt_collar(figure)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        cuff(figure, arm, SHIRT, 0.058, 0.96, 1.07)
        sleeve(figure, arm, cloth, top=0.088, elbow=0.076, cuff=0.064)


def _front(figure: Figure, cloth: RGB, tie: RGB) -> None:
    """Shirt wedge, tie, lapels, a pocket square and two buttons."""
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m

    def at(down: float, out: float) -> tuple[float, float]:
        return beside(base, axis, m(-down), m(out))

    wedge = polygon([at(-0.06, -0.115), at(-0.06, 0.115), at(0.30, 0.0)])
    figure.canvas.drawPath(wedge, fill(figure.light.flat(SHIRT)))
    knot = polygon([at(0.0, -0.036), at(0.0, 0.036), at(0.055, 0.022), at(0.055, -0.022)])
    blade = polygon([at(0.055, -0.022), at(0.055, 0.022), at(0.25, 0.046), at(0.31, 0.0), at(0.25, -0.046)])
    blob(figure.canvas, figure.light, blade, at(0.2, 0), m(0.05), tie, m(0.008), axis)
    blob(figure.canvas, figure.light, knot, at(0.03, 0), m(0.036), tie, m(0.008), axis)
    for side in (-1, 1):
        lapel = polygon(
            [
                at(-0.07, 0.10 * side),
                at(0.06, 0.178 * side),
                at(0.075, 0.132 * side),
                at(0.105, 0.160 * side),
                at(0.31, 0.0),
            ]
        )
        blob(figure.canvas, figure.light, lapel, at(0.1, 0.1 * side), m(0.12), tone(cloth, 1.18), m(0.009), axis)
    figure.canvas.drawLine(*at(0.31, 0.0), *at(0.70, 0.015), stroke(INK, m(0.008), 0.5))
    for down in (0.37, 0.46):
        button(figure, at(down, 0.022), tone(cloth, 0.5), 0.015)
    square = skia.Path(polygon([at(0.20, 0.105), at(0.20, 0.175), at(0.165, 0.165), at(0.15, 0.14), at(0.165, 0.115)]))
    figure.canvas.drawPath(square, fill(figure.light.flat(SHIRT)))


def _shirt_collar(figure: Figure) -> None:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    for side in (-1, 1):
        corners = ((0.035, 0.095), (0.020, 0.130), (-0.070, 0.112), (-0.016, 0.006), (0.006, 0.012))
        wing = polygon([beside(base, axis, m(up), m(out * side)) for up, out in corners])
        blob(figure.canvas, figure.light, wing, base, m(0.13), SHIRT, m(0.010), axis)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="suit",
        en=names("suit, tuxedo, business suit, suit and tie, tie, blazer"),
        zh=names("西装, 西裝, 西服, 礼服, 禮服, 燕尾服, 领带, 領帶"),
    ),
    draw=draw,
)
