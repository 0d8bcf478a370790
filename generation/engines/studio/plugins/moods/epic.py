"""Music that feels epic."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.MOOD,
    id="epic",
    en=("epic", "heroic", "dramatic", "powerful", "intense", "grand",),
    zh=("史诗", "史詩", "宏大", "壮观", "壯觀", "震撼", "激昂", "英雄",),
)
