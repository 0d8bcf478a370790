"""A concert stage: beams, LED wall on the beat, a crowd."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="stage",
    en=("stage", "concert", "arena", "nightclub", "night club", "club", "disco", "festival", "karaoke", "talent show", "dance floor", "concert hall", "theater", "theatre", "stadium",),
    zh=("舞台", "演唱会", "演唱會", "夜店", "音乐会", "音樂會", "迪斯科", "音乐节", "音樂節", "卡拉ok", "体育馆", "體育館", "体育场", "體育場", "剧院", "劇院", "台上",),
    defaults={"time": "night", "outfit": "hoodie", "mood": "happy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
