"""A room with a window, a lamp and a rug."""

from generation.storyboard.vocabulary import Term, TermKind

TERM = Term(
    kind=TermKind.SETTING,
    id="room",
    en=("room", "bedroom", "living room", "kitchen", "office", "cafe", "coffee shop", "classroom", "restaurant", "home", "house", "apartment", "library",),
    zh=("房间", "房間", "卧室", "臥室", "客厅", "客廳", "厨房", "廚房", "办公室", "辦公室", "咖啡馆", "咖啡館", "咖啡店", "教室", "餐厅", "餐廳", "家里", "家裡", "屋里", "屋裡", "图书馆", "圖書館",),
    defaults={"time": "day", "outfit": "hoodie", "mood": "happy"},
)

from generation.engines.studio.plugins.base import SettingPlugin  # noqa: E402
from generation.engines.studio.plugins.settings.moon import Moon  # noqa: E402

PLUGIN = SettingPlugin(term=TERM, build=Moon)
