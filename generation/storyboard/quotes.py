"""Who says each quote, and how: found before the rest of a clause is read."""

from dataclasses import dataclass

from generation.storyboard.lexicon import Item

PERSON = ("handle", "people", "role", "named", "narrator", "me", "pronoun")
_LIGHT = ("comma", "determiner", "stop", "emotion", "decor", "together", "conj")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`verb` and `speaker` are positions in the clause, None where there is none; unspoken quotes are inscriptions."""

    spoken: bool
    delivery: str = "say"
    verb: int | None = None
    speaker: int | None = None


def attribute(items: list[Item]) -> dict[int, Attribution]:
    """By the quote's position among `items`."""
    found: dict[int, Attribution] = {}
    since = 0
    follows = False
    for at, item in enumerate(items):
        if not item.has("quote"):
            continue
        before = range(since, at)
        verb = next((i for i in reversed(before) if items[i].has("speech")), None)
        writing = next((i for i in reversed(before) if items[i].has("inscription")), None)
        if _is_written(items, at, verb, writing):
            found[at] = Attribution(spoken=False)
            since = at + 1
            continue
        after = _after(items, at) if verb is None or follows else None
        speaker = after[1] if after else _asker(items, verb, before)
        delivery = next((items[i].senses["delivery"] for i in reversed(before) if items[i].has("delivery")), None)
        if after:
            delivery = items[after[0]].senses.get("delivery")
        found[at] = Attribution(
            spoken=True, delivery=delivery or "say", verb=after[0] if after else verb, speaker=speaker
        )
        since = (max(after) if after else at) + 1
        follows = after is not None
    return found


def _asker(items: list[Item], verb: int | None, before: range) -> int | None:
    """The person right before the verb ("@x asks @y"), or before the whole ("@x turns to @y and says")."""
    if verb is None:
        return None
    named = [i for i in before if i < verb and items[i].has(*PERSON) and not _is_object(items, i)]
    return named[-1] if named else None


def _is_object(items: list[Item], at: int) -> bool:
    before = next((item for item in reversed(items[:at]) if not item.has("determiner", "stop", "decor")), None)
    return before is not None and before.has("toward", "action", "held", "together", "speech", "join", "place")


def _is_written(items: list[Item], at: int, verb: int | None, writing: int | None) -> bool:
    """`a sign that says "OPEN"`, not `says the words "hi"`, nor anything that a person stands next to."""
    if writing is None or (verb is not None and verb < writing):
        return False
    return not any(item.has(*PERSON, "comma") for item in items[writing:at])


def _after(items: list[Item], at: int) -> tuple[int, int] | None:
    """(verb, speaker) of `"...", says @bob` and `"..." @bob says`, unless another quote follows the pair."""
    words = [i for i in range(at + 1, len(items)) if not items[i].has(*_LIGHT) or items[i].has("speech", *PERSON)][:3]
    if len(words) < 2:
        return None
    first, second = items[words[0]], items[words[1]]
    if first.has("speech") and second.has(*PERSON):
        return words[0], words[1]
    if len(words) > 2 and items[words[2]].has("quote"):
        return None
    if first.has(*PERSON) and second.has("speech"):
        return words[1], words[0]
    return None
