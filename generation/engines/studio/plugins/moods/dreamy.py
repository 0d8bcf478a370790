"""Music that feels dreamy."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="dreamy",
        en=("dreamy", "calm", "peaceful", "relaxing", "chill", "lofi", "lo-fi", "soft",),
        zh=("梦幻", "夢幻", "平静", "平靜", "宁静", "寧靜", "舒缓", "舒緩", "放松", "放鬆", "轻柔", "輕柔",),
    ),
)
