"""A score: which instrument sounds when, bar by bar, from a band, a feel and a seed. Nothing is heard yet."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generation.engines.studio.audio.instruments import drums, held
from generation.engines.studio.audio.music.band import Band, Bus, Feel, Hit, Pad, Voice
from generation.engines.studio.audio.music.form import Section, form
from generation.engines.studio.audio.music.harmony import Mode, chord, nearest, pentatonic, voicing
from generation.engines.studio.audio.synth import rng

ENDING_S = 0.9
"""The last chord is struck at the last beat that leaves at least this long to ring."""
_SOFT = 0.55
_PAD_CENTRE = 60
_STRUM_S = 0.014
_LONGEST_LEAD_S = 1.6


@dataclass(frozen=True, slots=True)
class Note:
    """`play(*args)` sounds at a second of the clip."""

    bus: Bus
    at_s: float
    play: Callable[..., np.ndarray]
    args: tuple[float | int, ...]
    gain: float = 1.0
    pan: float = 0.0


class Score:
    """`loop` pieces are whole bars that begin again; others start with a pick-up and end on their tonic.

    `bpm` of a loop is bent to the nearest that fills `seconds` with whole bars, or beats where it is shorter.
    """

    def __init__(self, band: Band, feel: Feel, *, bpm: float, seconds: float, seed: int, loop: bool = False) -> None:
        self.band, self.feel, self.seed, self.seconds, self.loop = band, feel, seed, seconds, loop
        self.beat_s = looping_beat_s(bpm, seconds) if loop else 60 / bpm
        self.beats = round(seconds / self.beat_s) if loop else max(0, math.floor((seconds - ENDING_S) / self.beat_s))
        self.bars = math.ceil(self.beats / 4)
        self.pick_up_beats = 2 if self.beats >= 6 and not loop else 0
        chance = rng(seed, "music")
        self.mode: Mode = band.mode or feel.mode
        self.key = int(chance.choice(feel.keys))
        progressions = band.dark if feel.dark else band.bright
        order = chance.permutation(len(progressions))
        self._progressions = [progressions[int(index)] for index in order]
        self.sections = form(self.bars, chance)

    def bar(self, number: int) -> Iterator[Note]:
        """The notes that begin in a bar, in no order. A loop's bars go on for ever, also before 0."""
        lap, place = divmod(number, max(1, self.bars)) if self.loop else (0, number)
        if not 0 <= place < self.bars:
            return
        shift_s = lap * self.seconds
        for note in self._bar(place):
            yield Note(note.bus, note.at_s + shift_s, note.play, note.args, note.gain, note.pan)

    def bar_s(self, number: int) -> float:
        """When a bar begins."""
        if not self.loop:
            return number * 4 * self.beat_s
        lap, place = divmod(number, max(1, self.bars))
        return lap * self.seconds + place * 4 * self.beat_s

    def section(self, bar: int) -> Section:
        return next(section for section in reversed(self.sections) if bar >= section.first_bar)

    def ending(self) -> Iterator[Note]:
        """One last strike of the tonic that rings to the end."""
        if self.loop:
            return
        band, at_s = self.band, self.beats * self.beat_s
        ring_s = max(0.3, self.seconds - at_s)
        tonic = chord(self.mode, 0, "triad" if band.chords in {"dominant", "ninth"} else band.chords)
        notes = tuple(self.key + step for step in tonic)
        if band.pad:
            yield from self._pad(band.pad, notes, at_s, ring_s, 1.1, attack_s=0.02)
        if band.bass:
            yield Note("bass", at_s, band.bass, (self._low(notes[0]), ring_s), 1.1)
        if band.comp:
            for index, note in enumerate(voicing(notes, band.comp_centre)):
                yield Note("comp", at_s + 0.018 * index, band.comp, (note, ring_s), 1.2, 0.3 * index - 0.3)
        if band.lead:
            yield Note("lead", at_s, band.lead, (nearest(self.key, self._lead_centre), ring_s))
        beat = next((hit for hit in band.hits if hit.layer == "beat"), None)
        if beat:
            yield Note("drums", at_s, beat.drum, beat.args, 0.8 * beat.gain)
        if band.fill:
            yield Note("drums", at_s, drums.crash, (), 0.25)

    def chord_of(self, bar: int) -> tuple[int, ...]:
        """MIDI notes of a bar's chord, root first."""
        section = self.section(bar)
        progression = self._progressions[section.harmony % len(self._progressions)]
        degree = progression[(bar - section.first_bar) % len(progression)]
        kind = self.band.five if self.band.five and degree == 4 else self.band.chords
        drop = 12 if degree > 4 else 0
        return tuple(self.key + step - drop for step in chord(self.mode, degree, kind))

    def second(self, bar: int, step: float) -> float:
        """When a sixteenth of a bar falls, swung."""
        beat, within = divmod(step, 4)
        swing = self.band.swing
        if self.band.swing_unit == 8:
            within = 2 * swing * within if within <= 2 else 4 * swing + (within - 2) * (2 - 2 * swing)
        elif within % 2:
            within += 2 * swing - 1
        return (bar * 4 + beat + within / 4) * self.beat_s

    def _bar(self, bar: int) -> Iterator[Note]:
        section = self.section(bar)
        beats = min(4, self.beats - bar * 4)
        notes = self.chord_of(bar)
        open_step = 4 * max(0, self.pick_up_beats - bar * 4)
        yield from self._drums(bar, beats, section, open_step)
        if "bass" in section.layers and self.band.bass:
            yield from self._bass(self.band.bass, bar, beats, section, notes, open_step)
        if "pad" in section.layers and self.band.pad:
            yield from self._pad(self.band.pad, notes, self.second(bar, 0), beats * self.beat_s + 0.12)
        if "comp" in section.layers and self.band.comp:
            yield from self._comp(self.band.comp, bar, beats, section, notes)
        if "lead" in section.layers and self.band.lead:
            yield from self._lead(self.band.lead, bar, beats, section, notes, open_step)

    def _drums(self, bar: int, beats: int, section: Section, open_step: int) -> Iterator[Note]:
        last = bar + 1 == section.first_bar + section.bars and (bar + 1 < self.bars or not self.loop)
        fill = self.band.fill if last and section.kind != "break" else None
        fill_from = 4 * (beats - 1) if fill else 4 * beats
        for hit in self.band.hits:
            if hit.layer not in section.layers:
                continue
            for step in range(4 * beats):
                level = _level(hit.pattern, bar, step)
                if (
                    not level
                    or (step < open_step and hit.layer != "top")
                    or (step >= fill_from and hit.layer == "beat")
                ):
                    continue
                soft = 0.75 if section.quiet and hit.layer == "extra" else 1.0
                yield Note("drums", self.second(bar, step), hit.drum, hit.args, hit.gain * level * soft, hit.pan)
        if fill:
            yield from self._fill(bar, fill, fill_from, 4 * beats)
        if bar == section.first_bar and section.kind == "full" and bar and self.band.fill:
            yield Note("drums", self.second(bar, 0), drums.crash, (), 0.22)
        if bar == 0 and self.pick_up_beats and self.band.fill:
            yield Note("drums", 0.0, drums.riser, (round(self.pick_up_beats * self.beat_s, 4),), 0.3)

    def _fill(self, bar: int, hit: Hit, first: int, last: int) -> Iterator[Note]:
        for step in range(first, last):
            level = _level(hit.pattern, bar, step)
            if level:
                gain = hit.gain * level * (0.6 + 0.4 * (step - first) / max(1, last - first - 1))
                yield Note("drums", self.second(bar, step), hit.drum, hit.args, gain, 0.3 * math.sin(step))

    def _bass(
        self, voice: Voice, bar: int, beats: int, section: Section, notes: tuple[int, ...], open_step: int
    ) -> Iterator[Note]:
        band = self.band
        pattern = band.bass_patterns[section.tune % len(band.bass_patterns)]
        marks = pattern[16 * (bar % (len(pattern) // 16)) :][:16]
        root, walked = notes[0], 0
        ahead = self.chord_of(min(bar + 1, max(0, self.bars - 1)))[0]
        for step, mark in enumerate(marks[: 4 * beats]):
            if mark == "." or (step < open_step and step):
                continue
            rest = marks[step + 1 :]
            gap = next((index for index, other in enumerate(rest, 1) if other != "."), len(rest) + 1)
            note = root
            if mark == "5":
                note = root + 7
            elif mark == "8":
                note = root + 12
            elif mark == "w":
                third = notes[1] if len(notes) > 1 else root + 4
                approach = ahead + (1 if self._odd(bar, "approach") else -1)
                note = (root, nearest(third, root + 3), root + 7, nearest(approach, root + 5))[walked % 4]
                walked += 1
            held_s = min(1.4, gap * self.beat_s / 4 * 0.95)
            yield Note("bass", self.second(bar, step), voice, (self._low(note), held_s), _SOFT if mark == "o" else 1)

    def _pad(
        self,
        pad: Pad,
        notes: tuple[int, ...],
        at_s: float,
        held_s: float,
        gain: float = 1.0,
        attack_s: float | None = None,
    ) -> Iterator[Note]:
        for index, note in enumerate(voicing(notes, _PAD_CENTRE)):
            if pad.voice:
                yield Note("pad", at_s, pad.voice, (note, held_s), gain, (-0.5, 0.4, -0.1, 0.6)[index % 4])
                continue
            corner = pad.corner_hz * self.feel.brightness
            for side in (0, 1):
                attack = pad.attack_s if attack_s is None else attack_s
                yield Note("pad", at_s, held.section, (note, held_s, side, corner, attack), gain, 2 * side - 1)

    def _comp(self, voice: Voice, bar: int, beats: int, section: Section, notes: tuple[int, ...]) -> Iterator[Note]:
        band = self.band
        pattern = band.comp_patterns[(section.tune + section.turn // 2) % len(band.comp_patterns)]
        gathered = voicing(notes, band.comp_centre)
        ladder = (*gathered, gathered[0] + 12)
        played = bar * 5
        for step in range(4 * beats):
            level = _level(pattern, bar, step)
            if not level:
                continue
            at_s = self.second(bar, step)
            hold = band.comp_hold
            if band.comp_style == "arp":
                note = ladder[(played * 2 + played // 3 + bar) % len(ladder)]
                yield Note("comp", at_s, voice, (note, hold), level, 0.45 * math.sin(1.7 * played + bar))
            else:
                order = gathered if (step // 2) % 2 == 0 else gathered[::-1]
                delay = _STRUM_S if band.comp_style == "strum" else 0.0
                for index, note in enumerate(order):
                    pan = 0.5 * (index / max(1, len(order) - 1) - 0.5)
                    yield Note("comp", at_s + delay * index, voice, (note, hold), level, pan)
            played += 1

    def _lead(
        self, voice: Voice, bar: int, beats: int, section: Section, notes: tuple[int, ...], open_step: int
    ) -> Iterator[Note]:
        within = bar - section.first_bar
        if section.kind in {"verse", "break"} and within % 2 and not self._odd(bar // 2, "answer"):
            return
        motif = self._motif(section, within)
        tones = [note % 12 for note in notes]
        centre = self._lead_centre
        steps = pentatonic(self.mode) if not self.feel.dark or self.band.mode else None
        scale = (
            set(steps) if steps else {step % 12 for step in chord(self.mode, 0, "seventh")} | set(pentatonic(self.mode))
        )
        ladder = [n for n in range(centre - 12, centre + 13) if (n - self.key) % 12 in scale or n % 12 in tones]
        for index, (step, height) in enumerate(motif):
            if step >= 4 * beats or step < open_step:
                continue
            note = ladder[min(len(ladder) - 1, max(0, len(ladder) // 2 + height))]
            if step % 8 == 0:
                note = min((n for n in ladder if n % 12 in tones), key=lambda n: (abs(n - note), n))
            following = motif[index + 1][0] if index + 1 < len(motif) else 16
            held_s = min(_LONGEST_LEAD_S, max(0.22, (following - step) * self.beat_s / 4))
            yield Note("lead", self.second(bar, step), voice, (note, held_s), 1.0, 0.1)

    def _motif(self, section: Section, within: int) -> tuple[tuple[int, int], ...]:
        """Two bars of a tune; they return, varied a little each time the section does."""
        chance = rng(self.seed, "tune", section.tune)
        rhythm = self.band.lead_rhythms[int(chance.integers(len(self.band.lead_rhythms)))]
        phrases = [_walk(chance, rhythm) for _ in range(2)]
        phrase = phrases[within % 2]
        kept = [
            (step, height)
            for index, (step, height) in enumerate(phrase)
            if index == 0 or rng(self.seed, "kept", section.tune, step).random() < self.feel.density
        ]
        if within % 4 == 3:
            kept = kept[:-1] or kept
        turned = section.turn + within // 4
        if turned % 2:
            kept = [(step, height + (2 if index == len(kept) - 1 else 0)) for index, (step, height) in enumerate(kept)]
        return tuple(kept)

    @cached_property
    def _lead_centre(self) -> int:
        return self.band.lead_centre + 12 * self.feel.octave

    def _low(self, note: int) -> int:
        """In the octave where small loudspeakers still sound it."""
        return 28 + (note - 28) % 12 + 12 * self.band.bass_octave

    def _odd(self, *path: int | str) -> bool:
        return bool(rng(self.seed, "odd", *path).integers(2))


def looping_beat_s(bpm: float, seconds: float) -> float:
    """The beat nearest to `bpm` of which whole bars, or beats in less than a bar's time, fill `seconds`."""
    beats = seconds * bpm / 60
    count = 4 * max(1, round(beats / 4)) if beats >= 3 else max(1, round(beats))
    return seconds / count


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


def _level(pattern: str, bar: int, step: int) -> float:
    return {"x": 1.0, "o": _SOFT, ".": 0.0}[pattern[(16 * bar + step) % len(pattern)]]
