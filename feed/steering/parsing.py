"""A wish in words to what was understood of it. Deterministic: phrases come from tables, and nothing is guessed."""

from dataclasses import dataclass, field, replace

from feed.search.tokens import words
from feed.steering.clauses import clauses
from feed.steering.reading import UNSAID, Read, is_topic, read
from feed.steering.verbs import AGAINST, MUDDLED, behind, meant

DEFAULT_HOURS = 72.0
LENGTH = {"shorter": " length", "longer": " length"}
"""What a wish without a topic is about; no topic begins with a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing understood: a chip's verb, topic and strength, how long it holds (None: for good), and its words."""

    verb: str
    topic: str
    strength: float
    hours: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`missed` are the parts, as typed, that nothing was made of."""

    said: list[Said] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def understand(text: str) -> Understood:
    """English and Chinese, mixed as people like. A clause without a verb goes on with the one before it; of two about
    one thing the later counts.
    """
    heard = [read(clause) for clause in clauses(text)]
    reads = _with_times(_inherited(_with_verbs([one for one in heard if not one.empty or one.life is not UNSAID])))
    said: dict[str, Said] = {}
    missed = []
    for one in (each for each in reads if not each.empty):
        if one.verb in ("", MUDDLED) or not (one.whole or is_topic(one.topic)):
            missed.append(one.clause.shown)
            continue
        life = DEFAULT_HOURS if one.life is UNSAID else one.life
        hours = life if isinstance(life, float) else None
        verb = meant(one.verb)
        about = " ".join(words(one.topic)) if one.topic else LENGTH.get(verb, f" {verb}")
        said.pop(about, None)
        said[about] = Said(verb=verb, topic=one.topic, strength=one.strength, hours=hours, words=one.clause.shown)
    return Understood(said=list(said.values()), missed=missed)


def _with_verbs(reads: list[Read]) -> list[Read]:
    """A lone verb behind a topic is that topic's (政治，不要)."""
    made: list[Read] = []
    for one in reads:
        before = made[-1] if made else None
        if one.verb and not one.topic and not one.whole:
            if before is None or before.whole or not before.topic:
                made.append(replace(one, verb=MUDDLED, topic=one.clause.shown))  # a verb of nothing: told back
            elif (both := behind(before.verb, one.verb)) != MUDDLED:
                made[-1] = replace(before, verb=both, life=_later(before.life, one.life))
            else:
                if before.clause.group == one.clause.group:
                    made[-1] = replace(before, verb=MUDDLED)
                made.append(replace(one, verb=MUDDLED, topic=one.clause.shown))
            continue
        made.append(one)
    return made


def _inherited(reads: list[Read]) -> list[Read]:
    """A bare topic takes the verb before it, or "more". In "instead of cats, dogs" and "no cats but dogs" it could mean
    the opposite, as in "no cats instead of dogs".
    """
    verb, made = "more", []
    for one in reads:
        bare = one.topic and not one.verb and not one.whole and is_topic(one.topic, bare=True)
        if bare:
            unsure = verb == "instead" or (one.clause.against and verb in AGAINST)
            made.append(replace(one, verb=MUDDLED if unsure else verb))
        else:
            unsure = one.verb == "instead" and verb in AGAINST
            made.append(replace(one, verb=MUDDLED) if unsure else one)
        verb = one.verb if one.verb and not one.whole else verb
    return made


def _with_times(reads: list[Read]) -> list[Read]:
    """A time said within a group of clauses is the group's; one said alone is of everything that has none."""
    of_group: dict[int, object] = {}
    alone: object = UNSAID
    for one in reads:
        if one.life is not UNSAID:
            if one.empty:
                alone = one.life
            else:
                of_group.setdefault(one.clause.group, one.life)
    timed = [replace(one, life=_later(one.life, of_group.get(one.clause.group, UNSAID))) for one in reads]
    return [replace(one, life=_later(one.life, alone)) for one in timed]


def _later(life: object, other: object) -> object:
    return other if life is UNSAID else life
