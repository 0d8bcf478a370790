"""Reads one clause's items from left to right into a Clause; every word it makes nothing of is noted there."""

from collections.abc import Callable

from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import MAX_COUNT, Choice, Clause, Said, Thing
from generation.storyboard.people import People
from generation.storyboard.quotes import attribute
from generation.storyboard.reading import Reading
from generation.storyboard.schema import PropMotion

_CHOICES = {"time": "times", "framing": "framings", "camera": "moves", "style": "styles"}
_LIGHT = frozenset({"stop", "determiner", "measure"})
_DEFINITE = frozenset({"the", "that", "这", "那", "這", "这个", "那个", "這個", "那個"})
_VERB_FOLLOWS = frozenset({"it", "to", "will", "makes", "make", "let", "can", "would", "should"})
_GAZE = frozenset({"idle"})


class Interpreter:
    """One clause; `people` carries over from clause to clause."""

    def __init__(self, items: list[Item], reading: Reading, people: People) -> None:
        self._items = items
        self._reading = reading
        self._people = people
        self._quotes = attribute(items)
        self._verbs = {quote.verb for quote in self._quotes.values() if quote.verb is not None}
        self._named_after = {quote.speaker for quote in self._quotes.values() if quote.speaker is not None}
        self._group: list[str] = []
        self._acted = False
        self._number: Item | None = None
        self._negated = False
        self._motion: PropMotion | None = None
        self._located = False
        self._recent: list[Thing] = []
        self.clause = Clause()

    def read(self) -> Clause:
        for at, item in enumerate(self._items):
            self._item(at, item)
            if not item.has("place", "toward", *_LIGHT) and item.senses:
                self._located = False
            if item.has("place", "toward", "together", "handle", "me", "people", "action", "setting", "speech"):
                self._motion = None
            if item.has("action"):
                self._recent = []
        self._drop_number()
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
        self._negated, self._motion, self._recent = False, None, []
        self._drop_number()

    def _count(self, _at: int, item: Item) -> None:
        self._drop_number()
        self._number = item

    def _negate(self, _at: int, _item: Item) -> None:
        self._negated = True

    def _join(self, at: int, _item: Item) -> None:
        self._negated = self._negated and not self._next(at).has("action", "handle", "people", "me", "pronoun")

    def _place(self, _at: int, item: Item) -> None:
        self._located = item.has("place") or (item.text.lower() in ("at", "by", "to") and not self._gazing())

    def _leave(self, _at: int, item: Item) -> None:
        self._unknown(item)

    def _next(self, at: int) -> Item:
        """The next item that weighs anything."""
        heavy = (item for item in self._items[at + 1 :] if not item.senses or not item.senses.keys() <= _LIGHT)
        return next(heavy, _NOTHING)

    def _before(self, at: int) -> Item:
        return next((item for item in reversed(self._items[:at]) if not item.has(*_LIGHT)), _NOTHING)

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

    def _quote(self, at: int, item: Item) -> None:
        quote = self._quotes[at]
        text = self._reading.quote(item.text)
        if not quote.spoken:
            self.clause.unknown.append(text[:60])
            return
        speaker = self._group[0] if self._group else None
        if quote.speaker is not None:
            speaker = self._who(self._items[quote.speaker])[0]
        if speaker:
            self.clause.actor(speaker)
        self.clause.lines.append(Said(speaker, text, quote.delivery))

    def _who(self, item: Item, definite: bool = False) -> list[str]:
        if "handle" in item.senses:
            return [self._people.handle(item.senses["handle"])]
        if "me" in item.senses:
            return [self._people.me()]
        if "pronoun" in item.senses:
            return self._group or self._people.default()
        count = self._take_number()
        found, all_fit = self._people.some(item, count, definite)
        if not all_fit:
            self._unknown(item)
        return found

    def _person(self, at: int, item: Item) -> None:
        if at in self._named_after:
            return
        if self._negated:
            self.clause.nobody = self.clause.nobody or item.has("people")
            return
        if item.text == "人" and self._group and self._number and self._number.senses["number"] == "1":
            self._number = None
            return
        definite = bool(at) and self._items[at - 1].text.lower() in _DEFINITE
        who = self._who(item, definite)
        before = self._before(at)
        actors = [self.clause.actor(handle) for handle in who]
        if before.has("toward") and self._group and not item.has("pronoun"):
            return
        if before.has("join", "together") and self._group and (not self._acted or before.has("together")):
            self._group += [handle for handle in who if handle not in self._group]
            for actor in actors if self._acted else []:
                shared = self.clause.actor(self._group[0]).actions
                actor.actions += [action for action in shared if action not in actor.actions]
            return
        self._group, self._acted = list(who), False

    def _thing(self, at: int, item: Item) -> None:
        if self._negated:
            self._number = None
            return
        same = next((thing for thing in self._recent if thing.glyph == item.senses["glyph"]), None)
        if same and not item.text[0].isalnum():
            same.count = min((same.count or 1) + 1, MAX_COUNT)
            return
        count = self._take_number()
        motion = self._motion or "static"
        if motion == "static" and self._next(at).has("fall"):
            motion = "fall"
        many = item.plural or not item.text.isascii()
        thing = Thing(item.text, item.senses["glyph"], motion, count, many, poured=self._motion == "fall")
        self.clause.things.append(thing)
        self._recent.append(thing)

    def _moving(self, at: int, item: Item) -> None:
        """Words that make things fall, float or be held; `pours cats`, `cats fall` and `falling cats` alike."""
        following = self._next(at)
        ahead = following.has("glyph", "number")
        if item.has("downpour") and (ahead or following.has("weather")):
            self._motion = "fall" if ahead else None
        elif item.has("fall", "sky", "float"):
            self._drifting(item, ahead, following)
        elif item.has("held") and following.has("glyph", "number"):
            self._motion = "held"
        else:
            self._unknown(item)

    def _drifting(self, item: Item, ahead: bool, following: Item) -> None:
        motion: PropMotion = "float" if item.has("float") else "fall"
        if ahead and not self._recent:
            self._motion = motion
        elif self._recent:
            for thing in self._recent:
                thing.motion = motion
        elif not (motion == "fall" and (following.has("weather") or self.clause.weather)):
            self._unknown(item)

    def _unit(self, _at: int, item: Item) -> None:
        number, self._number = self._number, None
        if number is None:
            if len(item.text) > 1:
                self._unknown(item)
            return
        value = int(number.senses["number"])
        if item.senses["unit"] == "bpm" and 50 <= value <= 200:
            self.clause.bpm = value
        elif item.senses["unit"] == "seconds" and 1 <= value <= 60:
            self.clause.seconds = float(value)
        else:
            self.clause.unknown.append(f"{number.text} {item.text}")

    def _sound(self, at: int, item: Item) -> None:
        near_music = self._next(at).has("music", "tempo", "mood") or self._before(at).has("music", "tempo", "mood")
        if item.has("captions"):
            self.clause.captions = not self._negated
        elif item.has("music"):
            if self._negated:
                self.clause.moods.append(Choice("none", item.text))
        elif self._negated:
            return
        elif item.has("mood"):
            felt = item.has("emotion") and not near_music
            self.clause.moods.append(Choice(item.senses["mood"], item.text, mild=felt))
            if felt:
                self._emotion(item.senses["emotion"])
        elif near_music:
            self.clause.tempo = item.senses["tempo"]
        else:
            self._unknown(item)

    def _deed(self, at: int, item: Item) -> None:
        if self._negated:
            return
        if at in self._verbs or (item.has("delivery") and self._quotes):
            self._acted = True
            return
        if not item.has("action"):
            if item.has("emotion"):
                self._emotion(item.senses["emotion"])
            else:
                self._unknown(item)
            return
        action = item.senses["action"]
        if item.has("emotion"):
            self._emotion(item.senses["emotion"])
        self._acted = True
        for actions in [self.clause.actor(handle).actions for handle in self._group] or [self.clause.loose_actions]:
            if action not in actions:
                actions.append(action)

    def _emotion(self, emotion: str) -> None:
        for handle in self._group:
            self.clause.actor(handle).emotion = emotion
        if not self._group:
            self.clause.loose_emotion = emotion

    def _scene(self, at: int, item: Item) -> None:
        if self._negated:
            self.clause.dry = self.clause.dry or item.has("weather")
            return
        if item.has("weather"):
            following = self._next(at)
            if _rains(item, self._items[at - 1] if at else _NOTHING) and following.has("glyph", "number"):
                self._motion = "fall"
            elif not (self._recent and self._recent[-1].motion == "fall" and item.text[-1] in "雨雪"):
                self.clause.weather.append(item.senses["weather"])
        if item.has("setting"):
            self.clause.settings.append(Choice(item.senses["setting"], item.text, self._located))
        if item.has("outfit"):
            for handle in self._group:
                self.clause.actor(handle).outfit = item.senses["outfit"]
            if not self._group:
                self.clause.loose_outfit = item.senses["outfit"]
        if item.has("emotion"):
            self._emotion(item.senses["emotion"])
        for kind, name in _CHOICES.items():
            if item.has(kind):
                getattr(self.clause, name).append(Choice(item.senses[kind], item.text))


_NOTHING = Item("", 0, 0)
_READERS: tuple[tuple[tuple[str, ...], Callable[[Interpreter, int, Item], None]], ...] = (
    (("comma", "but"), Interpreter._pause),
    (("quote",), Interpreter._quote),
    (("handle", "me", "people", "pronoun"), Interpreter._person),
    (("camera",), Interpreter._scene),
    (("number",), Interpreter._count),
    (("negation",), Interpreter._negate),
    (("join",), Interpreter._join),
    (("glyph",), Interpreter._thing),
    (("unit",), Interpreter._unit),
    (("music", "tempo", "mood", "captions"), Interpreter._sound),
    (("downpour", "fall", "float", "held", "sky"), Interpreter._moving),
    (("setting",), Interpreter._scene),
    (("speech", "delivery", "action"), Interpreter._deed),
    (("weather", "outfit", "emotion", *_CHOICES), Interpreter._scene),
    (("place", "toward"), Interpreter._place),
    (("inscription",), Interpreter._leave),
)
"""The first kind that an item has says how it is read."""


def _rains(item: Item, before: Item) -> bool:
    """A verb ("it rains cats"), not the noun ("in the rain cats dance")."""
    word = item.text.lower()
    verb = word in ("rains", "raining", "rained", "snows", "snowing", "snowed")
    return verb or (word in ("rain", "snow") and before.text.lower() in _VERB_FOLLOWS)
