"""A text read aloud over scenes."""

import pytest

from generation.contracts import SpecRejected
from generation.storyboard.narration import narrate, passages

STORY = (
    "The moon is quiet at night. An astronaut walks there alone.\n"
    "She looks back. Nobody has ever been so far away, and nobody has seen so much, and still she thinks of pizza.\n"
    "In the city it rains."
)


@pytest.fixture
def told(vocabulary, glyphs):
    def storyboard(text: str, seconds: float | None = None):
        return narrate(text, cast=(), vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=1)

    return storyboard


def test_every_word_is_read_in_order(told):
    board = told(STORY)
    heard = " ".join(line.text for shot in board.shots for line in shot.lines)

    assert heard.split() == STORY.split()
    assert {line.speaker for shot in board.shots for line in shot.lines} == {"narrator"}


def test_passages_show_what_they_speak_of_and_stay_where_the_story_is(told):
    shots = told(STORY).shots

    assert shots[0].setting == "moon"
    assert shots[-1].setting == "city"
    assert shots[-1].weather == ("rain",)


def test_a_long_sentence_is_cut_at_its_commas():
    text = "word, " * 200
    found = passages(text)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, found)) <= 360


def test_chinese_is_cut_at_its_own_marks():
    found = passages("月亮上很安静。" * 20)
    assert all(part.endswith("。") for part in found)
    assert max(map(len, found)) <= 50


def test_shots_last_as_long_as_their_words_or_as_asked_for(told):
    assert told(STORY, 60).seconds == pytest.approx(60)
    assert 12 < told(STORY).seconds < 40


@pytest.mark.parametrize(("text", "code"), [("…\n!", "prompt_empty"), ("No. \n" * 160, "too_many_shots")])
def test_nothing_to_read_and_too_much_are_refused(text, code, told):
    with pytest.raises(SpecRejected) as refusal:
        told(text)
    assert refusal.value.code == code
