"""A numbered jersey, shorts, long socks, sneakers, a headband and wristbands."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, stroke
from generation.engines.studio.stage.clay import between, limb
from generation.engines.studio.stage.cloth_body import on_body
from generation.engines.studio.stage.cloth_head import ribbon, worn
from generation.engines.studio.stage.cloth_legs import bare_leg, short_leg, sock
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, bare_forearm, cuff, neck, pick, sneaker, torso
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((226, 48, 56), (250, 250, 252), (36, 44, 84)),
    ((40, 110, 220), (255, 216, 60), (28, 40, 92)),
    ((34, 160, 96), (255, 255, 255), (24, 70, 56)),
    ((250, 190, 40), (46, 70, 150), (40, 52, 110)),
)
"""Jersey, trim, shorts."""
SHAPE = Shape(shoulder=0.205, chest=0.232, waist=0.226, hem=0.230, below=0.09)


def draw(figure: Figure) -> None:
    jersey, trim, shorts = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            bare_leg(figure, leg, figure.skin)
            sock(figure, leg, trim)
            sneaker(figure, leg, (248, 248, 250), jersey, jersey)
            short_leg(figure, leg, shorts, reach=0.80, half=0.130)
    neck(figure)
    body = torso(figure, SHAPE, jersey)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    paint = stroke(figure.light.flat(trim), figure.m(0.032))
    for side in (-1, 1):
        figure.canvas.drawLine(*at(0.10, 0.215 * side), *at(0.62, 0.225 * side), paint)
    collar = skia.Path()
    collar.moveTo(*at(-0.04, -0.13))
    collar.quadTo(*at(0.13, 0.0), *at(-0.04, 0.13))
    figure.canvas.drawPath(collar, paint)
    figure.canvas.restore()
    _number(figure, trim, 1 + int(figure.choice * 9))
    figure.head()
    with worn(figure) as head:
        ribbon(head, trim, thick=0.26, half=0.99)
        ribbon(head, jersey, thick=0.08, half=0.995, band=-0.69)
    for arm in figure.sides:
        shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
        elbow, m = figure.px(arm.elbow), figure.m
        draw_hand(figure, arm, figure.skin)
        bare_forearm(figure, arm)
        cuff(figure, arm, trim, 0.056, 0.74, 0.92)
        limb(figure.canvas, figure.light, shoulder, elbow, m(0.068), m(0.060), figure.skin)
        limb(figure.canvas, figure.light, shoulder, between(shoulder, elbow, 0.56), m(0.092), m(0.096), jersey)
        hem = between(shoulder, elbow, 0.54), between(shoulder, elbow, 0.62)
        limb(figure.canvas, figure.light, *hem, m(0.099), m(0.099), trim, 0.2)


SEGMENTS = ("abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abgfcd")
"""Which strokes make each digit: a top, b and c right, d bottom, e and f left, g middle."""
STROKES = {
    "a": ((0.0, -1), (0.0, 1)), "b": ((0.0, 1), (1.0, 1)), "c": ((1.0, 1), (2.0, 1)), "d": ((2.0, -1), (2.0, 1)),
    "e": ((1.0, -1), (2.0, -1)), "f": ((0.0, -1), (1.0, -1)), "g": ((1.0, -1), (1.0, 1)),
}  # fmt: skip


def _number(figure: Figure, rgb: RGB, digit: int) -> None:
    at = on_body(figure)
    paint = stroke(figure.light.flat(rgb), figure.m(0.040))
    for name in SEGMENTS[digit % 10]:
        (down, left), (low, right) = STROKES[name]
        figure.canvas.drawLine(*at(0.17 + 0.085 * down, 0.05 * left), *at(0.17 + 0.085 * low, 0.05 * right), paint)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="sportswear",
        en=names("sportswear, jersey, tracksuit, gym clothes, football kit, soccer kit, basketball jersey, athlete"),
        zh=("运动服", "運動服", "球衣", "运动装", "運動裝", "队服", "隊服", "运动员", "運動員", "健身服"),
    ),
    draw=draw,
)
