"""A shining hooded raincoat and rubber boots."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import beside, between, toward
from generation.engines.studio.stage.cloth_body import bell, on_body, panel
from generation.engines.studio.stage.cloth_head import hood, worn
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, button, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((252, 204, 40), (60, 120, 190)),
    ((236, 78, 66), (250, 210, 70)),
    ((70, 160, 214), (240, 100, 80)),
    ((110, 190, 110), (250, 170, 60)),
)
"""Coat, boots."""
WHITE: RGB = (255, 255, 255)
SHAPE = Shape(shoulder=0.226, chest=0.246, waist=0.252, hem=0.262, below=0.06)


def draw(figure: Figure) -> None:
    coat, boots = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, (72, 84, 112), thigh=0.104, knee=0.092, cuff=0.084)
            boot(figure, leg, boots, start=0.22, cuff=tone(boots, 1.12), half=0.102)
    bell(figure, coat, top=0.15, top_half=0.235, drop=0.30, hem_half=0.335, folds=3)
    neck(figure)
    torso(figure, SHAPE, coat)
    at = on_body(figure)
    figure.canvas.drawLine(*at(0.02, 0.0), *at(0.78, 0.0), stroke(tone(coat, 0.55), figure.m(0.012), 0.8))
    for down in (0.14, 0.28, 0.42, 0.56):
        button(figure, at(down, 0.035), tone(boots, 0.9), 0.021)
    for side in (-1, 1):
        out = 0.165 * side
        panel(
            figure,
            [at(0.55, out - 0.07), at(0.53, out + 0.07), at(0.585, out + 0.07), at(0.60, out - 0.07)],
            tone(coat, 0.94),
            0.1,
        )
    figure.canvas.drawLine(*at(0.14, -0.17), *at(0.42, -0.20), stroke(WHITE, figure.m(0.024), 0.42))
    with worn(figure) as head:
        hood(head, coat, tone(coat, 0.42), front=False, point=0.12)
    figure.head()
    with worn(figure) as head:
        hood(head, coat, coat, front=True, point=0.12)
        head.canvas.drawLine(-0.86, -1.02, -0.42, -1.40, stroke(WHITE, 0.12, 0.5))
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, coat, top=0.102, elbow=0.094, cuff=0.092)
        _shine(figure, arm)


def _shine(figure: Figure, arm: Limbs) -> None:
    """Wet light along the sleeve."""
    shoulder, elbow = figure.px(arm.shoulder), figure.px(arm.elbow)
    along = toward(shoulder, elbow)
    lit = -1 if figure.light.key_unit[0] < 0 else 1
    start, end = between(shoulder, elbow, 0.2), between(shoulder, elbow, 0.75)
    across = figure.m(0.045) * -lit
    start, end = beside(start, along, 0, across), beside(end, along, 0, across)
    figure.canvas.drawLine(*start, *end, stroke(WHITE, figure.m(0.016), 0.38))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="raincoat",
        en=names("raincoat, rain coat, rain jacket, poncho, slicker, rubber boots, wellies, rain boots"),
        zh=("雨衣", "雨披", "雨鞋", "雨靴", "防水衣", "黄雨衣", "黃雨衣"),
    ),
    draw=draw,
    helmet=True,
)
