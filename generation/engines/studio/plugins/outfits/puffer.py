"""A quilted jacket, baggy trousers and sneakers."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, tone
from generation.engines.studio.stage.clay import beside, between, limb, line, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import collar_roll, cuff, neck, pick, quilted, sneaker, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB, RGB], ...] = (
    ((240, 124, 44), (58, 66, 98), (246, 246, 250), (236, 74, 64)),
    ((216, 58, 66), (44, 48, 66), (240, 240, 244), (40, 44, 60)),
    ((52, 128, 214), (70, 66, 82), (250, 248, 240), (250, 190, 60)),
    ((236, 190, 60), (54, 78, 84), (248, 248, 250), (60, 160, 150)),
)
"""Jacket, trousers, shoes, soles."""
ROLLS = 4
ROLL_M = 0.088
HALF_WIDTHS_M = (0.188, 0.208, 0.212, 0.182)
"""Of the jacket's rolls from hem to shoulders."""


def draw(figure: Figure) -> None:
    jacket, trousers, shoes, soles = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, trousers, thigh=0.125, knee=0.106, cuff=0.094)
            sneaker(figure, leg, shoes, soles, soles)
    neck(figure)
    for number, half in enumerate(HALF_WIDTHS_M):
        collar_roll(figure, -0.04 + 0.88 * number / (ROLLS - 1), half - ROLL_M * 0.9, ROLL_M, jacket)
    line(figure.canvas, figure.spine(-0.16), figure.spine(0.98), (30, 28, 40), figure.m(0.012), 0.6)
    line(figure.canvas, figure.spine(0.80), figure.spine(0.86), (230, 230, 236), figure.m(0.020))
    _collar(figure, tone(jacket, 0.72), 0.035, 0.118, 0.085)
    figure.head()
    _collar(figure, jacket, -0.055, 0.112, 0.058)
    for arm in figure.sides:
        shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
        elbow, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
        draw_hand(figure, arm, figure.skin)
        quilted(figure, elbow, wrist, 0.086, 0.076, 3, jacket)
        quilted(figure, shoulder, elbow, 0.096, 0.088, 3, jacket)
        cuff(figure, arm, tone(jacket, 0.68), 0.064, 0.95, 1.04)


def _collar(figure: Figure, color: RGB, up: float, half: float, radius: float) -> None:
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    left, right = beside(base, axis, m(up), m(-half)), beside(base, axis, m(up), m(half))
    limb(figure.canvas, figure.light, left, right, m(radius), m(radius), color)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="puffer",
        en=names("puffer, puffer jacket, down jacket, jacket, winter coat, coat, parka"),
        zh=names("羽绒服, 羽絨服, 羽绒衣, 羽絨衣, 夹克, 夾克, 外套, 棉袄, 棉襖, 大衣"),
    ),
    draw=draw,
)
