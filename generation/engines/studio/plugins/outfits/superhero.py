"""A suit with trunks, gloves, boots, an emblem on the chest and a cape that flies."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, between, limb
from generation.engines.studio.stage.cloth_body import cape, on_body, panel
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.cloth_trim import belt, shield, star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, neck, pick, sleeve, torso
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((44, 92, 206), (222, 44, 50), (252, 210, 60)),
    ((196, 36, 48), (34, 44, 90), (252, 220, 96)),
    ((30, 140, 96), (98, 48, 150), (250, 236, 120)),
    ((62, 56, 92), (240, 176, 40), (250, 240, 220)),
)
"""Suit, cape with boots and trunks, emblem."""
SHAPE = Shape(shoulder=0.252, chest=0.262, waist=0.178, hem=0.190, below=0.05)


def draw(figure: Figure) -> None:
    suit, accent, emblem = pick(figure, PALETTES)
    cape(figure, accent, length=1.12, half=0.46)
    if not figure.cropped:
        for leg in figure.sides:
            _leg(figure, leg, suit, accent)
    neck(figure)
    torso(figure, SHAPE, suit)
    at = on_body(figure)
    for side in (-1, 1):
        figure.canvas.drawLine(
            *at(0.17, 0.02 * side), *at(0.20, 0.16 * side), stroke(tone(suit, 0.45), figure.m(0.014), 0.4)
        )
    trunks = [at(0.47, -0.185), at(0.47, 0.185), at(0.58, 0.185), at(0.66, 0.0), at(0.58, -0.185)]
    panel(figure, trunks, accent, 0.2)
    belt(figure, emblem, tone(emblem, 0.8), down=0.47, half=0.172)
    plate = shield(at(0.19, 0.0), figure.m(0.098))
    figure.canvas.drawPath(plate, stroke(INK, figure.m(0.03), 0.5))
    figure.canvas.drawPath(plate, fill(figure.light.flat(accent)))
    figure.canvas.drawPath(plate, stroke(figure.light.flat(emblem), figure.m(0.016)))
    figure.canvas.drawPath(star(at(0.185, 0.0), figure.m(0.072)), fill(figure.light.flat(emblem)))
    figure.head()
    for side in (-1, 1):
        limb(
            figure.canvas,
            figure.light,
            at(-0.02, 0.165 * side),
            at(0.05, 0.05 * side),
            figure.m(0.056),
            figure.m(0.040),
            accent,
            0.34,
        )
        ball(figure.canvas, figure.light, at(0.055, 0.125 * side), figure.m(0.030), emblem)
    for arm in figure.sides:
        _arm(figure, arm, suit, accent)


def _leg(figure: Figure, leg: Limbs, suit: RGB, accent: RGB) -> None:
    hip, knee, ankle = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
    m = figure.m
    limb(figure.canvas, figure.light, knee, ankle, m(0.090), m(0.074), suit)
    boot(figure, leg, accent, start=0.36, cuff=tone(accent, 1.1), half=0.090)
    limb(figure.canvas, figure.light, hip, knee, m(0.114), m(0.092), suit)
    limb(figure.canvas, figure.light, hip, between(hip, knee, 0.28), m(0.118), m(0.116), accent, 0.2)


def _arm(figure: Figure, arm: Limbs, suit: RGB, accent: RGB) -> None:
    elbow, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
    m = figure.m
    draw_hand(figure, arm, accent, size=1.12)
    sleeve(figure, arm, suit, top=0.104, elbow=0.080, cuff=0.070)
    limb(figure.canvas, figure.light, between(elbow, wrist, 0.42), wrist, m(0.086), m(0.074), accent)
    limb(
        figure.canvas,
        figure.light,
        between(elbow, wrist, 0.38),
        between(elbow, wrist, 0.50),
        m(0.094),
        m(0.094),
        tone(accent, 1.1),
        0.3,
    )


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="superhero",
        en=names("superhero, super hero, superheroine, hero costume, superhero costume, cape, caped hero"),
        zh=("超级英雄", "超級英雄", "超人", "英雄服", "斗篷", "披风", "披風", "女超人"),
    ),
    draw=draw,
)
