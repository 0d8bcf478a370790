"""Who says each quote, and how: found before the rest of a clause is read."""

from dataclasses import dataclass

from generation.storyboard.lexicon import Item

_PERSON = ("handle", "people", "me", "pronoun")


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
    for at, item in enumerate(items):
        if not item.has("quote"):
            continue
        before = range(since, at)
        verb = next((i for i in reversed(before) if items[i].has("speech")), None)
        writing = next((i for i in reversed(before) if items[i].has("inscription")), None)
        if _is_written(items, at, verb, writing):
            found[at] = Attribution(spoken=False)
        else:
            after = _after(items, at) if verb is None else None
            delivery = next((items[i].senses["delivery"] for i in reversed(before) if items[i].has("delivery")), None)
            if after and delivery is None:
                delivery = items[after[0]].senses.get("delivery")
            found[at] = Attribution(
                spoken=True,
                delivery=delivery or "say",
                verb=after[0] if after else verb,
                speaker=after[1] if after else None,
            )
        since = at + 1
    return found


def _is_written(items: list[Item], at: int, verb: int | None, writing: int | None) -> bool:
    """`a sign that says "OPEN"`, not `says the words "hi"`, nor anything that a person stands next to."""
    if writing is None or (verb is not None and verb < writing):
        return False
    return not any(item.has(*_PERSON) for item in items[writing:at])


def _after(items: list[Item], at: int) -> tuple[int, int] | None:
    """(verb, speaker) of `"...", says @bob` and `"..." @bob says`, unless another quote follows the pair."""
    words = [i for i in range(at + 1, len(items)) if not items[i].has("comma", "determiner", "stop")][:3]
    if len(words) < 2 or (len(words) > 2 and items[words[2]].has("quote")):
        return None
    first, second = items[words[0]], items[words[1]]
    if first.has("speech") and second.has(*_PERSON):
        return words[0], words[1]
    if first.has(*_PERSON) and second.has("speech"):
        return words[1], words[0]
    return None
