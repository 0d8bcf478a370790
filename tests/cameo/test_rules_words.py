"""What the lists of words find, and what they let pass. Spelling tricks are drawn from what people try."""

import pytest

from cameo.rules import is_sexual
from cameo.rules.lexicons import FOLDER, phrases
from cameo.rules.restrictions import breaks
from cameo.rules.text import readings
from cameo.rules.topics import topics_of
from cameo.states import Topic

SEXUAL = [
    "@ann is nude on the beach",
    "@ann NAKED at a desk",
    "n u d e photo of @ann",
    "n.u.d.e",
    "n-u-d-e",
    "n_a_k_e_d",
    "nu\u200bde",
    "n\u00adude",
    "núdé",
    "ｎｕｄｅ",
    "𝓷𝓾𝓭𝓮",
    "nudе with a Cyrillic letter",
    "ѕех",
    "ΝUDE with a Greek letter",
    "s3x",
    "p0rn",
    "pr0n or porn0",
    "n4k3d",
    "b00bs",
    "t1ts",
    "s€x",
    "n@ked",
    "$ex",
    "nuuuude",
    "she strips naked",
    "@ann without clothes",
    "takes off her clothes",
    "a giantess crushes a city",
    "make love",
    "underage girl",
    "sexy dance",
    "@ann 裸体",
    "@ann裸体跳舞",
    "@ann @裸体",
    "＠naked @ann",
    "@ann dances @naked",
    "@ann 裸 体",
    "裸.體",
    "她全裸躺在床上",
    "一絲不掛",
    "@ann 做爱",
    "他們做愛",
    "色情电影",
    "脱光衣服",
    "脫光",
    "性交",
    "穿着情趣内衣",
    "穿著情趣內衣",
]
HARMLESS = [
    "visible to the naked eye",
    "a naked mole rat",
    "she drives to Essex and Sussex",
    "the cockpit of a plane",
    "a cocktail bar",
    "peacock on a hancock desk",
    "breaststroke in the pool",
    "swims breast stroke",
    "chicken breast with rice",
    "chicken breasts with rice",
    "a class of grass passes",
    "analysis of an analogue synth",
    "the therapist assists",
    "Scunthorpe United",
    "Dick Van Dyke tap dances",
    "document the circumference",
    "a title for titans",
    "shiitake mushrooms",
    "cucumber and cumin",
    "penistone railway",
    "pussy cat, pussy cat, where have you been",
    "a bright sextant",
    "sextet plays jazz",
    "a weather cock turns",
    "undressed stone wall",
    "rape seed field in bloom",
    "I am a robot. It is nice",
    "a b c d e f g",
    "5 cats and 2 dogs at 10:30",
    "@sexyann dances",
    "裸眼3D屏幕",
    "妈妈做爱心早餐",
    "媽媽做愛心早餐",
    "男性交流会",
    "十字路口交通灯",
    "知性感人的故事",
    "她上床睡觉",
    "跑步和游泳",
]


@pytest.mark.parametrize("words", SEXUAL)
def test_sexual_content_is_found_also_misspelled_on_purpose(words: str) -> None:
    assert is_sexual(words)


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_words_that_look_alike_pass(words: str) -> None:
    assert not is_sexual(words)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("@ann kisses @ben at sunset", Topic.ROMANCE),
        ("@ann 和 @ben 接吻", Topic.ROMANCE),
        ("他們結婚了", Topic.ROMANCE),
        ("@ann shoots him with a gun", Topic.VIOLENCE),
        ("k1lls", Topic.VIOLENCE),
        ("她开枪", Topic.VIOLENCE),
        ("vote for @ann, the next president", Topic.POLITICS),
        ("支持总统", Topic.POLITICS),
        ("總統選舉", Topic.POLITICS),
        ("@ann prays in a church", Topic.RELIGION),
        ("在教堂祷告", Topic.RELIGION),
        ("this miracle cure heals cancer", Topic.MEDICAL),
        ("打疫苗", Topic.MEDICAL),
        ("buy now, link in bio", Topic.ADVERTISING),
        ("限时优惠，马上下单", Topic.ADVERTISING),
    ],
)
def test_topics_are_found_in_both_languages(words: str, topic: Topic) -> None:
    assert topic in topics_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "@ann dances on the moon",
        "a photo shoot with a shooting star",
        "water gun fun",
        "a killer whale jumps",
        "a praying mantis on a leaf",
        "oh my god, what a party hat",
        "a medicine ball in the gym",
        "a commercial airplane lands",
        "date palms in the desert",
        "她打电话",
        "两个人在海边散步",
    ],
)
def test_everyday_words_are_no_topic(words: str) -> None:
    assert topics_of(words) == frozenset()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('never says "I quit"', "@ann: Well, I quit!"),
        ("never says bad words about cats", "she says bad words about cats"),
        ("Never say I love you", "I   LOVE you"),
        ("no guns", "she holds a gun"),
        ("no smoking", "@ann smokes on the balcony"),
        ("never wears a bikini", "@ann at the pool in a red bikini"),
        ("clowns", "a clown waves"),
        ("never with snakes", "a sn4ke around her neck"),
        ("从不说我爱你", "她说：我爱你！"),
        ("不要小丑", "小丑在跳舞"),
        ("不要抽烟", "她在 抽 烟"),
    ],
)
def test_restriction_is_broken_by_its_words(line: str, words: str) -> None:
    assert breaks(words, line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('never says "I quit"', "I never quit. She quits smoking"),
        ("no guns", "she has begun to dance"),
        ("never drinks beer", "she drinks tea. A beer stands on the table"),
        ("never", "anything at all"),
        ("...", "anything at all"),
        ("从不说我爱你", "我爱喝茶"),
    ],
)
def test_restriction_lets_other_words_pass(line: str, words: str) -> None:
    assert not breaks(words, line)


def test_lists_are_as_the_reader_reads() -> None:
    """Otherwise a phrase could never match: it is looked for in text that was made plain."""
    names = [path.stem for path in FOLDER.glob("*.txt") if path.stem not in ("lookalikes", "light")]
    assert {topic.value for topic in Topic} | {"sexual", "sexual_allowed"} <= set(names)
    for name in names:
        for phrase in phrases(name):
            assert phrase == readings(phrase)[0], (name, phrase)


def test_reading_a_whole_film_takes_moments() -> None:
    words = "a long story of @ann and @ben who walk to the sea, and then some more of it. " * 2500
    assert not is_sexual(words)
    assert topics_of(words) == frozenset()
