"""The shape of a clip's sound, as the audiowaveform JSON format (version 2) has it: many web players read it."""

import json
from pathlib import Path

import numpy as np

from generation.contracts import AUDIO_RATE

PEAKS_A_S = 50
MOST_PEAKS = 1500
_FULL_SCALE = 127


class Waveform:
    """Lowest and highest sample of every stretch, both channels in one, from 16-bit samples as they pass."""

    def __init__(self, num_samples: int) -> None:
        self._step = max(AUDIO_RATE // PEAKS_A_S, -(-num_samples // MOST_PEAKS))
        self._rest = np.empty((0, 2), np.int16)
        self._peaks: list[int] = []

    def hear(self, samples: np.ndarray) -> None:
        """int16 [n, 2], any number at a time."""
        heard = np.concatenate([self._rest, samples])
        whole = len(heard) // self._step * self._step
        for stretch in heard[:whole].reshape(-1, self._step * 2):
            self._note(stretch)
        self._rest = heard[whole:]

    def save(self, path: Path) -> None:
        if len(self._rest):
            self._note(self._rest)
            self._rest = self._rest[:0]
        body = {
            "version": 2,
            "channels": 1,
            "sample_rate": AUDIO_RATE,
            "samples_per_pixel": self._step,
            "bits": 8,
            "length": len(self._peaks) // 2,
            "data": self._peaks,
        }
        path.write_text(json.dumps(body, separators=(",", ":")))

    def _note(self, stretch: np.ndarray) -> None:
        for sample in (stretch.min(), stretch.max()):
            self._peaks.append(round(int(sample) * _FULL_SCALE / 32767))
