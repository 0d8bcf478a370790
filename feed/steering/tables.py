"""The phrases of feed/steering/words/*.txt, all languages at once: a wish may mix them, so none is guessed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generation.storyboard.script import is_han

FOLDER = Path(__file__).parent / "words"
SECTIONS = ("verbs", "after", "turns", "wholes", "opposites", "times", "strengths", "numbers", "joints", "filler")
NAMELESS = ("turns", "joints", "filler")
"""Sections whose phrases all mean the same."""
HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24}


@dataclass(frozen=True, slots=True)
class Tables:
    """Each section: phrase -> what it means. `times` -> "7 d", "# w" or "ever"."""

    verbs: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    turns: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    opposites: dict[str, str] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    strengths: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    joints: dict[str, str] = field(default_factory=dict)
    filler: dict[str, str] = field(default_factory=dict)


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
        if not line or (line.startswith("#") and not re.match(r"# [hdwm]: ", line)):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section not in SECTIONS:
            raise ValueError(f"{path.name}:{number}: no such section")
        else:
            meaning, _colon, phrases = ("", "", line) if section in NAMELESS else line.partition(":")
            if section not in NAMELESS and not phrases:
                raise ValueError(f"{path.name}:{number}: what does it mean?")
            yield from ((section, meaning.strip(), phrase.strip()) for phrase in phrases.split("|"))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of them, the longest first. Words of spaced scripts must stand alone; `#` is any number."""
    number = "(?:" + "|".join([r"\d{1,3}", *sorted(tables().numbers, key=len, reverse=True)]) + ")"
    return "|".join(_alone(phrase).replace(r"\#", number) for phrase in sorted(phrases, key=len, reverse=True))


def _alone(phrase: str) -> str:
    start = r"(?<![^\W_])(?<!\w-)" if phrase[0].isascii() and phrase[0].isalnum() else ""
    end = r"(?![^\W_]|-\w)" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
    if any(map(is_han, phrase)):
        start = end = ""
    return f"{start}{re.escape(phrase)}{end}"


def hours(phrase: str) -> float | None:
    """How long a phrase of [times] says, as it stands in the text; None for good."""
    for pattern, meaning in tables().times.items():
        if re.fullmatch(either([pattern]), phrase):
            if meaning == "ever":
                return None
            count, unit = meaning.split()
            return (_number(phrase) if count == "#" else float(count)) * HOURS[unit]
    raise ValueError("not a time")


def _number(phrase: str) -> float:
    if digits := re.search(r"\d+", phrase):
        return float(digits[0])
    found = re.search(either(tables().numbers), phrase)
    if found is None:
        raise ValueError("no number")
    return float(tables().numbers[found[0]])
