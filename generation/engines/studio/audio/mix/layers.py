"""What lies under the voices: music, the user's own track, what shots bring along. Each gives any block of the clip."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.music.player import Player
from generation.engines.studio.audio.music.score import Score

MUSIC_GAIN, TRACK_GAIN = 0.5, 0.8
STEP_S = 0.1
_LEAD_IN_BARS = 2
"""Played before the first bar that is wanted, so that what rings is heard."""


class Source(Protocol):
    """Sound to lay under the clip: 48 kHz, silence outside its own length."""

    def read(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2]."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A `source` from `source_s` on, heard between two seconds of the clip; it comes over `fade_s`, and goes over
    `fade_out_s`, as long as it came where None.
    """

    source: Source
    start_s: float
    end_s: float
    source_s: float = 0.0
    gain: float = 1.0
    fade_s: float = 0.02
    fade_out_s: float | None = None


class MusicLayer:
    """Blocks must follow each other; a loop's music goes on past the clip's end, and was there before its start."""

    def __init__(self, score: Score, first: int = 0) -> None:
        self._score = score
        bar = 0
        while score.bars and round(score.bar_s(bar + 1) * AUDIO_RATE) <= first:
            bar += 1
        opening = bar - _LEAD_IN_BARS if score.loop else max(0, bar - _LEAD_IN_BARS)
        self._player = Player(score, first_bar=opening)
        self._at = round(score.bar_s(opening) * AUDIO_RATE)
        self._player.take(first - self._at)
        self._at = first

    def block(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2]; `first` is where the last block ended."""
        if first != self._at:
            raise ValueError(f"music is at {self._at}, not at {first}")
        self._at += count
        return MUSIC_GAIN * self._player.take(count)

    def power(self, seconds: np.ndarray) -> np.ndarray:
        """Expected power at some seconds, for the loudness plan: from the parts that play in each section."""
        score = self._score
        full = self._player.power
        wanted = [(bus, getattr(score.band.levels, bus)) for bus in ("drums", "bass", "pad", "comp", "lead")]
        share = {bus: 10 ** (level / 10) for bus, level in wanted if level is not None}
        expected = np.zeros(len(seconds))
        for section in score.sections:
            heard = {"drums"} if section.layers & {"beat", "top"} else set()
            level = sum(part for bus, part in share.items() if bus in section.layers | heard) / sum(share.values())
            expected[seconds >= score.bar_s(section.first_bar)] = level
        return full * MUSIC_GAIN**2 * expected


class LaidLayer:
    def __init__(self, laid: Laid) -> None:
        self._laid = laid
        self._first, self._last = round(laid.start_s * AUDIO_RATE), round(laid.end_s * AUDIO_RATE)

    def add(self, bus: np.ndarray, first: int) -> None:
        """Adds itself into `bus` [N, 2], which begins at sample `first` of the clip."""
        begin, end = max(first, self._first), min(first + len(bus), self._last)
        if begin >= end:
            return
        offset = round(self._laid.source_s * AUDIO_RATE) - self._first
        sound = self._laid.source.read(begin + offset, end - begin)
        edge = self._edge(np.arange(begin, end)).astype(np.float32)[:, None]
        bus[begin - first : end - first] += sound * np.float32(self._laid.gain) * edge

    def _edge(self, at: np.ndarray) -> np.ndarray:
        """0..1 at these samples of the clip."""
        come, go = self._laid.fade_s, self._laid.fade_out_s
        rise = (at - self._first) / (come * AUDIO_RATE) if come else np.ones(len(at))
        go = come if go is None else go
        fall = (self._last - 1 - at) / (go * AUDIO_RATE) if go else np.ones(len(at))
        return np.clip(np.minimum(rise, fall), 0, 1)

    def power(self, seconds: np.ndarray) -> np.ndarray:
        """Power at some seconds, read from the source now and then."""
        laid, expected = self._laid, np.zeros(len(seconds))
        count = round(STEP_S * AUDIO_RATE)
        for index, second in enumerate(seconds):
            if laid.start_s <= second < laid.end_s:
                part = laid.source.read(round((second - laid.start_s + laid.source_s) * AUDIO_RATE), count)
                expected[index] = 2 * float(np.mean(part**2)) * laid.gain**2
        return expected
