"""A volcano on the horizon, lava running down its sides."""

import skia

from generation.engines.studio.stage.canvas import RGB, argb, fill, linear, mix, stroke, tone
from generation.engines.studio.stage.clay import polygon
from generation.engines.studio.stage.land_far import Far
from generation.engines.studio.stage.seeds import generator

CRATER = (0.135, 0.245, 0.050)
"""Right, up and half wide, in frame heights of the panorama."""


def cone(far: Far, seed: int, dark: RGB, haze: RGB) -> tuple[float, float]:
    """The mountain with streams of lava down its sides; the pixel of its crater."""
    right, up, half = CRATER
    left_rim, right_rim = far.at(right - half, up), far.at(right + half, up * 0.97)
    foot_left, foot_right = far.at(right - 0.42, 0.0), far.at(right + 0.44, 0.0)
    path = skia.Path()
    path.moveTo(*foot_left)
    path.quadTo(*far.at(right - 0.13, 0.07), *left_rim)
    path.quadTo(*far.at(right, up * 0.90), *right_rim)
    path.quadTo(*far.at(right + 0.14, 0.07), *foot_right)
    path.close()
    colors = [argb(mix(dark, haze, 0.42)), argb(mix(dark, haze, 0.14)), argb(tone(dark, 0.72))]
    far.canvas.drawPath(path, linear(far.at(right - 0.2, up), far.at(right + 0.25, 0.05), colors))
    rng = generator(seed, "cone")
    far.canvas.save()
    far.canvas.clipPath(path, doAntiAlias=True)
    for _ in range(26):
        start = right - half + 2 * half * rng.random()
        x0, y0 = far.at(start, up * (0.95 - 0.3 * rng.random()))
        x1, y1 = far.at(right + (start - right) * 4.5, up * 0.1 * rng.random())
        far.canvas.drawPath(polygon([(x0, y0), (x1, y1), (x1 + 0.02 * far.unit, y1)]), fill(tone(dark, 0.6), 0.35))
    for number, lean in enumerate((-0.42, 0.12, 0.62)):
        stream = skia.Path()
        x, y = far.at(right + half * lean * 1.3, up * 0.96)
        stream.moveTo(x, y)
        for step in range(1, 8):
            x += (lean * 0.018 + 0.016 * (rng.random() - 0.5)) * far.unit * (0.6 + 0.2 * step)
            y += up * far.unit * (0.11 if number != 1 else 0.085)
            stream.lineTo(x, y)
        for width, rgb, alpha in (
            (0.030, (255, 60, 10), 0.25),
            (0.012, (255, 96, 20), 0.9),
            (0.005, (255, 214, 110), 1.0),
        ):
            far.canvas.drawPath(stream, stroke(rgb, width * far.unit, alpha))
    far.canvas.restore()
    rim = skia.Path()
    rim.moveTo(*left_rim)
    rim.quadTo(*far.at(right, up * 0.90), *right_rim)
    far.canvas.drawPath(rim, stroke((255, 150, 60), 0.008 * far.unit, 0.95))
    return far.at(right, up * 0.965)
