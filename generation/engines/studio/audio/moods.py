"""What each mood of music is made of. Chords are semitones over the key; patterns are sixteenths of one 4/4 bar."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from generation.engines.studio.audio import instruments

Chord = tuple[int, tuple[int, ...]]
Voice = Callable[[int, float], np.ndarray]
"""(MIDI note, seconds) to mono samples."""

MAJOR, MINOR, MAJOR7, MINOR7, ADD9, SUS = (0, 4, 7), (0, 3, 7), (0, 4, 7, 11), (0, 3, 7, 10), (0, 4, 7, 14), (0, 5, 7)
DIMINISHED, CLUSTER = (0, 3, 6), (0, 1, 7)
MAJOR_SCALE, MINOR_SCALE, DARK_SCALE = (0, 2, 4, 7, 9), (0, 3, 5, 7, 10), (0, 1, 3, 6, 7)
_SILENT = "................"


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How loud each part is against the others, in LU."""

    drums: float = 0.0
    bass: float
    pad: float
    arpeggio: float
    melody: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """`progressions`: one is picked by the seed, a chord a bar. In patterns `x` is a hit, `o` a soft one, `.` none."""

    levels: Levels
    keys: tuple[int, ...]
    scale: tuple[int, ...]
    progressions: tuple[tuple[Chord, ...], ...]
    melody: Voice
    melody_rhythms: tuple[str, ...]
    arpeggio: Voice
    arpeggio_pattern: str
    bass_pattern: str
    bright_bass: bool = False
    kick: str = _SILENT
    snare: str = _SILENT
    clap: str = _SILENT
    hat: str = _SILENT
    open_hat: str = _SILENT
    toms: str = _SILENT
    pad_corner_hz: float = 1400
    pad_attack_s: float = 0.1
    pumping: float = 0.0
    room_s: float = 1.4
    room_gain: float = 0.22


MOODS: dict[str, Mood] = {
    "happy": Mood(
        levels=Levels(drums=-3, bass=-6, pad=-9, arpeggio=-8, melody=-4),
        keys=(48, 50, 53, 55),
        scale=MAJOR_SCALE,
        progressions=(
            ((0, MAJOR), (7, MAJOR), (9, MINOR), (5, ADD9)),
            ((0, ADD9), (9, MINOR7), (5, MAJOR), (7, MAJOR)),
            ((5, MAJOR7), (7, MAJOR), (0, MAJOR), (9, MINOR7)),
        ),
        melody=instruments.pluck,
        melody_rhythms=("x..x..x.x..x....", "x.x...x...x.x...", "x..x..x...x.x.x."),
        arpeggio=instruments.keys,
        arpeggio_pattern="..x...x...x...x.",
        bass_pattern="x..x..x.x..x..x.",
        bright_bass=True,
        kick="x...x...x...x...",
        clap="....x.......x...",
        hat="o.x.o.x.o.x.o.x.",
        open_hat="..............x.",
        pumping=0.55,
    ),
    "epic": Mood(
        levels=Levels(drums=-3, bass=-6, pad=-3, arpeggio=-9, melody=-4),
        keys=(43, 45, 48),
        scale=MINOR_SCALE,
        progressions=(
            ((0, MINOR), (8, MAJOR), (3, MAJOR), (10, MAJOR)),
            ((0, MINOR), (5, MINOR), (8, MAJOR), (10, SUS)),
        ),
        melody=lambda note, seconds: instruments.lead(note - 12, seconds),
        melody_rhythms=("x.......x...x...", "x.....x.x......."),
        arpeggio=instruments.pluck,
        arpeggio_pattern="xoxoxoxoxoxoxoxo",
        bass_pattern="x.o.x.o.x.o.x.o.",
        bright_bass=True,
        kick="x.......x.x.....",
        snare="............x...",
        toms="x..x..x.x..x.xxx",
        pad_corner_hz=2200,
        room_s=2.4,
        room_gain=0.34,
    ),
    "sad": Mood(
        levels=Levels(bass=-9, pad=-7, arpeggio=-5, melody=-2),
        keys=(45, 48, 50),
        scale=MINOR_SCALE,
        progressions=(
            ((0, MINOR), (8, MAJOR7), (3, MAJOR), (10, MAJOR)),
            ((0, MINOR7), (5, MINOR7), (8, MAJOR7), (7, MINOR)),
        ),
        melody=instruments.piano,
        melody_rhythms=("x.....x.x.......", "x...x.......x..."),
        arpeggio=instruments.piano,
        arpeggio_pattern="x...o...o...o...",
        bass_pattern="x...............",
        pad_corner_hz=1000,
        pad_attack_s=0.4,
        room_s=2.6,
        room_gain=0.4,
    ),
    "dreamy": Mood(
        levels=Levels(drums=-7, bass=-7, pad=-6, arpeggio=-5, melody=-6),
        keys=(48, 50, 53),
        scale=MAJOR_SCALE,
        progressions=(
            ((0, MAJOR7), (9, MINOR7), (5, MAJOR7), (7, SUS)),
            ((5, MAJOR7), (4, MINOR7), (2, MINOR7), (0, MAJOR7)),
        ),
        melody=instruments.bell,
        melody_rhythms=("x.....x...x.....", "x..x......x....."),
        arpeggio=instruments.keys,
        arpeggio_pattern="x..o..x...o.x...",
        bass_pattern="x.......o.......",
        kick="x.........x.....",
        snare="........x.......",
        hat="o...x...o...x.o.",
        pad_corner_hz=1100,
        pad_attack_s=0.3,
        room_s=2.4,
        room_gain=0.36,
    ),
    "scary": Mood(
        levels=Levels(drums=-7, bass=-5, pad=-3, arpeggio=-12, melody=-7),
        keys=(40, 41, 43),
        scale=DARK_SCALE,
        progressions=(
            ((0, MINOR), (1, CLUSTER), (0, DIMINISHED), (6, CLUSTER)),
            ((0, DIMINISHED), (0, CLUSTER), (3, DIMINISHED), (1, CLUSTER)),
        ),
        melody=lambda note, seconds: instruments.bell(note + 12, seconds),
        melody_rhythms=("x.....x.....x...", "x...x...x......."),
        arpeggio=lambda note, seconds: instruments.pluck(note, seconds, 0.985),
        arpeggio_pattern="o...............",
        bass_pattern="x...............",
        kick="x..o............",
        pad_corner_hz=900,
        pad_attack_s=0.5,
        room_s=3.0,
        room_gain=0.5,
    ),
    "romantic": Mood(
        levels=Levels(drums=-9, bass=-7, pad=-6, arpeggio=-4, melody=-3),
        keys=(48, 50, 53),
        scale=MAJOR_SCALE,
        progressions=(
            ((0, MAJOR7), (4, MINOR7), (5, MAJOR7), (7, SUS)),
            ((0, ADD9), (9, MINOR7), (2, MINOR7), (7, MAJOR)),
        ),
        melody=instruments.lead,
        melody_rhythms=("x.....x.x...x...", "x.......x.x....."),
        arpeggio=instruments.pluck,
        arpeggio_pattern="x.o.x.o.x.o.x.o.",
        bass_pattern="x.......x.......",
        kick="x.......x.......",
        hat="o...o...o...o...",
        pad_corner_hz=1300,
        pad_attack_s=0.25,
        room_s=2.2,
        room_gain=0.32,
    ),
    "calm": Mood(
        levels=Levels(bass=-9, pad=-5, arpeggio=-5, melody=-4),
        keys=(48, 50, 53),
        scale=MAJOR_SCALE,
        progressions=(
            ((0, ADD9), (5, MAJOR7), (9, MINOR7), (5, ADD9)),
            ((0, MAJOR7), (2, MINOR7), (5, MAJOR7), (0, SUS)),
        ),
        melody=instruments.piano,
        melody_rhythms=("x.......x.......", "x.....x........."),
        arpeggio=instruments.pluck,
        arpeggio_pattern="x...o...x...o...",
        bass_pattern="x...............",
        pad_corner_hz=1000,
        pad_attack_s=0.4,
        room_s=2.4,
        room_gain=0.36,
    ),
}
SILENT_MOOD = "none"
