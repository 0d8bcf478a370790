"""One clause of a wish: what it asks, of what, for how long, and how strongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feed.search.synonyms import all_names
from feed.search.tokens import words
from feed.steering.clauses import Clause
from feed.steering.tables import either, hours, tables
from generation.storyboard.script import is_han

MOST_TOPIC_LETTERS = 40
MOST_BARE_WORDS = 3
"""A topic without a word that says what to do with it is taken for "more" when it is that short."""
MOST_TOPIC_WORDS = 5
UNSAID = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """`verb` is "" where none was said. `life` is UNSAID, hours, or None for good. `whole` needs no topic."""

    clause: Clause
    verb: str = ""
    topic: str = ""
    whole: bool = False
    strength: float = 1.0
    life: object = UNSAID

    @property
    def empty(self) -> bool:
        return not (self.verb or self.topic)


def read(clause: Clause) -> Read:
    """Whatever the clause holds, without judging it."""
    if whole := tables().wholes.get(_bare(clause).key):
        return Read(clause=clause, verb=whole, whole=True)
    rest, life = _timed(clause)
    rest, strength, verb = _begun(rest)
    rest, ended = _ended(rest, verb)
    topic = _bare(rest)
    verb = verb or ended
    if whole := tables().wholes.get(topic.key) or tables().wholes.get(rest.stripped().key):
        turned = tables().opposites.get(whole, "") if verb in ("less", "no") else whole
        return Read(
            clause=clause, verb=turned, topic="" if turned else topic.shown, whole=True, strength=strength, life=life
        )
    said = "more" if strength != 1 and topic.shown and not verb else verb
    return Read(clause=clause, verb=said, topic=topic.shown, strength=strength, life=life)


def is_topic(topic: str, *, bare: bool = False) -> bool:
    """Whether it can be looked for: a few words. `bare`: nothing said what to do with it."""
    said = words(topic)
    most = MOST_BARE_WORDS if bare else MOST_TOPIC_WORDS
    return 0 < len(said) <= most and len(topic) <= MOST_TOPIC_LETTERS


def _timed(clause: Clause) -> tuple[Clause, object]:
    """The clause without its first time, and that time."""
    match = _pattern("times").search(clause.key)
    if match is None:
        return clause, UNSAID
    shown = clause.shown[: match.start()] + " " + clause.shown[match.end() :]
    key = clause.key[: match.start()] + " " + clause.key[match.end() :]
    return Clause(shown, key, clause.group).stripped(), hours(match[0])


def _begun(clause: Clause) -> tuple[Clause, float, str]:
    """Past what leads in: filler, strengths, verbs. The first verb that is not "more" counts: "show me no ..."."""
    strength, verb, borders = 1.0, "", clause.borders()
    at = 0
    while match := next(_heads(clause.key, at), None):
        kind, phrase, end = match
        if _is_name(clause.key, at, end):
            break
        if kind != "strengths" and len(phrase) == 1 and is_han(phrase) and not {at, end} <= borders:
            break
        if kind == "strengths":
            strength = float(tables().strengths[phrase])
        elif kind == "verbs" and verb in ("", "more"):
            verb = tables().verbs[phrase]
        at = end
    return clause.part(at, len(clause.key)).stripped(), strength, verb


def _is_name(key: str, at: int, end: int) -> bool:
    """Whether a topic of the table begins here and goes on for longer: "stop motion" stops nothing."""
    match = _names().match(key, at + len(key[at:]) - len(key[at:].lstrip()))
    return match is not None and match.end() > end


def _heads(key: str, at: int) -> Iterator[tuple[str, str, int]]:
    """(section, phrase, end) of what stands at `at`, the longest first; spaces are passed over."""
    start = at + len(key[at:]) - len(key[at:].lstrip())
    found = [
        (section, match[0], match.end())
        for section in ("verbs", "strengths", "filler")
        if (match := _pattern(section).match(key, start))
    ]
    yield from sorted(found, key=lambda one: -len(one[1]))


def _ended(clause: Clause, verb: str) -> tuple[Clause, str]:
    """Without the word behind the topic: "cats only", "政治少一点"."""
    if verb:
        return clause, ""
    for match in _pattern("after").finditer(clause.key):
        if match.end() == len(clause.key) and match.start() > 0:
            return clause.part(0, match.start()).stripped(), tables().after[match[0]]
    return clause, ""


def _bare(clause: Clause) -> Clause:
    """Without filler at either end. Chinese filler must be a word of its own, or 终点 would lose its end."""
    while True:
        borders, key = clause.borders(), clause.key
        start = next((end for kind, phrase, end in _heads(key, 0) if kind == "filler" and end in borders), 0)
        tails = [match.start() for match in _pattern("filler").finditer(key) if match.end() == len(key)]
        end = next((at for at in tails if at in borders and at > start), len(key))
        if (start, end) == (0, len(key)):
            return clause
        clause = clause.part(start, max(start, end)).stripped()


@cache
def _names() -> re.Pattern[str]:
    return re.compile(either(all_names()))


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile(either(getattr(tables(), section)))
