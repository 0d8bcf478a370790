"""Every wish is read in a moment: phrases that are made of shorter phrases are not tried in all their ways."""

from collections.abc import Iterable, Iterator

import pytest

from feed.steering.asking import MOST_LETTERS
from feed.steering.parsing import understand
from feed.steering.tables import tables

SEVERAL = 5


def texts(phrases: Iterable[str], tail: str) -> Iterator[tuple[str, str]]:
    """Of the longest kind, of phrases that can be read in several ways, with what they do not lead to at the end."""
    known = set(phrases)
    twofold = [
        one for one in sorted(known) if any({one[:at].strip(), one[at:].strip()} <= known for at in range(1, len(one)))
    ]
    assert len(twofold) > SEVERAL
    for at in range(0, len(twofold), SEVERAL):
        yield (" ".join(twofold[at : at + SEVERAL]) + " ") * MOST_LETTERS, tail


@pytest.mark.timeout(60)
def test_a_wish_of_repeated_phrases_is_read_in_a_moment():
    known = tables()
    leading = texts({*known.filler, *known.leads, *known.strengths, *known.verbs}, "x no cats")
    for phrases, tail in [*leading, *texts(known.filler, "x 3 days x"), *texts(known.filler, "x no cats")]:
        heard = understand(phrases[: MOST_LETTERS - len(tail)] + tail)
        assert heard.said or heard.missed
