"""Music that feels romantic."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="romantic",
        en=(
            "romantic",
            "love",
            "tender",
            "sweet",
        ),
        zh=(
            "浪漫",
            "爱情",
            "愛情",
            "温柔",
            "溫柔",
            "甜蜜",
        ),
    ),
)
