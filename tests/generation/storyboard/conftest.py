"""A small vocabulary and a small emoji pack, so that these tests need no assets and no plug-ins."""

import json
from pathlib import Path

import pytest

from generation.storyboard.glyphs import Glyphs
from generation.storyboard.vocabulary import Term, TermKind, Vocabulary

WORDS = {
    TermKind.SETTING: {
        "moon": "moon|lunar surface|outer space;月球|月亮|太空",
        "city": "city|street|tokyo;城市|街头|街上|上海",
        "beach": "beach|sea|island;海边|沙滩|海灘",
        "stage": "stage|concert;舞台|演唱会",
        "room": "room|kitchen;房间|厨房",
    },
    TermKind.ACTION: {
        "idle": "stand|look|pose;站着|看着",
        "talk": "talk|speak|say|whisper|shout;说|说话|讲",
        "dance": "dance|breakdance;跳舞|起舞",
        "wave": "wave|greet;挥手|招手",
        "jump": "jump|leap;跳跃|蹦",
        "run": "run|sprint;跑|奔跑",
        "fight": "fight|box;打架|决斗",
        "sing": "sing;唱歌",
        "fly": "fly|soar;飞|飞翔",
    },
    TermKind.OUTFIT: {
        "astronaut": "astronaut|spacesuit|space suit;宇航员|太空服",
        "hoodie": "hoodie|sweater;卫衣",
        "knight": "knight|armor;骑士|盔甲",
        "summer": "t-shirt|shorts;T恤|短裤",
    },
    TermKind.WEATHER: {"rain": "rain|rainy|storm;下雨|雨|雨中", "snow": "snow|snowy|blizzard;下雪|雪"},
    TermKind.STYLE: {"clay": "clay|claymation;黏土", "noir": "noir|black and white;黑白"},
    TermKind.MOOD: {
        "happy": "happy|cheerful;快乐|开心",
        "sad": "sad|lonely;悲伤",
        "epic": "epic|dramatic;史诗",
        "none": "no music|silent;没有音乐",
    },
    TermKind.GENRE: {"jazz": "jazz|jazz music;爵士|爵士乐", "rock": "rock|rock music;摇滚"},
    TermKind.EFFECT: {"confetti": "confetti;彩带", "fireworks": "fireworks;烟花|焰火"},
    TermKind.CAMERA: {
        "static": "static shot|tripod;固定镜头",
        "push": "push in|dolly in|zoom in|zoom;推近|推镜",
        "pull": "pull back|zoom out;拉远",
        "pan": "pan|tracking shot;摇镜|跟拍",
        "orbit": "orbit|circles around;环绕",
        "crane": "crane shot|crane;升降镜头",
        "handheld": "handheld|shaky;手持镜头|晃动",
    },
}
DEFAULTS = {
    "moon": {"time": "night", "outfit": "astronaut", "mood": "happy"},
    "city": {"time": "night", "outfit": "hoodie"},
    "beach": {"time": "sunset", "outfit": "summer"},
}
EMOJI = {
    "🐈": ("1f408", "cat|kitty", "猫|小猫", "貓"),
    "🐕": ("1f415", "dog", "狗", "狗"),
    "🍕": ("1f355", "pizza|slice", "披萨|比萨", "披薩"),
    "🎈": ("1f388", "balloon|party", "气球", "氣球"),
    "🐉": ("1f409", "dragon", "龙", "龍"),
    "🤖": ("1f916", "robot", "机器人", "機器人"),
    "🌕": ("1f315", "full moon", "满月", "滿月"),
    "🌊": ("1f30a", "water wave|wave|ocean", "浪花", "浪花"),
    "🌭": ("1f32d", "hot dog|frankfurter", "热狗", "熱狗"),
    "☂️": ("2602-fe0f", "umbrella|rain", "雨伞", "雨傘"),
    "🌋": ("1f30b", "volcano|eruption", "火山", "火山"),
    "🎩": ("1f3a9", "hat|top hat", "帽子", "帽子"),
    "🦙": ("1f999", "llama", "羊驼", "羊駝"),
    "😀": ("1f600", "grinning face|grin", "嘿嘿", "笑臉"),
}


def _term(kind: TermKind, name: str, words: str) -> Term:
    english, chinese = words.split(";")
    return Term(
        kind=kind, id=name, en=tuple(english.split("|")), zh=tuple(chinese.split("|")), defaults=DEFAULTS.get(name, {})
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(
        terms=tuple(_term(kind, name, words) for kind, terms in WORDS.items() for name, words in terms.items())
    )


@pytest.fixture(scope="session")
def emoji_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assets folder with empty pictures: only their names matter to a planner."""
    assets = tmp_path_factory.mktemp("assets")
    (assets / "emoji").mkdir()
    (assets / "cldr").mkdir()
    for code, *_ in EMOJI.values():
        (assets / "emoji" / f"{code}.webp").touch()
    for column, language in enumerate(("en", "zh", "zh-hant")):
        words = {emoji: names[column + 1].split("|") for emoji, names in EMOJI.items()}
        entries = {emoji: {"tts": names[:1], "default": names} for emoji, names in words.items()}
        (assets / "cldr" / f"{language}.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return assets


@pytest.fixture(scope="session")
def glyphs(emoji_pack: Path) -> Glyphs:
    return Glyphs(emoji_pack)
