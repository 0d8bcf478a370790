"""Music that feels epic."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="epic",
        en=(
            "epic",
            "heroic",
            "dramatic",
            "powerful",
            "intense",
            "grand",
        ),
        zh=(
            "史诗",
            "史詩",
            "宏大",
            "壮观",
            "壯觀",
            "震撼",
            "激昂",
            "英雄",
        ),
    ),
)
