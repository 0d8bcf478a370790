"""English word forms: what an inflected word may come from, and which words only describe."""

_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("ves", "fe"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"),
    ("oes", "o"), ("uses", "us"), ("'s", ""), ("’s", ""), ("s", ""), ("ying", "ie"), ("ing", ""), ("ing", "e"),
    ("in'", ""), ("in'", "e"), ("ied", "y"), ("ed", ""), ("ed", "e"),
)  # fmt: skip
_IRREGULAR = (
    "ate eaten:eat sang sung:sing swam swum:swim rode ridden:ride slept:sleep fought:fight ran:run flew flown:fly "
    "wore worn:wear drank drunk:drink sat:sit stood:stand fell fallen:fall woke woken:wake threw thrown:throw "
    "drove driven:drive told:tell spoke spoken:speak said:say caught:catch held:hold wept:weep bit bitten:bite "
    "blew blown:blow drew drawn:draw dove:dive fled:flee froze frozen:freeze gave given:give grew:grow hid:hide "
    "knelt:kneel leapt:leap lit:light lay lain:lie left:leave met:meet rose risen:rise shot:shoot shook:shake "
    "shone:shine slid:slide spun:spin strode:stride struck:strike swung:swing taught:teach thought:think "
    "wrote written:write went gone:go came:come crept:creep dreamt:dream bent:bend built:build dug:dig fed:feed "
    "swept:sweep sprang:spring won:win wound:wind dealt:deal heard:hear men:man women:woman children:child "
    "people:person mice:mouse geese:goose feet:foot teeth:tooth wolves:wolf knives:knife leaves:leaf loaves:loaf "
    "does:do goes:go lying:lie dying:die tying:tie"
)
IRREGULAR: dict[str, str] = {}
_waiting: list[str] = []
for _part in _IRREGULAR.split():
    _form, _, _plain = _part.partition(":")
    _waiting.append(_form)
    if _plain:
        IRREGULAR.update(dict.fromkeys(_waiting, _plain))
        _waiting.clear()

_DECOR = (
    "red blue green yellow purple pink orange black white brown golden silver gold grey gray colorful colourful "
    "turquoise crimson scarlet violet teal beige dark bright shiny shining glowing glittering neon beautiful pretty "
    "gorgeous lovely handsome cute adorable ugly ancient old young new modern vintage elderly giant huge big large "
    "enormous massive gigantic tall short tiny small little mini miniature fat thin chubby long wide narrow thick "
    "fluffy furry soft hard wooden stone metal plastic glass paper broken rusty dusty dirty clean fresh hot cold warm "
    "cool frozen icy wet dry sunny cloudy grand fancy elegant stylish fashionable awesome amazing epic legendary "
    "magical mysterious strange weird funny silly crazy wild friendly evil wise brave strong weak fast slow lazy busy "
    "crowded packed empty quiet loud peaceful cozy spooky haunted abandoned secret magic flying floating burning "
    "melting sparkling delicious tasty spicy sweet sour famous rich poor royal happy sad angry real fake invisible "
    "transparent electric mechanical robotic cartoon flat round square heavy light deep shallow high low distant "
    "nearby hidden perfect simple typical random whole entire first second last next favorite favourite local "
    "tropical exotic medieval futuristic retro snowy rainy foggy windy stormy moonlit"
)
DECOR = frozenset(_DECOR.split())
"""Adjectives: a noun follows them. Those that change no picture are listed as not understood."""

DECOR_HAN = frozenset("巨大小红绿蓝黄白黑紫粉金银老新旧美丑高矮胖瘦长短圆方")
"""The same in one Chinese character, where no longer word begins with it."""

ANIMALS_HAN = frozenset("猫狗马牛羊猪鸡鸭鹅鱼鸟虎龙蛇猴熊狼兔象鹿蟹")
"""One character that is an animal wherever no longer word holds it."""

FURNITURE = frozenset({
    "couch", "sofa", "bed", "bathtub", "table", "piano", "bench", "boat", "ship", "train", "bus", "tree", "campfire",
    "fireplace", "沙发上", "床上", "船上", "桥上", "篝火旁", "浴缸", "火车上",
})  # fmt: skip
"""Words for a place that are things as well."""

OWN_GEAR = frozenset({
    "ride", "ride_horse", "drive", "play_guitar", "play_piano", "play_drums", "play_violin", "dj", "skateboard", "read",
    "type", "phone", "photograph",
})  # fmt: skip
"""Actions that draw what they are done with."""


def forms(word: str) -> list[str]:
    """The word itself first, then what it may be an inflection of."""
    found = [word]
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)] + replacement
            found.append(stem)
            if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return [form for form in found if len(form) > 1 or form == word]
