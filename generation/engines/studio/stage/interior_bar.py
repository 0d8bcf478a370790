"""What stands in a cafe: the coffee machine, round tables with stools."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, fill, tone
from generation.engines.studio.stage.clay import ball, limb
from generation.engines.studio.stage.interior_things import steam
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import View

WOOD: RGB = (188, 126, 74)


def coffee_machine(view: View, light: Light, seed: int, at: float, t_s: float) -> None:
    """Chrome, with a group head, a gauge and a cloud of steam; it stands on a bar whose top is at 1.04 m."""
    x, y, metre = view.camera.spot(at, 1.04, 1.6)
    if metre <= 0:
        return
    canvas, steel = view.canvas, (206, 212, 220)
    for leg in (-0.2, 0.2):
        limb(
            canvas,
            light,
            (x + leg * metre, y),
            (x + leg * metre, y - 0.1 * metre),
            0.025 * metre,
            0.025 * metre,
            (60, 60, 66),
        )
    for up, rgb in ((0.16, steel), (0.42, (196, 62, 56)), (0.5, steel)):
        ends = ((x - 0.2 * metre, y - up * metre), (x + 0.2 * metre, y - up * metre))
        limb(canvas, light, *ends, 0.09 * metre, 0.09 * metre, rgb)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.27 * metre, y - 0.4 * metre, x + 0.27 * metre, y - 0.2 * metre), fill((52, 52, 60))
    )
    for side in (-0.12, 0.12):
        head = (x + side * metre, y - 0.34 * metre)
        ball(canvas, light, head, 0.05 * metre, steel)
        limb(canvas, light, head, (head[0], head[1] + 0.1 * metre), 0.012 * metre, 0.01 * metre, (110, 66, 40), 0.0)
    turn = 0.6 + 0.5 * math.sin(t_s * 1.7)
    dial = (x, y - 0.5 * metre)
    canvas.drawCircle(*dial, 0.055 * metre, fill((252, 250, 244)))
    tip = (dial[0] + 0.045 * metre * math.sin(turn), dial[1] - 0.045 * metre * math.cos(turn))
    canvas.drawLine(*dial, *tip, fill((210, 50, 46)))
    for cup in range(3):
        cup_at = (x + (cup - 1) * 0.13 * metre, y - 0.63 * metre)
        limb(
            canvas,
            light,
            cup_at,
            (cup_at[0], cup_at[1] - 0.03 * metre),
            0.045 * metre,
            0.055 * metre,
            (248, 244, 236),
        )
    steam(view, seed, (at - 0.2, 1.5, 1.5), 0.9, t_s, 0.42)


def round_table(view: View, light: Light, seed: int, place: tuple[float, float], t_s: float) -> None:
    """At (x, z), on one leg, with two stools and two cups."""
    x_m, z_m = place
    x, y, metre = view.camera.spot(x_m, 0.0, z_m)
    if metre <= 0:
        return
    canvas = view.canvas
    top = y - 0.76 * metre
    for out in (-0.42, 0.46):
        stool = (x + out * metre, y - 0.48 * metre)
        for leg in (-0.1, 0.1):
            foot = (stool[0] + leg * 1.4 * metre, y + 0.02 * metre)
            limb(
                canvas,
                light,
                (stool[0] + leg * 0.6 * metre, stool[1]),
                foot,
                0.022 * metre,
                0.02 * metre,
                (70, 62, 62),
                0.0,
            )
        ends = ((stool[0] - 0.12 * metre, stool[1]), (stool[0] + 0.12 * metre, stool[1]))
        limb(canvas, light, *ends, 0.05 * metre, 0.05 * metre, (226, 130, 70))
    limb(canvas, light, (x, y), (x, top), 0.04 * metre, 0.035 * metre, (60, 54, 56))
    foot = skia.Rect.MakeXYWH(x - 0.2 * metre, y - 0.05 * metre, 0.4 * metre, 0.1 * metre)
    canvas.drawOval(foot, fill((52, 48, 50)))
    disc = skia.Rect.MakeXYWH(x - 0.4 * metre, top - 0.09 * metre, 0.8 * metre, 0.2 * metre)
    canvas.drawOval(disc.makeOffset(0, 0.03 * metre), fill(light.flat(tone(WOOD, 0.7))))
    canvas.drawOval(disc, fill(light.flat(WOOD)))
    for out, rgb in ((-0.14, (250, 246, 238)), (0.16, (86, 160, 150))):
        cup = (x + out * metre, top - 0.01 * metre)
        limb(
            canvas,
            light,
            (cup[0], cup[1] - 0.03 * metre),
            (cup[0], cup[1] - 0.07 * metre),
            0.045 * metre,
            0.06 * metre,
            rgb,
        )
    steam(view, seed, (x_m - 0.14, 0.9, z_m), 0.4, t_s, 0.3)
