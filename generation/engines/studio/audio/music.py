"""Music to measure: a small arrangement that starts with a pick-up, fits the clip and ends on its tonic."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio import instruments
from generation.engines.studio.audio.loudness import integrated_lufs
from generation.engines.studio.audio.moods import MOODS, SILENT_MOOD, Chord, Mood
from generation.engines.studio.audio.synth import clock, place, reverb, rng
from generation.engines.studio.timeline import Beats
from generation.storyboard.schema import Music

ENDING_S = 0.9
"""The last chord is struck at the last beat that leaves at least this long to ring."""
_SOFT = 0.55
_PAD_CENTRE, _ARPEGGIO_CENTRE, _MELODY_CENTRE = 60, 67, 76


def compose_beats(music: Music, seconds: float, seed: int) -> Beats:
    """The pulse of `compose` with the same arguments: beat 0 is at 0 s, and the grid reaches past the end."""
    beat_s = 60 / music.bpm
    return Beats(bpm=float(music.bpm), times_s=np.arange(math.ceil(seconds / beat_s) + 3) * beat_s)


@lru_cache(maxsize=4)
def compose(music: Music, seconds: float, seed: int) -> np.ndarray:
    """Read-only float32 [N, 2], N = ceil(seconds * 48000), peak 0.9 or silent.

    Raises SpecRejected for an unknown mood.
    """
    total = math.ceil(round(seconds * AUDIO_RATE, 6))
    if music.mood == SILENT_MOOD:
        sound = np.zeros((total, 2), np.float32)
    elif music.mood in MOODS:
        sound = _Arrangement(MOODS[music.mood], music.bpm, seconds, seed).play(total)
    else:
        raise SpecRejected(f"no such mood: {music.mood}", code="unknown_mood")
    sound.flags.writeable = False
    return sound


@dataclass(slots=True)
class _Plan:
    """What the seed decided: the key's MIDI note, a chord a bar, two melody bars of (sixteenth, scale step)."""

    key: int
    progression: tuple[Chord, ...]
    motif: tuple[tuple[tuple[int, int], ...], ...]


class _Arrangement:
    def __init__(self, mood: Mood, bpm: int, seconds: float, seed: int) -> None:
        self.mood = mood
        self.beat_s = 60 / bpm
        self.seconds = seconds
        self.last_beat = max(0, math.floor((seconds - ENDING_S) / self.beat_s))
        self.plan = _plan(mood, seed)
        self.intro_beats = 2 if self.last_beat >= 6 else 0

    def play(self, total: int) -> np.ndarray:
        buses = {name: np.zeros((total, 2)) for name in ("drums", "bass", "pad", "arpeggio", "melody")}
        bars = math.ceil(self.last_beat / 4)
        for bar in range(bars):
            self._bar(buses, bar)
        self._ending(buses)
        for name, bus in buses.items():
            loudness = integrated_lufs(bus)
            if math.isfinite(loudness):
                buses[name] = bus * 10 ** ((getattr(self.mood.levels, name) - loudness) / 20)
        if self.intro_beats:
            climb = self.intro_beats * self.beat_s
            place(buses["drums"], instruments.riser(round(climb, 6)), 0, 0.3)
        if self.mood.pumping:
            since_beat = clock(total / AUDIO_RATE) % self.beat_s
            buses["pad"] *= (1 - self.mood.pumping * np.exp(-since_beat / 0.11))[:, None]
        wet = reverb(0.25 * buses["drums"] + buses["pad"] + buses["arpeggio"] + buses["melody"], self.mood.room_s)
        mixed = sum(buses.values()) + self.mood.room_gain * wet
        mixed = np.tanh(0.9 * mixed / max(1e-9, np.abs(mixed).max()) * 1.3)
        fade = np.clip(np.arange(total)[::-1] / (0.05 * AUDIO_RATE), 0, 1)[:, None]
        return (0.9 * mixed / max(1e-9, np.abs(mixed).max()) * fade).astype(np.float32)

    def _bar(self, buses: dict[str, np.ndarray], bar: int) -> None:
        mood, root, chord = self.mood, *self._chord(bar)
        beats = min(4, self.last_beat - bar * 4)
        held_s = beats * self.beat_s
        pad = _voicing(root, chord, _PAD_CENTRE)
        place(
            buses["pad"],
            instruments.strings(pad, round(held_s + 0.12, 6), mood.pad_corner_hz, mood.pad_attack_s),
            self._second(bar, 0),
        )
        steps = _voicing(root, chord, _ARPEGGIO_CENTRE)
        steps = (*steps, steps[0] + 12)
        played = 0
        for step in range(4 * beats):
            at_s, beat = self._second(bar, step), bar * 4 + step // 4
            self._drums(buses["drums"], bar, step, at_s, intro=beat < self.intro_beats)
            level = _level(mood.bass_pattern, step)
            if level and (beat >= self.intro_beats or step == 0):
                note = instruments.bass(_low(root), self._held(mood.bass_pattern, step), mood.bright_bass)
                place(buses["bass"], note, at_s, level)
            if level := _level(mood.arpeggio_pattern, step):
                tone = mood.arpeggio(steps[(played * 2 + played // 3 + bar) % len(steps)], 1.0)
                pan = 0.45 * math.sin(1.7 * played + bar)
                place(buses["arpeggio"], tone, at_s, level, pan)
                played += 1
        if bar * 4 >= self.intro_beats - 2:
            self._melody(buses["melody"], bar, beats, root, chord)

    def _drums(self, bus: np.ndarray, bar: int, step: int, at_s: float, *, intro: bool) -> None:
        mood = self.mood
        last_bar = (bar + 1) * 4 >= self.last_beat
        if level := _level(mood.hat, step):
            place(bus, instruments.hat(), at_s, 0.3 * level, 0.25)
        if level := _level(mood.open_hat, step):
            place(bus, instruments.hat(0.09), at_s, 0.2 * level, 0.25)
        if intro:
            return
        if level := _level(mood.kick, step):
            place(bus, instruments.kick(), at_s, 0.85 * level)
        if level := _level(mood.snare, step):
            place(bus, instruments.snare(), at_s, 0.4 * level)
        if level := _level(mood.clap, step):
            place(bus, instruments.clap(), at_s, 0.42 * level, -0.08)
        if level := _level(mood.toms, step):
            place(bus, instruments.tom((82.0, 98.0, 70.0)[step % 3]), at_s, 0.5 * level, 0.3 * math.sin(step))
        fills = last_bar and 4 * (self.last_beat - 1 - bar * 4) <= step
        if fills and (mood.snare + mood.clap).strip(".") and step % 4 >= 2:
            place(bus, instruments.snare(), at_s, 0.22 + 0.08 * (step % 4))

    def _melody(self, bus: np.ndarray, bar: int, beats: int, root: int, chord: tuple[int, ...]) -> None:
        motif = self.plan.motif[bar % len(self.plan.motif)]
        chord_tones = [(root + tone) % 12 for tone in chord]
        ladder = [note for note in range(_MELODY_CENTRE - 12, _MELODY_CENTRE + 13)
                  if (note - self.plan.key) % 12 in self.mood.scale or note % 12 in chord_tones]  # fmt: skip
        for index, (step, height) in enumerate(motif):
            if step >= 4 * beats or bar * 4 + step // 4 < self.intro_beats:
                continue
            note = ladder[min(len(ladder) - 1, max(0, len(ladder) // 2 + height))]
            if step % 8 == 0:
                note = min((n for n in ladder if n % 12 in chord_tones), key=lambda n: (abs(n - note), n))
            following = motif[index + 1][0] if index + 1 < len(motif) else 16
            held_s = round(min(1.6, max(0.25, (following - step) * self.beat_s / 4)), 6)
            place(bus, self.mood.melody(note, held_s), self._second(bar, step), 1.0, 0.1)

    def _ending(self, buses: dict[str, np.ndarray]) -> None:
        """One last strike of the tonic that rings to the end."""
        mood, at_s = self.mood, self.last_beat * self.beat_s
        ring_s = round(max(0.3, self.seconds - at_s), 6)
        chord = mood.progressions[0][0][1] if mood.progressions[0][0][0] == 0 else (0, 4, 7)
        root = self.plan.key
        notes = _voicing(root, chord, _PAD_CENTRE)
        place(buses["pad"], instruments.strings(notes, ring_s, mood.pad_corner_hz, 0.02), at_s, 1.1)
        place(buses["bass"], instruments.bass(_low(root), ring_s, mood.bright_bass), at_s, 1.1)
        for index, note in enumerate(_voicing(root, chord, _ARPEGGIO_CENTRE)):
            strum_s = at_s + 0.018 * index
            place(buses["arpeggio"], mood.arpeggio(note, ring_s), strum_s, 1.2, 0.3 * index - 0.3)
        place(buses["melody"], mood.melody(_nearest(root, _MELODY_CENTRE), ring_s), at_s)
        if mood.kick.strip("."):
            place(buses["drums"], instruments.kick(), at_s, 0.8)
        if (mood.snare + mood.clap).strip("."):
            place(buses["drums"], instruments.crash(), at_s, 0.3)

    def _chord(self, bar: int) -> tuple[int, tuple[int, ...]]:
        degree, chord = self.plan.progression[bar % len(self.plan.progression)]
        return self.plan.key + degree - (12 if degree > 7 else 0), chord

    def _second(self, bar: int, step: int) -> float:
        return (bar * 4 + step / 4) * self.beat_s

    def _held(self, pattern: str, step: int) -> float:
        """Seconds until the pattern's next hit, within the bar."""
        rest = pattern[step + 1 :]
        gap = next((index for index, mark in enumerate(rest, 1) if mark != "."), len(rest) + 1)
        return round(min(1.4, gap * self.beat_s / 4 * 0.95), 6)


def _plan(mood: Mood, seed: int) -> _Plan:
    chance = rng(seed, "music")
    key = int(chance.choice(mood.keys))
    progression = mood.progressions[int(chance.integers(len(mood.progressions)))]
    rhythm = mood.melody_rhythms[int(chance.integers(len(mood.melody_rhythms)))]
    motif = tuple(_walk(chance, rhythm) for _ in range(2))
    return _Plan(key=key, progression=progression, motif=(motif[0], motif[1], motif[0], motif[1][:-1]))


def _walk(chance: np.random.Generator, rhythm: str) -> tuple[tuple[int, int], ...]:
    """A line that mostly steps, sometimes leaps, and leans back to the middle."""
    height = int(chance.integers(-2, 3))
    line = []
    for step, mark in enumerate(rhythm):
        if mark == ".":
            continue
        line.append((step, height))
        height += int(chance.choice((-2, -1, -1, 1, 1, 2, 3))) - (1 if height > 3 else -1 if height < -3 else 0)
    return tuple(line)


def _level(pattern: str, step: int) -> float:
    return {"x": 1.0, "o": _SOFT, ".": 0.0}[pattern[step]]


def _low(note: int) -> int:
    """An octave down, where small loudspeakers still sound it."""
    return note - 12 if note - 12 >= 31 else note


def _nearest(note: int, centre: int) -> int:
    """The same pitch class, within half an octave of `centre`."""
    return note + 12 * round((centre - note) / 12)


def _voicing(root: int, chord: tuple[int, ...], centre: int) -> tuple[int, ...]:
    """The chord's notes gathered around `centre`, low to high: chords follow each other without leaps."""
    return tuple(sorted(_nearest(root + tone, centre) for tone in chord))
