"""A wish in words to what was understood of it. Deterministic: phrases come from tables, and nothing is guessed."""

from dataclasses import dataclass, field, replace

from feed.steering.clauses import clauses
from feed.steering.reading import UNSAID, Read, is_topic, read

DEFAULT_HOURS = 72.0


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
    """English and Chinese, mixed as people like. A clause without a verb goes on with the one before it."""
    reads = _with_times(_with_verbs([read(clause) for clause in clauses(text)]))
    found = Understood()
    taken: set[tuple[str, str]] = set()
    for one in reads:
        what = (one.verb, one.topic.casefold())
        if one.empty or (one.verb and what in taken):
            continue
        if not one.verb or not (one.whole or is_topic(one.topic)):
            found.missed.append(one.clause.shown)
            continue
        taken.add(what)
        life = DEFAULT_HOURS if one.life is UNSAID else one.life
        hours = life if isinstance(life, float) else None
        found.said.append(
            Said(verb=one.verb, topic=one.topic, strength=one.strength, hours=hours, words=one.clause.shown)
        )
    return found


def _with_verbs(reads: list[Read]) -> list[Read]:
    """A lone verb behind a bare topic is that topic's (政治，不要); a bare topic takes the verb before, or "more"."""
    made: list[Read] = []
    for one in reads:
        before = made[-1] if made else None
        if one.verb and not one.topic and not one.whole:
            if before is None or before.whole or not before.topic or before.verb not in ("", "more"):
                made.append(replace(one, verb="", topic=one.clause.shown))  # a verb of nothing: told back
            else:
                made[-1] = replace(before, verb=one.verb, life=_later(before.life, one.life))
            continue
        if one.topic and not one.verb and not one.whole:
            verbs = [other.verb for other in made if other.verb and not other.whole]
            if is_topic(one.topic, bare=True):
                one = replace(one, verb=verbs[-1] if verbs else "more")  # noqa: PLW2901
        made.append(one)
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
