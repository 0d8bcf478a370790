"""Lists of words in cameo/rules/words/, one phrase a line. They are data: whoever extends one writes no code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cameo.rules.text import readings

FOLDER = Path(__file__).with_name("words")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"(?:(?![\u3400-\u9fff])[^\W_])+|[\u3400-\u9fff]+|[.!?;]")
"""A word, a run of Chinese, or the end of a sentence, which no phrase goes beyond."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases of whole words by their first, and a pattern of those with Chinese letters, which stand anywhere."""

    spaced: dict[str, tuple[Words, ...]]
    han: re.Pattern[str]

    def spans(self, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Of tokens, end exclusive."""
        for start, token in enumerate(tokens):
            for phrase in self.spaced.get(token, ()):
                if tuple(tokens[start : start + len(phrase)]) == phrase:
                    yield start, start + len(phrase)


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Of the list `name`, in lower case. Lines that begin with # are notes."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def mentions(words: str, name: str) -> bool:
    """Whether some reading of it holds a phrase of the list `name` that no phrase of `<name>_allowed` explains."""
    meant, harmless = _lexicon(name), _lexicon(f"{name}_allowed")
    return any(_is_spaced(way, meant, harmless) or _is_han(way, meant, harmless) for way in readings(words))


def _is_spaced(reading: str, meant: Lexicon, harmless: Lexicon) -> bool:
    tokens = _TOKEN.findall(reading)
    explained = {place for span in harmless.spans(tokens) for place in range(*span)}
    return any(not explained.issuperset(range(*span)) for span in meant.spans(tokens))


def _is_han(reading: str, meant: Lexicon, harmless: Lexicon) -> bool:
    return bool(_HAN.search(reading)) and meant.han.search(harmless.han.sub(" ", reading)) is not None


@cache
def _lexicon(name: str) -> Lexicon:
    spaced: dict[str, list[Words]] = {}
    for phrase in phrases(name):
        if not _HAN.search(phrase):
            words = tuple(phrase.split())
            spaced.setdefault(words[0], []).append(words)
    han = sorted(filter(_HAN.search, phrases(name)), key=len, reverse=True)
    firsts = "".join({re.escape(phrase[0]) for phrase in han})
    pattern = f"(?=[{firsts}])(?:{'|'.join(map(re.escape, han))})" if han else r"(?!)"
    return Lexicon(spaced={first: tuple(found) for first, found in spaced.items()}, han=re.compile(pattern))
