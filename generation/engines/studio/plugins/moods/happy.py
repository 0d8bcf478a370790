"""Music that feels happy."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="happy",
        en=(
            "happy",
            "cheerful",
            "fun",
            "upbeat",
            "joyful",
            "funny",
            "playful",
        ),
        zh=(
            "快乐",
            "快樂",
            "开心",
            "開心",
            "欢快",
            "歡快",
            "高兴",
            "高興",
            "搞笑",
            "愉快",
        ),
    ),
)
