"""Music that feels scary."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="scary",
        en=(
            "scary",
            "spooky",
            "creepy",
            "horror",
            "ominous",
            "suspense",
        ),
        zh=(
            "恐怖",
            "可怕",
            "吓人",
            "嚇人",
            "惊悚",
            "驚悚",
            "诡异",
            "詭異",
        ),
    ),
)
