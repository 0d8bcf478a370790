"""Words are read as changes first, in English and in Chinese; a story of its own is planned anew."""

import pytest

from common.errors import Invalid
from remix.kinds import KINDS
from remix.states import RemixKind
from tests.remix.kinds.conftest import BOARD


@pytest.mark.parametrize(
    "words",
    ["make it night, add rain", "Please turn it to night and make it rain", "at night in the rain",
     "把它改成夜晚，加上雨", "变成晚上，下雨", "改成夜景，然后加点雨"],
)  # fmt: skip
def test_night_and_rain_change_the_light_and_the_weather_alone(make, words):
    child = make(RemixKind.WORDS, words=words)

    assert {(shot.time, shot.weather) for shot in child.shots} == {("night", ("rain",))}
    assert [(shot.setting, shot.subjects, shot.props, shot.lines, shot.seconds) for shot in child.shots] == [
        (shot.setting, shot.subjects, shot.props, shot.lines, shot.seconds) for shot in BOARD.shots
    ]
    assert (child.style, child.music) == (BOARD.style, BOARD.music)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("turn it into anime style", lambda child: child.style == "anime"),
        ("change the music to jazz", lambda child: child.music.genre == "jazz"),
        ("换成水墨风格", lambda child: child.style == "ink_wash"),
        ("no captions", lambda child: not child.captions),
        ("without music", lambda child: child.music.mood == "none"),
        ("put them on the moon", lambda child: child.shots[0].setting == "moon"),
        ("把背景换成月球", lambda child: child.shots[0].setting == "moon"),
        ("remove the cat and add a dog", lambda child: [prop.name for prop in child.shots[0].props] == ["dog"]),
        ("去掉猫，加一只狗", lambda child: [prop.glyph for prop in child.shots[0].props] == ["1f415"]),
        ("replace the cat with a dog", lambda child: [prop.name for prop in child.shots[0].props] == ["dog"]),
        ("把猫换成狗", lambda child: [prop.glyph for prop in child.shots[0].props] == ["1f415"]),
        ("make @ann jump", lambda child: {shot.subjects[0].action for shot in child.shots} == {"jump"}),
        ("make everyone wear a spacesuit", lambda child: child.shots[0].subjects[0].outfit == "astronaut"),
        ("make them happy", lambda child: child.shots[0].subjects[0].emotion == "happy"),
        ("add @me", lambda child: child.handles == ("ann", "ben")),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_understood(make, words, found):
    assert found(make(RemixKind.WORDS, words=words))


def test_what_was_not_understood_is_listed_beside_what_was_done(make):
    child = make(RemixKind.WORDS, words="make it night, add a zorblax")

    assert child.shots[0].time == "night"
    assert child.not_understood == ("a zorblax",)


def test_words_that_change_nothing_are_refused(make):
    with pytest.raises(Invalid, match="words_not_understood"):
        make(RemixKind.WORDS, words="make it better")


@pytest.mark.parametrize(
    "words", ["@ann sings on the moon", "@ann在月球上唱歌", "make a video of @ann singing on the moon"]
)
def test_a_story_of_its_own_is_told_in_the_same_length(make, words):
    child = make(RemixKind.WORDS, words=words)

    assert child.shots[0].setting == "moon"
    assert child.shots[0].subjects[0].action == "sing"
    assert child.shots[0].props == ()
    assert child.seconds == pytest.approx(BOARD.seconds)


def test_the_prompt_grows_by_a_change_and_is_another_for_another_story(parent):
    words = KINDS[RemixKind.WORDS]

    def told(text):
        return words.words(words.read({"words": text}, me="ben"), [parent])

    assert told("make it night") == f"{parent.words}\nmake it night"
    assert told("@ann sings on the moon") == "@ann sings on the moon"
    assert told("remove @ann") == "somebody dances with a cat on the beach\nremove @ann"
