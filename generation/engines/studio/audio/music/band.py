"""What a genre plays, and what a mood asks of it. Patterns are sixteenths of one or two 4/4 bars."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from generation.engines.studio.audio.music.harmony import ChordKind, Mode

Voice = Callable[[int, float], np.ndarray]
"""(MIDI note, seconds) to mono samples."""
Layer = Literal["beat", "top", "extra", "bass", "pad", "comp", "lead"]
Bus = Literal["drums", "bass", "pad", "comp", "lead"]
BUSES: tuple[Bus, ...] = ("drums", "bass", "pad", "comp", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How loud each part is against the others, in LU; None leaves it out."""

    drums: float | None = None
    bass: float | None = None
    pad: float | None = None
    comp: float | None = None
    lead: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One drum. In `pattern` `x` is a hit, `o` a soft one, `.` none. The layer says in which sections it plays."""

    drum: Callable[..., np.ndarray]
    pattern: str
    gain: float = 1.0
    pan: float = 0.0
    layer: Layer = "beat"
    args: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """A held chord of saws; or of `voice`, a note of each."""

    voice: Voice | None = None
    corner_hz: float = 1400.0
    attack_s: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A genre's players. `bright` and `dark` are progressions for major and minor moods: a bar each, degrees from 0.

    Bass marks: `x` root, `o` soft root, `5` fifth, `8` octave, `w` the next step of a walk. Comp styles: `arp` a note a
    mark, `chord` all at once, `strum` one after the other, upwards and downwards. `swing` is where the second of two
    notes of `swing_unit` (8 or 16) falls, 0.5 straight. `mode` overrides the mood's scale.
    """

    levels: Levels
    bright: tuple[tuple[int, ...], ...]
    dark: tuple[tuple[int, ...], ...]
    chords: ChordKind = "triad"
    five: ChordKind | None = None
    """What the fifth degree is, where it pulls home harder than the scale lets it."""
    mode: Mode | None = None
    hits: tuple[Hit, ...] = ()
    fill: Hit | None = None
    swing: float = 0.5
    swing_unit: Literal[8, 16] = 8
    bass: Voice | None = None
    bass_patterns: tuple[str, ...] = ("x...............",)
    bass_octave: int = 0
    comp: Voice | None = None
    comp_patterns: tuple[str, ...] = ("x...x...x...x...",)
    comp_style: Literal["arp", "chord", "strum"] = "arp"
    comp_hold: float = 1.0
    """Seconds that a comped note may ring."""
    comp_centre: int = 67
    pad: Pad | None = None
    lead: Voice | None = None
    lead_rhythms: tuple[str, ...] = ("x.....x.x.......",)
    lead_centre: int = 76
    pumping: float = 0.0
    room_s: float = 1.4
    room_gain: float = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """What a mood asks of any genre: its scale, where its keys lie, how busy the tune is (0..1), how far up it plays,
    how bright pads are, how loud drums are (LU added), and how much more room there is.
    """

    mode: Mode
    keys: tuple[int, ...]
    dark: bool = False
    density: float = 1.0
    octave: int = 0
    brightness: float = 1.0
    drive: float = 0.0
    room: float = 1.0
