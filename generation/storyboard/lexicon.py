"""Longest-match look-up of every word that the planner or a plug-in knows, in English and in Chinese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generation.storyboard.glyphs import Glyph, Glyphs
from generation.storyboard.reading import HANDLE, is_mark
from generation.storyboard.script import fold, is_han
from generation.storyboard.vocabulary import Vocabulary
from generation.storyboard.wordlists import KINDS

_WORD = re.compile(r"\d+(?:\.\d+)?|[a-z\u00c0-\u024f]+(?:['’][a-z]+)?|&")
_OTHER = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s*-?\s*")
_MAX_WORDS = 5
_MAX_HAN = 8
_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("oes", "o"), ("'s", ""),
    ("’s", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
)  # fmt: skip
_NOUN_FOLLOWS = frozenset(
    {"number", "measure", "downpour", "held", "determiner", "join", "together", "negation", "comma", "end", "cut"}
)
_ONLY_HEADS = frozenset({"number", "measure", "held", "determiner", "downpour", "float", "fall", "weather"})
_NOUNS = frozenset({"setting", "outfit", "people", "weather", "time", "music", "style", "mood", "framing"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase of the prompt. `senses` maps kinds (wordlists.KINDS, TermKind values, handle, quote, glyph,
    comma, end) to ids; none means that it is not understood.
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
        self._english: dict[str, dict[str, str]] = {}
        self._chinese: dict[str, dict[str, str]] = {}
        for term in vocabulary.terms:
            for name in term.en:
                self._add(self._english, name, term.kind.value, term.id)
            for name in term.zh:
                self._add(self._chinese, name, term.kind.value, term.id)
        for kind, entries in KINDS.items():
            for key, names in entries.items():
                english, _, chinese = names.partition(";")
                for name in filter(None, english.split("|")):
                    self._add(self._english, name, kind, key)
                for name in filter(None, chinese.split("|")):
                    self._add(self._chinese, name, kind, key)

    def scan(self, body: str) -> list[Item]:
        """Items in order of `body`; whatever carries no meaning (spaces, brackets) is left out."""
        return list(self._items(body, fold(body)))

    @staticmethod
    def _add(index: dict[str, dict[str, str]], name: str, kind: str, key: str) -> None:
        senses = index.setdefault(" ".join(fold(name).replace("-", " ").split()), {})
        if kind != "stop" or not senses:
            senses.setdefault(kind, key)

    def _items(self, body: str, low: str) -> Iterator[Item]:
        at, last, unknown = 0, Item("", 0, 0, {"end": ""}), -1
        while at < len(low):
            item = self._at(body, low, at, last)
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

    def _at(self, body: str, low: str, at: int, last: Item) -> Item | None:
        char = low[at]
        if is_mark(char):
            return Item(char, at, at + 1, {"quote": char})
        if char == "@":
            return self._handle(body, at)
        if found := self._glyphs.emoji(body, at):
            return Item(found[0], at, at + len(found[0]), {"glyph": found[1]})
        if char in "\n。!?;…" or (char == "." and low[at + 1 : at + 2] in ("", " ", "\n", ".")):
            return Item(char, at, at + 1, {"end": ""})
        if char in ",、:()[]—–|~":
            return Item(char, at, at + 1, {"comma": ""})
        if match := _WORD.match(low, at):
            return self._name(body, low, at) or self._latin(body, low, at, last, match.end())
        if is_han(char):
            return self._han(body, low, at, last)
        if match := _OTHER.match(low, at):
            return Item(body[at : match.end()], at, match.end())
        if ord(char) > 0x2190 and not char.isspace() and char not in "\ufe0f\u200d\u3000":
            return Item(char, at, at + 1)
        return None

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
            if len(piece := low[at : at + length]) == length and (senses := self._chinese.get(piece)):
                return Item(body[at : at + length], at, at + length, senses)
        return None

    def _han(self, body: str, low: str, at: int, last: Item) -> Item | None:
        named = self._name(body, low, at)
        room = last.has(*_NOUN_FOLLOWS) or last.text in ("让", "讓", "把", "的", "有", "是", "天上", "空中")
        for length in range(6, 0, -1):
            if named and length <= len(named.text):
                break
            glyph = self._glyphs.word(low[at : at + length])
            if glyph and (length > 1 or room or low[at + 1 : at + 2] == "雨"):
                return Item(body[at : at + length], at, at + length, {"glyph": glyph.code})
        if named and named.text == "人" and not (room or last.has("number", "measure")):
            return None
        return named

    def _latin(self, body: str, low: str, at: int, last: Item, first_end: int) -> Item:
        ends = list(self._ends(low, at))
        for count in range(len(ends), 0, -1):
            words = [low[a:b] for a, b in ends[:count]]
            start, end = at, ends[count - 1][1]
            thing, plural = self._thing(words)
            if senses := self._lookup(words):
                noun = thing and thing.certain and last.has("determiner") and set(senses) <= {"action"}
                if not noun:
                    return Item(body[start:end], start, end, senses, plural=_is_plural(words[-1], senses))
            if thing and (thing.certain or (count == 1 and self._is_head(low, end, last, plural))):
                return Item(body[start:end], start, end, {"glyph": thing.code}, plural=plural)
        text = body[at:first_end]
        return Item(text, at, first_end, {"number": text} if text.isdigit() else {})

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

    def _lookup(self, words: list[str]) -> dict[str, str] | None:
        middle = words[1:-1]
        for head in _forms(words[0]):
            for tail in _forms(words[-1]) if len(words) > 1 else [None]:
                name = " ".join([head, *middle, *([tail] if tail else [])])
                if senses := self._english.get(name):
                    return senses
        return None

    def _thing(self, words: list[str]) -> tuple[Glyph | None, bool]:
        found: tuple[Glyph | None, bool] = (None, False)
        for form in _forms(words[-1]):
            glyph = None if form.endswith("ing") else self._glyphs.word(" ".join([*words[:-1], form]))
            if glyph and (found[0] is None or (glyph.certain and not found[0].certain)):
                found = glyph, form != words[-1]
        return found


def _forms(word: str) -> list[str]:
    """The word itself first, then what it may be an inflection of."""
    forms = [word]
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)] + replacement
            forms.append(stem)
            if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return [form for form in forms if len(form) > 1 or form == word]


def _is_plural(word: str, senses: dict[str, str]) -> bool:
    return word.endswith("s") and "people" in senses
