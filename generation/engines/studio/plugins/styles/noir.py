"""Black and white, hard contrast, deep vignette."""

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="noir",
        en=names("noir, film noir, black and white, black-and-white, monochrome"),
        zh=names("黑白, 黑色电影, 黑色電影, 黑白电影, 黑白電影"),
    ),
    look=Look(saturation=0.0, contrast=0.85, bloom=1.3, vignette=0.62, caption_rgb=(255, 235, 150)),
)
