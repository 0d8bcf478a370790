"""Old film: sepia, grain, scratches, a lamp that flickers, a picture that does not sit still."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.ink_colour import curves, look_up, saturate
from generation.engines.studio.stage.ink_film import flicker, grain, scratches, weave
from generation.storyboard.vocabulary import Term, TermKind, names

COLOUR = 0.16
SEPIA = curves(
    ((0, 38), (128, 158), (255, 255)),
    ((0, 24), (128, 124), (255, 238)),
    ((0, 14), (128, 82), (255, 196)),
)


def old_film(pixels: np.ndarray, t_s: float) -> None:
    saturate(pixels, COLOUR)
    look_up(pixels, SEPIA)
    weave(pixels, t_s, 3.0)
    grain(pixels, t_s, 11.0, coarse=1.3)
    lamp = flicker(t_s, 0.045)
    cv2.convertScaleAbs(pixels, dst=pixels, alpha=lamp)
    pixels[..., 3] = 255
    scratches(pixels, t_s)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="vintage",
        en=names("vintage, sepia, old film, silent film, 1920s film, old movie, super 8, antique film"),
        zh=("复古", "復古", "怀旧", "懷舊", "老电影", "老電影", "默片", "泛黄", "泛黃", "旧胶片", "舊膠片"),
    ),
    look=Look(saturation=1.0, contrast=0.55, bloom=0.8, vignette=0.62, caption_rgb=(255, 232, 180), finish=old_film),
)
