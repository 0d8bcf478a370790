"""A ball gown: puffed sleeves, tiers of a wide skirt, long gloves and a crown."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.cloth_body import bell, on_body
from generation.engines.studio.stage.cloth_head import Worn, worn
from generation.engines.studio.stage.cloth_trim import puff
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, neck, pick, torso
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((246, 150, 190), (255, 226, 238)),
    ((120, 176, 244), (226, 242, 255)),
    ((250, 206, 96), (255, 244, 206)),
    ((186, 146, 240), (240, 230, 255)),
)
"""Gown, trimmings."""
GOLD: RGB = (248, 202, 80)
GEMS: tuple[RGB, ...] = ((226, 60, 96), (80, 180, 240), (226, 60, 96))
SHAPE = Shape(shoulder=0.190, chest=0.205, waist=0.158, hem=0.190, below=0.0)
TIERS = ((0.66, 0.58), (0.42, 0.46), (0.19, 0.32))
"""Of the skirt: metres below the hip, half width at the hem."""


def draw(figure: Figure) -> None:
    gown, trim = pick(figure, PALETTES)
    neck(figure)
    for number, (drop, half) in enumerate(TIERS):
        rgb = gown if number % 2 == 0 else tone(gown, 1.08)
        bell(figure, rgb, top=0.16, top_half=0.165, drop=drop, hem_half=half, folds=9 - 2 * number)
    body = torso(figure, SHAPE, gown)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    _neckline(figure, trim)
    figure.canvas.restore()
    at = on_body(figure)
    _beads(figure)
    figure.canvas.drawLine(*at(0.43, -0.155), *at(0.43, 0.155), stroke(figure.light.flat(trim), figure.m(0.045)))
    ball(figure.canvas, figure.light, at(0.43, 0.0), figure.m(0.036), GEMS[0])
    figure.head()
    with worn(figure) as head:
        _crown(head)
    for arm in figure.sides:
        draw_hand(figure, arm, trim, size=1.02)
        _glove(figure, arm, trim)
        puff(figure, arm, gown, radius=0.112)


def _neckline(figure: Figure, trim: RGB) -> None:
    """Skin down to a heart of frills."""
    at = on_body(figure)
    skin = skia.Path()
    skin.moveTo(*at(-0.12, -0.17))
    skin.cubicTo(*at(0.10, -0.20), *at(0.17, -0.10), *at(0.12, 0.0))
    skin.cubicTo(*at(0.17, 0.10), *at(0.10, 0.20), *at(-0.12, 0.17))
    skin.close()
    figure.canvas.drawPath(skin, stroke(figure.light.flat(trim), figure.m(0.05)))
    paint = stroke(figure.light.flat(tone(figure.skin, 0.94)), figure.m(0.01))
    paint.setStyle(skia.Paint.kFill_Style)
    figure.canvas.drawPath(skin, paint)


def _beads(figure: Figure) -> None:
    at = on_body(figure)
    for number in range(-3, 4):
        spot = at(0.045 - 0.035 * (number / 3) ** 2, number * 0.034)
        ball(figure.canvas, figure.light, spot, figure.m(0.017), (252, 250, 246), 0.3)


def _glove(figure: Figure, arm: Limbs, rgb: RGB) -> None:
    shoulder, elbow, wrist = figure.px(arm.shoulder), figure.px(arm.elbow), figure.px(arm.wrist)
    m = figure.m
    limb(figure.canvas, figure.light, shoulder, elbow, m(0.064), m(0.060), figure.skin)
    limb(figure.canvas, figure.light, elbow, wrist, m(0.064), m(0.056), rgb)


def _crown(head: Worn) -> None:
    x, y = head.x, head.y
    crown = skia.Path()
    crown.moveTo(x - 0.86, y - 0.72)
    points = ((-0.98, -1.36), (-0.52, -1.06), (-0.44, -1.62), (-0.16, -1.14), (0.0, -1.86))
    for out, up in (*points, *((-out, up) for out, up in points[-2::-1])):
        crown.lineTo(x + out, y + up)
    crown.lineTo(x + 0.86, y - 0.72)
    crown.quadTo(x, y - 0.94, x - 0.86, y - 0.72)
    crown.close()
    head.shape(crown, GOLD, middle=(x, -1.1), half=1.0)
    for (out, up), gem in zip(((-0.5, -0.92), (0.0, -1.06), (0.5, -0.92)), GEMS, strict=True):
        ball(head.canvas, head.light, (x + out, y + up), 0.12, gem)
    for out, up in (points[0], points[2], points[4], (0.44, -1.62), (0.98, -1.36)):
        ball(head.canvas, head.light, (x + out, y + up), 0.10, (255, 240, 214))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="princess",
        en=names("princess, ball gown, ballgown, princess dress, queen, tiara, royal gown, evening gown"),
        zh=("公主", "公主裙", "女王", "皇后", "王冠", "皇冠", "晚礼服", "晚禮服", "舞会礼服", "舞會禮服"),
    ),
    draw=draw,
)
