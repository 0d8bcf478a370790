"""A t-shirt with a print, rolled jeans, sneakers and a baseball cap worn backwards."""

import skia

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import RGB, fill, stroke, tone
from generation.engines.studio.stage.clay import between, limb
from generation.engines.studio.stage.cloth_body import on_body
from generation.engines.studio.stage.cloth_head import Worn, dome, ribbon, worn
from generation.engines.studio.stage.cloth_trim import star
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import Limbs
from generation.engines.studio.stage.wardrobe import Shape, bare_forearm, neck, pick, sneaker, torso, trouser_leg
from generation.storyboard.vocabulary import Term, TermKind, names

PALETTES: tuple[tuple[RGB, RGB, RGB, RGB], ...] = (
    ((250, 248, 242), (236, 84, 70), (66, 92, 150), (226, 66, 60)),
    ((58, 168, 160), (255, 232, 130), (54, 72, 122), (246, 190, 60)),
    ((250, 206, 92), (60, 90, 170), (74, 98, 150), (54, 90, 180)),
    ((92, 96, 116), (130, 230, 200), (60, 78, 128), (60, 170, 140)),
)
"""Shirt, print, jeans, cap with shoes."""
SHAPE = Shape(shoulder=0.206, chest=0.226, waist=0.222, hem=0.226, below=0.09)


def draw(figure: Figure) -> None:
    shirt, print_, jeans, cap = pick(figure, PALETTES)
    if not figure.cropped:
        for leg in figure.sides:
            trouser_leg(figure, leg, jeans, thigh=0.116, knee=0.100, cuff=0.094)
            knee, ankle = figure.px(leg.knee), figure.px(leg.ankle)
            roll = between(knee, ankle, 0.80), between(knee, ankle, 0.90)
            limb(figure.canvas, figure.light, *roll, figure.m(0.104), figure.m(0.104), tone(jeans, 1.5), 0.3)
            sneaker(figure, leg, cap, (250, 250, 250), (250, 250, 250))
    neck(figure)
    body = torso(figure, SHAPE, shirt)
    at = on_body(figure)
    figure.canvas.save()
    figure.canvas.clipPath(body, doAntiAlias=True)
    collar = skia.Path()
    collar.moveTo(*at(-0.05, -0.125))
    collar.quadTo(*at(0.10, 0.0), *at(-0.05, 0.125))
    figure.canvas.drawPath(collar, stroke(figure.light.flat(tone(shirt, 0.84)), figure.m(0.034)))
    figure.canvas.restore()
    figure.canvas.drawCircle(*at(0.27, 0.0), figure.m(0.094), fill(figure.light.flat(print_)))
    figure.canvas.drawPath(star(at(0.27, 0.0), figure.m(0.074)), fill(figure.light.flat(shirt)))
    with worn(figure) as head:
        _peak(head, cap)
    figure.head()
    with worn(figure) as head:
        dome(head, cap, top=-1.62, half=1.12, square=0.62)
        ribbon(head, tone(cap, 0.82), thick=0.14, half=1.12)
        head.canvas.drawCircle(head.x * 0.6, -1.60, 0.09, fill(head.light.flat(tone(cap, 0.8))))
    for arm in figure.sides:
        _arm(figure, arm, shirt)


def _arm(figure: Figure, arm: Limbs, shirt: RGB) -> None:
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
    elbow, m = figure.px(arm.elbow), figure.m
    draw_hand(figure, arm, figure.skin)
    bare_forearm(figure, arm)
    limb(figure.canvas, figure.light, shoulder, elbow, m(0.068), m(0.060), figure.skin)
    limb(figure.canvas, figure.light, shoulder, between(shoulder, elbow, 0.66), m(0.092), m(0.096), shirt)
    hem = between(shoulder, elbow, 0.64), between(shoulder, elbow, 0.70)
    limb(figure.canvas, figure.light, *hem, m(0.098), m(0.098), tone(shirt, 0.84), 0.2)


def _peak(head: Worn, rgb: RGB) -> None:
    """The cap's peak sticks out behind one ear."""
    x = -head.x
    peak = skia.Path()
    peak.moveTo(x + 0.7, -0.74)
    peak.cubicTo(x + 1.5, -0.95, x + 1.95, -0.62, x + 1.82, -0.28)
    peak.cubicTo(x + 1.5, -0.42, x + 1.1, -0.45, x + 0.8, -0.36)
    peak.close()
    head.shape(peak, tone(rgb, 0.9), middle=(x + 1.2, -0.6), half=0.4, flat=True)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="casual",
        en=names("casual, casual clothes, t-shirt, tee, t-shirt and jeans, jeans, baseball cap, everyday clothes"),
        zh=("t恤", "牛仔裤", "牛仔褲", "便装", "便裝", "休闲装", "休閒裝", "棒球帽", "日常服装", "日常服裝"),
    ),
    draw=draw,
)
