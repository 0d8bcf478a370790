"""A photo studio for places nobody drew: the first static prop with a picture stands behind as a giant backdrop."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="open",
    en=("studio", "photo studio", "limbo", "blank background", "white background", "void",),
    zh=("摄影棚", "攝影棚", "影棚", "白色背景", "空白背景",),
    defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
