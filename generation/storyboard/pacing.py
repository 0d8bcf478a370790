"""How long shots last: lines by their text, takes without lines by habit, everything scaled to a wished length."""

from collections.abc import Sequence

from generation.storyboard.schema import Line, Shot

MAX_SECONDS = 15.0
"""A clip nobody gave a length for stays within this where its lines allow it."""

MIN_SECONDS = 4.0
SILENT_S = 2.6
SHORTEST_S = 0.8
LEAD_S = 0.6
"""Around a line: the breath before it and the rest after it."""

_PER_CHARACTER_S = {"en": 0.068, "zh-hans": 0.24, "zh-hant": 0.24}


def line_seconds(line: Line) -> float:
    """What speaking it will take, judged by its length."""
    return max(0.9, len(line.text) * _PER_CHARACTER_S[line.language])


def paced(shots: Sequence[Shot], seconds: float | None) -> tuple[Shot, ...]:
    """The shots with lengths that add up to `seconds` where given, even if lines then have too little room."""
    needs = [sum(line_seconds(line) + LEAD_S for line in shot.lines) for shot in shots]
    natural = [max(need, 2.0 if need else SILENT_S) for need in needs]
    if seconds is None:
        floor = sum(max(need, SHORTEST_S) for need in needs)
        seconds = max(MIN_SECONDS, min(sum(natural), max(MAX_SECONDS, floor)))
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
