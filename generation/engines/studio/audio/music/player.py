"""A score to sound, in order and in blocks: what it holds does not grow with the piece."""

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.loudness import PowerMeter, integrated_lufs
from generation.engines.studio.audio.music.band import BUSES, Bus
from generation.engines.studio.audio.music.score import Note, Score
from generation.engines.studio.audio.synth import Room, place

_LONGEST_NOTE_S = 4.0
_SENDS: dict[Bus, float] = {"drums": 0.25, "bass": 0.0, "pad": 1.0, "comp": 1.0, "lead": 1.0}
_PUMP_FALL_S = 0.11
_DRIVE = 1.17
_PEAK = 0.9
_TRIAL_BARS = 2


class Player:
    """`take` gives the piece from `first_bar` on, float32 [n, 2], peak at most 0.9; silence after the last note.

    `power` is the K-weighted power of a bar with everybody in it.
    """

    def __init__(self, score: Score, *, first_bar: int = 0) -> None:
        self._score = score
        self._bar = first_bar
        self._gains, self._peak, self.power = _trial(score)
        self._tails: dict[Bus, np.ndarray] = {bus: np.zeros((0, 2), np.float32) for bus in BUSES}
        self._room = Room(score.band.room_s * score.feel.room)
        self._ready: list[np.ndarray] = []

    def take(self, count: int) -> np.ndarray:
        """The next `count` samples."""
        have = sum(len(part) for part in self._ready)
        while have < count:
            self._ready.append(self._next_bar())
            have += len(self._ready[-1])
        whole = np.concatenate([np.zeros((0, 2), np.float32), *self._ready])
        self._ready = [whole[count:]]
        return whole[:count]

    def _next_bar(self) -> np.ndarray:
        score, bar = self._score, self._bar
        self._bar += 1
        first, last = (round(score.bar_s(number) * AUDIO_RATE) for number in (bar, bar + 1))
        notes = list(score.bar(bar))
        if bar == score.beats // 4:
            notes += score.ending()
        buses = _buses(notes, first, last - first, self._tails)
        self._tails = {bus: sound[last - first :] for bus, sound in buses.items()}
        dry = {bus: sound[: last - first] * np.float32(self._gains[bus]) for bus, sound in buses.items()}
        mixed = _mix(score, dry, first, self._room)
        return np.asarray(_PEAK * np.tanh(_DRIVE / self._peak * mixed), np.float32)


@lru_cache(maxsize=2)
def _trial(score: Score) -> tuple[dict[Bus, float], float, float]:
    """Gains that bring each part to the level its band asks for, the peak of all and their power, on two full bars."""
    section = next((section for section in score.sections if section.kind == "full"), score.sections[-1])
    first_bar = section.first_bar + (1 if section.bars > _TRIAL_BARS else 0)
    notes = [note for bar in range(first_bar, first_bar + _TRIAL_BARS) for note in score.bar(bar)]
    first = round(score.bar_s(first_bar) * AUDIO_RATE)
    count = round(score.bar_s(first_bar + _TRIAL_BARS) * AUDIO_RATE) - first
    if not notes:
        notes = list(score.ending())
        first, count = round(notes[0].at_s * AUDIO_RATE) if notes else 0, AUDIO_RATE
    buses = {bus: sound[:count] for bus, sound in _buses(notes, first, count, {}).items()}
    gains: dict[Bus, float] = {}
    for bus, sound in buses.items():
        wanted, loudness = getattr(score.band.levels, bus), integrated_lufs(sound)
        drive = score.feel.drive if bus == "drums" else 0.0
        gains[bus] = 0.0 if wanted is None or not math.isfinite(loudness) else 10 ** ((wanted + drive - loudness) / 20)
    dry = {bus: sound * np.float32(gains[bus]) for bus, sound in buses.items()}
    mixed = _mix(score, dry, first, Room(score.band.room_s * score.feel.room))
    peak = max(1e-6, float(np.abs(mixed).max(initial=0.0)))
    powers = PowerMeter().read(_PEAK * np.tanh(_DRIVE / peak * mixed))
    return gains, peak, float(powers.mean()) if len(powers) else 0.0


def _buses(notes: Iterable[Note], first: int, count: int, tails: dict[Bus, np.ndarray]) -> dict[Bus, np.ndarray]:
    """Each part's sound from sample `first` on: `count` samples and what rings on after them."""
    size = count + round(_LONGEST_NOTE_S * AUDIO_RATE)
    buses: dict[Bus, np.ndarray] = {}
    for bus in BUSES:
        buses[bus] = np.zeros((size, 2), np.float32)
        if bus in tails:
            buses[bus][: len(tails[bus])] = tails[bus][:size]
    for note in notes:
        place(buses[note.bus], note.play(*note.args), note.at_s - first / AUDIO_RATE, note.gain, note.pan)
    return buses


def _mix(score: Score, dry: dict[Bus, np.ndarray], first: int, room: Room) -> np.ndarray:
    if score.band.pumping:
        since_beat = ((first + np.arange(len(dry["pad"]))) / AUDIO_RATE) % score.beat_s
        dip = (1 - score.band.pumping * np.exp(-since_beat / _PUMP_FALL_S)).astype(np.float32)
        dry = {**dry, "pad": dry["pad"] * dip[:, None]}
    send = sum(dry[bus] * np.float32(share) for bus, share in _SENDS.items() if share)
    wet = room.process(np.asarray(send))
    return np.asarray(sum(dry.values()) + np.float32(score.band.room_gain * score.feel.room) * wet)
