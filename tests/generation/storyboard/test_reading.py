import pytest

from generation.storyboard.reading import MAX_QUOTE, mentions, read


@pytest.mark.parametrize(
    ("prompt", "quotes"),
    [
        ('says "hi"', ("hi",)),
        ("says “hi”, “ho”", ("hi", "ho")),
        ("说「你好」", ("你好",)),
        ("說『你好』", ("你好",)),
        ("說「他說『好』了」", ("他說『好』了",)),
        ("says 'it's fine'", ("it's fine",)),
        ("the cat's whiskers and the dog's ears", ()),
        ("rock 'n' roll", ()),
        ('an open " quote', ()),
        ('says ""', ()),
        ('says "…"', ()),
        ("says ＂hi＂", ("hi",)),
    ],
)
def test_quotes_are_set_aside_first(prompt, quotes):
    assert read(prompt).quotes == quotes


def test_spoken_words_stay_as_written_while_the_rest_is_normalised():
    reading = read("＠ｍｉｒａ　says “Ｈ２Ｏ ① ½”")
    assert reading.quotes == ("Ｈ２Ｏ ① ½",)
    assert reading.body.startswith("@mira says")


def test_restoring_gives_the_words_back():
    reading = read('@mira says "hi" twice')
    assert reading.restore(reading.body).replace("  ", " ") == "@mira says “hi” twice"


def test_long_quotes_are_cut_and_nothing_is_lost():
    words = "啊" * (2 * MAX_QUOTE + 5)
    quotes = read(f"“{words}”").quotes
    assert [len(quote) for quote in quotes] == [MAX_QUOTE, MAX_QUOTE, 5]
    assert "".join(quotes) == words


@pytest.mark.parametrize(
    ("prompt", "handles"),
    [
        ("@mira and @bob, again @mira", ("mira", "bob")),
        ("让@mira和@b.o_b9跳舞。", ("mira", "b.o_b9")),
        ("with @mira.", ("mira",)),
        ("mail a@b.com", ()),
        ("@" + "x" * 31, ()),
        ('@mira says "call @bob"', ("mira",)),
        ("＠mira", ("mira",)),
        ("@mira's cat", ("mira",)),
        ("@ @. @@mira", ()),
    ],
)
def test_mentions_are_the_handles_outside_quotes(prompt, handles):
    assert mentions(prompt) == handles
