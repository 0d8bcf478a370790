"""What each negation of a clause denies: one noun phrase or one deed, and what "or" and "and" join to it."""

from dataclasses import dataclass

from generation.storyboard.lexicon import Item

_SKIPPED = ("stop", "determiner", "measure", "decor", "number")
_LEADING = (*_SKIPPED, "place", "toward", "guise", "held", "together", "tempo")
_NOUNS = frozenset({
    "glyph", "music", "people", "role", "captions", "weather", "outfit", "setting", "effect", "inscription", "camera",
})  # fmt: skip
_MODIFIERS = frozenset({"emotion", "mood", "genre", "style", "weather", "time", "setting", "action"})
_WHO = ("handle", "named", "me", "pronoun")
_BARRIERS = ("comma", "but", "conj", "quote", "negation", "nobody", "end")
_OR = frozenset({"or", "nor", "或", "或者", "或是", "还是", "還是", "、"})
_ANY = frozenset({"any", "任何"})
_ALLOWS = frozenset({"except", "minus", "除了", "except for"})
_BARE = frozenset({"without", "minus", "except", "no", "without any", "no more", "没有", "沒有", "不带", "不帶"})
"""Negations of nouns: a deed after one belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class Denial:
    """`items` are positions that are denied; `idle` those of negations that deny nothing."""

    items: frozenset[int]
    idle: frozenset[int]


def denial(items: list[Item]) -> Denial:
    """For one clause's items, in their order."""
    return _Finder(items).find()


class _Finder:
    def __init__(self, items: list[Item]) -> None:
        self._items = items
        self._denied: set[int] = set()

    def find(self) -> Denial:
        idle: set[int] = set()
        for at, item in enumerate(self._items):
            if _denies_by_itself(item):
                self._joined(at, at)
            elif item.has("negation") and at not in self._denied and not self._deny(at):
                idle.add(at)
        return Denial(frozenset(self._denied), frozenset(idle))

    def _deny(self, at: int) -> bool:
        """Whether the negation denies anything, or stands before a word that is listed anyway."""
        before = self._items[at - 1] if at else None
        if before and self._items[at].text.lower() in _ALLOWS and (at - 1 in self._denied or before.has("nobody")):
            return True
        head = self._head(at + 1, _LEADING)
        if head is None or (self._items[head].has("speech") and self._item(head + 1).has("quote")):
            following = self._item(at + 1)
            return head is None and (not following.has(*_BARRIERS) or following.has("negation"))
        last = self._phrase(head)
        self._denied.update(range(at + 1, last + 1))
        if (
            self._items[head].has(*_WHO)
            and self._items[at].text.lower() not in _BARE
            and self._item(last + 1).has("action")
        ):
            last += 1
            self._denied.add(last)
        self._joined(head, last)
        return True

    def _item(self, at: int) -> Item:
        return self._items[at] if at < len(self._items) else Item("", 0, 0, {"end": ""})

    def _head(self, at: int, skipped: tuple[str, ...]) -> int | None:
        """The first word that weighs anything; a word that both weighs and leads is the head where nothing follows."""
        light = None
        while at < len(self._items) and not self._items[at].has(*_BARRIERS, "join"):
            item = self._items[at]
            if not item.has(*skipped) or (item.has("stop", "held", "tempo") and item.has(*_NOUNS)):
                return at
            light = at if item.has("action", "inscription") else light
            at += 1
        return light

    def _phrase(self, head: int) -> int:
        """The last position of the phrase: `scary clowns`, `jazz music`, `a trace of rain`, `eat the pizza`."""
        while True:
            item, following = self._items[head], self._item(head + 1)
            if not item.senses or item.senses.keys() & _MODIFIERS or (item.has("glyph") and following.has("glyph")):
                end = head + 1
                while self._item(end).has("decor") or (item.has("action") and self._item(end).has(*_SKIPPED[1:])):
                    end += 1
                if self._item(end).senses.keys() & _NOUNS and not self._item(end).has(*_SKIPPED[:3]):
                    head = end
                    continue
            noun = not item.senses or item.senses.keys() & _NOUNS
            if noun and following.text.lower() == "of" and (other := self._head(head + 2, _SKIPPED)) is not None:
                head = other
                continue
            return head

    def _joined(self, head: int, last: int) -> None:
        """`no cats and dogs`, `without music, captions or people`, not `no hat and a balloon`, nor `and dances`."""
        noun = bool(self._items[head].senses.keys() & _NOUNS) or _denies_by_itself(self._items[head])
        while True:
            joint = self._item(last + 1)
            either = joint.text.lower() in _OR or (joint.has("comma") and self._listed(last + 2))
            if not either and not joint.has("join"):
                return
            start = last + 2 + (joint.has("comma") and self._item(last + 2).text.lower() in _OR)
            following = self._head(start, _SKIPPED)
            if following is None or not self._goes_on(start, following, noun=noun, either=either):
                return
            last = self._phrase(following)
            self._denied.update(range(start, last + 1))

    def _goes_on(self, start: int, following: int, *, noun: bool, either: bool) -> bool:
        item = self._items[following]
        if item.has(*_WHO, "place", "toward", "together", "guise"):
            return either and item.has("handle") and noun
        lead = self._items[start:following]
        anew = any(part.has("determiner", "number") and part.text.lower() not in _ANY for part in lead)
        if not item.senses.keys() & _NOUNS:
            return either and not noun and item.has("action", "emotion", "speech", "float", "fall", "held")
        return noun and (either or not anew)

    def _listed(self, at: int) -> bool:
        """Whether bare nouns go on from a comma up to an `or`."""
        while at < len(self._items):
            item = self._items[at]
            if item.text.lower() in _OR:
                return True
            if not item.has("comma", "decor") and not item.senses.keys() & _NOUNS and item.text.lower() not in _ANY:
                return False
            at += 1
        return False


def _denies_by_itself(item: Item) -> bool:
    """`nobody`, and a name like `without music`."""
    return item.has("nobody") or item.senses.get("mood") == "none"
