"""Plate armour, an open helmet with a plume, a surcoat and a cape."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import ball, beside, between, limb, toward
from generation.engines.studio.stage.cloth_body import cape, on_body, panel
from generation.engines.studio.stage.cloth_head import worn
from generation.engines.studio.stage.cloth_helm import helm, helm_back
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, pick, torso
from generation.storyboard.vocabulary import Term, TermKind, names

STEEL: RGB = (158, 166, 184)
DARK: RGB = (78, 84, 102)
GOLD: RGB = (236, 186, 70)
PALETTES: tuple[tuple[RGB], ...] = (((206, 40, 52),), ((44, 84, 190),), ((36, 140, 90),), ((126, 56, 170),))
"""Plume, surcoat and cape."""
SHAPE = Shape(shoulder=0.240, chest=0.250, waist=0.205, hem=0.215, below=0.04)


def draw(figure: Figure) -> None:
    (cloth,) = pick(figure, PALETTES)
    cape(figure, tone(cloth, 0.78), length=1.02, half=0.34)
    if not figure.cropped:
        for leg in figure.sides:
            _leg(figure, leg)
    torso(figure, SHAPE, STEEL)
    _surcoat(figure, cloth)
    with worn(figure) as head:
        helm_back(head, STEEL, cloth)
    figure.head()
    at = on_body(figure)
    limb(figure.canvas, figure.light, at(0.045, -0.105), at(0.045, 0.105), figure.m(0.052), figure.m(0.052), STEEL)
    with worn(figure) as head:
        helm(head, STEEL, GOLD)
    for arm in figure.sides:
        _arm(figure, arm)


def _surcoat(figure: Figure, cloth: RGB) -> None:
    """With a golden cross: heraldry that reads from afar."""
    at = on_body(figure)
    low = 0.66 if figure.cropped else 0.80
    swing = -0.05 * figure.sway
    panel(figure, [at(0.10, -0.13), at(0.10, 0.13), at(low, 0.15 + swing), at(low, -0.15 + swing)], cloth, 0.2)
    paint = stroke(figure.light.flat(GOLD), figure.m(0.046))
    figure.canvas.drawLine(*at(0.18, 0.0), *at(0.40, 0.0), paint)
    figure.canvas.drawLine(*at(0.26, -0.075), *at(0.26, 0.075), paint)
    figure.canvas.drawLine(*at(0.48, -0.20), *at(0.48, 0.20), stroke(figure.light.flat((96, 62, 40)), figure.m(0.052)))
    ball(figure.canvas, figure.light, at(0.48, 0.0), figure.m(0.036), GOLD)


def _leg(figure: Figure, leg: Limbs) -> None:
    hip, knee, ankle = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
    m = figure.m
    boot(figure, leg, STEEL, start=0.2, half=0.098)
    limb(figure.canvas, figure.light, hip, knee, m(0.118), m(0.098), DARK)
    limb(figure.canvas, figure.light, between(hip, knee, 0.22), between(hip, knee, 0.7), m(0.118), m(0.108), STEEL)
    ball(figure.canvas, figure.light, between(knee, ankle, 0.04), m(0.100), STEEL)
    ball(figure.canvas, figure.light, between(knee, ankle, 0.04), m(0.034), GOLD)


def _arm(figure: Figure, arm: Limbs) -> None:
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
    elbow, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
    m, canvas, light = figure.m, figure.canvas, figure.light
    draw_hand(figure, arm, DARK, size=1.15)
    limb(canvas, light, shoulder, elbow, m(0.082), m(0.074), DARK)
    limb(canvas, light, elbow, wrist, m(0.080), m(0.078), STEEL)
    limb(canvas, light, between(elbow, wrist, 0.78), between(elbow, wrist, 0.96), m(0.088), m(0.092), STEEL, 0.34)
    ball(canvas, light, elbow, m(0.078), STEEL)
    along = toward(shoulder, elbow)
    for step, radius in ((0.125, 0.094), (0.07, 0.108), (0.01, 0.122)):
        ball(canvas, light, beside(shoulder, along, m(step), 0), m(radius), STEEL, 0.4)
    ball(canvas, light, beside(shoulder, along, m(0.01), 0), m(0.026), GOLD)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="knight",
        en=names("knight, armor, armour, suit of armor, suit of armour, plate armor, crusader, chainmail"),
        zh=("骑士", "騎士", "盔甲", "铠甲", "鎧甲", "铁甲", "鐵甲", "板甲", "甲胄", "甲冑"),
    ),
    draw=draw,
    helmet=True,
)
