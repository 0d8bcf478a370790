"""Reads one clause's items from left to right into a Clause; every word it makes nothing of is noted there."""

from collections.abc import Callable

from generation.storyboard import doers
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import MAX_COUNT, Actor, Choice, Clause, Said, Thing
from generation.storyboard.people import People
from generation.storyboard.quotes import PERSON, attribute
from generation.storyboard.reading import Reading
from generation.storyboard.schema import NARRATOR, PropMotion

_CHOICES = {"time": "times", "framing": "framings", "camera": "moves", "style": "styles", "genre": "genres"}
_LIGHT = frozenset({"stop", "determiner", "measure", "decor"})
_SHARED = frozenset({"fight", "hug", "high_five", "kiss", "handshake", "shake_hands", "dance"})
"""What two people do to each other, so that the one it is done to does it as well."""
_UNSURE_GENRES = frozenset(
    {"rock", "pop", "metal", "country", "house", "trap", "folk", "punk", "latin", "ambient", "swing"}
)
_OF_PLACE = frozenset({"at", "by", "to", "near", "from"})
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
        self._named_after = {
            quote.speaker for at, quote in self._quotes.items() if quote.speaker is not None and quote.speaker > at
        }
        self._met: dict[int, list[str]] = {}
        self._group: list[str] = []
        self._acted = False
        self._number: Item | None = None
        self._negated = False
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

    def read(self) -> Clause:
        for at, item in enumerate(self._items):
            self._item(at, item)
            if item.has("place"):
                self._located = True
            elif not item.has("toward", *_LIGHT) and item.senses:
                self._located = False
            if item.has("place", "toward", "together", "handle", "me", "people", "action", "setting", "speech"):
                self._motion = None
            if item.has("action") and not self._doing:
                self._recent = []
            self._fresh = item.has("comma", "but", "conj", "quote") or (
                self._fresh and (_opens(item) or bool(self._coming))
            )
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
        self._negated, self._motion, self._recent = False, None, []
        self._outfit = None
        self._alone = self._alone and not self._group
        self._drop_number()

    def _turn(self, _at: int, item: Item) -> None:
        self._motion = None
        if item.has("ending"):
            self._unknown(item)
        elif item.has("loop"):
            self.clause.loops = not self._negated
        elif item.has("transition"):
            self.clause.transition = self.clause.transition or item.senses["transition"]

    def _narrate(self, _at: int, _item: Item) -> None:
        self._narrating = not self._negated

    def _empty(self, _at: int, _item: Item) -> None:
        self.clause.nobody = True

    def _count(self, _at: int, item: Item) -> None:
        self._drop_number()
        self._number = item

    def _negate(self, _at: int, _item: Item) -> None:
        self._negated = True

    def _join(self, at: int, _item: Item) -> None:
        self._negated = self._negated and not self._next(at).has("action", "handle", "role", "people", "me", "pronoun")

    def _place(self, _at: int, item: Item) -> None:
        self._located = item.has("place") or (item.text.lower() in _OF_PLACE and not self._gazing())

    def _leave(self, _at: int, item: Item) -> None:
        self._unknown(item)

    def _next(self, at: int) -> Item:
        """The next item that weighs anything."""
        heavy = (item for item in self._items[at + 1 :] if not item.senses or not item.senses.keys() <= _LIGHT)
        return next(heavy, _NOTHING)

    def _before(self, at: int) -> Item:
        return next((item for item in reversed(self._items[:at]) if not item.has(*_LIGHT)), _NOTHING)

    def _before_name(self, at: int) -> Item:
        """What stands before a person, a word for the person's role left out: `and the wizard @bo`."""
        before = [item for item in self._items[:at] if not item.has(*_LIGHT)]
        if before and before[-1].has("role", "people") and self._items[at].has("handle", "named"):
            before.pop()
        return before[-1] if before else _NOTHING

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
        speaker = NARRATOR if self._narrating else self._group[0] if self._group else None
        if quote.speaker is not None and not self._items[quote.speaker].has("narrator"):
            self._number = None
            speaker = self._speaker(quote.speaker)
        elif quote.speaker is not None or (speaker is None and any(map(doers.is_alive, self._doing))):
            speaker = NARRATOR
        if speaker and speaker != NARRATOR:
            self.clause.actor(speaker)
        self.clause.lines.append(Said(speaker, text, quote.delivery))
        self._narrating = False

    def _speaker(self, at: int) -> str:
        """A person who is read before the verb was met already; one behind the quote is met now."""
        item = self._items[at]
        who = self._who(item, definite=bool(self._group)) if at not in self._met else self._met[at]
        return who[0]

    def _who(self, item: Item, definite: bool = False) -> list[str]:
        if "handle" in item.senses:
            found = [self._people.handle(item.senses["handle"])]
        elif "named" in item.senses:
            found = [self._people.name(self._reading.name(item.senses["named"]))]
        elif "me" in item.senses:
            found = [self._people.me()]
        elif "pronoun" in item.senses:
            found = self._people.pronoun(item.text, self._group)
        else:
            count = self._take_number()
            found, all_fit = self._people.some(item, count, definite, len(self.clause.actors))
            if not all_fit:
                self.clause.unknown.append(f"{count} {item.text}" if count else item.text)
        self._people.seen += [handle for handle in found if handle not in self._people.seen]
        return found

    def _person(self, at: int, item: Item) -> None:
        if at in self._named_after:
            return
        if "named" in item.senses and self._people.narrates(self._reading.name(item.senses["named"])):
            self._narrating = True
            return
        if self._negated:
            self.clause.nobody = self.clause.nobody or (item.has("people") and not self._group)
            return
        if item.text == "人" and self._group and self._number and self._number.senses["number"] == "1":
            self._number = None
            return
        if item.has("people") and self._beside_a_name(at):
            return
        definite = bool(at) and self._items[at - 1].text.lower() in _DEFINITE
        who = self._met[at] = self._who(item, definite)
        before = self._before_name(at)
        actors = [self.clause.actor(handle) for handle in who]
        self._dress(actors, item)
        if before.has("toward", "held") and self._group and not item.has("pronoun"):
            return
        if before.has("action") and self._group and self._acted and not item.has("pronoun"):
            self._answer(actors)
            return
        if before.has("join", "together") and self._group and (not self._acted or before.has("together")):
            self._group += [handle for handle in who if handle not in self._group]
            for actor in actors if self._acted else []:
                shared = self.clause.actor(self._group[0]).actions
                actor.actions += [action for action in shared if action not in actor.actions]
            return
        if self._doing and not before.has("join", "together"):
            self._doing = []
        self._group, self._acted = list(who), False
        self._alone = False

    def _beside_a_name(self, at: int) -> bool:
        """`my friend @bob`, `Three friends: @a, @b`: the name that follows is who is meant."""
        following = self._items[at + 1 : at + 2]
        apposed = bool(following) and following[0].has("handle")
        if apposed:
            self._number = None
        return apposed

    def _dress(self, actors: list[Actor], item: Item) -> None:
        for actor in actors:
            actor.outfit = item.senses.get("outfit") or self._outfit or actor.outfit
            actor.emotion = self._feeling or actor.emotion
        self._outfit = self._feeling = None

    def _answer(self, actors: list[Actor]) -> None:
        """Those to whom the group does something do it too, where it takes two."""
        done = self.clause.actor(self._group[0]).actions[-1:]
        for actor in actors:
            actor.actions += [action for action in done if action in _SHARED and action not in actor.actions]

    def _role(self, at: int, item: Item) -> None:
        """`a knight`: somebody in that outfit, or what somebody who is named wears."""
        if self._negated:
            return
        before, following = self._items[at - 1] if at else _NOTHING, self._next(at)
        raw = next((other for other in reversed(self._items[:at]) if not other.has("determiner", "decor")), _NOTHING)
        outfit = item.senses.get("outfit")
        guise = raw.has("guise") or raw.text.lower() in ("as", "like", "in", "is", "of", "是", "像", "扮")
        if following.has("handle", "named", "me") and at + 1 < len(self._items):
            self._outfit = outfit
            if not outfit:
                self._unknown(item)
            self._number = None
        elif (raw.has("handle", "named", "me") and before is not _NOTHING) or (guise and self._group):
            if outfit:
                for handle in self._group:
                    self.clause.actor(handle).outfit = outfit
            else:
                self._unknown(item)
            self._number = None
        elif guise and outfit and not self._number:
            self.clause.loose_outfit = outfit
        else:
            if not outfit:
                self._unknown(item)
            self._person(at, item)

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
        thing.located = self._located
        self.clause.things.append(thing)
        self._recent.append(thing)
        joined = self._before(at).has("join") and self._doing and not self._acted
        if (self._fresh or joined) and motion == "static":
            self._doing = [*self._doing, thing] if joined else [thing]
            self._alone = True
            if self._coming:
                thing.goes = doers.can(thing, self._coming)
        self._coming = ""
        if item.has("setting"):
            self.clause.settings.append(Choice(item.senses["setting"], item.text, mild=True))

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
        elif self._recent or self._doing:
            for thing in self._recent or self._doing:
                thing.motion = motion
        elif item.has("action"):
            self._deed(self._items.index(item), item)
        elif not (motion == "fall" and (following.has("weather") or self.clause.weather)):
            self._unknown(item)

    def _unit(self, _at: int, item: Item) -> None:
        number, self._number = self._number, None
        if number is None:
            if len(item.text) > 1:
                self._unknown(item)
            return
        value = int(number.senses["number"])
        seconds = value * (60 if item.senses["unit"] == "minutes" else 1)
        if item.senses["unit"] == "bpm" and 50 <= value <= 200:
            self.clause.bpm = value
        elif item.senses["unit"] != "bpm" and 1 <= seconds <= 300:
            self.clause.seconds = float(seconds)
        else:
            self.clause.unknown.append(f"{number.text} {item.text}")

    def _sound(self, at: int, item: Item) -> None:
        near = ("music", "tempo", "mood", "genre")
        near_music = self._next(at).has(*near) or self._before(at).has(*near)
        if item.has("action") and not item.has("mood", "music", "captions") and not near_music:
            self._deed(at, item)
        elif item.has("genre") and item.has("style", "setting") and not near_music:
            self._scene(at, item)
        elif item.has("genre") and (near_music or self._is_genre(at, item)):
            if not self._negated:
                self.clause.genres.append(Choice(item.senses["genre"], item.text))
        elif item.has("captions"):
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
                self._emotion(item.senses["emotion"], at)
        elif near_music and item.has("tempo"):
            self.clause.tempo = item.senses["tempo"]
        elif item.has("action"):
            self._deed(at, item)
        else:
            self._unknown(item)

    def _is_genre(self, at: int, item: Item) -> bool:
        """A word like `rock` only where it stands alone."""
        if item.text.lower() not in _UNSURE_GENRES:
            return True
        around = (
            self._items[at - 1] if at else _NOTHING,
            self._items[at + 1] if at + 1 < len(self._items) else _NOTHING,
        )
        return all(other is _NOTHING or other.has("comma", "end") for other in around)

    def _deed(self, at: int, item: Item) -> None:
        if self._negated:
            return
        if at in self._verbs or (item.has("delivery") and self._quotes):
            self._acted = True
            return
        if not item.has("action"):
            if item.has("emotion"):
                self._emotion(item.senses["emotion"], at)
            else:
                self._unknown(item)
            return
        action = item.senses["action"]
        if self._doing and (self._alone or not self._group):
            self._thing_does(action, item)
            return
        if self._fresh and not self._group and item.text.lower().endswith("ing") and self._next(at).has("glyph"):
            self._coming = action
            return
        if item.has("emotion"):
            self._emotion(item.senses["emotion"])
        self._acted = True
        for actions in [self.clause.actor(handle).actions for handle in self._group] or [self.clause.loose_actions]:
            if action not in actions:
                actions.append(action)
        if self._doing:
            self._thing_does(action, item, aside=True)

    def _thing_does(self, action: str, item: Item, *, aside: bool = False) -> None:
        """`a cat dances`: the cat does it, as far as things can; `aside` when people do it as well."""
        ways = [(thing, doers.can(thing, action)) for thing in self._doing]
        if any(way for _, way in ways):
            for thing, way in ways:
                thing.goes = thing.goes or way
            self.clause.nobody = self.clause.nobody or not (aside or self._group)
        elif aside:
            return
        elif any(doers.is_alive(thing) for thing in self._doing):
            self._unknown(item)
            self.clause.nobody = not self._group
        elif self._fresh_deed(item):
            self.clause.loose_actions.append(action)
        else:
            self._unknown(item)

    def _fresh_deed(self, item: Item) -> bool:
        """`pizza, dancing`: the deed is nobody's yet, and no pizza's."""
        return self._fresh and item.has("action")

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

    def _settle(self, at: int, item: Item) -> None:
        """`台北夜市`, `a Tokyo subway`: of places in a row the last is meant, the others say where it is."""
        following = self._items[at + 1 : at + 2]
        gap = following[0].start - item.end if following else 9
        if following and following[0].has("setting") and not following[0].has("place") and gap <= 1:
            if following[0].senses["setting"] != item.senses["setting"]:
                self._unknown(item)
            return
        self.clause.settings.append(Choice(item.senses["setting"], item.text, self._located))

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
            self._settle(at, item)
        if item.has("outfit"):
            for handle in self._group:
                self.clause.actor(handle).outfit = item.senses["outfit"]
            if not self._group:
                self.clause.loose_outfit = item.senses["outfit"]
        if item.has("emotion"):
            self._emotion(item.senses["emotion"], at)
        if item.has("effect") and item.senses["effect"] not in self.clause.effects:
            self.clause.effects.append(item.senses["effect"])
        for kind, name in _CHOICES.items():
            if item.has(kind) and not (kind == "genre" and item.has("style", "setting")):
                getattr(self.clause, name).append(
                    Choice(item.senses[kind], item.text, mild=item.text.lower() == "dark")
                )


_NOTHING = Item("", 0, 0)
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
    (("negation",), Interpreter._negate),
    (("join",), Interpreter._join),
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


def _rains(item: Item, before: Item) -> bool:
    """A verb ("it rains cats"), not the noun ("in the rain cats dance")."""
    word = item.text.lower()
    verb = word in ("rains", "raining", "rained", "snows", "snowing", "snowed")
    return verb or (word in ("rain", "snow") and before.text.lower() in _VERB_FOLLOWS)


def _opens(item: Item) -> bool:
    """Words that may stand before a clause's subject."""
    return item.has("number", "transition", "framing", "style", "camera", "time", "emotion", "mood") or (
        bool(item.senses) and item.senses.keys() <= _LIGHT
    )
