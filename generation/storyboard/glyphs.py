"""Pictures for everyday things: CLDR's emoji names and keywords, restricted to emoji that the pack has a picture of."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from generation.storyboard.pictures import PICTURES
from generation.storyboard.script import fold
from generation.storyboard.things import CHOSEN, NO_THING

_THINGS = (
    (0x1F300, 0x1F320), (0x1F32D, 0x1F393), (0x1F399, 0x1F3C2), (0x1F3C5, 0x1F3C6), (0x1F3C8, 0x1F3C9),
    (0x1F3CD, 0x1F3F0), (0x1F3F8, 0x1F3FA), (0x1F400, 0x1F43F), (0x1F451, 0x1F462), (0x1F47B, 0x1F47B),
    (0x1F47D, 0x1F47E), (0x1F480, 0x1F480), (0x1F484, 0x1F484), (0x1F488, 0x1F48E), (0x1F490, 0x1F490),
    (0x1F4A1, 0x1F4A1), (0x1F4A3, 0x1F4A3), (0x1F4B0, 0x1F4B8), (0x1F4BA, 0x1F4C0), (0x1F4D4, 0x1F4F7),
    (0x1F4FA, 0x1F4FD), (0x1F50B, 0x1F50E), (0x1F511, 0x1F514), (0x1F525, 0x1F52E), (0x1F56F, 0x1F570),
    (0x1F576, 0x1F579), (0x1F5A5, 0x1F5A8), (0x1F5D1, 0x1F5DE), (0x1F5FB, 0x1F5FF), (0x1F680, 0x1F6A2),
    (0x1F6A4, 0x1F6AA), (0x1F6B2, 0x1F6B2), (0x1F6BD, 0x1F6BD), (0x1F6CB, 0x1F6D5), (0x1F6E0, 0x1F6FC),
    (0x1F916, 0x1F916), (0x1F941, 0x1F947), (0x1F94A, 0x1F970 - 1), (0x1F97B, 0x1F9B4), (0x1F9B7, 0x1F9B7),
    (0x1F9BA, 0x1F9CB), (0x1F9E0, 0x1F9FF), (0x1FA70, 0x1FAC0), (0x1FACD, 0x1FADF), (0x2600, 0x2604),
    (0x260E, 0x260E), (0x2615, 0x2615), (0x2693, 0x2693), (0x26BD, 0x26C8), (0x26E9, 0x26FD), (0x2702, 0x2702),
    (0x2708, 0x2709), (0x270F, 0x270F), (0x2744, 0x2744), (0x2764, 0x2764), (0x2B50, 0x2B50),
)  # fmt: skip
"""First code points of animals, food, places and objects; people and faces are the cast's, signs are no things."""

MANY = 4
"""A keyword on more pictures than this names a class of things, not a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """`code` is the picture's file name without its ending; `certain` when the word is the picture's own name."""

    code: str
    certain: bool


class Glyphs:
    """Reads `assets`/cldr and the file names in `assets`/emoji; empty where either is missing."""

    def __init__(self, assets: Path) -> None:
        pictures = {path.stem for path in (assets / "emoji").glob("*.webp")}
        self._by_emoji: dict[str, str] = {}
        self._words: dict[str, Glyph] = {}
        for name in ("en", "zh", "zh-hant"):
            path = assets / "cldr" / f"{name}.json"
            if pictures and path.exists():
                self._read(json.loads(path.read_text(encoding="utf-8")), pictures)
        if self._words:
            self._choose(pictures)

    def __len__(self) -> int:
        return len(self._words)

    def word(self, text: str) -> Glyph | None:
        """The picture of an English word or two, or of a Chinese word, given in folded form."""
        return self._words.get(text)

    def emoji(self, text: str, at: int) -> tuple[str, str] | None:
        """(emoji, code) of the longest emoji with a picture that `text` has at this position."""
        for length in range(8, 0, -1):
            piece = text[at : at + length]
            if code := self._by_emoji.get(piece.replace("\ufe0f", "")):
                return piece, code
        return None

    def _choose(self, pictures: set[str]) -> None:
        rows = [(word, [int(part, 16) for part in code.split("-")]) for word, code in CHOSEN.items()]
        for emoji, words in PICTURES.items():
            rows += [(fold(word), [ord(char) for char in emoji]) for word in re.split(r"[|;]", words)]
        for word, points in rows:
            if found := _picture(points, pictures):
                self._words[word] = Glyph(code=found, certain=True)

    def _read(self, annotations: dict[str, dict[str, list[str]]], pictures: set[str]) -> None:
        named: dict[str, str] = {}
        keyed: dict[str, list[tuple[int, str]]] = {}
        for emoji, words in annotations.items():
            code = _picture([ord(char) for char in emoji], pictures)
            if not code:
                continue
            self._by_emoji[emoji.replace("\ufe0f", "")] = code
            if not any(low <= ord(emoji[0]) <= high for low, high in _THINGS):
                continue
            for word in words.get("tts", []):
                named.setdefault(fold(word).replace("-", " ").removesuffix(" face"), code)
            for word in words.get("default", []):
                keyed.setdefault(fold(word).replace("-", " "), []).append((len(words["default"]), code))
        for word, code in named.items():
            self._words.setdefault(word, Glyph(code=code, certain=word not in NO_THING))
        for word, found in keyed.items():
            if word not in NO_THING and len(found) <= MANY and len(word) > (2 if word.isascii() else 1):
                self._words.setdefault(word, Glyph(code=min(found)[1], certain=False))


def _picture(points: list[int], pictures: set[str]) -> str | None:
    full = "-".join(f"{point:x}" for point in points)
    bare = "-".join(f"{point:x}" for point in points if point != 0xFE0F)
    return next((code for code in (full, bare, f"{bare}-fe0f") if code in pictures), None)
