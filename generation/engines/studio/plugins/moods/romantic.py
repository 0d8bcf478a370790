"""Music that feels romantic."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.MOOD,
    id="romantic",
    en=("romantic", "love", "tender", "sweet",),
    zh=("浪漫", "爱情", "愛情", "温柔", "溫柔", "甜蜜",),
)
