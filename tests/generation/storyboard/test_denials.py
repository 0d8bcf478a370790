"""A negation takes away one noun phrase or one deed and nothing else; counts are whole numbers in words as well."""

import pytest

from generation.storyboard.planner import plan
from generation.storyboard.schema import Storyboard


@pytest.fixture
def understood(vocabulary, glyphs):
    def understand(prompt: str, *, cast=()) -> Storyboard:
        return plan(prompt, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=None, seed=1)

    return understand


def deeds(board: Storyboard) -> list[str]:
    return [subject.action for subject in board.shots[0].subjects]


def things(board: Storyboard) -> list[tuple[str, int]]:
    return [(prop.name, prop.count) for prop in board.shots[0].props]


@pytest.mark.parametrize(
    ("prompt", "done", "shown", "setting", "weather"),
    [
        ("a man without a hat runs a llama through a city", ["run"], [("llama", 1)], "city", ()),
        ("a girl with no hat dances in the rain on the beach", ["dance"], [], "beach", ("rain",)),
        ("一个没戴帽子的男人在海边跳舞", ["dance"], [], "beach", ()),
        ("两个没有猫的女孩在海边跳舞", ["dance", "dance"], [], "beach", ()),
        ("a man not wearing a hat waves in the city", ["wave"], [], "city", ()),
        ("a man with no hat and a balloon dances in the city", ["dance"], [("balloon", 1)], "city", ()),
        ("a man without a hat and with a cat sings on the beach", ["sing"], [("cat", 1)], "beach", ()),
        ("a man doesn't dance in the rain on the beach", ["idle"], [], "beach", ("rain",)),
        ("a dog without a hat runs on the beach", [], [("dog", 1)], "beach", ()),
        ("no people dancing on the beach", [], [], "beach", ()),
        ("nobody dances on the beach", [], [], "beach", ()),
        ("没有人在海边跳舞，一只狗", [], [("狗", 1)], "beach", ()),
        ("no cats dance on the moon", [], [], "moon", ()),
        ("the moon with no cats and dogs", [], [], "moon", ()),
        ("the moon without cats, dogs or people", [], [], "moon", ()),
        ("neither cats nor dogs, the moon", [], [], "moon", ()),
        ("没有人和猫的城市，下雪", [], [], "city", ("snow",)),
        ("没有猫、狗和人的城市", [], [], "city", ()),
        ("don't show any people, the city with a dragon", [], [("dragon", 1)], "city", ()),
        ("不要下雨，城市里有一只猫", [], [("猫", 1)], "city", ()),
        ("一个不会飞的宇航员在城市里跑", ["run"], [], "city", ()),
        ("a knight who never sings dances on stage", ["dance"], [], "stage", ()),
    ],
)
def test_a_negation_ends_with_what_it_denies(understood, prompt, done, shown, setting, weather):
    board = understood(prompt)
    assert (deeds(board), things(board)) == (done, shown)
    assert (board.shots[0].setting, board.shots[0].weather) == (setting, weather)
    assert board.not_understood == ()


@pytest.mark.parametrize(
    "prompt", ["the beach without music or captions", "没有音乐和字幕的海滩", "no captions or music"]
)
def test_music_and_captions_are_denied_together(understood, prompt):
    board = understood(prompt)
    assert (board.music.mood, board.captions, board.not_understood) == ("none", False, ())


def test_all_but_one_leaves_that_one(understood):
    board = understood("nobody except @ann dances on the moon", cast=("ann",))
    assert (board.handles, deeds(board), board.not_understood) == (("ann",), ["dance"], ())


@pytest.mark.parametrize("prompt", ["@ann is not an astronaut but a knight", "@ann不是宇航员而是骑士"])
def test_a_correction_is_of_the_same_person(understood, prompt):
    assert [(who.handle, who.outfit) for who in understood(prompt, cast=("ann",)).shots[0].subjects] == [
        ("ann", "knight")
    ]


def test_a_denial_of_nothing_known_is_listed(understood):
    assert understood('@ann doesn\'t say "hi"', cast=("ann",)).not_understood == ("doesn't",)
    assert understood("a girl without zorbles dances").not_understood == ("zorbles",)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("twenty-five balloons", 25),
        ("twenty five balloons", 25),
        ("thirteen balloons", 13),
        ("fifty balloons", 50),
        ("fifty-nine balloons", 59),
        ("a dozen balloons", 12),
        ("二十五个气球", 25),
        ("三十个气球", 30),
        ("十三个气球", 13),
        ("四十二個氣球", 42),
    ],
)
def test_numbers_in_words_are_whole(understood, words, count):
    board = understood(f"{words}, the beach")
    assert [number for _, number in things(board)] == [count]
    assert board.not_understood == ()


@pytest.mark.parametrize(("words", "listed"), [("ninety-nine balloons", "ninety-nine"), ("九十九个气球", "九十九")])
def test_more_than_can_be_shown_is_listed(understood, words, listed):
    board = understood(words)
    assert (things(board)[0][1], board.not_understood) == (60, (listed,))
