"""How a place sounds for as long as it is seen: it crosses into the next place at a cut."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects import AMBIENCES, effect
from generation.engines.studio.timeline import SoundEvent, Timeline

AMBIENCE_GAIN = 0.22
FADE_S = 0.25
"""Both the place before a cut and the one after it are heard for this long."""
SEEDS = 5
"""Variants of one effect in a clip; more would be made than can be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """One ambience without a break."""

    name: str
    seed: int
    start_s: float
    end_s: float
    gain: float
    pan: float

    def add(self, bus: np.ndarray, first: int) -> None:
        """Adds itself into `bus` [N, 2], which begins at sample `first` of the clip."""
        begin = max(first, round(self.start_s * AUDIO_RATE))
        end = min(first + len(bus), round((self.end_s + FADE_S) * AUDIO_RATE))
        if begin >= end:
            return
        loop = effect(self.name, self.seed)
        at = np.arange(begin, end)
        sound = loop[at % len(loop)]
        seconds = at / AUDIO_RATE
        rising = np.clip((seconds - self.start_s) / FADE_S, 0, 1)
        falling = np.clip((self.end_s + FADE_S - seconds) / FADE_S, 0, 1)
        level = np.sqrt(np.minimum(rising, falling)) * self.gain * AMBIENCE_GAIN
        angle = (self.pan + 1) * np.pi / 4
        sides = np.sqrt(2) * np.array([np.cos(angle), np.sin(angle)])
        bus[begin - first : end - first] += ((sound * level)[:, None] * sides).astype(np.float32)

    def power(self, seconds: np.ndarray) -> np.ndarray:
        there = (seconds >= self.start_s) & (seconds < self.end_s)
        level = float(np.mean(effect(self.name, self.seed) ** 2))
        return np.asarray(there * 2 * level * (self.gain * AMBIENCE_GAIN) ** 2)


def beds(events: Sequence[SoundEvent], timeline: Timeline, *, loop: bool) -> list[Bed]:
    """Ambience events to stretches; the same ambience in shots that follow each other is one stretch.

    The first begins before the clip and the last ends after it, so that neither fades there: a loop has no edge.
    """
    found: list[Bed] = []
    for event in sorted((e for e in events if e.name in AMBIENCES), key=lambda e: (e.name, e.t_s)):
        shot = timeline.shot_at(min(timeline.num_frames - 1, max(0, round(event.t_s * timeline.frame_rate))))
        end_s = shot.end_s + (10.0 if loop and shot.end_s >= timeline.seconds - 1e-6 else 0.0)
        before = found[-1] if found else None
        if before and before.name == event.name and abs(before.end_s - event.t_s) < 1e-6 and before.gain == event.gain:
            found[-1] = Bed(name=before.name, seed=before.seed, start_s=before.start_s, end_s=end_s, gain=before.gain,
                            pan=before.pan)  # fmt: skip
            continue
        start_s = event.t_s - 1.0 if loop and event.t_s <= 0 else event.t_s
        bed = Bed(
            name=event.name, seed=event.seed % SEEDS, start_s=start_s, end_s=end_s, gain=event.gain, pan=event.pan
        )
        found.append(bed)
    return found
