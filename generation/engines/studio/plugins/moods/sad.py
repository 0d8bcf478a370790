"""Music that feels sad."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="sad",
        en=(
            "sad",
            "melancholy",
            "lonely",
            "tearful",
            "gloomy",
        ),
        zh=(
            "悲伤",
            "悲傷",
            "难过",
            "難過",
            "忧郁",
            "憂鬱",
            "伤感",
            "傷感",
            "孤独",
            "孤獨",
        ),
    ),
)
