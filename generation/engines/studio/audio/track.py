"""Sound that is read where it is needed: a user's own track from its WAV file, or what is in memory already."""

from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile

from generation.contracts import AUDIO_RATE, SpecRejected


class Recording(Protocol):
    """48 kHz; silence before the first of `samples` and after the last."""

    samples: int

    def read(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2]."""
        ...

    def mono(self, first: int, count: int) -> np.ndarray:
        """float32 [count]."""
        ...


class Held:
    """A recording in memory, float [N] or [N, 2]."""

    def __init__(self, sound: np.ndarray) -> None:
        self._sound = sound
        self.samples = len(sound)

    def read(self, first: int, count: int) -> np.ndarray:
        block = np.zeros((count, 2), np.float32)
        begin, end = max(0, first), min(self.samples, first + count)
        if begin < end:
            part = self._sound[begin:end]
            block[begin - first : end - first] = part[:, None] if part.ndim == 1 else part
        return block

    def mono(self, first: int, count: int) -> np.ndarray:
        return np.asarray(self.read(first, count).mean(axis=1))


class Track:
    """48 kHz, mono or stereo. Raises SpecRejected `audio_unreadable`."""

    def __init__(self, path: Path) -> None:
        try:
            with soundfile.SoundFile(path) as file:
                self.samples, rate = file.frames, file.samplerate
        except (OSError, soundfile.LibsndfileError) as error:
            raise SpecRejected("the audio track cannot be read", code="audio_unreadable") from error
        if rate != AUDIO_RATE or not self.samples:
            raise SpecRejected(f"the audio track must be WAV at {AUDIO_RATE} Hz, got {rate}", code="audio_unreadable")
        self._path = path

    @property
    def seconds(self) -> float:
        return self.samples / AUDIO_RATE

    def read(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2] from sample `first` on, which may lie before the start or run past the end: silence."""
        block = np.zeros((count, 2), np.float32)
        begin, end = max(0, first), min(self.samples, first + count)
        if begin < end:
            try:
                part, _ = soundfile.read(self._path, start=begin, stop=end, dtype="float32", always_2d=True)
            except (OSError, soundfile.LibsndfileError) as error:
                raise SpecRejected("the audio track cannot be read", code="audio_unreadable") from error
            block[begin - first : begin - first + len(part)] = part[:, : 2 if part.shape[1] > 1 else 1]
        return block

    def mono(self, first: int, count: int) -> np.ndarray:
        """float32 [count], the mean of both sides."""
        return np.asarray(self.read(first, count).mean(axis=1))
