"""Effects at their moments."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects import AMBIENCES, effect
from generation.engines.studio.audio.mix.ambience import SEEDS
from generation.engines.studio.audio.synth import place
from generation.engines.studio.timeline import SoundEvent

EFFECT_GAIN = 0.6
LONGEST_S = 3.0
"""No single effect rings longer."""


class SingleEffects:
    def __init__(self, events: Sequence[SoundEvent]) -> None:
        self._events = sorted((e for e in events if e.name not in AMBIENCES), key=lambda e: (e.t_s, e.name, e.seed))
        self._times = [event.t_s for event in self._events]

    def add(self, bus: np.ndarray, first: int) -> None:
        """Adds into `bus` [N, 2], which begins at sample `first` of the clip, whatever sounds there."""
        start_s, end_s = first / AUDIO_RATE, (first + len(bus)) / AUDIO_RATE
        for event in self._events[bisect_right(self._times, start_s - LONGEST_S) : bisect_left(self._times, end_s)]:
            sound = effect(event.name, event.seed % SEEDS)
            place(bus, sound, event.t_s - start_s, event.gain * EFFECT_GAIN, event.pan)

    def power(self, seconds: np.ndarray) -> np.ndarray:
        """Each effect's energy, where it begins."""
        expected = np.zeros(len(seconds) + 1)
        step = (seconds[1] - seconds[0]) if len(seconds) > 1 else 0.1
        for event in self._events:
            energy = 2 * float(np.sum(effect(event.name, event.seed % SEEDS) ** 2)) / AUDIO_RATE
            index = min(len(seconds), max(0, int(event.t_s / step)))
            expected[index] += energy / step * (event.gain * EFFECT_GAIN) ** 2
        return expected[:-1]
