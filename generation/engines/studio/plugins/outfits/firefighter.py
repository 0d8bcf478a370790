"""Turnout gear with bright bands, and a helmet with a brim and a front plate."""

import math

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, Point, fill, stroke, tone
from generation.engines.studio.stage.clay import beside, between, toward
from generation.engines.studio.stage.cloth_body import bell, on_body
from generation.engines.studio.stage.cloth_head import Worn, brim, dome, worn
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.cloth_trim import shield, star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, collar_roll, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((206, 160, 84), (214, 44, 40)),
    ((72, 74, 88), (236, 190, 50)),
    ((190, 60, 44), (246, 246, 240)),
    ((60, 70, 96), (214, 44, 40)),
)
"""Cloth, helmet."""
BAND: RGB = (222, 250, 60)
SILVER: RGB = (222, 226, 232)
SHAPE = Shape(shoulder=0.236, chest=0.252, waist=0.246, hem=0.246, below=0.08)


def draw(figure: Figure) -> None:
    cloth, helmet = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, cloth, thigh=0.128, knee=0.114, cuff=0.106)
            boot(figure, leg, (48, 46, 52), start=0.62, half=0.104)
            _striped(figure, figure.px(leg.knee), figure.px(leg.ankle), 0.34, 0.114)
    bell(figure, cloth, top=0.08, top_half=0.225, drop=0.16, hem_half=0.272, folds=2)
    neck(figure)
    torso(figure, SHAPE, cloth)
    at = on_body(figure)
    for down, half in ((0.20, 0.236), (0.42, 0.226)):
        figure.canvas.drawLine(*at(down, -half), *at(down, half), stroke(figure.light.flat(BAND), figure.m(0.070)))
        figure.canvas.drawLine(*at(down, -half), *at(down, half), stroke(figure.light.flat(SILVER), figure.m(0.028)))
    figure.canvas.drawLine(*at(0.04, 0.0), *at(0.62, 0.0), stroke(tone(cloth, 0.4), figure.m(0.016), 0.9))
    for down in (0.12, 0.30, 0.52):
        figure.canvas.drawLine(*at(down, -0.035), *at(down, 0.035), stroke(figure.light.flat(SILVER), figure.m(0.030)))
    collar_roll(figure, 1.0, 0.15, 0.082, tone(cloth, 0.8))
    figure.head()
    collar_roll(figure, 0.90, 0.12, 0.050, tone(cloth, 0.9))
    with worn(figure) as hat:
        _helmet(hat, helmet)
    for arm in figure.sides:
        _arm(figure, arm, cloth)


def _arm(figure: Figure, arm: Limbs, cloth: RGB) -> None:
    draw_hand(figure, arm, (70, 62, 60), size=1.18)
    sleeve(figure, arm, cloth, top=0.106, elbow=0.096, cuff=0.088)
    _striped(figure, figure.px(arm.elbow), figure.px(arm.wrist), 0.66, 0.094)


def _striped(figure: Figure, start: Point, end: Point, at: float, radius: float) -> None:
    """A reflecting band around a limb."""
    reach = figure.m(radius * 0.94)
    for half, rgb in ((0.12, BAND), (0.05, SILVER)):
        middle, along = between(start, end, at), toward(start, end)
        paint = stroke(figure.light.flat(rgb), 2 * half * math.dist(start, end))
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        figure.canvas.drawLine(*beside(middle, along, 0, -reach), *beside(middle, along, 0, reach), paint)


def _helmet(hat: Worn, rgb: RGB) -> None:
    x, y = hat.x, hat.y
    dome(hat, rgb, top=-1.86, half=1.18, square=0.72)
    for out in (-0.5, 0.5):
        hat.canvas.drawLine(x + out, y - 0.8, x * 0.6 + out * 0.5, -1.76, stroke(tone(rgb, 0.6), 0.07, 0.6))
    brim(hat, rgb, half=1.72, curl=-0.04, thick=0.26)
    plate = shield((x, y - 1.22), 0.36)
    hat.shape(plate, (250, 208, 80), middle=(x, -1.2), half=0.5)
    hat.canvas.drawPath(star((x, y - 1.22), 0.22), fill((200, 40, 40)))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="firefighter",
        en=("firefighter", "fireman", "firewoman", "fire fighter", "turnout gear", "firefighter uniform"),
        zh=("消防员", "消防員", "消防服", "消防队员", "消防隊員", "救火员", "救火員", "消防士"),
    ),
    draw=draw,
)
