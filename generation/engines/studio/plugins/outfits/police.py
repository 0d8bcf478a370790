"""A dark uniform with a peaked cap, badge, tie, shoulder boards and a duty belt."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, limb, polygon
from generation.engines.studio.stage.cloth_body import on_body, panel
from generation.engines.studio.stage.cloth_head import Worn, ribbon, worn
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.cloth_trim import badge, belt, epaulette, shield, star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, button, cuff, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((46, 66, 124), (34, 42, 74)),
    ((54, 88, 150), (36, 44, 72)),
    ((62, 74, 92), (40, 44, 58)),
    ((40, 84, 112), (30, 48, 66)),
)
"""Shirt, trousers with cap."""
GOLD: RGB = (246, 204, 92)
SHAPE = Shape(shoulder=0.228, chest=0.234, waist=0.205, hem=0.208, below=0.04)


def draw(figure: Figure) -> None:
    shirt, dark = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, dark, thigh=0.114, knee=0.100, cuff=0.092)
            boot(figure, leg, (36, 34, 42), start=0.72, half=0.090)
    neck(figure)
    torso(figure, SHAPE, shirt)
    at = on_body(figure)
    figure.canvas.drawLine(*at(0.02, 0.0), *at(0.46, 0.0), stroke(tone(shirt, 0.5), figure.m(0.010), 0.8))
    tie = [at(0.0, -0.03), at(0.0, 0.03), at(0.26, 0.046), at(0.31, 0.0), at(0.26, -0.046)]
    panel(figure, tie, dark, 0.05)
    for side in (-1, 1):
        out = 0.125 * side
        pocket = [at(0.19, out - 0.052), at(0.19, out + 0.052), at(0.29, out + 0.050), at(0.29, out - 0.050)]
        panel(figure, pocket, tone(shirt, 0.92), 0.07)
        button(figure, at(0.215, out), GOLD, 0.012)
    badge(figure, shield(at(0.13, 0.125), figure.m(0.050)), GOLD)
    figure.canvas.drawPath(star(at(0.128, 0.125), figure.m(0.030)), fill(figure.light.flat((250, 244, 226))))
    belt(figure, (34, 32, 40), (200, 204, 214), down=0.49, width=0.075)
    for out in (-0.15, 0.14):
        limb(
            figure.canvas,
            figure.light,
            at(0.48, out),
            at(0.57, out),
            figure.m(0.034),
            figure.m(0.038),
            (40, 38, 46),
            0.34,
        )
    figure.head()
    for side in (-1, 1):
        wing = polygon([at(-0.04, 0.10 * side), at(-0.02, 0.135 * side), at(0.075, 0.10 * side), at(0.02, 0.01 * side)])
        figure.canvas.drawPath(wing, stroke(INK, figure.m(0.014), 0.4))
        figure.canvas.drawPath(wing, fill(figure.light.flat(tone(shirt, 1.08))))
    with worn(figure) as hat:
        _cap(hat, dark)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, shirt, top=0.092, elbow=0.082, cuff=0.072)
        cuff(figure, arm, tone(shirt, 0.7), 0.074, 0.88, 0.98)
        epaulette(figure, arm, dark)


def _cap(hat: Worn, cloth: RGB) -> None:
    x, y = hat.x, hat.y
    top = hat.curve(
        (-1.02, -0.94), (-1.62, -1.22), (-1.50, -1.50), (-1.2, -1.78), (0.0, -1.92), (1.2, -1.78), (1.50, -1.50),
        (1.62, -1.22), (1.02, -0.94), (0.0, -1.14), (-1.02, -0.94),
    )  # fmt: skip
    hat.shape(top, cloth, middle=(x, -1.42), half=0.62, flat=True)
    ribbon(hat, tone(cloth, 0.62), thick=0.36, half=1.06)
    peak = hat.curve(
        (-0.96, -0.66), (0.0, -0.92), (0.96, -0.66), (0.62, -0.36), (0.0, -0.36), (-0.62, -0.36), (-0.96, -0.66)
    )
    hat.shape(peak, (30, 30, 40), middle=(x, -0.55), half=0.3, flat=True)
    hat.canvas.drawLine(x - 0.86, y - 0.72, x + 0.86, y - 0.72, stroke(hat.light.flat(GOLD), 0.06))
    ball(hat.canvas, hat.light, (x, y - 1.16), 0.26, GOLD)
    hat.canvas.drawPath(star((x, y - 1.16), 0.19), fill((252, 246, 230)))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="police",
        en=names("police, police officer, policeman, policewoman, cop, sheriff, police uniform"),
        zh=("警察", "警官", "警服", "民警", "公安", "制服", "警长", "警長", "保安"),
    ),
    draw=draw,
)
