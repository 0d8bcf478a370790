"""First look at a prompt: quoted speech set aside, the rest normalised, handles found."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from generation.storyboard import turns
from generation.storyboard.turns import CUT, FIRST_NAME, FIRST_QUOTE

MAX_QUOTE = 400
HANDLE = re.compile(r"(?<![A-Za-z0-9_@.])@([A-Za-z0-9_.]{1,30})(?![A-Za-z0-9_])")

_QUOTE = re.compile(
    r"“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"|＂([^＂]*)＂|「([^「」]*(?:「[^「」]*」[^「」]*)*)」|『([^『』]*)』|«([^«»]*)»"
    r"|﹁([^﹁﹂]*)﹂|｢([^｢｣]*)｣"
    r"|(?<![\w’])‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)|(?<![\w'])'((?:[^']|(?<=\w)'(?=\w)){2,})'(?!\w)"
)
_COLON = re.compile(
    r"(?:(?<![A-Za-z])(?:say|says|said|saying|whispers|shouts|asks|replies)"
    r"|[说說]道?|喊道?|问道?|問道?|回答)\s*[:：]\s*([^\s\ue000-\uf8ff@][^\n.。!！?？;；\ue000-\uf8ff]*[.。!！?？]?)"
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?。！？]*[.!?。！？]*\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """`body` is NFKC with one mark a quote, a speaker's name or an announced shot (turns.py); the prompt's own such
    characters are removed. `quotes` are the words as written, each at most MAX_QUOTE long.
    """

    body: str
    quotes: tuple[str, ...]
    names: tuple[str, ...] = ()

    def quote(self, mark: str) -> str:
        return self.quotes[ord(mark) - FIRST_QUOTE]

    def name(self, mark: str) -> str:
        return self.names[ord(mark) - FIRST_NAME]

    def restore(self, text: str) -> str:
        return "".join(map(self._restored, text)).strip()

    def _restored(self, char: str) -> str:
        if is_mark(char):
            return f"“{self.quote(char)}”"
        return self.name(char) if is_name(char) else "" if char == CUT else char


def is_mark(char: str) -> bool:
    return FIRST_QUOTE <= ord(char) < FIRST_NAME


def is_name(char: str) -> bool:
    return len(char) == 1 and FIRST_NAME <= ord(char) < ord(CUT)


def read(prompt: str, known: Callable[[str], bool] = lambda name: False) -> Reading:
    """`known` says of what looks like a speaker's name that it is a word for something else ("Beach: ...")."""
    quotes: list[str] = []
    names: list[str] = []

    def set_aside(words: str) -> str:
        marks = ""
        for piece in _pieces(words.strip().rstrip(",，、")):
            quotes.append(piece)
            marks += chr(FIRST_QUOTE + len(quotes) - 1)
        return f" {marks} " if marks else " "

    def named(name: str) -> str:
        if name not in names:
            names.append(name)
        return chr(FIRST_NAME + names.index(name))

    def quoted(match: re.Match[str]) -> str:
        return set_aside(next((group for group in match.groups() if group), ""))

    def after_colon(match: re.Match[str]) -> str:
        return match[0][: match.start(1) - match.start()] + set_aside(match[1])

    text = clean(prompt)
    text = turns.mark(_QUOTE.sub(quoted, text), set_aside, named, known)
    text = _COLON.sub(after_colon, text)
    return Reading(unicodedata.normalize("NFKC", text), tuple(quotes), tuple(names))


def clean(prompt: str) -> str:
    """Composed, without controls, private use, surrogates and invisible formatting."""
    return "".join(char for char in unicodedata.normalize("NFC", prompt) if not _is_noise(char))


def mentions(prompt: str) -> tuple[str, ...]:
    """Handles that the prompt mentions outside quotes, as written, without the @, each once."""
    found = (match[1].strip(".") for match in HANDLE.finditer(read(prompt).body))
    return tuple(dict.fromkeys(filter(None, found)))


def _is_noise(char: str) -> bool:
    """Controls, private use, surrogates and invisible formatting; the joiners that emoji need stay."""
    return unicodedata.category(char) in ("Cc", "Co", "Cs", "Cn", "Cf") and char not in "\n\t\u200d"


def _pieces(words: str) -> list[str]:
    """At most MAX_QUOTE characters each, cut after sentences where there are any."""
    pieces: list[str] = []
    rest = words if any(char.isalnum() for char in words) else ""
    while len(rest) > MAX_QUOTE:
        ends = [match.end() for match in _SENTENCE.finditer(rest) if 0 < match.end() <= MAX_QUOTE]
        at = ends[-1] if ends else MAX_QUOTE
        pieces.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [*pieces, rest] if rest else pieces
