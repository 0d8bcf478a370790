"""A look-ahead limiter on true peaks, for sound that passes by in blocks."""

import numpy as np
from scipy.ndimage import minimum_filter1d

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.loudness import true_peaks

CEILING_DBTP = -1.3
"""What is aimed at; smoothing and coding lift peaks a little."""
CONTEXT = 512
"""Samples on either side that decide about a sample."""
_REACH = round(0.004 * AUDIO_RATE)
_WINDOW = np.hanning(2 * _REACH + 1) / np.hanning(2 * _REACH + 1).sum()


class Limiter:
    """Turns sound down over 4 ms before its peaks come, so that none passes the ceiling.

    `before` [CONTEXT, 2] is what was heard before the first block.
    """

    def __init__(self, before: np.ndarray | None = None) -> None:
        self._held = np.zeros((CONTEXT, 2), np.float32) if before is None else before.astype(np.float32)

    def push(self, block: np.ndarray) -> np.ndarray:
        """What is decided once `block` is known: everything up to CONTEXT samples before its end."""
        known = np.concatenate([self._held, block.astype(np.float32, copy=False)])
        if len(known) <= 2 * CONTEXT:
            self._held = known
            return known[:0]
        self._held = known[-2 * CONTEXT :]
        return limited(known)[CONTEXT : len(known) - CONTEXT]

    def flush(self, after: np.ndarray | None = None) -> np.ndarray:
        """The rest; `after` [CONTEXT, 2] is what will be heard next."""
        return self.push(np.zeros((CONTEXT, 2), np.float32) if after is None else after)


def limited(sound: np.ndarray, peaks: np.ndarray | None = None) -> np.ndarray:
    """A whole sound, float32 [N, 2], below the ceiling; `peaks` are its true_peaks where they are known."""
    ceiling = 10 ** (CEILING_DBTP / 20)
    if np.abs(sound).max(initial=0.0) < 0.6 * ceiling:
        return sound
    gain = np.minimum(1.0, ceiling / np.maximum(true_peaks(sound) if peaks is None else peaks, 1e-9))
    if gain.min() >= 1.0:
        return sound
    held = minimum_filter1d(gain, 2 * _REACH + 1, mode="nearest")
    smooth = np.convolve(np.pad(held, _REACH, mode="edge"), _WINDOW, "valid")
    return np.asarray(sound * smooth[:, None].astype(np.float32))
