"""The sound of stretches that were made one after the other, joined without clicks."""

from collections import deque
from collections.abc import Iterator

import numpy as np

from generation.contracts import AUDIO_RATE, EngineError

SEAM = round(0.03 * AUDIO_RATE)
"""Samples over which one stretch becomes the next, where the next one heard the end of the one before too."""
CUT = round(0.008 * AUDIO_RATE)
"""Samples over which a stretch dies away under one that heard nothing of it."""
END_FADE = round(0.012 * AUDIO_RATE)
MOST_MISSING_S = 0.1
"""A pipeline's sound comes in steps of its own, and may end a little before the frames."""


class Joins:
    """Stretches in order; what is settled of them can be taken. `num_frames` and `frame_rate` are the clip's."""

    def __init__(self, *, num_frames: int, frame_rate: int) -> None:
        self.total = -(-num_frames * AUDIO_RATE // frame_rate)
        self._num_frames, self._frame_rate = num_frames, frame_rate
        self._settled: deque[np.ndarray] = deque()
        self._held = np.zeros((0, 2), np.float32)
        self._end = 0

    @property
    def complete(self) -> bool:
        """Whether all stretches of the clip were added."""
        return self._end == self.total

    def add(self, audio: np.ndarray | None, *, first_frame: int, num_frames: int, head_frames: int) -> None:
        """See Score.add."""
        start, stop = self._at(first_frame), self._at(first_frame + num_frames)
        if start != self._end or stop <= start:
            raise ValueError(f"the sound is at sample {self._end}, not at {start}")
        head = round(head_frames * AUDIO_RATE / self._frame_rate)
        heard = _whole(audio, head + stop - start)
        sound = heard[head:].copy()
        if len(self._held) and head >= len(self._held):
            self._held = _crossed(self._held, heard[head - len(self._held) : head])
        elif len(self._held):
            fall = self._held[::-1][: min(CUT, len(sound))]
            sound[: len(fall)] = _crossed(fall, sound[: len(fall)])
        self._settled.append(self._held)
        self._end = stop
        keep = 0 if self.complete else min(SEAM, len(sound))
        self._held = sound[len(sound) - keep :]
        self._settled.append(sound[: len(sound) - keep])
        if self.complete:
            fade = min(END_FADE, len(sound))
            sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None]

    def take(self) -> np.ndarray:
        """float32 [n, 2]: everything settled since the last time, maybe nothing."""
        blocks = list(self._settled)
        self._settled.clear()
        return np.concatenate([np.zeros((0, 2), np.float32), *blocks])

    def silence(self) -> Iterator[np.ndarray]:
        """float32 [n, 2] blocks as long as the clip, for one that has no sound at all."""
        for first in range(0, self.total, AUDIO_RATE):
            yield np.zeros((min(AUDIO_RATE, self.total - first), 2), np.float32)

    def _at(self, frame: int) -> int:
        return self.total if frame >= self._num_frames else round(frame * AUDIO_RATE / self._frame_rate)


def _whole(audio: np.ndarray | None, count: int) -> np.ndarray:
    """float32 [count, 2]: cut, or with a little silence at its end."""
    if audio is None or len(audio) < count - MOST_MISSING_S * AUDIO_RATE:
        raise EngineError("the pipeline gave less sound than frames", code="sound_missing")
    if audio.ndim != 2 or audio.shape[1] != 2 or not np.isfinite(audio).all():
        raise EngineError("the pipeline gave sound that is none", code="sound_broken")
    sound = audio[:count].astype(np.float32)
    missing = count - len(sound)
    if missing:
        fade = min(CUT, len(sound))
        sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None]
    return np.pad(sound, ((0, missing), (0, 0)))


def _crossed(old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Equal power: from the first sample of `old` to the last of `new`, both [n, 2]."""
    turn = np.linspace(0, np.pi / 2, len(old))[:, None]
    return np.asarray(old * np.cos(turn) + new * np.sin(turn), np.float32)
