"""Longest-match look-up of every word that the planner or a plug-in knows, in English and in Chinese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from generation.storyboard import clock
from generation.storyboard.emoji_words import BY_EMOJI
from generation.storyboard.glyphs import Glyph, Glyphs
from generation.storyboard.grammar import ANIMALS_HAN, DECOR, DECOR_HAN, FURNITURE, OWN_GEAR, forms
from generation.storyboard.index import Index, Senses
from generation.storyboard.reading import HANDLE, is_mark, is_name
from generation.storyboard.script import fold, is_han
from generation.storyboard.turns import CUT
from generation.storyboard.vocabulary import Vocabulary

_WORD = re.compile(r"\d+(?:\.\d+)?|[a-z\u00c0-\u024f]+(?:['’][a-z]+)*|&")
_ASPECT = re.compile(r"\d{1,2}:\d{1,2}(?!\d)")
_DECADE = re.compile(r"((?:19)?[5-9]0s)(?![a-z\d])(?!\s+(?:clip|video|long|film|movie|reel|short))")
_CALLED = re.compile(
    "[小老阿][明红刚强李王张陈刘杨赵周吴徐孙朱胡林郭何罗丽华军芳伟兰玲娟敏杰涛勇波辉琴珍萍鹏宇轩浩欣怡婷琳美](?!色)"
)
"""The usual Chinese names of made-up people."""
_OTHER = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s*-?\s*")
_MAX_WORDS = 5
_MAX_HAN = 8
_NOUN_FOLLOWS = frozenset({
    "number", "measure", "downpour", "held", "determiner", "join", "together", "negation", "comma", "end", "cut",
    "decor", "action", "conj", "place",
})  # fmt: skip
_ONLY_HEADS = frozenset(
    {"number", "measure", "held", "determiner", "downpour", "float", "fall", "weather", "decor", "action"}
)
_MODIFIED = frozenset({"determiner", "number", "measure", "decor", "held"})
"""What stands right before a noun and never before a verb."""
_NOUNS = frozenset({"setting", "outfit", "people", "weather", "time", "music", "style", "mood", "framing"})
_VERBAL = frozenset({"action", "emotion", "speech", "delivery", "float", "fall"})
_ROOM = frozenset("让讓把的有是着著了过過只向对對给給见見用像成从從") | {"天上", "空中"}
"""A noun of one character may stand after these."""
_OF_PERSONS = frozenset({"people", "role", "outfit", "glyph", "decor", "named"})
_STARTS = frozenset({"end", "comma", "cut", "conj"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase of the prompt. `senses` maps kinds (wordlists.KINDS, TermKind values, handle, named, quote,
    glyph, comma, end, decor) to ids; none means that it is not understood.
    """

    text: str
    start: int
    end: int
    senses: dict[str, str] = field(default_factory=dict)
    plural: bool = False

    def has(self, *kinds: str) -> bool:
        return any(kind in self.senses for kind in kinds)


class Lexicon:
    """Every known name, indexed once for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._index = Index(vocabulary)

    def scan(self, body: str) -> list[Item]:
        """Items in order of `body`; whatever carries no meaning (spaces, brackets) is left out."""
        return list(self._items(body, fold(body)))

    def knows(self, name: str) -> bool:
        """Whether all of the name is a word for something else than a person."""
        if len(name) == 1 and name.isascii():
            return False
        senses = [item.senses for item in self.scan(name)]
        return bool(senses) and all(found and not found.keys() <= _OF_PERSONS for found in senses)

    def _items(self, body: str, low: str) -> Iterator[Item]:
        at, last, unknown = 0, Item("", 0, 0, {"end": ""}), -1
        while at < len(low):
            item = self._at(body, low, at, last, alone=unknown == at - 1)
            if item is None and is_han(low[at]):
                unknown = at if unknown < 0 else unknown
                at += 1
                continue
            if unknown >= 0:
                last = Item(body[unknown:at], unknown, at)
                unknown = -1
                yield last
                item = self._at(body, low, at, last)
            if item is None:
                at += 1
                continue
            at, last = item.end, item
            yield item
        if unknown >= 0:
            yield Item(body[unknown:], unknown, len(body))

    def _at(self, body: str, low: str, at: int, last: Item, *, alone: bool = False) -> Item | None:
        """`alone` when exactly one unknown Chinese character stands before, which may be a verb."""
        char = low[at]
        if marked := _mark(char):
            return Item(char, at, at + 1, marked)
        if char == "@":
            return self._handle(body, at)
        if emoji := self._emoji(body, at):
            return emoji
        if sign := _sign(low, at, last):
            return sign
        if timed := clock.at(low, at):
            return Item(body[at : timed[0]], at, timed[0], {"time": timed[1]})
        if match := _DECADE.match(low, at):
            return Item(match[1], at, match.end(1), self._index.english.get(match[1], {}))
        if match := _ASPECT.match(low, at):
            return Item(match[0], at, match.end())
        if match := _WORD.match(low, at):
            return self._name(body, low, at) or self._latin(body, low, at, last, match.end())
        if is_han(char):
            return self._han(body, low, at, last, alone=alone)
        if match := _OTHER.match(low, at):
            return Item(body[at : match.end()], at, match.end())
        if ord(char) > 0x2190 and not char.isspace() and char not in "\ufe0f\u200d\u3000":
            return Item(char, at, at + 1)
        return None

    def _emoji(self, body: str, at: int) -> Item | None:
        """A thing, or a sign for a feeling, a deed or the weather."""
        found = self._glyphs.emoji(body, at)
        text = found[0] if found else body[at]
        if senses := self._index.english.get(BY_EMOJI.get(text[0], "")):
            return Item(text, at, at + len(text), senses)
        return Item(text, at, at + len(text), {"glyph": found[1]}) if found else None

    def _handle(self, body: str, at: int) -> Item | None:
        match = HANDLE.match(body, at)
        if not match or not (handle := match[1].strip(".")):
            end = re.compile(r"@[\w.]*").match(body, at)
            return Item(end[0], at, end.end()) if end and len(end[0]) > 1 else None
        end_at = at + 1 + match[1].index(handle) + len(handle)
        return Item(body[at:end_at], at, end_at, {"handle": handle})

    def _name(self, body: str, low: str, at: int) -> Item | None:
        """The longest Chinese name here, Latin letters among its characters or not."""
        for length in range(_MAX_HAN, 0, -1):
            if len(piece := low[at : at + length]) == length and (senses := self._index.chinese.get(piece)):
                return Item(body[at : at + length], at, at + length, senses)
        return None

    def _han(self, body: str, low: str, at: int, last: Item, *, alone: bool) -> Item | None:
        named, char = self._name(body, low, at), low[at]
        if named is None and (called := _CALLED.match(low, at)):
            return Item(body[at : called.end()], at, called.end(), {"named": body[at : called.end()]})
        room = last.has(*_NOUN_FOLLOWS) or last.text in _ROOM or alone
        for length in range(min(6, len(low) - at), 0, -1):
            if named and length <= len(named.text):
                break
            glyph = self._glyphs.word(low[at : at + length])
            if glyph and (
                length > 1 or room or (char in ANIMALS_HAN and named is None) or low[at + 1 : at + 2] == "雨"
            ):
                return Item(body[at : at + length], at, at + length, {"glyph": glyph.code})
        if named and (shorter := self._before_object(named, low)):
            return shorter
        if named is None and char in DECOR_HAN:
            return Item(body[at], at, at + 1, {"decor": char})
        if named and "setting" in named.senses and low[at : named.end] in FURNITURE:
            thing = self._glyphs.word(low[at : named.end - 1]) or self._glyphs.word(low[at : named.end])
            if thing and thing.certain:
                return Item(named.text, at, named.end, named.senses | {"glyph": thing.code})
        if named and named.text == "人" and not (room or last.has("number", "measure")):
            return None
        return named

    def _before_object(self, named: Item, low: str) -> Item | None:
        """`喝咖啡` is the verb alone, so that the coffee is read as well."""
        if not _takes_objects(named.senses):
            return None
        for start in range(named.start + 1, named.end):
            glyph = self._glyphs.word(low[start : named.end])
            if glyph and glyph.certain:
                return Item(named.text[: start - named.start], named.start, start, named.senses)
        return None

    def _latin(self, body: str, low: str, at: int, last: Item, first_end: int) -> Item:
        ends = list(self._ends(low, at))
        for count in range(len(ends), 0, -1):
            words = [low[a:b] for a, b in ends[:count]]
            start, end = at, ends[count - 1][1]
            thing, plural = self._thing(words)
            if (senses := self._lookup(words)) and not (
                count == 1
                and thing
                and senses.keys() <= _VERBAL
                and self._is_noun(words[0], thing, low, end, last, plural)
            ):
                if count > 1 and _takes_objects(senses) and self._is_object(words[-1]):
                    end = ends[count - 2][1]
                elif "setting" in senses and thing and thing.certain and words[-1] in FURNITURE:
                    senses = senses | {"glyph": thing.code}
                return Item(body[start:end], start, end, senses, plural=_is_plural(words[-1], senses))
            if thing and (thing.certain or senses or (count == 1 and self._is_head(low, end, last, plural))):
                return Item(body[start:end], start, end, {"glyph": thing.code}, plural=plural)
        text = low[at:first_end]
        number = {"number": text} if text.isdigit() else {}
        return Item(body[at:first_end], at, first_end, number or ({"decor": text} if text in DECOR else {}))

    def _is_object(self, word: str) -> bool:
        thing = self._thing([word])[0]
        return thing is not None and thing.certain

    def _is_noun(self, word: str, thing: Glyph, low: str, end: int, last: Item, plural: bool) -> bool:
        """`a drum`, `the huge wave`, `Waves crash`: the verb's look-alike stands where only a noun can."""
        if not thing.certain or word.endswith("ing"):
            return False
        if last.has(*_MODIFIED) or (word.endswith("s") and last.has("action")):
            return True
        following = _WORD.match(low, end + 1)
        return bool(plural and following and last.has(*_STARTS) and self._lookup([following[0]]) is None)

    def _is_head(self, low: str, end: int, last: Item, plural: bool) -> bool:
        """A keyword is a thing only where a noun must stand: after an article or a number, before no other noun."""
        if not plural and not last.has(*_ONLY_HEADS):
            return False
        following = _WORD.match(low, end + 1)
        if not following:
            return True
        senses = self._lookup([following[0]])
        return bool(senses) and not _NOUNS & set(senses or ()) and not self._thing([following[0]])[0]

    @staticmethod
    def _ends(low: str, at: int) -> Iterator[tuple[int, int]]:
        """Spans of the next words, while only a space or a hyphen parts them."""
        for _ in range(_MAX_WORDS):
            match = _WORD.match(low, at)
            if not match:
                return
            yield match.span()
            gap = _GAP.match(low, match.end())
            if not gap or gap.end() == match.end() or "\n" in gap[0]:
                return
            at = gap.end()

    def _lookup(self, words: list[str]) -> Senses | None:
        middle = words[1:-1]
        for head in forms(words[0]):
            for tail in forms(words[-1]) if len(words) > 1 else [None]:
                name = " ".join([head, *middle, *([tail] if tail else [])])
                if senses := self._index.english.get(name):
                    return senses
        return None

    def _thing(self, words: list[str]) -> tuple[Glyph | None, bool]:
        found: tuple[Glyph | None, bool] = (None, False)
        for form in forms(words[-1])[: 1 if words[-1].endswith("ing") else None]:
            glyph = self._glyphs.word(" ".join([*words[:-1], form]))
            if glyph and (found[0] is None or (glyph.certain and not found[0].certain)):
                found = glyph, form != words[-1]
        if found[0] and not found[1] and words[-1].endswith("s"):
            plain = (self._glyphs.word(" ".join([*words[:-1], form])) for form in forms(words[-1])[1:])
            return found[0], any(glyph and glyph.code == found[0].code for glyph in plain)
        return found


class _Same:
    """Compares by identity, so that what holds dictionaries can be a cache's key."""

    def __init__(self, vocabulary: Vocabulary, glyphs: Glyphs) -> None:
        self.vocabulary, self.glyphs = vocabulary, glyphs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.vocabulary is other.vocabulary and self.glyphs is other.glyphs

    def __hash__(self) -> int:
        return hash((id(self.vocabulary), id(self.glyphs)))


@lru_cache(maxsize=2)
def _built(key: _Same) -> Lexicon:
    return Lexicon(key.vocabulary, key.glyphs)


def lexicon(vocabulary: Vocabulary, glyphs: Glyphs) -> Lexicon:
    """Built once as long as both stay the same objects."""
    return _built(_Same(vocabulary, glyphs))


def _mark(char: str) -> dict[str, str] | None:
    if is_mark(char):
        return {"quote": char}
    if is_name(char):
        return {"named": char}
    return {"cut": "announced"} if char == CUT else None


def _takes_objects(senses: Senses) -> bool:
    """A deed whose object is a thing of its own: not the guitar that is part of playing it."""
    return "action" in senses and senses["action"] not in OWN_GEAR and "setting" not in senses


def _sign(low: str, at: int, last: Item) -> Item | None:
    char = low[at]
    if char in "'’" and low[at + 1 : at + 2] == "s" and last.has("handle"):
        return Item("'s", at, at + 2, {"stop": ""})
    if char in "\n。!?;…" or (char == "." and low[at + 1 : at + 2] in ("", " ", "\n", ".")):
        return Item(char, at, at + 1, {"end": ""})
    return Item(char, at, at + 1, {"comma": ""}) if char in ",、:()[]—–|~/" else None


def _is_plural(word: str, senses: Senses) -> bool:
    return (word.endswith("s") and not word.endswith("ss") and ("people" in senses or "role" in senses)) or word in (
        "men",
        "women",
    )
