"""Music that feels dreamy."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="dreamy",
        en=(
            "dreamy",
            "magical",
            "ethereal",
            "soft",
        ),
        zh=(
            "梦幻",
            "夢幻",
            "奇幻",
            "轻柔",
            "輕柔",
        ),
    ),
)
