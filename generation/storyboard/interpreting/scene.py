"""Where, when, how it looks and how it sounds."""

from generation.storyboard.interpreting.state import NOTHING
from generation.storyboard.interpreting.things import ThingReader
from generation.storyboard.lexicon import Item
from generation.storyboard.meaning import Choice

_CHOICES = {"time": "times", "framing": "framings", "camera": "moves", "style": "styles", "genre": "genres"}
_OF_MUSIC = ("music", "tempo", "mood", "genre")
_UNSURE_GENRES = frozenset(
    {"rock", "pop", "metal", "country", "house", "trap", "folk", "punk", "latin", "ambient", "swing"}
)
_VAGUE = frozenset({"dark", "retro", "vintage", "neon", "futuristic", "复古", "怀旧", "霓虹", "復古", "懷舊"})
"""Words that give way to a plainer word of their kind."""

_VERB_FOLLOWS = frozenset({"it", "to", "will", "makes", "make", "let", "can", "would", "should"})


class SceneReader(ThingReader):
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
        near_music = self._next(at).has(*_OF_MUSIC) or self._before(at).has(*_OF_MUSIC)
        if item.has("captions"):
            self.clause.captions = True
        elif item.has("genre", "tempo") and not near_music and item.has("style", "setting"):
            self._scene(at, item)
        elif item.has("action") and not near_music and not item.has("mood", "music"):
            self._deed(at, item)
        elif item.has("genre") and (near_music or self._is_genre(at, item)):
            self.clause.genres.append(Choice(item.senses["genre"], item.text))
        elif not item.has("music"):
            self._mood(at, item, near_music=near_music)

    def _mood(self, at: int, item: Item, *, near_music: bool) -> None:
        if item.has("mood"):
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
            self._items[at - 1] if at else NOTHING,
            self._items[at + 1] if at + 1 < len(self._items) else NOTHING,
        )
        return all(other is NOTHING or other.has("comma", "end") for other in around)

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
        if item.has("weather"):
            following = self._next(at)
            if _rains(item, self._items[at - 1] if at else NOTHING) and following.has("glyph", "number"):
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
                    Choice(item.senses[kind], item.text, mild=item.text.lower() in _VAGUE)
                )


def _rains(item: Item, before: Item) -> bool:
    """A verb ("it rains cats"), not the noun ("in the rain cats dance")."""
    word = item.text.lower()
    verb = word in ("rains", "raining", "rained", "snows", "snowing", "snowed")
    return verb or (word in ("rain", "snow") and before.text.lower() in _VERB_FOLLOWS)
