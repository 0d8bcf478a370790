"""Sand, moving sea and a low sun."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="beach",
    en=("beach", "seaside", "sea", "ocean", "shore", "coast", "island", "sand", "seashore", "tropical island", "hawaii",),
    zh=("海边", "海邊", "沙滩", "沙灘", "大海", "海滩", "海灘", "海岸", "海岛", "海島", "海上", "夏威夷",),
    defaults={"time": "sunset", "outfit": "summer", "mood": "happy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
