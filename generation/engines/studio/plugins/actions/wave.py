"""Waving hello."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="wave",
    en=("wave", "greet", "say hello", "say hi", "say goodbye", "waving",),
    zh=("挥手", "揮手", "招手", "打招呼", "挥挥手", "揮揮手", "告别", "告別",),
)
