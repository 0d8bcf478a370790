"""A street between lit facades; wet and mirroring when it rains."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="city",
    en=("city", "street", "streets", "downtown", "tokyo", "new york", "times square", "hong kong", "shanghai", "london", "paris", "alley", "sidewalk", "night market", "neon street", "town",),
    zh=("城市", "街头", "街頭", "街道", "街上", "大街", "上海", "东京", "東京", "纽约", "紐約", "香港", "台北", "北京", "市区", "市區", "市中心", "夜市", "霓虹", "小巷", "马路", "馬路",),
    defaults={"time": "night", "outfit": "puffer", "mood": "happy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
