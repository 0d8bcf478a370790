"""No music at all."""

from generation.engines.studio.plugins.base import MoodPlugin
from generation.storyboard.vocabulary import Term, TermKind, names

PLUGIN = MoodPlugin(
    term=Term(
        kind=TermKind.MOOD,
        id="none",
        en=names("no music, without music, silent"),
        zh=names("没有音乐, 沒有音樂, 无音乐, 無音樂, 静音, 靜音"),
    ),
)
