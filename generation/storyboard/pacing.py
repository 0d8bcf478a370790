"""How long shots last: lines by their text, takes without lines by habit, everything scaled to a wished length."""

from collections.abc import Sequence

from generation.storyboard.schema import Line, Shot, Storyboard
from generation.storyboard.script import is_han

MAX_SECONDS = 15.0
"""A clip nobody gave a length for stays within this where its lines allow it."""

MIN_SECONDS = 4.0
LONGEST_S = 300.0
SILENT_S = 2.6
UNHURRIED_S = 2.0
"""What each of many shots gets at least, as far as LONGEST_S allows."""
SHORTEST_S = 0.8
LEAD_S = 0.6
"""Around a line: the breath before it and the rest after it."""

LEAST_SHARE = 0.4
"""No voice needs less of what line_seconds reckons."""
_LETTER_S, _CAPITAL_S, _DIGIT_S, _HAN_S, _FOREIGN_HAN_S, _PAUSE_S, _SYMBOL_S = 0.072, 0.12, 0.6, 0.27, 0.8, 0.2, 0.35
_PACE = {"say": 1.0, "shout": 1.0, "whisper": 1.14, "sing": 1.6}


def line_seconds(line: Line) -> float:
    """What speaking it takes at most, within a tenth: measured on the built-in voice over letters, digits and signs."""
    english = line.language == "en"
    return max(0.9, sum(_seconds(char, english=english) for char in line.text) * _PACE[line.delivery])


def says_too_much(storyboard: Storyboard, seconds: float) -> bool:
    """Whether its lines can never be spoken in a clip of this length, however fast: asked before any is spoken."""
    spoken = sum(line_seconds(line) for shot in storyboard.shots for line in shot.lines)
    return spoken * LEAST_SHARE > seconds


def _seconds(char: str, *, english: bool) -> float:
    if is_han(char):
        return _FOREIGN_HAN_S if english else _HAN_S
    if char.isdigit():
        return _DIGIT_S
    if char.isalpha() or char in " '’-":
        return _CAPITAL_S if char.isupper() else _LETTER_S
    return _PAUSE_S if char in ".,;:!?…，。、；：！？" else _SYMBOL_S if char.isprintable() else 0.0


def paced(shots: Sequence[Shot], seconds: float | None) -> tuple[Shot, ...]:
    """The shots with lengths that add up to `seconds` where given, even if lines then have too little room."""
    needs = [sum(line_seconds(line) + LEAD_S for line in shot.lines) for shot in shots]
    natural = [max(need, 2.0 if need else SILENT_S) for need in needs]
    if seconds is None:
        floor = sum(max(need, SHORTEST_S) for need in needs)
        ceiling = max(MAX_SECONDS, floor, UNHURRIED_S * len(shots))
        seconds = min(LONGEST_S, max(MIN_SECONDS, min(sum(natural), ceiling)))
    lengths = _fit(natural, needs, seconds)
    return tuple(shot.model_copy(update={"seconds": length}) for shot, length in zip(shots, lengths, strict=True))


def _fit(natural: list[float], needs: list[float], seconds: float) -> list[float]:
    spare = seconds - sum(natural)
    if spare >= 0:
        weights = [0.25 if need else 1.0 for need in needs]
        lengths = [length + spare * weight / sum(weights) for length, weight in zip(natural, weights, strict=True)]
    else:
        floors = [max(need, min(SHORTEST_S, length)) for need, length in zip(needs, natural, strict=True)]
        give = sum(natural) - sum(floors)
        part = min(1.0, -spare / give) if give > 0 else 0.0
        lengths = [length - (length - floor) * part for length, floor in zip(natural, floors, strict=True)]
        lengths = [length * seconds / sum(lengths) for length in lengths]
    rounded = [round(length, 2) for length in lengths[:-1]]
    return [*rounded, round(seconds - sum(rounded), 6)]
