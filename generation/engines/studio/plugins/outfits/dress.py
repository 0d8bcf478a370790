"""A dress with a full skirt."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, Point, stroke, tone
from generation.engines.studio.stage.clay import across, ball, beside, limb, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import bare_forearm, neck, pick
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((226, 62, 104), (255, 214, 120), (200, 40, 80)),
    ((72, 96, 214), (236, 240, 255), (60, 70, 160)),
    ((126, 72, 190), (255, 196, 226), (96, 50, 150)),
    ((30, 150, 130), (255, 236, 170), (20, 110, 100)),
)
"""Cloth, beads, shoes."""
SKIRT_M = 0.47
"""Length of the skirt from the hip."""
HEM_HALF_M = 0.33
FOLDS = 5


def draw(figure: Figure) -> None:
    cloth, beads, shoes = pick(figure, PALETTES)
    m = figure.m
    if not figure.cropped:
        for leg in figure.sides:
            limb(figure.canvas, figure.light, figure.px(leg.hip), figure.px(leg.knee), m(0.082), m(0.068), figure.skin)
            _leg(figure, leg.knee, leg.ankle, leg.side, shoes)
    neck(figure)
    _bodice(figure, cloth)
    if not figure.cropped:
        _skirt(figure, cloth)
    _beads(figure, beads)
    figure.head()
    for arm in figure.sides:
        shoulder, elbow = figure.px(arm.shoulder), figure.px(arm.elbow)
        draw_hand(figure, arm, figure.skin, size=0.94)
        limb(figure.canvas, figure.light, shoulder, elbow, m(0.062), m(0.054), figure.skin)
        bare_forearm(figure, arm, elbow=0.057, wrist=0.044)
        ball(figure.canvas, figure.light, beside(shoulder, toward(shoulder, elbow), m(0.02), 0), m(0.088), cloth)


def _leg(figure: Figure, knee: Point, ankle: Point, side: int, shoe: RGB) -> None:
    m = figure.m
    limb(figure.canvas, figure.light, figure.px(knee), figure.px(ankle), m(0.066), m(0.046), figure.skin)
    heel = figure.px((ankle[0], ankle[1] - 0.035))
    toe = figure.px((ankle[0] + side * 0.10, ankle[1] - 0.05))
    limb(figure.canvas, figure.light, heel, toe, m(0.050), m(0.036), shoe)


def _bodice(figure: Figure, cloth: RGB) -> None:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m

    def at(down: float, out: float) -> Point:
        return beside(base, axis, m(-down), m(out))

    chest = skia.Path()
    chest.moveTo(*at(0.04, -0.215))
    chest.quadTo(*at(-0.03, -0.14), *at(-0.03, 0.0))
    chest.quadTo(*at(-0.03, 0.14), *at(0.04, 0.215))
    chest.lineTo(*at(0.16, 0.20))
    chest.lineTo(*at(0.16, -0.20))
    chest.close()
    figure.canvas.drawPath(chest, across(figure.light, base, axis, m(0.23), figure.skin))
    soft_spot(figure.canvas, at(0.0, 0), m(0.16), (30, 10, 20), 0.35)
    body = skia.Path()
    body.moveTo(*at(0.10, -0.222))
    body.quadTo(*at(0.07, -0.10), *at(0.135, 0.0))
    body.quadTo(*at(0.07, 0.10), *at(0.10, 0.222))
    body.cubicTo(*at(0.26, 0.23), *at(0.38, 0.165), *at(0.47, 0.170))
    body.quadTo(*at(0.60, 0.22), *at(0.62, 0.0))
    body.quadTo(*at(0.60, -0.22), *at(0.47, -0.170))
    body.cubicTo(*at(0.38, -0.165), *at(0.26, -0.23), *at(0.10, -0.222))
    body.close()
    figure.canvas.drawPath(body, stroke(INK, m(0.012), 0.3))
    figure.canvas.drawPath(body, across(figure.light, at(0.3, 0), axis, m(0.24), cloth))


def _skirt(figure: Figure, cloth: RGB) -> None:
    """A bell that swings behind the hips, in folds."""
    m = figure.m
    waist = figure.spine(0.10)
    hip_x, hip_y = figure.px(figure.joints.hip)
    swing = figure.sway * m(0.10)
    knees = (figure.px(figure.joints.left.knee)[0] + figure.px(figure.joints.right.knee)[0]) / 2
    hem_y, hem_x = hip_y + m(SKIRT_M), (hip_x + knees) / 2 - swing
    half_waist, half_hem = m(0.168), m(HEM_HALF_M)
    bell = skia.Path()
    bell.moveTo(waist[0] - half_waist, waist[1])
    bell.cubicTo(
        waist[0] - half_waist - m(0.10), waist[1] + m(0.14), hem_x - half_hem, hem_y - m(0.22), hem_x - half_hem, hem_y
    )
    step = 2 * half_hem / FOLDS
    for number in range(FOLDS):
        start = hem_x - half_hem + number * step
        bell.quadTo(start + step / 2, hem_y + m(0.055), start + step, hem_y)
    bell.cubicTo(
        hem_x + half_hem,
        hem_y - m(0.22),
        waist[0] + half_waist + m(0.10),
        waist[1] + m(0.14),
        waist[0] + half_waist,
        waist[1],
    )
    bell.close()
    figure.canvas.drawPath(bell, stroke(INK, m(0.012), 0.3))
    middle = (hip_x, (waist[1] + hem_y) / 2)
    figure.canvas.drawPath(bell, across(figure.light, middle, (0.0, -1.0), half_hem * 1.02, cloth))
    figure.canvas.save()
    figure.canvas.clipPath(bell, doAntiAlias=True)
    for number in range(1, FOLDS):
        x = hem_x - half_hem + number * step
        top = waist[0] + (x - hem_x) * 0.45
        figure.canvas.drawLine(
            top, waist[1] + m(0.05), x, hem_y, stroke(tone(cloth, 0.45), m(0.018), 0.35, blur=m(0.008))
        )
    figure.canvas.drawLine(
        waist[0] - m(0.3), waist[1] + m(0.01), waist[0] + m(0.3), waist[1] + m(0.01), stroke(tone(cloth, 0.6), m(0.05))
    )
    figure.canvas.restore()


def _beads(figure: Figure, color: RGB) -> None:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    for number in range(-4, 5):
        out = number / 4 * 0.115
        down = 0.052 * (1 - (number / 4) ** 2) + 0.012
        ball(figure.canvas, figure.light, beside(base, axis, m(-down), m(out)), m(0.021), color, 0.3)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="dress",
        en=names("dress, gown, skirt, sundress, cocktail dress"),
        zh=names("裙子, 连衣裙, 連衣裙, 长裙, 長裙, 洋装, 洋裝, 短裙, 碎花裙"),
    ),
    draw=draw,
)
