"""One clause of a wish: what it asks, of what, for how long, and how strongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feed.search.synonyms import all_names
from feed.search.tokens import words
from feed.steering.clauses import Clause
from feed.steering.tables import either, tables
from feed.steering.times import times
from feed.steering.verbs import AGAINST, MUDDLED, behind, joined
from generation.storyboard.script import is_han

MOST_TOPIC_LETTERS = 40
MOST_BARE_WORDS = 3
"""A topic without a word that says what to do with it is taken for "more" when it is that short."""
MOST_TOPIC_WORDS = 5
UNSAID = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """`verb` is "" where none was said, one of feed.steering.verbs elsewhere. `life` is UNSAID, hours, or None for
    good. `whole` needs no topic.
    """

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
    rest, verb = _ended(rest, verb)
    topic = _bare(rest)
    if verb == MUDDLED or is_doubtful(topic) or (clause.dashed and not verb):
        return Read(clause=clause, verb=MUDDLED, topic=topic.shown, life=life)
    if whole := tables().wholes.get(topic.key) or tables().wholes.get(rest.stripped().key):
        turned = tables().opposites.get(whole, "") if verb in AGAINST else whole
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


def is_doubtful(topic: Clause) -> bool:
    """Whether it holds a word that turns a wish around, or a time that was not understood."""
    if topic.key.startswith(("@", "#")) or topic.key in all_names():
        return False
    borders = topic.borders(known=True)
    return any({match.start(), match.end()} <= borders for match in _pattern("doubts").finditer(topic.key))


def _timed(clause: Clause) -> tuple[Clause, object]:
    """The clause without its times, and the longest of them."""
    said = times(clause.key, clause.borders(known=True))
    shown, key = clause.shown, clause.key
    for time in reversed(said):
        shown, key = (f"{text[: time.start]} {text[time.end :]}" for text in (shown, key))
    lives = [time.hours for time in said]
    longest = UNSAID if not lives else None if None in lives else max(life for life in lives if life is not None)
    return Clause(shown, key, clause.group, clause.dashed).stripped(), longest


def _begun(clause: Clause) -> tuple[Clause, float, str]:
    """Past what leads in: filler, strengths, verbs. Without a verb it is a bare topic, and nothing goes."""
    strength, verb, last, borders = 1.0, "", "", clause.borders(known=True)
    at, loose = 0, False
    while match := next(_heads(clause.key, at), None):
        kind, phrase, end = match
        if _is_name(clause.key, at, end):
            break
        if kind != "strengths" and len(phrase) == 1 and is_han(phrase) and not {at, end} <= borders:
            break
        if kind == "strengths":
            share, _space, many = tables().strengths[phrase].partition(" ")
            strength = float(share)
            verb = joined(verb, "too") if many and verb in ("no", "not", "hide") else verb
        elif kind == "verbs" and phrase != last:
            verb, last = joined(verb, tables().verbs[phrase], loose=loose or _is_parted(clause.key, at)), phrase
        elif kind == "leads" and verb in AGAINST:
            verb = MUDDLED  # "no I hate dogs": another sentence begins
        loose = bool(verb) and (loose or kind == "filler")
        at = end
    if not verb and strength == 1:
        return clause, strength, verb
    return clause.part(at, len(clause.key)).stripped(), strength, verb


def _is_parted(key: str, at: int) -> bool:
    """Whether a space stands in for a sign here, as in Chinese."""
    return key[at : at + 1] == " " and at > 0 and is_han(key[at - 1])


def _is_name(key: str, at: int, end: int) -> bool:
    """Whether a topic of the table begins here and goes on for longer: "stop motion" stops nothing."""
    match = _names().match(key, at + len(key[at:]) - len(key[at:].lstrip()))
    return match is not None and match.end() > end


def _heads(key: str, at: int) -> Iterator[tuple[str, str, int]]:
    """(section, phrase, end) of what stands at `at`, the longest first; spaces are passed over."""
    start = at + len(key[at:]) - len(key[at:].lstrip())
    found = [
        (section, match[0], match.end())
        for section in ("verbs", "strengths", "filler", "leads")
        if (match := _pattern(section).match(key, start))
    ]
    yield from sorted(found, key=lambda one: -len(one[1]))


def _ended(clause: Clause, verb: str) -> tuple[Clause, str]:
    """Without the word behind the topic: "cats only", "政治少一点". It narrows a "more", or says the same again."""
    for rest in (clause, _bare(clause)):
        for match in _pattern("after").finditer(rest.key):
            if match.end() == len(rest.key) and match.start() > 0:
                said = tables().after[match[0]]
                inner, verb = _ended(rest.part(0, match.start()).stripped(), verb)
                return inner, behind(verb, said)
    return clause, verb


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
