"""A robe with stars, wide sleeves, and a tall pointed hat that bends."""

import math

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball
from generation.engines.studio.stage.cloth_body import bell, cape, on_body, wide_sleeve
from generation.engines.studio.stage.cloth_head import Worn, brim, ribbon, worn
from generation.engines.studio.stage.cloth_legs import shoe
from generation.engines.studio.stage.cloth_trim import star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.seeds import unit
from generation.engines.studio.stage.wardrobe import Shape, collar_roll, neck, pick, torso
from generation.storyboard.vocabulary import Term, TermKind, names

GOLD: RGB = (250, 208, 92)
PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((74, 58, 160), (48, 36, 110)),
    ((36, 84, 150), (22, 52, 104)),
    ((110, 44, 130), (70, 26, 92)),
    ((30, 110, 100), (18, 70, 70)),
)
"""Robe, cape."""
SHAPE = Shape(shoulder=0.225, chest=0.230, waist=0.215, hem=0.23, below=0.08)
STARS = 12
HAT_STARS = (((-0.42, -1.28), 0.20), ((0.34, -1.62), 0.15), ((0.02, -2.16), 0.13), ((0.60, -1.12), 0.12))


def draw(figure: Figure) -> None:
    robe, lining = pick(figure, PALETTES)
    cape(figure, lining, length=1.1, half=0.40)
    if not figure.cropped:
        for leg in figure.sides:
            shoe(figure, leg, (88, 58, 44))
    skirt = bell(figure, robe, top=0.1, top_half=0.205, drop=0.68, hem_half=0.33, folds=5)
    _stars(figure, skirt)
    neck(figure)
    torso(figure, SHAPE, robe)
    at = on_body(figure)
    cord = figure.light.flat(GOLD)
    figure.canvas.drawLine(*at(0.45, -0.195), *at(0.45, 0.195), stroke(cord, figure.m(0.046)))
    figure.canvas.drawLine(*at(0.46, 0.04), *at(0.72, 0.09 - 0.06 * figure.sway), stroke(cord, figure.m(0.026)))
    collar_roll(figure, 0.97, 0.14, 0.075, lining)
    figure.head()
    ball(figure.canvas, figure.light, at(0.12, 0.0), figure.m(0.040), GOLD)
    with worn(figure) as hat:
        _hat(hat, robe, lining)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        wide_sleeve(figure, arm, robe, lining, hang=0.25, top=0.10)


def _stars(figure: Figure, cloth: skia.Path) -> None:
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(cloth, doAntiAlias=True)
    for number in range(STARS):
        spot = at(0.62 + 0.55 * unit(5, "down", number), (unit(5, "out", number) - 0.5) * 0.60)
        size = figure.m(0.018 + 0.018 * unit(5, "size", number))
        figure.canvas.drawPath(star(spot, size, number * 0.7), fill(GOLD, 0.92))
    figure.canvas.restore()


def _hat(hat: Worn, cloth: RGB, band: RGB) -> None:
    x, tip = hat.x, hat.x * 0.4
    cone = skia.Path()
    cone.moveTo(x - 1.12, -0.58)
    cone.cubicTo(x - 0.86, -1.5, x - 0.50, -2.2, tip + 0.02, -2.72)
    cone.cubicTo(tip + 0.22, -2.95, tip + 0.62, -2.92, tip + 0.92, -2.62)
    cone.cubicTo(tip + 0.55, -2.66, tip + 0.45, -2.44, x + 0.52, -2.0)
    cone.cubicTo(x + 0.78, -1.6, x + 0.98, -1.2, x + 1.12, -0.58)
    cone.close()
    hat.shape(cone, cloth, middle=(x, -1.2), half=1.15)
    for at, size in HAT_STARS:
        hat.canvas.drawPath(star((x + at[0], at[1]), size, at[0]), fill(hat.light.flat(GOLD)))
    hat.canvas.drawPath(star((tip + 0.94, -2.58), 0.2, math.pi / 5), fill(GOLD))
    ribbon(hat, band, thick=0.24)
    brim(hat, tone(cloth, 0.92), half=1.86, curl=0.06)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="wizard",
        en=("wizard", "wizard robe", "witch", "sorcerer", "mage", "magician robe", "wizard hat", "warlock"),
        zh=names("巫师, 巫師, 魔法师, 魔法師, 女巫, 法师, 法師, 巫师袍, 巫師袍, 魔法袍, 术士, 術士"),
    ),
    draw=draw,
)
