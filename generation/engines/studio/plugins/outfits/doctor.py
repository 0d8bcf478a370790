"""A long white coat over scrubs, a stethoscope, pens, and a head mirror."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.cloth_body import bell, on_body, panel
from generation.engines.studio.stage.cloth_head import Worn, ribbon, worn
from generation.engines.studio.stage.cloth_legs import shoe
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, cuff, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

WHITE: RGB = (244, 247, 250)
STEEL: RGB = (176, 184, 198)
PALETTES: tuple[tuple[RGB], ...] = (((52, 160, 168),), ((70, 130, 206),), ((86, 168, 110),), ((206, 96, 128),))
"""Scrubs."""
SHAPE = Shape(shoulder=0.220, chest=0.230, waist=0.218, hem=0.226, below=0.08)


def draw(figure: Figure) -> None:
    (scrubs,) = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, scrubs, thigh=0.110, knee=0.098, cuff=0.094)
            shoe(figure, leg, (236, 238, 242), heel=scrubs)
    bell(figure, WHITE, top=0.1, top_half=0.205, drop=0.40, hem_half=0.265, folds=2)
    neck(figure)
    body = torso(figure, SHAPE, WHITE)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    shirt = polygon([at(-0.06, -0.12), at(-0.06, 0.12), at(0.38, 0.0)])
    figure.canvas.drawPath(shirt, fill(figure.light.flat(scrubs)))
    figure.canvas.drawPath(
        polygon([at(-0.06, -0.07), at(-0.06, 0.07), at(0.09, 0.0)]), fill(figure.light.flat(tone(figure.skin, 0.9)))
    )
    figure.canvas.restore()
    for side in (-1, 1):
        lapel = [
            at(-0.04, 0.11 * side),
            at(0.08, 0.17 * side),
            at(0.12, 0.13 * side),
            at(0.38, 0.0),
            at(0.10, 0.06 * side),
        ]
        panel(figure, lapel, tone(WHITE, 0.97), 0.14)
    _pockets(figure)
    figure.head()
    _stethoscope(figure)
    with worn(figure) as head:
        _mirror(head)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, WHITE, top=0.092, elbow=0.082, cuff=0.074)
        cuff(figure, arm, tone(WHITE, 0.88), 0.077, 0.88, 0.98)


def _pockets(figure: Figure) -> None:
    at = on_body(figure)
    seam = stroke(tone(WHITE, 0.55), figure.m(0.009), 0.8)
    figure.canvas.drawLine(*at(0.38, 0.0), *at(0.86, 0.0), seam)
    panel(figure, [at(0.22, 0.10), at(0.22, 0.19), at(0.32, 0.185), at(0.32, 0.10)], tone(WHITE, 0.95), 0.06)
    for out, rgb in ((0.125, (226, 60, 70)), (0.150, (50, 100, 210))):
        figure.canvas.drawLine(*at(0.19, out), *at(0.25, out), stroke(rgb, figure.m(0.014)))
    for side in (-1, 1):
        out = 0.15 * side
        panel(
            figure,
            [at(0.60, out - 0.06), at(0.60, out + 0.06), at(0.74, out + 0.06), at(0.74, out - 0.06)],
            tone(WHITE, 0.95),
            0.09,
        )


def _stethoscope(figure: Figure) -> None:
    at = on_body(figure)
    for width, rgb in ((0.034, INK), (0.026, (52, 56, 72))):
        tube = skia.Path()
        tube.moveTo(*at(-0.02, -0.13))
        tube.cubicTo(*at(0.20, -0.13), *at(0.24, -0.05), *at(0.27, -0.03))
        tube.cubicTo(*at(0.34, 0.0), *at(0.36, -0.06), *at(0.33, -0.10))
        tube.moveTo(*at(-0.02, 0.13))
        tube.cubicTo(*at(0.20, 0.13), *at(0.24, 0.02), *at(0.27, -0.03))
        figure.canvas.drawPath(tube, stroke(rgb, figure.m(width)))
    ball(figure.canvas, figure.light, at(0.32, -0.11), figure.m(0.040), STEEL)
    ball(figure.canvas, figure.light, at(0.32, -0.11), figure.m(0.020), (90, 98, 116))


def _mirror(head: Worn) -> None:
    ribbon(head, (60, 66, 84), thick=0.14, half=0.98)
    spot = (head.x + 0.30, head.y - 0.88)
    ball(head.canvas, head.light, spot, 0.33, STEEL)
    ball(head.canvas, head.light, spot, 0.25, (226, 234, 244), 0.2)
    head.canvas.drawCircle(*spot, 0.06, fill((70, 78, 96)))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="doctor",
        en=names("doctor, lab coat, white coat, scientist, nurse, surgeon, scrubs, physician, stethoscope"),
        zh=names("医生, 醫生, 白大褂, 实验服, 實驗服, 科学家, 科學家, 护士, 護士, 大夫, 医师, 醫師"),
    ),
    draw=draw,
)
