"""A kimono: crossed collar, broad sash with its bow, hanging sleeves, a flower in the hair."""

import math

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.cloth_body import bell, on_body, panel, wide_sleeve
from generation.engines.studio.stage.cloth_head import worn
from generation.engines.studio.stage.cloth_legs import shoe, sock
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.seeds import unit
from generation.engines.studio.stage.wardrobe import Shape, neck, pick, torso
from generation.storyboard.vocabulary import Term, TermKind

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((196, 44, 70), (244, 196, 84), (255, 226, 232)),
    ((58, 78, 160), (236, 120, 140), (214, 230, 255)),
    ((38, 128, 120), (246, 206, 110), (232, 255, 244)),
    ((128, 66, 150), (250, 220, 150), (255, 222, 246)),
)
"""Cloth, sash, blossoms."""
WHITE: RGB = (250, 248, 244)
SHAPE = Shape(shoulder=0.205, chest=0.218, waist=0.205, hem=0.215, below=0.06)
BLOSSOMS = 16


def draw(figure: Figure) -> None:
    cloth, sash, blossom = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            sock(figure, leg, WHITE, start=0.3)
            shoe(figure, leg, (176, 52, 52), heel=(120, 78, 50))
    _bow(figure, tone(sash, 0.86))
    skirt = bell(figure, cloth, top=0.12, top_half=0.195, drop=0.66, hem_half=0.235, folds=2)
    _blossoms(figure, skirt, blossom)
    neck(figure)
    _body(figure, cloth)
    at = on_body(figure)
    panel(figure, [at(0.29, -0.215), at(0.29, 0.215), at(0.49, 0.210), at(0.49, -0.210)], sash, 0.22)
    figure.canvas.drawLine(*at(0.39, -0.205), *at(0.39, 0.205), stroke(figure.light.flat(blossom), figure.m(0.024)))
    ball(figure.canvas, figure.light, at(0.39, 0.0), figure.m(0.030), blossom)
    figure.head()
    with worn(figure) as hair:
        spot = (1.02 + 0.5 * hair.x, -0.62)
        for number in range(5):
            angle = 2 * math.pi * number / 5
            petal = (spot[0] + 0.24 * math.cos(angle), spot[1] + 0.24 * math.sin(angle))
            ball(hair.canvas, hair.light, petal, 0.19, blossom)
        ball(hair.canvas, hair.light, spot, 0.14, sash)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        wide_sleeve(figure, arm, cloth, tone(sash, 0.9), hang=0.30)


def _body(figure: Figure, cloth: RGB) -> None:
    """The left side laps over the right."""
    body = torso(figure, SHAPE, cloth)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    for side, low in ((1, 0.17), (-1, 0.36)):
        for rgb, grow in ((tone(cloth, 0.62), 0.046), (WHITE, 0.0)):
            band = stroke(figure.light.flat(rgb), figure.m(0.046))
            end = side * (0.100 + grow - (low + 0.06) * 0.47)
            figure.canvas.drawLine(*at(-0.06, side * (0.100 + grow)), *at(low, end), band)
    figure.canvas.restore()


def _bow(figure: Figure, rgb: RGB) -> None:
    """Seen past the waist, behind the body."""
    at = on_body(figure)
    for side in (-1, 1):
        loop = polygon([at(0.36, 0.0), at(0.20, 0.30 * side), at(0.34, 0.36 * side), at(0.48, 0.29 * side)])
        figure.canvas.drawPath(loop, stroke(INK, figure.m(0.05), 0.35))
        figure.canvas.drawPath(loop, stroke(figure.light.flat(rgb), figure.m(0.04)))
        figure.canvas.drawPath(loop, fill(figure.light.flat(rgb)))


def _blossoms(figure: Figure, cloth: skia.Path, rgb: RGB) -> None:
    """Denser towards the hem."""
    at = on_body(figure)
    paint = fill(figure.light.flat(rgb), 0.9)
    figure.canvas.save()
    figure.canvas.clipPath(cloth, doAntiAlias=True)
    for number in range(BLOSSOMS):
        spot = at(0.55 + 0.65 * math.sqrt(unit(3, "down", number)), (unit(3, "out", number) - 0.5) * 0.52)
        size = figure.m(0.014 + 0.010 * unit(3, "size", number))
        for turn in range(5):
            angle = 2 * math.pi * turn / 5 + number
            x, y = spot[0] + size * math.cos(angle), spot[1] + size * math.sin(angle)
            figure.canvas.drawCircle(x, y, size * 0.8, paint)
    figure.canvas.restore()


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="kimono",
        en=("kimono", "yukata", "hanfu", "hanbok", "traditional robe", "geisha", "cheongsam", "qipao"),
        zh=("和服", "浴衣", "汉服", "漢服", "古装", "古裝", "旗袍", "唐装", "唐裝", "韩服", "韓服"),
    ),
    draw=draw,
)
