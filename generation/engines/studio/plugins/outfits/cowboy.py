"""A curled hat, a neckerchief, a fringed vest, a big buckle, chaps and boots."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import ball, between, limb, polygon
from generation.engines.studio.stage.cloth_body import on_body, panel
from generation.engines.studio.stage.cloth_head import Worn, brim, ribbon, worn
from generation.engines.studio.stage.cloth_legs import boot
from generation.engines.studio.stage.cloth_trim import badge, belt, star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, cuff, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind

PALETTES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((206, 66, 52), (122, 76, 44), (44, 110, 180)),
    ((52, 104, 168), (104, 64, 42), (214, 52, 48)),
    ((236, 214, 170), (134, 82, 46), (196, 46, 60)),
    ((78, 132, 90), (96, 60, 44), (240, 170, 50)),
)
"""Shirt, leather, neckerchief."""
GOLD: RGB = (240, 196, 84)
SHAPE = Shape(shoulder=0.218, chest=0.226, waist=0.200, hem=0.205, below=0.05)


def draw(figure: Figure) -> None:
    shirt, leather, kerchief = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, (70, 92, 142), thigh=0.112, knee=0.098, cuff=0.090)
            boot(figure, leg, leather, start=0.45, cuff=tone(leather, 1.2))
    neck(figure)
    torso(figure, SHAPE, shirt)
    at = on_body(figure)
    for side in (-1, 1):
        vest = [
            at(0.02, 0.09 * side),
            at(0.05, 0.215 * side),
            at(0.26, 0.238 * side),
            at(0.47, 0.205 * side),
            at(0.43, 0.095 * side),
            at(0.20, 0.10 * side),
        ]
        panel(figure, vest, leather, 0.14)
        for number in range(4):
            out = (0.115 + 0.026 * number) * side
            figure.canvas.drawLine(
                *at(0.44, out), *at(0.51, out + 0.006 - 0.02 * figure.sway), stroke(tone(leather, 0.8), figure.m(0.014))
            )
    badge(figure, star(at(0.20, -0.155), figure.m(0.052)), GOLD)
    belt(figure, tone(leather, 0.7), GOLD, down=0.50, width=0.062)
    figure.head()
    for side in (-1, 1):
        limb(
            figure.canvas,
            figure.light,
            at(-0.02, 0.125 * side),
            at(0.06, 0.0),
            figure.m(0.046),
            figure.m(0.046),
            kerchief,
            0.3,
        )
    panel(figure, [at(0.03, -0.12), at(0.03, 0.12), at(0.20, 0.0)], kerchief, 0.13)
    for down, out in ((0.06, -0.05), (0.06, 0.05), (0.11, 0.0)):
        figure.canvas.drawCircle(*at(down, out), figure.m(0.011), fill((250, 246, 236)))
    with worn(figure) as hat:
        _hat(hat, tone(leather, 1.35), tone(leather, 0.6))
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, shirt, top=0.088, elbow=0.078, cuff=0.068)
        cuff(figure, arm, tone(leather, 0.9), 0.076, 0.72, 0.98)
        ball(
            figure.canvas,
            figure.light,
            between(figure.px(arm.elbow), figure.px(arm.wrist), 0.85),
            figure.m(0.018),
            GOLD,
        )


def _hat(hat: Worn, felt: RGB, band: RGB) -> None:
    x = hat.x
    crown = hat.curve(
        (-1.05, -0.56),
        (-1.12, -1.3),
        (-0.72, -1.72),
        (-0.30, -1.92),
        (0.0, -1.62),
        (0.30, -1.92),
        (0.72, -1.72),
        (1.12, -1.3),
        (1.05, -0.56),
        (0.0, -0.86),
        (-1.05, -0.56),
    )
    hat.shape(crown, felt, middle=(x, -1.1), half=1.12)
    hat.canvas.drawPath(
        polygon([(x - 0.16, -1.66), (x, -1.60), (x + 0.16, -1.66), (x, -1.22)]), fill(tone(felt, 0.5), 0.35)
    )
    ribbon(hat, band, thick=0.2, half=1.08)
    hat.canvas.drawCircle(x, hat.y - 0.86, 0.09, fill(hat.light.flat(GOLD)))
    brim(hat, felt, half=1.95, curl=0.58, thick=0.16)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="cowboy",
        en=("cowboy", "cowgirl", "cowboy hat", "rancher", "western outfit", "cowboy boots", "gunslinger"),
        zh=("牛仔服", "西部牛仔", "牛仔帽", "女牛仔", "牛仔打扮", "牛仔装扮", "牛仔裝扮", "牧场主", "牧場主"),
    ),
    draw=draw,
)
