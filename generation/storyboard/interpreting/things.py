"""Things of a clause, how they move, and deeds: of people or of things."""

from generation.storyboard import doers
from generation.storyboard.interpreting.state import State
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import MAX_COUNT, Choice, Thing
from generation.storyboard.schema import PropMotion


class ThingReader(State):
    def _thing(self, at: int, item: Item) -> None:
        if self._next(at).has("music") or self._is_worn(at, item):
            self._unknown(item)
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
            self._alone, self._none = True, False
            if self._coming:
                thing.goes = doers.can(thing, self._coming)
        self._coming = ""
        if item.has("setting"):
            self.clause.settings.append(Choice(item.senses["setting"], item.text, mild=True))

    def _is_worn(self, at: int, item: Item) -> bool:
        """`wearing sunglasses`: no outfit has them, and on the floor they are not what was meant."""
        if item.has("setting") or not doers.is_worn(item.senses["glyph"]):
            return False
        before = self._before(at)
        return before.has("guise", "together") or before.text.lower() in ("in", "put", "putting", "on", "戴着", "戴")

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
        elif item.has("action"):
            self._deed(at, item)
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

    def _deed(self, at: int, item: Item) -> None:
        if self._none:
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
