"""Walking on the spot past the world."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.ACTION,
    id="walk",
    en=("walk", "stroll", "wander", "march", "hike", "strut",),
    zh=("走", "走路", "散步", "漫步", "行走", "走在", "走着", "走著", "走过", "走過", "徒步",),
)
