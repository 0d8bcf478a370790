"""As it is: no grade at all, for given pictures and videos."""

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="natural",
        en=("natural style", "no filter", "unfiltered", "original look", "ungraded"),
        zh=("原样", "无滤镜", "無濾鏡", "不加滤镜", "不加濾鏡", "自然风格", "自然風格"),
    ),
    look=Look(saturation=1.0, contrast=0.0, bloom=0.0, vignette=0.0),
)
