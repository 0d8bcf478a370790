"""Text as somebody reads it who wants to be misunderstood by a machine: spelled with lookalikes, digits and gaps."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path


def _lookalikes() -> dict[int, str]:
    lines = Path(__file__).with_name("words").joinpath("lookalikes.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {ord(letter): latin for letter, latin in pairs}


LOOKALIKES = _lookalikes()
LEET = str.maketrans("034578$@€£", "oeastbsael")
ONES = ("1!|", ("i", "l"))
"""What a one stands for depends on the word."""

UNSEEN = ("Mn", "Me", "Cf", "Cc")
"""Unicode categories of what has no width of its own."""

_MENTION = re.compile(r"(?<![A-Za-z0-9_@.])@([A-Za-z0-9_.]*[A-Za-z0-9_])")
"""As a prompt is read: it ends where a handle does, so that what is written right after it is a word again."""
_SPELLED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][\W_]{1,3}){2,}[^\W\d_](?![^\W\d_])")
_INSIDE = re.compile(r"(?<=[^\W\d_])[-_.*'’·•~+/\\|^]+(?=[^\W\d_])")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[\s\W_]+(?=[\u3400-\u9fff])")


def mentioned(words: str) -> frozenset[str]:
    """Whatever is written as a handle, in lower case, without the @."""
    return frozenset(match[1].lower() for match in _MENTION.finditer(unicodedata.normalize("NFKC", words)))


def without_names(words: str, names: Collection[str]) -> str:
    """The handles `names`, in lower case, say nothing. What only looks like a handle is a word like any other."""

    def read(match: re.Match[str]) -> str:
        return " " if match[1].lower() in names else f" {match[1]}"

    return _MENTION.sub(read, unicodedata.normalize("NFKC", words))


@lru_cache(maxsize=64)
def readings(words: str) -> tuple[str, ...]:
    """The ways to read it, each once: lower case, single spaces."""
    plain = " ".join(_bare(unicodedata.normalize("NFKC", words)).split())
    return tuple(dict.fromkeys(_ways(plain)))


def _ways(plain: str) -> Iterator[str]:
    yield plain
    yield _BETWEEN_HAN.sub("", plain)
    for letter in ONES[1]:
        digits = " ".join(_unleet(token, letter) for token in plain.split())
        for way in (digits, _SPELLED.sub(_joined, digits), _INSIDE.sub("", digits)):
            yield way
            yield _REPEATED.sub(r"\1", way)


def _bare(text: str) -> str:
    """Lower case Latin without accents, nothing that takes no room, lookalikes as what they look like."""
    lower = unicodedata.normalize("NFKD", text.translate(LOOKALIKES).casefold())
    seen = (letter for letter in lower if letter.isspace() or unicodedata.category(letter) not in UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen)).translate(LOOKALIKES)


def _unleet(token: str, one: str) -> str:
    """Digits are letters only where there are letters: `5 cats` stay five."""
    core = token.strip(".,;:!?\"'()[]")
    if not any(letter.isalpha() for letter in core):
        return token
    return token.replace(core, core.translate(LEET).translate({ord(sign): one for sign in ONES[0]}))


def _joined(spelled: re.Match[str]) -> str:
    return "".join(letter for letter in spelled[0] if letter.isalpha())
