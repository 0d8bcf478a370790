"""Lists of words in cameo/rules/words/, one phrase a line. They are data: whoever extends one writes no code."""

import re
from functools import cache
from pathlib import Path

from cameo.rules.text import readings

FOLDER = Path(__file__).with_name("words")
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Of the list `name`, in lower case. Lines that begin with # are notes."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Whole words of a language with spaces; anywhere in one without. The longest phrase first."""
    found = sorted(phrases(name), key=len, reverse=True)
    parts = [re.escape(one) if _HAN.search(one) else rf"(?<![^\W\d_]){re.escape(one)}(?![^\W\d_])" for one in found]
    return re.compile("|".join(parts) or r"(?!)")


def mentions(words: str, name: str) -> bool:
    """Whether some reading of it holds a phrase of the list `name` that no phrase of `<name>_allowed` explains."""
    harmless, meant = _pattern(f"{name}_allowed"), _pattern(name)
    return any(meant.search(harmless.sub(" ", reading)) for reading in readings(words))
