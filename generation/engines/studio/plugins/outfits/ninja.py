"""A hood around the face with a plated headband, a sash, wrapped shins and a sword on the back."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import between, limb
from generation.engines.studio.stage.cloth_body import on_body
from generation.engines.studio.stage.cloth_head import Worn, hood, ribbon, worn
from generation.engines.studio.stage.cloth_legs import shoe
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.wardrobe import Shape, collar_roll, neck, pick, sleeve, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind

PALETTES: tuple[tuple[RGB, RGB], ...] = (
    ((54, 56, 76), (206, 44, 52)),
    ((44, 64, 92), (240, 176, 48)),
    ((74, 48, 72), (60, 180, 160)),
    ((48, 66, 58), (226, 110, 48)),
)
"""Cloth, sash with headband."""
STEEL: RGB = (190, 196, 210)
SHAPE = Shape(shoulder=0.215, chest=0.228, waist=0.190, hem=0.212, below=0.09)


def draw(figure: Figure) -> None:
    cloth, sash = pick(figure, PALETTES)
    _sword(figure)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, cloth, thigh=0.128, knee=0.116, cuff=0.080)
            _wrapped(figure, figure.px(leg.knee), figure.px(leg.ankle), tone(cloth, 1.5), 0.40, 0.98, 0.086)
            shoe(figure, leg, tone(cloth, 0.7))
    neck(figure)
    body = torso(figure, SHAPE, cloth)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    for side, low in ((1, 0.17), (-1, 0.40)):
        band = stroke(figure.light.flat(tone(cloth, 1.5)), figure.m(0.045))
        figure.canvas.drawLine(*at(-0.06, side * 0.11), *at(low, side * (0.11 - (low + 0.06) * 0.45)), band)
    figure.canvas.restore()
    _sash(figure, sash)
    with worn(figure) as head:
        _tails(head, sash, figure.sway)
        hood(head, cloth, tone(cloth, 0.5), front=False, half=1.28)
    figure.head()
    with worn(figure) as head:
        hood(head, cloth, cloth, front=True, half=1.28, face=(0.90, 1.06))
        ribbon(head, sash, thick=0.30, half=1.20)
        plate = head.curve(
            (-0.5, -0.70),
            (0.0, -0.82),
            (0.5, -0.70),
            (0.54, -0.86),
            (0.5, -1.0),
            (0.0, -1.10),
            (-0.5, -1.0),
            (-0.54, -0.86),
            (-0.5, -0.70),
        )
        head.shape(plate, STEEL, middle=(head.x, -0.9), half=0.3, flat=True)
    collar_roll(figure, 0.98, 0.13, 0.070, sash)
    for arm in figure.sides:
        draw_hand(figure, arm, figure.skin)
        sleeve(figure, arm, cloth, top=0.094, elbow=0.084, cuff=0.066)
        _wrapped(figure, figure.px(arm.elbow), figure.px(arm.wrist), tone(cloth, 1.5), 0.45, 1.0, 0.076)


def _wrapped(
    figure: Figure,
    start: tuple[float, float],
    end: tuple[float, float],
    rgb: RGB,
    first: float,
    last: float,
    radius: float,
) -> None:
    """Bandages around a limb."""
    for number in range(4):
        low = first + (last - first) * number / 4
        high = low + (last - first) / 5
        m = figure.m
        limb(
            figure.canvas,
            figure.light,
            between(start, end, low),
            between(start, end, high),
            m(radius),
            m(radius),
            rgb,
            0.3,
        )


def _sash(figure: Figure, rgb: RGB) -> None:
    at = on_body(figure)
    paint = stroke(figure.light.flat(rgb), figure.m(0.085))
    figure.canvas.drawLine(*at(0.45, -0.165), *at(0.45, 0.165), paint)
    for out, low in ((0.06, 0.72), (0.12, 0.66)):
        figure.canvas.drawLine(
            *at(0.46, 0.08),
            *at(low, out + 0.03 - 0.08 * figure.sway),
            stroke(figure.light.flat(tone(rgb, 0.86)), figure.m(0.046)),
        )


def _sword(figure: Figure) -> None:
    at = on_body(figure)
    m = figure.m
    limb(figure.canvas, figure.light, at(0.50, 0.24), at(-0.02, -0.22), m(0.034), m(0.034), (60, 44, 44))
    limb(figure.canvas, figure.light, at(-0.03, -0.23), at(-0.24, -0.41), m(0.028), m(0.028), (150, 40, 46))
    figure.canvas.drawCircle(*at(-0.03, -0.23), m(0.052), fill(figure.light.flat((226, 186, 84))))


def _tails(head: Worn, rgb: RGB, sway: float) -> None:
    """The headband's knot, blowing to the side."""
    for drop, reach in ((0.10, 0.85), (0.42, 0.70)):
        end = (1.2 + reach - 0.4 * sway, -0.72 + drop + 0.2 * sway)
        head.canvas.drawLine(1.0, -0.76, *end, stroke(head.light.flat(tone(rgb, 0.9)), 0.22))


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="ninja",
        en=("ninja", "shinobi", "ninja outfit", "ninja suit", "ninja costume", "kunoichi"),
        zh=("忍者", "忍者服", "忍者装", "忍者裝", "夜行衣", "女忍者"),
    ),
    draw=draw,
    helmet=True,
)
