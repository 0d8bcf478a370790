"""A wish cut into clauses: at signs, at "and" and "but", and where a second wish begins."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

import rjieba

from feed.search.synonyms import all_names
from feed.steering.tables import either, tables
from feed.steering.times import spans
from generation.storyboard.script import fold, is_han

STOPS = r"[,;!?，。；、！？…\n|]+|\.(?=\s|$)"
INITIALS = re.compile(r"(?<!\w)[a-z](&)(?=[a-z])")
"""R&B is one thing; cats&dogs are two."""
LATIN = 0x2000
"""Signs below it belong to letters."""
JOINER = "\u200d"
"""Makes one sign of several."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`shown` as it was typed, `key` the same letters folded. Clauses of one `group` are joined by a word, not by a
    sign, so what is said of one in passing is said of all. `dashed`: "-cats", which may be an item of a list or a "no".
    `against`: behind a "but".
    """

    shown: str
    key: str
    group: int
    dashed: bool = False
    against: bool = False

    def part(self, start: int, end: int) -> "Clause":
        return replace(self, shown=self.shown[start:end], key=self.key[start:end])

    def stripped(self) -> "Clause":
        start = len(self.shown) - len(self.shown.lstrip(" -\"'“”「」()#:：*~"))
        end = len(self.shown.rstrip(" -\"'“”「」()#:：*~."))
        return self.part(start, max(start, end))

    def borders(self, *, known: bool = False) -> set[int]:
        """Where Chinese words begin and end; every place between other letters is one too. `known`: words of the
        dictionary alone, none guessed as names are (推狗), which hides the verbs in front of short topics.
        """
        cut = {0, *accumulate(len(word) for word in rjieba.cut(self.key, not known))}
        return cut | {at for at, char in enumerate(self.key) if not is_han(char)}


def clauses(text: str) -> list[Clause]:
    """In the order of the text; none is empty."""
    typed = "".join(_plain(char) for char in unicodedata.normalize("NFKC", text))
    shown = re.sub(r"[^\S\n]+", " ", typed)
    whole = Clause(shown, fold(shown), 0)
    timed = spans(whole.key)
    timeless = whole.key
    for first, last in timed:
        timeless = timeless[:first] + " " * (last - first) + timeless[last:]
    borders, start, group, against = whole.borders(), 0, 0, False
    names = {match.start(1) for match in INITIALS.finditer(whole.key)}
    found = []
    for match in _splitter().finditer(whole.key):
        kind = _kinds().get(match[0], "stop")
        if match.start() in names or any(first <= match.start() < last for first, last in timed):
            continue
        if kind == "keep" or (kind == "joint" and not {match.start(), match.end()} <= borders):
            continue
        if kind == "turn" and _leads_in().fullmatch(timeless, start, match.start()):
            continue
        found.append(_cut(whole, start, match.start(), group, against))
        start = match.start() if kind == "turn" else match.end()
        group += kind == "stop"
        against = match[0] in tables().contrasts
    found.append(_cut(whole, start, len(shown), group, against))
    return [clause for clause in (one.stripped() for one in found) if clause.shown]


def _plain(char: str) -> str:
    """One apostrophe for all; of the signs that are no letters, only those that say something."""
    if char in "’‘ʼ`´":
        return "'"
    silent = unicodedata.category(char) in ("So", "Sk", "Mn") and char not in tables().verbs
    return " " if char == JOINER or (silent and ord(char) > LATIN) else char


def _cut(whole: Clause, start: int, end: int, group: int, against: bool) -> Clause:
    shown = whole.shown[start:end]
    return Clause(shown, whole.key[start:end], group, dashed=bool(re.match(r"\s*-\w", shown)), against=against)


@cache
def _kinds() -> dict[str, str]:
    """What holds a joint or a turn and means something as a whole is kept, or is a turn where it begins as one."""
    known = tables()
    joints = {*known.joints, *known.contrasts}
    begins, holds = (re.compile(either(phrases)) for phrases in (known.turns, {*known.turns, *joints}))
    kinds = dict.fromkeys(joints, "joint") | dict.fromkeys(known.turns, "turn")
    for phrase in {*known.verbs, *known.wholes, *known.times, *known.strengths, *known.after}:
        if "#" not in phrase and phrase not in kinds and holds.search(phrase):
            kinds[phrase] = "turn" if begins.match(phrase) else "keep"
    return kinds | {name: "keep" for name in all_names() if holds.search(name)}


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(f"{STOPS}|{either(_kinds())}")


@cache
def _leads_in() -> re.Pattern[str]:
    """What may stand before the word that a wish turns on without being a wish: "please show me a lot | more"."""
    known = tables()
    return re.compile(rf"(?:\s|{either({*known.filler, *known.leads, *known.strengths, *known.verbs})})*+")
