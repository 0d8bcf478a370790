"""A user's own track, turned up or down as a whole and never reshaped."""

from collections.abc import Iterator

import numpy as np

from generation.contracts import AudioTrack, SpecRejected
from generation.engines.diffusion.sound_joins import END_FADE
from generation.engines.studio.audio.limiter import Limiter
from generation.engines.studio.audio.loudness import (
    STEP,
    STEPS_A_BLOCK,
    TARGET_LUFS,
    PowerMeter,
    gated_lufs,
    integrated_lufs,
)
from generation.engines.studio.audio.mix.master import BLOCK
from generation.engines.studio.audio.track import Track

_SILENCE_LUFS = -70.0
_TOLERANCE_LU = 0.1
_PASSES = 4
_ROUNDING_S = 0.1


def opened(audio: AudioTrack, *, longest_s: float) -> Track:
    """Raises SpecRejected `audio_too_long`, `audio_unreadable`."""
    most_s = longest_s + _ROUNDING_S
    if audio.seconds <= most_s:
        track = Track(audio.path)
        if track.seconds <= most_s:
            return track
    raise SpecRejected(f"a soundtrack lasts at most {longest_s:g} s", code="audio_too_long")


class LevelledTrack:
    """The first `total` samples of a track at -14 LUFS by one gain; where that lifts peaks above -1 dBTP, the peaks
    alone are held down. It is read in blocks, a few times. Raises SpecRejected `audio_unreadable` for samples that are
    no numbers.
    """

    def __init__(self, track: Track, *, total: int) -> None:
        self._track, self._total = track, total
        self._gain = np.float32(1.0)
        loudness, self._peak = self._measured()
        if loudness >= _SILENCE_LUFS:
            self._gain = self._solved(loudness)

    def read(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 2] to drive pictures with: levelled, below full scale, nothing held down."""
        gain = min(float(self._gain), 1 / self._peak) if self._peak else 1.0
        return self._track.read(first, count) * np.float32(gain)

    def blocks(self) -> Iterator[np.ndarray]:
        """float32 [n, 2], `total` samples together."""
        limiter = Limiter()
        for block in self._raw():
            yield limiter.push(block * self._gain)
        yield limiter.flush()

    def _raw(self) -> Iterator[np.ndarray]:
        for first in range(0, self._total, BLOCK):
            block = self._track.read(first, min(BLOCK, self._total - first))
            left = self._total - first - 1 - np.arange(len(block))
            if left[-1] < END_FADE:
                block *= np.clip(left / END_FADE, 0, 1).astype(np.float32)[:, None]
            yield block

    def _measured(self) -> tuple[float, float]:
        """LUFS and the highest sample."""
        peak = 0.0

        def checked() -> Iterator[np.ndarray]:
            nonlocal peak
            for block in self._raw():
                if not np.isfinite(block).all():
                    raise SpecRejected("the audio track holds no sound", code="audio_unreadable")
                peak = max(peak, float(np.abs(block).max(initial=0.0)))
                yield block

        return self._loudness(checked()), peak

    def _solved(self, loudness: float) -> np.float32:
        gain_db = TARGET_LUFS - loudness
        for _ in range(_PASSES):
            self._gain = np.float32(10 ** (gain_db / 20))
            missing = TARGET_LUFS - self._loudness(self.blocks())
            if abs(missing) <= _TOLERANCE_LU:
                break
            gain_db += 1.3 * missing
        return np.float32(10 ** (gain_db / 20))

    def _loudness(self, blocks: Iterator[np.ndarray]) -> float:
        if self._total < STEPS_A_BLOCK * STEP:
            return integrated_lufs(np.concatenate(list(blocks)))
        meter = PowerMeter()
        return gated_lufs(np.concatenate([meter.read(block) for block in blocks]))
