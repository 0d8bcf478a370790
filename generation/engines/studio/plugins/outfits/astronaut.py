"""A space suit with a glass helmet."""

from generation.engines.studio.plugins.base import OutfitPlugin
from generation.engines.studio.stage.canvas import INK, RGB, argb, fill, linear, stroke
from generation.engines.studio.stage.clay import across, ball, beside, between, capsule, limb, soft_spot, toward
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.glass import draw_glass
from generation.engines.studio.stage.hands import draw_hand
from generation.engines.studio.stage.pose import HEAD_UNIT_M, Limbs
from generation.engines.studio.stage.wardrobe import Shape, pick, torso
from generation.storyboard.vocabulary import Term, TermKind, names

WHITE: RGB = (232, 233, 238)
DARK: RGB = (58, 62, 78)
METAL: RGB = (152, 158, 172)
PALETTES: tuple[tuple[RGB, ...], ...] = (((236, 104, 34),), ((58, 120, 220),), ((226, 60, 70),), ((66, 170, 120),))
"""Bands on arms and legs."""
HELMET_M = HEAD_UNIT_M * 1.66
HELMET_UP_M = 0.012
SHAPE = Shape(shoulder=0.225, chest=0.238, waist=0.220, hem=0.200, below=0.05)
LAMPS: tuple[RGB, ...] = ((240, 70, 60), (250, 200, 60), (70, 210, 120))


def draw(figure: Figure) -> None:
    (accent,) = pick(figure, PALETTES)
    _backpack(figure)
    if not figure.cropped:
        for leg in figure.sides:
            _leg(figure, leg, accent)
    outline = torso(figure, SHAPE, WHITE)
    figure.canvas.save()
    figure.canvas.clipPath(outline, doAntiAlias=True)
    _harness(figure, accent)
    figure.canvas.restore()
    _panel(figure)
    _ring(figure, back=True)
    figure.head()
    _ring(figure, back=False)
    eyes = figure.px(figure.joints.eyes)
    draw_glass(figure.canvas, (eyes[0], eyes[1] - figure.m(HELMET_UP_M)), figure.m(HELMET_M))
    for arm in figure.sides:
        _arm(figure, arm, accent)


def _backpack(figure: Figure) -> None:
    centre = figure.spine(0.62)
    axis = toward(figure.px(figure.joints.hip), figure.px(figure.joints.neck))
    m = figure.m
    low, high = beside(centre, axis, m(-0.17), 0), beside(centre, axis, m(0.17), 0)
    for side in (-1, 1):
        start, end = beside(low, axis, 0, m(0.16 * side)), beside(high, axis, 0, m(0.16 * side))
        limb(figure.canvas, figure.light, start, end, m(0.14), m(0.14), (172, 176, 188))


def _leg(figure: Figure, leg: Limbs, accent: RGB) -> None:
    hip, knee, ankle = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
    m, canvas, light = figure.m, figure.canvas, figure.light
    toe = (ankle[0] + leg.side * m(0.075), ankle[1] + m(0.018))
    limb(canvas, light, (ankle[0], ankle[1] + m(0.006)), toe, m(0.078), m(0.066), DARK)
    canvas.drawLine(
        ankle[0] - leg.side * m(0.06),
        ankle[1] + m(0.072),
        toe[0] + leg.side * m(0.035),
        ankle[1] + m(0.072),
        stroke((34, 36, 48), m(0.022)),
    )
    limb(canvas, light, knee, ankle, m(0.104), m(0.090), WHITE)
    limb(canvas, light, between(knee, ankle, 0.80), between(knee, ankle, 0.98), m(0.098), m(0.094), DARK, 0.2)
    limb(canvas, light, hip, knee, m(0.122), m(0.106), WHITE)
    limb(canvas, light, between(hip, knee, 0.60), between(hip, knee, 0.70), m(0.112), m(0.110), accent, 0.0)
    limb(
        canvas, light, between(knee, ankle, 0.06), between(knee, ankle, 0.14), m(0.106), m(0.104), (205, 207, 214), 0.2
    )


def _arm(figure: Figure, arm: Limbs, accent: RGB) -> None:
    shoulder = between(figure.px(arm.shoulder), figure.px(figure.joints.neck), 0.10)
    elbow, wrist = figure.px(arm.elbow), figure.px(arm.wrist)
    m, canvas, light = figure.m, figure.canvas, figure.light
    draw_hand(figure, arm, DARK, size=1.22)
    limb(canvas, light, shoulder, elbow, m(0.095), m(0.084), WHITE)
    limb(canvas, light, between(shoulder, elbow, 0.34), between(shoulder, elbow, 0.46), m(0.094), m(0.091), accent, 0.0)
    limb(canvas, light, elbow, wrist, m(0.086), m(0.076), WHITE)
    limb(canvas, light, between(elbow, wrist, 0.82), between(elbow, wrist, 0.94), m(0.088), m(0.088), METAL, 0.3)


def _harness(figure: Figure, accent: RGB) -> None:
    base, hip = figure.px(figure.joints.neck), figure.px(figure.joints.hip)
    axis = toward(hip, base)
    m = figure.m
    belt = figure.spine(0.0)
    figure.canvas.drawLine(
        *beside(belt, axis, 0, m(-0.3)),
        *beside(belt, axis, 0, m(0.3)),
        stroke(figure.light.flat((78, 82, 98)), m(0.055)),
    )
    figure.canvas.drawLine(*base, *hip, stroke((120, 122, 132), m(0.008), 0.8))
    for side in (-1, 1):
        figure.canvas.drawLine(
            *beside(base, axis, 0, m(0.145 * side)),
            *beside(hip, axis, 0, m(0.105 * side)),
            stroke(figure.light.flat(accent), m(0.030), 0.95),
        )


def _panel(figure: Figure) -> None:
    """The chest box with its lamps and screen."""
    chest = figure.px(figure.joints.chest)
    axis = toward(figure.px(figure.joints.hip), figure.px(figure.joints.neck))
    m = figure.m

    def at(up: float, out: float) -> tuple[float, float]:
        return beside(chest, axis, m(up), m(out))

    start, end = at(-0.075, -0.082), at(-0.075, 0.082)
    for rgb, radius in (((60, 64, 80), 0.078), ((176, 180, 192), 0.070)):
        figure.canvas.drawLine(*start, *end, stroke(figure.light.flat(rgb), m(2 * radius)))
    shade = linear(at(0.0, 0), at(-0.15, 0), [argb((255, 255, 255), 0.22), argb(INK, 0.30)])
    figure.canvas.drawPath(capsule(start, end, m(0.07), m(0.07)), shade)
    for number, color in enumerate(LAMPS):
        ball(figure.canvas, figure.light, at(-0.042, -0.07 + number * 0.07), m(0.019), color, 0.4)
    figure.canvas.drawLine(*at(-0.108, -0.07), *at(-0.108, 0.07), stroke((20, 40, 52), m(0.044)))
    figure.canvas.drawLine(*at(-0.108, -0.068), *at(-0.108, 0.02), stroke((80, 230, 210), m(0.028), 0.85))
    patch = at(0.055, -0.165)
    ball(figure.canvas, figure.light, patch, m(0.042), (44, 76, 160), 0.3)
    figure.canvas.drawCircle(*patch, m(0.022), fill((240, 240, 250)))


def _ring(figure: Figure, *, back: bool) -> None:
    """The collar that the helmet locks into: behind the head whole, before it the near edge only."""
    base = figure.px(figure.joints.neck)
    axis = toward(figure.px(figure.joints.hip), base)
    m = figure.m
    if back:
        left, right = beside(base, axis, m(0.008), m(-0.165)), beside(base, axis, m(0.008), m(0.165))
        limb(figure.canvas, figure.light, left, right, m(0.062), m(0.062), METAL)
        soft_spot(figure.canvas, beside(base, axis, m(0.02), 0), m(0.16), (10, 10, 16), 0.75)
        return
    left, right = beside(base, axis, m(-0.034), m(-0.150)), beside(base, axis, m(-0.034), m(0.150))
    limb(figure.canvas, figure.light, left, right, m(0.038), m(0.038), METAL)
    paint = across(figure.light, base, (0.0, 1.0), m(0.19), (196, 202, 214))
    paint.setAlphaf(0.6)
    for out in (-0.12, -0.06, 0.0, 0.06, 0.12):
        figure.canvas.drawCircle(*beside(base, axis, m(-0.034), m(out)), m(0.011), paint)


PLUGIN = OutfitPlugin(
    term=Term(
        kind=TermKind.OUTFIT,
        id="astronaut",
        en=names("astronaut, spacesuit, space suit, cosmonaut, astronaut suit"),
        zh=names("宇航员, 宇航員, 宇航服, 太空人, 太空服, 航天员, 航天員, 太空衣"),
    ),
    draw=draw,
    helmet=True,
)
