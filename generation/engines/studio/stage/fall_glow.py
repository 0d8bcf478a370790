"""Pictures of small lights: sparks, stars, bubbles."""

import math

import skia

from generation.engines.studio.stage.canvas import RGB, argb, fill, radial, stroke
from generation.engines.studio.stage.fall_particles import still


def spark(rgb: RGB, core: RGB) -> tuple[skia.Image, ...]:
    """A soft light with a bright heart, to be added to the picture."""

    def paint(canvas: skia.Canvas) -> None:
        colors = [argb(core, 1.0), argb(core, 0.95), argb(rgb, 0.42), argb(rgb, 0.0)]
        canvas.drawCircle(0, 0, 1, radial((0, 0), 1, colors, (0, 0.14, 0.34, 1)))

    return still(paint)


def twinkle(rgb: RGB) -> tuple[skia.Image, ...]:
    """A star with four long points."""

    def paint(canvas: skia.Canvas) -> None:
        colors = [argb(rgb, 0.55), argb(rgb, 0.16), argb(rgb, 0.0)]
        canvas.drawCircle(0, 0, 0.8, radial((0, 0), 0.8, colors, (0, 0.4, 1)))
        path = skia.Path()
        for number in range(8):
            reach = 0.98 if number % 2 == 0 else 0.14
            angle = math.pi * number / 4
            point = (reach * math.cos(angle), reach * math.sin(angle))
            if number == 0:
                path.moveTo(*point)
            else:
                path.lineTo(*point)
        path.close()
        canvas.drawPath(path, fill((255, 255, 255)))

    return still(paint)


def soap(rgb: RGB) -> tuple[skia.Image, ...]:
    """A thin bubble: coloured rim, two reflections."""

    def paint(canvas: skia.Canvas) -> None:
        colors = [argb(rgb, 0.02), argb(rgb, 0.10), argb((255, 255, 255), 0.55), argb(rgb, 0.25)]
        canvas.drawCircle(0, 0, 0.95, radial((0, 0), 0.95, colors, (0, 0.7, 0.94, 1)))
        arc = skia.Path()
        arc.addArc(skia.Rect.MakeLTRB(-0.7, -0.7, 0.7, 0.7), 190, 60)
        canvas.drawPath(arc, stroke((255, 255, 255), 0.14, 0.9))
        canvas.drawCircle(0.40, 0.42, 0.09, fill((255, 255, 255), 0.75))

    return still(paint)
