"""Black and white, hard contrast, deep vignette."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.STYLE,
    id="noir",
    en=("noir", "film noir", "black and white", "black-and-white", "monochrome",),
    zh=("黑白", "黑色电影", "黑色電影", "黑白电影", "黑白電影",),
)
