"""What differs between two prompts, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words in a row, which the other prompt has in the same place or not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    first: tuple[Stretch, ...]
    second: tuple[Stretch, ...]


MOST_WORDS = 200
"""Of each prompt, since the time grows with their product and more; what comes behind is compared as one piece."""


def compare(first: Sequence[str], second: Sequence[str]) -> Compared:
    """By the longest stretches that both have in the same order (difflib's Ratcliff-Obershelp)."""
    steps = SequenceMatcher(None, first[:MOST_WORDS], second[:MOST_WORDS], autojunk=False).get_opcodes()
    rest = first[MOST_WORDS:] != second[MOST_WORDS:]
    return Compared(
        first=(*(_stretch(first[a:b], tag != "equal") for tag, a, b, _c, _d in steps if a < b), *_rest(first, rest)),
        second=(*(_stretch(second[c:d], tag != "equal") for tag, _a, _b, c, d in steps if c < d), *_rest(second, rest)),
    )


def _rest(words: Sequence[str], differs: bool) -> tuple[Stretch, ...]:
    return (_stretch(words[MOST_WORDS:], differs),) if len(words) > MOST_WORDS else ()


def _stretch(words: Sequence[str], differs: bool) -> Stretch:
    return Stretch(text=" ".join(words), differs=differs)
