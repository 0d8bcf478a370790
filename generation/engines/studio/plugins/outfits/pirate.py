"""A three-cornered hat with a skull, a long coat with gold, a sash, striped shirt, breeches and boots."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, polygon
from generation.engines.studio.stage.cloth_body import bell, on_body, panel
from generation.engines.studio.stage.cloth_head import Worn, ribbon, worn
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.cloth_trim import belt, epaulette
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, button, cuff, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((150, 36, 44), (206, 44, 50)),
    ((36, 58, 110), (220, 170, 60)),
    ((52, 84, 70), (226, 120, 50)),
    ((84, 46, 100), (214, 60, 90)),
)
"""Coat, bandana with sash."""
GOLD: RGB = (242, 196, 80)
BONE: RGB = (246, 242, 230)
SHAPE = Shape(shoulder=0.226, chest=0.238, waist=0.210, hem=0.226, below=0.06)
STRIPES = (0.04, 0.11, 0.18, 0.25, 0.32)


def draw(figure: Figure) -> None:
    coat, bandana = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, (74, 60, 58), thigh=0.116, knee=0.104, cuff=0.090)
            boot(figure, leg, (58, 42, 38), start=0.28, cuff=(94, 68, 54), half=0.102)
    bell(figure, tone(coat, 0.86), top=0.1, top_half=0.20, drop=0.34, hem_half=0.29, folds=4)
    neck(figure)
    body = torso(figure, SHAPE, coat)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    shirt = polygon([at(-0.06, -0.10), at(-0.06, 0.10), at(0.44, 0.11), at(0.44, -0.11)])
    figure.canvas.drawPath(shirt, fill(figure.light.flat(BONE)))
    figure.canvas.clipPath(shirt, doAntiAlias=True)
    for down in STRIPES:
        stripe = stroke(figure.light.flat((40, 52, 92)), figure.m(0.034))
        figure.canvas.drawLine(*at(down, -0.14), *at(down, 0.14), stripe)
    figure.canvas.restore()
    for side in (-1, 1):
        lapel = [at(-0.03, 0.10 * side), at(0.04, 0.18 * side), at(0.46, 0.15 * side), at(0.46, 0.095 * side)]
        panel(figure, lapel, tone(coat, 1.15), 0.12)
        for down in (0.14, 0.24, 0.34):
            button(figure, at(down, 0.135 * side), GOLD, 0.016)
    figure.canvas.drawLine(*at(0.44, -0.19), *at(0.44, 0.19), stroke(figure.light.flat(bandana), figure.m(0.10)))
    belt(figure, (52, 38, 36), GOLD, down=0.46, width=0.052)
    figure.head()
    with worn(figure) as hat:
        _hat(hat, bandana)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        cuff(figure, arm, BONE, 0.064, 0.90, 1.06)
        sleeve(figure, arm, coat, top=0.094, elbow=0.084, cuff=0.076)
        cuff(figure, arm, tone(coat, 1.2), 0.092, 0.70, 0.90)
        epaulette(figure, arm, GOLD, fringe=tone(GOLD, 0.9))


def _hat(hat: Worn, bandana: RGB) -> None:
    x, y = hat.x, hat.y
    ribbon(hat, bandana, thick=0.30, half=1.10, band=-0.56)
    felt = (44, 38, 46)
    flap = hat.curve(
        (-1.75, -0.86), (-1.45, -1.72), (-0.62, -1.78), (0.0, -2.20), (0.62, -1.78), (1.45, -1.72), (1.75, -0.86),
        (0.9, -0.86), (0.0, -0.72), (-0.9, -0.86), (-1.75, -0.86),
    )  # fmt: skip
    hat.shape(flap, felt, middle=(x, -1.2), half=1.8)
    hat.canvas.drawPath(flap, stroke(hat.light.flat(GOLD), 0.08))
    ball(hat.canvas, hat.light, (x, y - 1.34), 0.30, BONE)
    hat.canvas.drawLine(x - 0.08, y - 1.06, x + 0.08, y - 1.06, stroke(hat.light.flat(BONE), 0.16))
    for side in (-1, 1):
        hat.canvas.drawCircle(x + 0.11 * side, y - 1.34, 0.075, fill(INK))
        hat.canvas.drawLine(x - 0.46 * side, y - 1.06, x + 0.46 * side, y - 0.88, stroke(hat.light.flat(BONE), 0.085))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="pirate",
        en=("pirate", "pirate captain", "buccaneer", "pirate hat", "corsair", "pirate costume"),
        zh=("海盗", "海盜", "海盗船长", "海盜船長", "海盗帽", "海盜帽", "海盗服", "海盜服"),
    ),
    draw=draw,
)
