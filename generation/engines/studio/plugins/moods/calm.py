"""Music that feels calm."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="calm",
        en=("calm", "peaceful", "relaxing", "chill", "lofi", "lo-fi", "quiet"),
        zh=("平静", "平靜", "宁静", "寧靜", "舒缓", "舒緩", "放松", "放鬆", "安静", "安靜"),
    ),
)
