"""What a line is sung to: the pulse and the notes of the clip's music."""

from dataclasses import dataclass

import numpy as np

from generation.engines.studio.audio.music.harmony import pentatonic
from generation.engines.studio.audio.music.score import Score
from generation.engines.studio.audio.synth import hertz, rng
from generation.storyboard.schema import Music

_SHORTEST_S, _SHORTEST_RAP_S = 0.17, 0.13
_REACH = 8
_LONG_LAST = 3
_LOWEST_MIDDLE = 47
"""A voice that speaks lower than this sings higher than it speaks."""
_SLIDE_S = 0.045


@dataclass(frozen=True, slots=True, kw_only=True)
class Tune:
    """`key` is a MIDI note, `scale` its steps that fit every chord. `rap` keeps the spoken melody."""

    beat_s: float
    key: int = 48
    scale: tuple[int, ...] = (0, 2, 4, 7, 9)
    rap: bool = False

    @property
    def unit_s(self) -> float:
        """The shortest syllable: a half, quarter or eighth of a beat, not faster than can be understood."""
        shortest = _SHORTEST_RAP_S if self.rap else _SHORTEST_S
        return next(self.beat_s / part for part in (8, 4, 2, 1) if self.beat_s / part >= shortest or part == 1)

    def units(self, syllables: int, seed: int) -> tuple[int, ...]:
        """How long each syllable is; sung ones vary and the last is held."""
        if self.rap:
            return (1,) * (syllables - 1) + (2,)
        pattern = ((1, 1, 2), (1, 1, 1, 1), (2, 1, 1), (1, 2, 1))[int(rng(seed, "rhythm").integers(4))]
        return (*(pattern[index % len(pattern)] for index in range(syllables - 1)), _LONG_LAST)

    def notes(self, syllables: int, seed: int, spoken_hz: float) -> np.ndarray:
        """MIDI notes near the speaker's own pitch: steps of the scale, home at the end."""
        middle = max(69 + 12 * np.log2(spoken_hz / 440) + 1, _LOWEST_MIDDLE)
        ladder = [n for n in range(round(middle) - _REACH, round(middle) + _REACH) if (n - self.key) % 12 in self.scale]
        home = min((i for i, n in enumerate(ladder) if (n - self.key) % 12 == 0), key=lambda i: abs(ladder[i] - middle))
        chance, place, path = rng(seed, "melody"), home, []
        for index in range(syllables):
            path.append(place)
            step = int(chance.choice((-2, -1, -1, 0, 1, 1, 2)))
            left = syllables - index
            place += step if left > 3 else int(np.sign(home - place))
            place = min(len(ladder) - 1, max(0, place, home - 3), home + 4)
        path[-1] = home
        return np.array([ladder[step] for step in path])


def tune_of(score: Score | None, music: Music) -> Tune:
    """Without music a line is sung in C at the storyboard's tempo."""
    rap = music.genre == "hiphop"
    if score is None:
        return Tune(beat_s=60 / music.bpm, rap=rap)
    return Tune(beat_s=score.beat_s, key=score.key, scale=pentatonic(score.mode), rap=rap)


def glide(notes: np.ndarray, starts_s: np.ndarray, at_s: np.ndarray) -> np.ndarray:
    """Hertz at some seconds: each note from its start on, with a short slide into it and a late, small vibrato."""
    index = np.clip(np.searchsorted(starts_s, at_s + _SLIDE_S / 2, side="right") - 1, 0, len(notes) - 1)
    since = at_s + _SLIDE_S / 2 - starts_s[index]
    before = notes[np.maximum(index - 1, 0)]
    mix = np.clip(since / _SLIDE_S, 0, 1)
    vibrato = 0.18 * np.clip((since - 0.28) / 0.2, 0, 1) * np.sin(2 * np.pi * 5.4 * since)
    return np.asarray([hertz(note) for note in before + (notes[index] - before) * mix + vibrato])
