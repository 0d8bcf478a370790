"""Who is in a clause: people by handle, name, word or role, and what they say."""

from generation.storyboard import doers
from generation.storyboard.interpreting.state import LIGHT, NOTHING, State
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import Actor, Said
from generation.storyboard.reading import is_name
from generation.storyboard.schema import NARRATOR

_SHARED = frozenset({"fight", "hug", "high_five", "kiss", "handshake", "shake_hands", "dance"})
"""What two people do to each other, so that the one it is done to does it as well."""
_POSSESSIVE = frozenset({"her", "his", "their", "my", "our", "its", "他的", "她的"})
_DEFINITE = frozenset({"the", "that", "这", "那", "這", "这个", "那个", "這個", "那個"})

_GUISES = frozenset({"as", "like", "in", "is", "of", "是", "像", "扮"})


class PeopleReader(State):
    def _who(self, item: Item, definite: bool = False) -> list[str]:
        if "handle" in item.senses:
            found = [self._people.handle(item.senses["handle"])]
        elif "named" in item.senses:
            found = [self._people.name(self._called(item))]
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
        if "named" in item.senses and self._people.narrates(self._called(item)):
            self._narrating = True
            return
        self._none = False
        if item.text == "人" and self._group and self._number and self._number.senses["number"] == "1":
            self._number = None
            return
        if item.has("people") and self._beside_a_name(at):
            return
        if item.text.lower() in _POSSESSIVE and self._next(at).has("glyph", "setting", "people"):
            return
        definite = bool(at) and self._items[at - 1].text.lower() in _DEFINITE
        who = self._met[at] = self._who(item, definite)
        before = self._before_name(at)
        actors = [self.clause.actor(handle) for handle in who]
        self._dress(actors, item)
        if before.has("toward", "action") and not self._group:
            self._resume()
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

    def _resume(self) -> None:
        """`..., then waves at @bob`: whoever was spoken of last goes on."""
        if self._people.last and (self.clause.loose_actions or self.clause.lines):
            self._group, self._acted = list(self._people.last), True
            for handle in self._group:
                self.clause.actor(handle).actions += self.clause.loose_actions
            self.clause.loose_actions.clear()
            self.clause.actors.sort(key=lambda actor: actor.handle not in self._group)

    def _owns(self, at: int) -> bool:
        """`@mira's cat dances`: the cat does."""
        rest = [item for item in self._items[at + 1 : at + 4] if not item.has("decor")]
        return len(rest) > 1 and rest[0].text.lower() in ("的", "s", "'s") and rest[1].has("glyph")

    def _called(self, item: Item) -> str:
        written = item.senses["named"]
        return self._reading.name(written) if is_name(written) else written

    def _beside_a_name(self, at: int) -> bool:
        """`my friend @bob`: the name that follows is who is meant; `a baby panda` is a panda."""
        following = self._items[at + 1 : at + 2]
        if following and following[0].has("glyph") and not self._items[at].plural:
            return True
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
        outfit = item.senses.get("outfit")
        if not outfit:
            self._unknown(item)
        if self._next(at).has("handle", "named", "me") and at + 1 < len(self._items):
            self._outfit = outfit
            self._number = None
        elif self._is_of_group(at):
            for actor in map(self.clause.actor, self._group):
                actor.outfit = outfit or actor.outfit
                actor.emotion = self._feeling or actor.emotion
            self._feeling = self._number = None
        elif outfit and not self._number and (self._in_guise(at) or (self._people.mentioned and self._is_apart(at))):
            self.clause.loose_outfit = outfit
        else:
            self._person(at, item)

    def _is_of_group(self, at: int) -> bool:
        """`@max the knight`, `@max as a knight` and `@max, a tired knight, ...`, not `@max fights a knight`."""
        before = next((item for item in reversed(self._items[:at]) if not item.has("determiner", "decor")), NOTHING)
        apposed = before.has("handle", "named", "me") or self._is_apposed(at)
        return bool(self._group) and (apposed or self._in_guise(at))

    def _in_guise(self, at: int) -> bool:
        before = next((item for item in reversed(self._items[:at]) if not item.has("determiner", "decor")), NOTHING)
        corrects = before.has("but") and self._items.index(before) - 1 in self._denied
        return corrects or before.has("guise") or before.text.lower() in _GUISES

    def _is_apposed(self, at: int) -> bool:
        """`@alex, a tired barista,`"""
        before = [item for item in self._items[:at] if not item.has(*LIGHT, "emotion")]
        closed = at + 1 == len(self._items) or self._items[at + 1].has("comma", "end")
        return closed and len(before) > 1 and before[-1].has("comma") and before[-2].has("handle", "named")

    def _is_apart(self, at: int) -> bool:
        """`superhero landing!`: no article, nobody new."""
        return at == 0 or self._items[at - 1].has("comma", "end")

    def _quote(self, at: int, item: Item) -> None:
        quote = self._quotes[at]
        text = self._reading.quote(item.text)
        if not quote.spoken:
            self.clause.unknown.append(text[:60])
            return
        speaker = NARRATOR if self._narrating else self._group[0] if self._group else None
        if speaker is None and quote.verb is not None and self._people.last and not self._doing:
            speaker = self._people.last[0]
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

    def _narrate(self, _at: int, _item: Item) -> None:
        self._narrating = True

    def _empty(self, _at: int, _item: Item) -> None:
        self.clause.nobody, self._none = True, not self._group and not self._doing
