"""Pictures that stand in a place: painted once, drawn upright, which is what skia is quick at."""

from collections.abc import Callable

import numpy as np
import skia

from generation.engines.studio.stage.canvas import LINEAR, RGB, canvas_on, image_of, soften
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.moment import View

SHADOW: RGB = (16, 14, 34)


def sprite(width: int, height: int, paint: Callable[[skia.Canvas], None], blur: float = 0.0) -> skia.Image:
    """What `paint` draws on clear pixels; out of focus by `blur` pixels."""
    pixels = np.zeros((height, width, 4), np.uint8)
    paint(canvas_on(pixels))
    return image_of(soften(pixels, blur) if blur else pixels)


def stand(
    view: View,
    image: skia.Image,
    x: float,
    z: float,
    tall_m: float,
    *,
    y: float = 0.0,
    flip: bool = False,
    foot: float = 1.0,
    shade_m: float = 0.0,
) -> None:
    """`image` as `tall_m` metres at world (x, y, z); its row `foot` (0 top .. 1 bottom) is there.

    `shade_m` is the radius of the soft shadow under it.
    """
    px, py, metre = view.camera.spot(x, y, z)
    if metre <= 0:
        return
    scale = tall_m * metre / image.height()
    half = image.width() / 2 * scale
    if not -half < px < view.camera.width_px + half or not py + tall_m * metre > 0:
        return
    if shade_m:
        contact(view, x, z, shade_m)
    place(view.canvas, image, px, py, scale, flip=flip, foot=foot)


def contact(view: View, x: float, z: float, radius_m: float, alpha: float = 0.5) -> None:
    """A soft flat shadow on the floor."""
    px, py, metre = view.camera.spot(x, 0.0, z)
    if metre <= 0:
        return
    view.canvas.save()
    view.canvas.translate(px, py)
    view.canvas.scale(1.0, max(0.10, min(0.5, view.camera.y / max(0.5, z - view.camera.z))))
    soft_spot(view.canvas, (0.0, 0.0), radius_m * metre, SHADOW, alpha)
    view.canvas.restore()


def place(
    canvas: skia.Canvas, image: skia.Image, px: float, py: float, scale: float, *, flip: bool = False, foot: float = 0.5
) -> None:
    """`image` at a pixel, its middle column and row `foot` there."""
    canvas.save()
    canvas.translate(px, py)
    canvas.scale(-scale if flip else scale, scale)
    canvas.drawImage(image, -image.width() / 2, -foot * image.height(), LINEAR)
    canvas.restore()
