"""The phrases of feed/steering/words/*.txt, all languages at once: a wish may mix them, so none is guessed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from generation.storyboard.script import is_han

FOLDER = Path(__file__).parent / "words"
NAMELESS = ("turns", "joints", "contrasts", "filler", "leads", "doubts", "spans", "ends", "minus")
"""Sections whose phrases all mean the same."""
DIGITS = r"\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Tables:
    """Each section: phrase -> what it means. `times` -> "7 d", "# w", "until", "after" or "ever"."""

    verbs: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    turns: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    opposites: dict[str, str] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    strengths: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    joints: dict[str, str] = field(default_factory=dict)
    contrasts: dict[str, str] = field(default_factory=dict)
    filler: dict[str, str] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    spans: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    minus: dict[str, str] = field(default_factory=dict)
    weekdays: dict[str, str] = field(default_factory=dict)


SECTIONS = tuple(each.name for each in fields(Tables))


@cache
def tables() -> Tables:
    """Raises ValueError, with the place, for a line that is not of the form above it."""
    made = Tables()
    for path in sorted(FOLDER.glob("*.txt")):
        for section, meaning, phrase in _phrases(path):
            known = getattr(made, section)
            if known.setdefault(phrase, meaning) != meaning:
                raise ValueError(f"{path.name}: {phrase!r} in [{section}] means two things")
    made.opposites.update({meaning: phrase for phrase, meaning in dict(made.opposites).items()})
    return made


def _phrases(path: Path) -> Iterator[tuple[str, str, str]]:
    section = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or (line.startswith("#") and not re.match(r"# [nhdwmy]: ", line)):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section not in SECTIONS:
            raise ValueError(f"{path.name}:{number}: no such section")
        else:
            meaning, _colon, phrases = ("", "", line) if section in NAMELESS else line.partition(":")
            if section not in NAMELESS and not phrases:
                raise ValueError(f"{path.name}:{number}: what does it mean?")
            for phrase in map(str.strip, phrases.split("|")):
                yield from ((section, meaning.strip(), spelled) for spelled in {phrase, phrase.replace("'", "")})


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of them, the longest first. Words of spaced scripts must stand alone; `#` is any number or
    range of numbers, `@` any day of the week.
    """
    return "|".join(_filled(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def number() -> str:
    """A pattern without groups: "7", "-3", "minus 3", "2-3", "two or three ", "两三", with the space behind it."""
    known = tables()
    words = [alone(word) + r"\s*" for word in sorted(known.numbers, key=len, reverse=True)]
    minus = "|".join(re.escape(sign) + r"\s?" for sign in known.minus)
    one = rf"(?:{minus})?(?:(?<![a-z0-9_.]){DIGITS}\s?-?|{'|'.join(words)})"
    return rf"(?:{one}(?:(?:or|to|and|到|至|或)?\s*{one})?)"


def alone(phrase: str) -> str:
    start = r"(?<![^\W_])(?<!\w[-&])" if phrase[0].isascii() and phrase[0].isalnum() else ""
    end = r"(?![^\W_]|[-&]\w)" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
    if any(map(is_han, phrase)):
        start = end = ""
    return f"{start}{re.escape(phrase)}{end}"


def _filled(phrase: str) -> str:
    made = alone(phrase).replace(r"\#\ ", r"\#").replace(r"\#", number() if "#" in phrase else "")
    days = "|".join(map(alone, sorted(tables().weekdays, key=len, reverse=True))) if "@" in phrase else ""
    return made.replace("@", f"(?:{days})")
