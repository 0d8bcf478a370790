"""A printed shirt, shorts and sandals."""

import math

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import beside, between, limb, polygon, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.seeds import unit
from generation.engines.studio.stage.wardrobe import Shape, bare_forearm, button, neck, pick, torso
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB, RGB], ...] = (
    ((40, 160, 190), (250, 236, 200), (226, 190, 130), (150, 96, 60)),
    ((236, 92, 84), (255, 226, 120), (70, 84, 120), (120, 80, 60)),
    ((60, 140, 96), (246, 150, 170), (232, 226, 210), (90, 70, 60)),
    ((250, 180, 60), (60, 130, 180), (60, 76, 110), (140, 90, 60)),
)
"""Shirt, print, shorts, sandals."""
SHAPE = Shape(shoulder=0.208, chest=0.224, waist=0.218, hem=0.228, below=0.07)
FLOWERS = 26
PETALS = 5


def draw(figure: Figure) -> None:
    shirt, print_, shorts, sandals = pick(figure, PALETTES)
    m = figure.m
    if not figure.cropped:
        for leg in figure.sides:
            hip, knee, ankle = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
            limb(figure.canvas, figure.light, knee, ankle, m(0.070), m(0.050), figure.skin)
            foot = figure.px((leg.ankle[0] + leg.side * 0.10, leg.ankle[1] - 0.036))
            heel = figure.px((leg.ankle[0], leg.ankle[1] - 0.025))
            limb(figure.canvas, figure.light, heel, foot, m(0.052), m(0.042), figure.skin)
            sole_y = heel[1] + m(0.045)
            figure.canvas.drawLine(
                heel[0] - leg.side * m(0.03), sole_y, foot[0] + leg.side * m(0.02), sole_y, stroke(sandals, m(0.026))
            )
            strap = between(heel, foot, 0.55)
            figure.canvas.drawLine(strap[0], strap[1] - m(0.045), strap[0], sole_y, stroke(sandals, m(0.030)))
            limb(figure.canvas, figure.light, hip, between(hip, knee, 0.95), m(0.122), m(0.116), shorts)
    neck(figure)
    outline = torso(figure, SHAPE, shirt)
    figure.canvas.save()
    figure.canvas.clipPath(outline, doAntiAlias=True)
    _flowers(figure, print_)
    figure.canvas.drawLine(*figure.spine(-0.2), *figure.spine(0.85), stroke(INK, m(0.008), 0.45))
    for part in (0.0, 0.25, 0.5):
        button(figure, beside(figure.spine(part), (0, 1), 0, m(-0.02)), (250, 250, 244), 0.013)
    figure.canvas.restore()
    figure.head()
    _collar(figure, shirt)
    for arm in figure.sides:
        shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
        elbow = figure.px(arm.elbow)
        draw_hand(figure, arm, figure.skin)
        bare_forearm(figure, arm)
        limb(figure.canvas, figure.light, shoulder, elbow, m(0.066), m(0.058), figure.skin)
        limb(figure.canvas, figure.light, shoulder, between(shoulder, elbow, 0.62), m(0.090), m(0.098), shirt)


def _flowers(figure: Figure, color: RGB) -> None:
    """The print moves with the cloth: placed along and across the spine."""
    axis = toward(figure.px(figure.joints.hip), figure.px(figure.joints.neck))
    paint = fill(figure.light.flat(color), 0.95)
    middle = fill(figure.light.flat(tone(color, 0.6)))
    for number in range(FLOWERS):
        row, column = divmod(number, 5)
        up = (row + 0.5 * unit(7, "row", number)) / 5 * 1.2 - 0.25
        out = ((column + 0.5 * (row % 2) + 0.4 * unit(7, "column", number)) / 5 - 0.5) * 0.58
        at = beside(figure.spine(up), axis, 0, figure.m(out))
        size = figure.m(0.020 + 0.010 * unit(7, "size", number))
        for petal in range(PETALS):
            turned = _turned(petal / PETALS + unit(7, "turn", number))
            figure.canvas.drawCircle(at[0] + turned[0] * size, at[1] + turned[1] * size, size * 0.75, paint)
        figure.canvas.drawCircle(*at, size * 0.55, middle)


def _turned(part: float) -> tuple[float, float]:
    return (math.cos(2 * math.pi * part), math.sin(2 * math.pi * part))


def _collar(figure: Figure, color: RGB) -> None:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    for side in (-1, 1):
        corners = ((0.030, 0.095), (0.005, 0.150), (-0.080, 0.130), (-0.105, 0.035), (-0.030, 0.018))
        wing = polygon([beside(base, axis, m(up), m(out * side)) for up, out in corners])
        figure.canvas.drawPath(wing, stroke(INK, m(0.012), 0.35))
        figure.canvas.drawPath(wing, fill(figure.light.flat(tone(color, 0.92))))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="summer",
        en=names("hawaiian shirt, shorts, beachwear, summer clothes, swimwear"),
        zh=names("夏威夷衫, 花衬衫, 花襯衫, 短裤, 短褲, 沙滩装, 沙灘裝"),
    ),
    draw=draw,
)
