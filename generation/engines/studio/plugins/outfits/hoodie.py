"""A hooded sweatshirt, jeans and sneakers."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, stroke, tone
from generation.engines.studio.stage.clay import beside, blob, limb, line, polygon, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import (
    Shape,
    collar_roll,
    cuff,
    neck,
    pick,
    sleeve,
    sneaker,
    torso,
    trouser_leg,
)
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB, RGB], ...] = (
    ((242, 178, 52), (58, 74, 120), (245, 245, 248), (232, 80, 62)),
    ((64, 158, 136), (62, 64, 84), (248, 244, 236), (242, 160, 48)),
    ((232, 94, 84), (66, 84, 128), (250, 250, 250), (70, 110, 200)),
    ((118, 110, 214), (52, 56, 78), (246, 246, 250), (242, 96, 140)),
)
"""Sweatshirt, jeans, shoes, accent."""
SHAPE = Shape(shoulder=0.212, chest=0.228, waist=0.228, hem=0.212, below=0.075)


def draw(figure: Figure) -> None:
    top, jeans, shoes, accent = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, jeans)
            sneaker(figure, leg, shoes, accent, accent)
    _hood(figure, top)
    neck(figure)
    outline = torso(figure, SHAPE, top)
    figure.canvas.save()
    figure.canvas.clipPath(outline, doAntiAlias=True)
    _pocket(figure, top)
    figure.canvas.restore()
    collar_roll(figure, -0.13, 0.165, 0.046, tone(top, 0.84))
    figure.head()
    _collar(figure, top)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, top)
        cuff(figure, arm, tone(top, 0.84), 0.066)


def _hood(figure: Figure, color: RGB) -> None:
    """The hood lies behind the neck as a thick ring."""
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    left, right = beside(base, axis, m(0.035), m(-0.13)), beside(base, axis, m(0.035), m(0.13))
    limb(figure.canvas, figure.light, left, right, m(0.095), m(0.095), tone(color, 0.72))
    soft_spot(figure.canvas, beside(base, axis, m(0.05), 0), m(0.17), (8, 6, 18), 0.5)


def _pocket(figure: Figure, color: RGB) -> None:
    hip = figure.px(figure.joints.hip)
    axis = toward(hip, figure.px(figure.joints.neck))
    m = figure.m
    corners = ((-0.03, -0.15), (-0.03, 0.15), (0.055, 0.15), (0.125, 0.095), (0.125, -0.095), (0.055, -0.15))
    points = [beside(hip, axis, m(up), m(out)) for up, out in corners]
    pocket = polygon(points)
    blob(figure.canvas, figure.light, pocket, hip, m(0.2), tone(color, 0.93), m(0.010), axis)
    for side in (-1, 1):
        line(
            figure.canvas,
            beside(hip, axis, m(0.055), m(0.14 * side)),
            beside(hip, axis, m(0.118), m(0.09 * side)),
            INK,
            m(0.010),
            0.4,
        )


def _collar(figure: Figure, color: RGB) -> None:
    """The hood's front edge crosses below the chin, with two drawstrings."""
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    for side in (-1, 1):
        high = beside(base, axis, m(0.045), m(0.150 * side))
        low = beside(base, axis, m(-0.075), m(0.028 * side))
        limb(figure.canvas, figure.light, high, low, m(0.060), m(0.044), tone(color, 0.95), 0.34)
    for side, length in ((-1, 0.16), (1, 0.13)):
        top = beside(base, axis, m(-0.085), m(0.045 * side))
        end = beside(base, axis, m(-0.085 - length), m((0.055 + 0.03 * figure.sway) * side))
        line(figure.canvas, top, end, (245, 242, 236), m(0.013))
        figure.canvas.drawLine(*end, end[0], end[1] + m(0.02), stroke((180, 182, 190), m(0.018)))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="hoodie",
        en=names("hoodie, sweatshirt, streetwear, sweater"),
        zh=names("卫衣, 衛衣, 连帽衫, 連帽衫, 帽t, 毛衣"),
    ),
    draw=draw,
)
