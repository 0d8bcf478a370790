"""Clock times in a prompt ("at 3am", "晚上八点") as times of day."""

import re

from generation.storyboard.schema import Daytime

_ENGLISH = re.compile(r"(\d{1,2})(?:[:.]\d{2})?\s*(am|pm|a\.m\.?|p\.m\.?)(?![a-z])")
_CHINESE = re.compile(
    r"(凌晨|清晨|早上|早晨|清早|上午|中午|下午|傍晚|晚上|深夜|半夜|夜里|晚)\s*(\d{1,2}|[零一二三四五六七八九十两]{1,3})\s*[点时](?:半|钟|多|整)?"
)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_LATE = ("下午", "傍晚", "晚上", "晚", "中午")


def at(text: str, position: int) -> tuple[int, Daytime] | None:
    """(end, time of day) of the clock time that begins here; `text` is folded."""
    if match := _ENGLISH.match(text, position):
        hour = int(match[1]) % 12 + (12 if match[2].startswith("p") else 0)
        return (match.end(), daytime(hour)) if int(match[1]) <= 12 else None
    if match := _CHINESE.match(text, position):
        hour = int(match[2]) if match[2].isdigit() else _number(match[2])
        late = match[1] in _LATE and hour < 11
        night = match[1] in ("深夜", "半夜", "夜里", "凌晨")
        return match.end(), "night" if night and not 5 <= hour < 7 else daytime(hour + 12 if late else hour)
    return None


def daytime(hour: int) -> Daytime:
    """0 to 24, as in a temperate summer."""
    if 5 <= hour < 7:
        return "sunrise"
    if 7 <= hour < 18:
        return "day"
    return "sunset" if 18 <= hour < 20 else "night"


def _number(han: str) -> int:
    """Up to 99, as clocks are read."""
    if "十" not in han:
        return _DIGITS[han[-1]]
    tens, _, ones = han.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
