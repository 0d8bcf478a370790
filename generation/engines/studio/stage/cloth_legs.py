"""Legs and feet that several outfits share: bare legs, shorts, boots, shoes."""

from generation.engines.studio.stage.canvas import RGB, stroke, tone
from generation.engines.studio.stage.clay import between, limb
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import Limbs


def bare_leg(figure: Figure, leg: Limbs, rgb: RGB, *, thigh: float = 0.092, ankle: float = 0.052) -> None:
    hip, knee, foot = figure.px(leg.hip), figure.px(leg.knee), figure.px(leg.ankle)
    m = figure.m
    limb(figure.canvas, figure.light, knee, foot, m(0.074), m(ankle), rgb)
    limb(figure.canvas, figure.light, hip, knee, m(thigh), m(0.074), rgb)


def short_leg(figure: Figure, leg: Limbs, rgb: RGB, *, reach: float = 0.86, half: float = 0.122) -> None:
    """One leg of a pair of shorts, down to `reach` of the thigh."""
    hip, knee = figure.px(leg.hip), figure.px(leg.knee)
    m = figure.m
    limb(figure.canvas, figure.light, hip, between(hip, knee, reach), m(half), m(half * 0.98), rgb)
    hem = between(hip, knee, reach - 0.04), between(hip, knee, reach + 0.02)
    limb(figure.canvas, figure.light, *hem, m(half), m(half), tone(rgb, 0.85), 0.2)


def sock(figure: Figure, leg: Limbs, rgb: RGB, *, start: float = 0.42) -> None:
    knee, ankle = figure.px(leg.knee), figure.px(leg.ankle)
    m = figure.m
    band = between(knee, ankle, start), between(knee, ankle, start + 0.06)
    limb(figure.canvas, figure.light, band[0], ankle, m(0.074), m(0.062), rgb)
    limb(figure.canvas, figure.light, *band, m(0.077), m(0.077), tone(rgb, 0.85), 0.2)


def boot(
    figure: Figure, leg: Limbs, rgb: RGB, *, start: float = 0.42, cuff: RGB | None = None, half: float = 0.094
) -> None:
    """A chunky boot from `start` of the shin, with a turned cuff where `cuff` names its colour."""
    knee, ankle = figure.px(leg.knee), figure.px(leg.ankle)
    m, canvas, light = figure.m, figure.canvas, figure.light
    toe = (ankle[0] + leg.side * m(0.095), ankle[1] + m(0.020))
    limb(canvas, light, (ankle[0], ankle[1] + m(0.008)), toe, m(0.080), m(0.068), rgb)
    sole = ankle[1] + m(0.075)
    canvas.drawLine(
        ankle[0] - leg.side * m(0.065), sole, toe[0] + leg.side * m(0.045), sole, stroke(tone(rgb, 0.42), m(0.028))
    )
    limb(canvas, light, between(knee, ankle, start), ankle, m(half), m(half * 0.88), rgb)
    if cuff is not None:
        top = between(knee, ankle, start - 0.02), between(knee, ankle, start + 0.12)
        limb(canvas, light, *top, m(half * 1.12), m(half * 1.08), cuff, 0.34)


def shoe(figure: Figure, leg: Limbs, rgb: RGB, *, heel: RGB | None = None) -> None:
    """A plain round-toed shoe; `heel` colours its sole."""
    x, y = figure.px(leg.ankle)
    m, canvas, light = figure.m, figure.canvas, figure.light
    toe = (x + leg.side * m(0.10), y + m(0.030))
    limb(canvas, light, (x, y + m(0.020)), toe, m(0.068), m(0.058), rgb)
    sole = y + m(0.076)
    paint = stroke(heel if heel is not None else tone(rgb, 0.45), m(0.022))
    canvas.drawLine(x - leg.side * m(0.05), sole, toe[0] + leg.side * m(0.04), sole, paint)
