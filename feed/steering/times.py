"""How long a wish holds, as it is said: "for a week or two", "until friday", "一年", "7 days"."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from common.clock import now
from feed.steering.tables import DIGITS, alone, either, tables
from generation.storyboard.script import is_han

HOURS = {"n": 1 / 60, "h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}
DAY, WEEK = 24.0, 7
EDGE = r"[\s()\[\]\-:,.~\"'“”「」]"


@dataclass(frozen=True, slots=True)
class Time:
    """Where it stands in a text, and its hours: None for good, 0 and less as they were said."""

    start: int
    end: int
    hours: float | None


def times(key: str, borders: Collection[int]) -> list[Time]:
    """In a clause that has words ending at `borders`. In English a mere number and unit counts at its end, or
    in front of a verb: "30 days of yoga" is a topic, and so are 一年级, 第三周 and 2024年.
    """
    return [
        Time(match.start(), match.end(), _hours(match))
        for match in _pattern().finditer(key)
        if match.end() in borders and (match["span"] or match["fixed"] or _is_length(key, match))
    ]


def spans(key: str) -> list[tuple[int, int]]:
    """Where a text speaks of time at all, so that its "or" joins no wishes."""
    return [match.span() for match in _pattern().finditer(key)]


def _is_length(key: str, match: re.Match[str]) -> bool:
    if any(map(is_han, match[0])):
        return not key.endswith("第", 0, match.start()) and re.search(r"\d{4}年", match[0]) is None
    before, behind = _nothing().fullmatch(key, 0, match.start()), _nothing().fullmatch(key, match.end())
    return behind is not None or (before is not None and _verbs().match(key, match.end()) is not None)


def _hours(match: re.Match[str]) -> float | None:
    """The longer one of two numbers. Raises ValueError for a phrase that is no time: there is none such in a match."""
    other = match["other"] or ""
    meaning = _meaning(match["fixed"] or match["counted"])
    if meaning == "ever":
        return None
    if meaning in ("until", "after"):
        return DAY * (_days_to(match["fixed"]) + (WEEK if meaning == "after" else 0))
    said = _worth(meaning, match[0].removesuffix(other))
    return max(said, _worth(_meaning(other), other)) if other else said


def _meaning(said: str) -> str:
    return next(mean for phrase, mean in tables().times.items() if re.fullmatch(either([phrase]), said))


def _worth(meaning: str, said: str) -> float:
    count, unit = meaning.split()
    return (_most(said) if count == "#" else float(count)) * HOURS[unit]


def _days_to(said: str) -> int:
    """1..7, to the next such day."""
    days = sorted(tables().weekdays, key=len, reverse=True)
    day = next(day for day in days if re.search(alone(day), said))
    return (int(tables().weekdays[day]) - now().isoweekday() - 1) % WEEK + 1


def _most(said: str) -> float:
    known = tables()
    found = re.findall(rf"{DIGITS}|{either(known.numbers)}", said)
    sign = -1 if re.match(rf"\D*?(?:{either(known.minus)})\s?(?:{DIGITS}|{either(known.numbers)})", said) else 1
    return sign * max(float(known.numbers.get(one) or one) for one in found)


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"(?:{EDGE}|{either(tables().filler)})*+")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"{EDGE}*(?:{either(tables().verbs)})")


@cache
def _pattern() -> re.Pattern[str]:
    known = tables()
    bare = [phrase for phrase in known.times if phrase.startswith("#")]
    fixed = [phrase for phrase in known.times if not phrase.startswith("#")]
    span = rf"(?P<span>(?:{either(known.spans)})\s?)?"
    return re.compile(
        rf"[(\[]?{span}(?:(?P<fixed>{either(fixed)})|(?P<counted>{either(bare)}))"
        rf"(?:\s?(?:or|或|或者|到)\s?(?P<other>{either(bare)})|\s?(?:{either(known.ends)}))?[)\]]?"
    )
