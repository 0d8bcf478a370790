"""Shots in the words that a model gets."""

import pytest

from generation.engines.prompting.wording import wording
from generation.storyboard.schema import NARRATOR, Line, Music, Shot, Storyboard, Subject


def words(
    *, pictured: tuple[str, ...] = (), prompt: str = "", sound: bool = False, style: str = "clay", **shot: object
) -> str:
    told = Shot.model_validate({"seconds": 2, "setting": "beach", **shot})
    board = Storyboard(style=style, music=Music(mood="epic", genre="folk"), shots=(told,))
    return wording(board, told, pictured=pictured, prompt=prompt, sound=sound)


def test_the_users_own_words_come_first_and_nothing_is_said_twice() -> None:
    said = words(text="A robot on a beach at night, clay", time="night")
    assert said.startswith("A robot on a beach at night, clay.")
    assert said.lower().count("beach") == said.lower().count("night") == said.lower().count("clay") == 1


def test_what_the_storyboard_says_beyond_them_is_added_in_english() -> None:
    said = words(
        text="一个人",
        time="sunset",
        weather=("rain",),
        framing="close",
        effects=("fireworks",),
        subjects=(Subject(handle="extra1", action="bow", emotion="happy"),),
    )
    for part in ("一个人", "beach", "sunset", "rain", "close-up", "fireworks", "bow", "happy", "clay"):
        assert part in said


@pytest.mark.parametrize("text", ["@Mira waves to @ben", "", "@mira, @mira and @BEN!"])
def test_no_handle_is_told_to_the_model(text: str) -> None:
    said = words(
        text=text,
        pictured=("mira",),
        subjects=(Subject(handle="mira", action="bow"), Subject(handle="ben")),
        lines=(Line(speaker="mira", text="hello @ben"), Line(speaker="ben", text="who are you?")),
    )
    assert "mira" not in said.lower()
    assert "ben" not in said.lower()
    assert "the person of picture 1" in said
    assert "somebody" in said


def test_people_are_numbered_in_the_order_of_their_pictures() -> None:
    said = words(text="@ben lifts @mira", pictured=("mira", "ben"))
    assert said.startswith("the person of picture 2 lifts the person of picture 1.")


def test_lines_are_spoken_as_they_are_meant_and_once() -> None:
    lines = (
        Line(speaker="mira", text="hi", delivery="whisper"),
        Line(speaker="mira", text="so long", delivery="sing"),
        Line(speaker=NARRATOR, text="and so it was"),
    )
    said = words(text='@mira whispers "hi"', pictured=("mira",), subjects=(Subject(handle="mira"),), lines=lines)
    assert said.count('"hi"') == 1
    assert 'the person of picture 1 sings: "so long"' in said
    assert 'a narrator says: "and so it was"' in said


def test_music_is_asked_for_only_of_a_model_that_makes_it() -> None:
    assert "epic" in words(text="a dog", sound=True)
    assert "epic" not in words(text="a dog", sound=False)


def test_the_prompt_speaks_for_a_shot_without_words() -> None:
    assert words(text="", prompt="two cats").startswith("two cats.")
