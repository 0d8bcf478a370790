"""Music that feels scary."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.MOOD,
    id="scary",
    en=("scary", "spooky", "creepy", "horror", "ominous", "suspense",),
    zh=("恐怖", "可怕", "吓人", "嚇人", "惊悚", "驚悚", "诡异", "詭異",),
)
