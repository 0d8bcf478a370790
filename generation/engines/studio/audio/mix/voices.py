"""Spoken lines at their places: every speaker equally loud, in a small room; singers in a larger one."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.ducking import active
from generation.engines.studio.audio.synth import reverb
from generation.engines.studio.timeline import Speech
from generation.storyboard.schema import Delivery

SPEECH_RMS = 0.16
_LEVEL: dict[Delivery, float] = {"say": 1.0, "whisper": 0.62, "shout": 1.3, "sing": 1.05}
_ROOM: dict[Delivery, tuple[float, float]] = {
    "say": (0.6, 0.05), "whisper": (0.6, 0.03), "shout": (0.9, 0.09), "sing": (1.4, 0.13),
}  # fmt: skip
"""Seconds of reverb, and how much of it."""
_LINES_KEPT = 3


class Voices:
    def __init__(self, speeches: Sequence[Speech]) -> None:
        self._speeches = [speech for speech in speeches if active(speech.samples).any()]
        self._heard = lru_cache(maxsize=_LINES_KEPT)(self._placed)

    def add(self, bus: np.ndarray, first: int) -> None:
        """Adds into `bus` [N, 2], which begins at sample `first` of the clip, the lines that sound there."""
        for index, speech in enumerate(self._speeches):
            start = round(speech.start_s * AUDIO_RATE)
            reverb_s = _ROOM[speech.line.delivery][0]
            end = start + len(speech.samples) + round(reverb_s * AUDIO_RATE)
            begin, stop = max(first, start), min(first + len(bus), end)
            if begin < stop:
                part = self._heard(index)[begin - start : stop - start]
                bus[begin - first : begin - first + len(part)] += part

    def power(self, seconds: np.ndarray) -> np.ndarray:
        expected = np.zeros(len(seconds))
        for speech in self._speeches:
            level = SPEECH_RMS * _LEVEL[speech.line.delivery]
            expected += (seconds >= speech.start_s) * (seconds < speech.end_s) * 2 * level**2 * 0.7
        return expected

    def _placed(self, index: int) -> np.ndarray:
        """A line, dry and wet, float32 [N, 2]."""
        speech = self._speeches[index]
        samples = speech.samples.astype(np.float32, copy=False)
        spoken = np.repeat(active(samples), AUDIO_RATE // 100)[: len(samples)]
        level = float(np.sqrt(np.mean(samples[spoken] ** 2)))
        room_s, share = _ROOM[speech.line.delivery]
        sound = np.float32(share) * reverb(samples, room_s)
        sound[: len(samples)] += samples[:, None]
        return np.asarray(sound * np.float32(SPEECH_RMS * _LEVEL[speech.line.delivery] / level))
