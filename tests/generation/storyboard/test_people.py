"""Whom a prompt means by "the man" once a man was spoken of."""

import pytest

from generation.storyboard.planner import plan


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        (
            'A man and a woman sit in a room. The woman says "Marry me." The man says "No."',
            [("extra2", "Marry me."), ("extra1", "No.")],
        ),
        (
            '@mira and an astronaut dance. The astronaut says "Follow me." @mira says "No."',
            [("extra1", "Follow me."), ("mira", "No.")],
        ),
        ("一个男人和一个女人在房间里。女人说：“你好”。男人说：“再见”。", [("extra2", "你好"), ("extra1", "再见")]),
    ],
)
def test_somebody_spoken_of_before_is_the_same_person(prompt, lines, vocabulary, glyphs):
    cast = ["mira"] if "@mira" in prompt else []
    board = plan(prompt, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=None, seed=1)

    assert [(line.speaker, line.text) for shot in board.shots for line in shot.lines] == lines
