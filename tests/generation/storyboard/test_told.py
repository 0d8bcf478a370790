"""What those who are shown read of a clip."""

from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import Line, Shot, Storyboard, Subject
from generation.storyboard.told import told


def board(*lines: tuple[str, str], text: str = "") -> Storyboard:
    said = tuple(Line(speaker=speaker, text=words) for speaker, words in lines)
    shot = Shot(seconds=2, setting="beach", subjects=(Subject(handle="ann"),), text=text, lines=said)
    return Storyboard(shots=(shot,))


def test_lines_and_texts_follow_the_prompt():
    assert told(" x ", board(("ann", "I lied"), text="ann confesses")) == "x\nann: I lied\nann confesses"


def test_who_says_it_is_told_even_when_the_prompt_has_the_words():
    assert told("ben says hello", board(("ann", "hello"))) == "ben says hello\nann: hello"


def test_what_the_prompt_tells_already_is_not_told_twice():
    told_twice = board(("narrator", "she waves"), text="Ann stands.\nShe waves")
    assert told("Ann stands. She waves", told_twice) == "Ann stands. She waves"


def test_neither_a_long_prompt_nor_a_long_story_hides_what_somebody_says():
    story = [("narrator", f"{number} " + "y" * 390) for number in range(20)]
    words = told("x" * MAX_PROMPT, board(*story, ("ann", "I lied"), text="z" * 4000))

    assert "\nann: I lied\n" in words
    assert len(words) == 2 * MAX_PROMPT + 1
