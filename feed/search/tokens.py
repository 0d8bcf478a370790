"""Text to the words that are indexed and asked for: the same on both sides, and on both databases.

Letters are folded (NFKC, lower case, Latin accents dropped, traditional Chinese to simplified as far as
generation.storyboard.script knows the characters), Chinese is cut into words, English loses its plural.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import rjieba

from generation.storyboard.script import fold, is_han

MOST_LETTERS_A_WORD = 40
ACCENTS = range(0x300, 0x370)
"""Combining diacritical marks; those of other scripts are letters in all but name."""


def folded(text: str) -> str:
    """For comparison: what people write alike is alike."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return fold(unicodedata.normalize("NFC", "".join(char for char in spread if ord(char) not in ACCENTS)))


def words(text: str, *, finer: bool = False) -> list[str]:
    """In reading order. `finer` adds the shorter words inside long Chinese ones (机器 in 机器人), for documents."""
    found = []
    for han, chars in groupby(_runs(folded(text)), key=lambda pair: pair[0]):
        for run in (run for _han, run in chars):
            found += _chinese(run, finer) if han else [singular(run)]
    return [word[:MOST_LETTERS_A_WORD] for word in found]


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """(is it Chinese, letters and digits without a gap)."""
    for kind, chars in groupby(text, key=_kind):
        if kind:
            yield kind == "han", "".join(chars)


def _kind(char: str) -> str:
    if is_han(char):
        return "han"
    return "word" if unicodedata.category(char)[0] in "LNM" else ""


@lru_cache(maxsize=4096)
def _chinese(run: str, finer: bool) -> list[str]:
    return rjieba.cut_for_search(run) if finer else rjieba.cut(run)


def singular(word: str) -> str:
    """The S-stemmer (Harman 1991, "How effective is suffixing?"): plurals and nothing else, so that precision stays.
    Two additions: zombie goes with zombies, box with boxes.
    """
    if len(word) <= 3 or not word.isascii():
        return word
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("s") and word[-2] not in "us":
        word = word[:-1]
    return f"{word[:-2]}y" if word.endswith("ie") else word
