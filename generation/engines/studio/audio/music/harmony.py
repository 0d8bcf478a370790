"""Scales, and chords built on their degrees."""

from typing import Literal

Mode = Literal["major", "minor", "lydian", "dorian", "phrygian", "mixolydian"]
ChordKind = Literal["power", "triad", "seventh", "ninth", "add9", "sus", "dominant", "open"]

SCALES: dict[Mode, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}
_STACKS: dict[ChordKind, tuple[int, ...]] = {
    "triad": (0, 2, 4),
    "seventh": (0, 2, 4, 6),
    "ninth": (0, 2, 6, 8),
    "add9": (0, 2, 4, 8),
    "sus": (0, 3, 4),
    "open": (0, 4, 8),
}
"""Degrees over the root that sound together."""
_FIXED: dict[ChordKind, tuple[int, ...]] = {"power": (0, 7), "dominant": (0, 4, 7, 10)}
"""Semitones over the root, whatever the scale."""


def pitch(mode: Mode, degree: int) -> int:
    """Semitones over the key of a degree counted from 0, over as many octaves as it takes."""
    scale = SCALES[mode]
    return scale[degree % 7] + 12 * (degree // 7)


def chord(mode: Mode, degree: int, kind: ChordKind) -> tuple[int, ...]:
    """Semitones over the key, root first."""
    root = pitch(mode, degree)
    if kind in _FIXED:
        return tuple(root + step for step in _FIXED[kind])
    return tuple(pitch(mode, degree + step) for step in _STACKS[kind])


def pentatonic(mode: Mode) -> tuple[int, ...]:
    """The five steps of a mode that rub against no chord."""
    picks = (0, 2, 3, 4, 6) if SCALES[mode][2] == 3 else (0, 1, 2, 4, 5)
    return tuple(SCALES[mode][pick] for pick in picks)


def nearest(note: int, centre: int) -> int:
    """The same pitch class, within half an octave of `centre`."""
    return note + 12 * round((centre - note) / 12)


def voicing(notes: tuple[int, ...], centre: int) -> tuple[int, ...]:
    """The notes gathered around `centre`, low to high: chords follow each other without leaps."""
    return tuple(sorted({nearest(note, centre) for note in notes}))
