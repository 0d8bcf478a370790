"""What is remembered while one clause is read from left to right."""

from generation.storyboard.interpreting.denial import denial
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import MAX_COUNT, Clause, Thing
from generation.storyboard.people import People
from generation.storyboard.quotes import PERSON, attribute
from generation.storyboard.reading import Reading
from generation.storyboard.schema import PropMotion

LIGHT = frozenset({"stop", "determiner", "measure", "decor"})
_GAZE = frozenset({"idle"})
NOTHING = Item("", 0, 0)


class State:
    """One clause; `people` carries over from clause to clause. `clause` is what was understood so far."""

    def __init__(self, items: list[Item], reading: Reading, people: People) -> None:
        self._items = items
        self._reading = reading
        self._people = people
        self._quotes = attribute(items)
        self._verbs = {quote.verb for quote in self._quotes.values() if quote.verb is not None}
        self._named_after = {
            quote.speaker for at, quote in self._quotes.items() if quote.speaker is not None and quote.speaker > at
        }
        self._met: dict[int, list[str]] = {}
        self._group: list[str] = []
        self._acted = False
        self._number: Item | None = None
        denied = denial(items)
        self._denied, self._idle = denied.items, denied.idle
        self._none = False
        self._motion: PropMotion | None = None
        self._located = False
        self._recent: list[Thing] = []
        self._fresh = True
        self._doing: list[Thing] = []
        self._alone = False
        self._coming = ""
        self._narrating = False
        self._outfit: str | None = None
        self._feeling: str | None = None
        self.clause = Clause()

    def _next(self, at: int) -> Item:
        """The next item that weighs anything."""
        heavy = (item for item in self._items[at + 1 :] if not item.senses or not item.senses.keys() <= LIGHT)
        return next(heavy, NOTHING)

    def _before(self, at: int) -> Item:
        return next((item for item in reversed(self._items[:at]) if not item.has(*LIGHT)), NOTHING)

    def _before_name(self, at: int) -> Item:
        """What stands before a person, a word for the person's role left out: `and the wizard @bo`."""
        before = [item for item in self._items[:at] if not item.has(*LIGHT)]
        if before and before[-1].has("role", "people") and self._items[at].has("handle", "named"):
            before.pop()
        return before[-1] if before else NOTHING

    def _unknown(self, item: Item) -> None:
        self.clause.unknown.append(item.text)

    def _drop_number(self) -> None:
        if self._number and self._number.senses["number"] != "1":
            self._unknown(self._number)
        self._number = None

    def _take_number(self) -> int | None:
        number, self._number = self._number, None
        if number is None:
            return None
        value = int(number.senses["number"])
        if not 1 <= value <= MAX_COUNT:
            self._unknown(number)
        return min(max(value, 1), MAX_COUNT)

    def _gazing(self) -> bool:
        return bool(self._group) and set(self.clause.actor(self._group[0]).actions[-1:]) <= _GAZE and self._acted

    def _emotion(self, emotion: str, at: int | None = None) -> None:
        if at is not None and self._next(at).has(*PERSON) and not self._next(at).has("pronoun", "narrator"):
            self._feeling = emotion
            return
        if at is not None and not self._group and self._next(at).has("glyph"):
            self._unknown(self._items[at])
            return
        for handle in self._group:
            self.clause.actor(handle).emotion = emotion
        if not self._group:
            self.clause.loose_emotion = emotion
