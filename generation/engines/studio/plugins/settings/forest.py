"""Tall trees in haze, with a path."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="forest",
    en=("forest", "woods", "jungle", "park", "garden", "woodland", "rainforest", "trees",),
    zh=("森林", "树林", "樹林", "丛林", "叢林", "公园", "公園", "花园", "花園", "林中", "林间", "林間",),
    defaults={"time": "day", "outfit": "hoodie", "mood": "dreamy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
