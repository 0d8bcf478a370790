"""A cook's white double-breasted jacket, apron, dark trousers and a tall hat."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.cloth_body import on_body, panel
from generation.engines.studio.stage.cloth_head import Worn, ribbon, worn
from generation.engines.studio.stage.cloth_legs import shoe
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, button, cuff, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

WHITE: RGB = (246, 246, 248)
PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((214, 52, 56), (62, 66, 84)),
    ((44, 120, 190), (70, 72, 88)),
    ((240, 150, 40), (84, 66, 62)),
    ((46, 150, 96), (58, 62, 80)),
)
"""Scarf, trousers."""
SHAPE = Shape(shoulder=0.222, chest=0.240, waist=0.236, hem=0.236, below=0.10)
PUFFS = ((-0.78, -1.62, 0.50), (0.78, -1.62, 0.50), (-0.30, -1.98, 0.56), (0.36, -1.96, 0.54), (0.0, -1.52, 0.66))
"""Balls of the hat: x, y, radius in face units."""


def draw(figure: Figure) -> None:
    scarf, trousers = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, trousers, thigh=0.118, knee=0.100, cuff=0.094)
            shoe(figure, leg, (44, 42, 52))
    neck(figure)
    torso(figure, SHAPE, WHITE)
    at = on_body(figure)
    flap = [at(0.02, 0.10), at(0.06, -0.13), at(0.46, -0.10), at(0.46, 0.10)]
    panel(figure, flap, tone(WHITE, 0.98), 0.2)
    for down in (0.15, 0.23, 0.31):
        for out in (-0.085, 0.065):
            button(figure, at(down, out), (70, 72, 84), 0.017)
    _apron(figure, scarf)
    figure.head()
    for side in (-1, 1):
        limb(
            figure.canvas,
            figure.light,
            at(-0.03, 0.120 * side),
            at(0.075, 0.02 * side),
            figure.m(0.042),
            figure.m(0.034),
            scarf,
            0.34,
        )
    ball(figure.canvas, figure.light, at(0.085, 0.0), figure.m(0.040), tone(scarf, 0.9))
    with worn(figure) as hat:
        _toque(hat)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, WHITE, top=0.094, elbow=0.086, cuff=0.074)
        cuff(figure, arm, tone(WHITE, 0.90), 0.078, 0.80, 0.96)


def _apron(figure: Figure, trim: RGB) -> None:
    at = on_body(figure)
    low = 0.60 if figure.cropped else 0.88
    swing = -0.05 * figure.sway
    corners = [at(0.40, -0.205), at(0.40, 0.205), at(low, 0.215 + swing), at(low, -0.215 + swing)]
    panel(figure, corners, tone(WHITE, 0.94), 0.25)
    line = stroke(figure.light.flat(trim), figure.m(0.040))
    figure.canvas.drawLine(*at(0.41, -0.215), *at(0.41, 0.215), line)
    figure.canvas.drawLine(*at(0.55, -0.09), *at(0.55, 0.09), stroke(tone(WHITE, 0.6), figure.m(0.010)))


def _toque(hat: Worn) -> None:
    for x, y, radius in PUFFS:
        ball(hat.canvas, hat.light, (x + hat.x * 0.5, y), radius, WHITE)
    ribbon(hat, WHITE, thick=0.62)
    for out in (-0.6, -0.2, 0.2, 0.6):
        hat.canvas.drawLine(hat.x + out, -0.82, hat.x + out, -1.22, stroke(tone(WHITE, 0.72), 0.035, 0.7))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="chef",
        en=names("chef, chef hat, chef's hat, cook's uniform, baker, apron, chef uniform, chef outfit"),
        zh=names("厨师, 廚師, 厨师服, 廚師服, 厨师帽, 廚師帽, 围裙, 圍裙, 大厨, 大廚, 面包师, 麵包師"),
    ),
    draw=draw,
)
