"""Reads one clause's items from left to right into a Clause; every word it makes nothing of is noted there."""

from collections.abc import Callable

from generation.storyboard import doers
from generation.storyboard.interpreting.people import PeopleReader
from generation.storyboard.interpreting.scene import SceneReader
from generation.storyboard.interpreting.state import LIGHT
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import Choice, Clause, Thing

_CHOICES = {"time": "times", "framing": "framings", "camera": "moves", "style": "styles", "genre": "genres"}
_OF_PLACE = frozenset({"at", "by", "to", "near", "from"})

_BEFORE_SUBJECTS = ("number", "tempo", "transition", "framing", "style", "camera", "time", "emotion", "mood")


class Interpreter(PeopleReader, SceneReader):
    """One clause; `people` carries over from clause to clause."""

    def read(self) -> Clause:
        for at, item in enumerate(self._items):
            if at in self._denied or item.has("negation"):
                self._deny(at, item)
                continue
            self._item(at, item)
            if item.has("place"):
                self._located = True
            elif not item.has("toward", *LIGHT) and item.senses:
                self._located = False
            if item.has("place", "toward", "together", "handle", "me", "people", "action", "setting", "speech"):
                self._motion = None
            if item.has("action") and not self._doing:
                self._recent = []
            self._fresh = item.has("comma", "but", "conj", "quote") or (
                self._fresh and (_opens(item) or bool(self._coming))
            )
            self._fresh = self._fresh or (item.has("handle", "named") and self._owns(at))
        self._drop_number()
        if self._doing and not (self.clause.actors or self.clause.loose_actions or self.clause.lines):
            self.clause.nobody = True
        if self._group:
            self._people.last = list(self._group)
        return self.clause

    def _item(self, at: int, item: Item) -> None:
        reader = next((reader for kinds, reader in _READERS if item.has(*kinds)), None)
        if reader:
            reader(self, at, item)
        elif not item.senses:
            self._unknown(item)

    def _pause(self, _at: int, _item: Item) -> None:
        self._motion, self._recent = None, []
        self._outfit, self._none = None, False
        self._alone = self._alone and not self._group
        self._drop_number()

    def _turn(self, _at: int, item: Item) -> None:
        self._motion = None
        if item.has("ending"):
            self._unknown(item)
        elif item.has("loop"):
            self.clause.loops = True
        elif item.has("transition"):
            self.clause.transition = self.clause.transition or item.senses["transition"]

    def _count(self, _at: int, item: Item) -> None:
        self._drop_number()
        self._number = item

    def _deny(self, at: int, item: Item) -> None:
        """What is denied is not shown; a deed that follows people or animals that are not there is nobody's."""
        if at in self._idle or not item.senses:
            self._unknown(item)
        elif item.has("captions"):
            self.clause.captions = False
        elif item.has("music"):
            self.clause.moods.append(Choice("none", item.text))
        elif item.has("weather"):
            self.clause.dry = True
        alone = not self._group and not self._doing
        self.clause.nobody = self.clause.nobody or (item.has("people") and alone)
        self._none = self._none or (alone and _could_act(item))

    def _place(self, _at: int, item: Item) -> None:
        self._located = item.has("place") or (item.text.lower() in _OF_PLACE and not self._gazing())

    def _leave(self, _at: int, item: Item) -> None:
        self._unknown(item)


_READERS: tuple[tuple[tuple[str, ...], Callable[[Interpreter, int, Item], None]], ...] = (
    (("comma", "but", "conj"), Interpreter._pause),
    (("quote",), Interpreter._quote),
    (("nobody",), Interpreter._empty),
    (("narrator",), Interpreter._narrate),
    (("transition", "ending", "loop"), Interpreter._turn),
    (("role",), Interpreter._role),
    (("handle", "named", "me", "people", "pronoun"), Interpreter._person),
    (("camera",), Interpreter._scene),
    (("number",), Interpreter._count),
    (("glyph",), Interpreter._thing),
    (("unit",), Interpreter._unit),
    (("music", "tempo", "mood", "captions", "genre"), Interpreter._sound),
    (("downpour", "fall", "float", "held", "sky"), Interpreter._moving),
    (("setting",), Interpreter._scene),
    (("speech", "delivery", "action"), Interpreter._deed),
    (("weather", "outfit", "emotion", "effect", *_CHOICES), Interpreter._scene),
    (("place", "toward"), Interpreter._place),
    (("inscription", "decor"), Interpreter._leave),
)
"""The first kind that an item has says how it is read."""


def _opens(item: Item) -> bool:
    """Words that may stand before a clause's subject; unknown ones may be adjectives."""
    return item.senses.keys() <= LIGHT or item.has(*_BEFORE_SUBJECTS)


def _could_act(item: Item) -> bool:
    """A person or an animal, which the deed that follows would have been done by."""
    return item.has("people", "role") or (item.has("glyph") and doers.is_alive(Thing(item.text, item.senses["glyph"])))
