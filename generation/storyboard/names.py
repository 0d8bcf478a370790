"""People that a prompt calls by a name without an @: "Ann and Bob dance", "Pikachu says"."""

from dataclasses import replace

from generation.storyboard.lexicon import Item

_LIGHT = frozenset({"stop", "determiner", "decor", "comma", "together"})
_DOES = ("action", "speech", "emotion", "held", "delivery")


def with_names(items: list[Item]) -> list[Item]:
    """Unknown capitalised words that act or speak become `named`; the word itself is the id."""
    found = list(items)
    for at, item in enumerate(items):
        if _may_be(item) and (_acts(items, at) or (_joins(items, at) and found[at - 2].has("named"))):
            found[at] = replace(item, senses={"named": item.text})
    return found


def _may_be(item: Item) -> bool:
    return not item.senses and len(item.text) > 1 and item.text.isalpha() and item.text.istitle()


def _joins(items: list[Item], at: int) -> bool:
    return at > 1 and items[at - 1].has("join")


def _acts(items: list[Item], at: int) -> bool:
    """A verb follows, or `and` with somebody else before the verb."""
    following = [item for item in items[at + 1 : at + 6] if not item.senses or not item.senses.keys() <= _LIGHT]
    if following and following[0].has(*_DOES):
        return not following[0].has("setting", "glyph")
    return len(following) > 2 and following[0].has("join") and _may_be(following[1]) and following[2].has(*_DOES)
