"""BS.1770-4 loudness and true peaks, of whole sounds and of sounds that pass by in blocks."""

import numpy as np
from scipy.signal import resample_poly, sosfilt

from generation.contracts import AUDIO_RATE

TARGET_LUFS = -14.0
STEP = AUDIO_RATE // 10
"""Samples of one power reading; a gating block is four."""
STEPS_A_BLOCK = 4
_OVERSAMPLING = 4
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_K_WEIGHTING = np.array([
    [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
    [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
])  # fmt: skip
"""The shelf and the high-pass of BS.1770-4, tables 1 and 2, for 48 kHz."""


class PowerMeter:
    """K-weighted power of both channels together, a reading every 0.1 s, of sound that comes in pieces."""

    def __init__(self) -> None:
        self._state = np.zeros((len(_K_WEIGHTING), 2, 2))
        self._rest = np.zeros((0, 2))

    def read(self, sound: np.ndarray) -> np.ndarray:
        """float64 [k]: the readings that `sound` [N, 2] completes."""
        weighted, self._state = sosfilt(_K_WEIGHTING, sound, axis=0, zi=self._state)
        whole = np.concatenate([self._rest, weighted])
        count = len(whole) // STEP
        self._rest = whole[count * STEP :]
        return np.asarray((whole[: count * STEP].reshape(count, 2 * STEP) ** 2).sum(axis=1) / STEP)


def gated_lufs(powers: np.ndarray) -> float:
    """Integrated loudness of 0.1 s power readings; -inf for silence. Fewer than a gating block count as if repeated."""
    if not len(powers):
        return float("-inf")
    if len(powers) < STEPS_A_BLOCK:
        powers = np.resize(powers, STEPS_A_BLOCK)
    sums = np.concatenate([[0.0], np.cumsum(powers)])
    blocks = (sums[STEPS_A_BLOCK:] - sums[:-STEPS_A_BLOCK]) / STEPS_A_BLOCK
    loud = blocks[lufs(blocks) > _ABSOLUTE_GATE]
    if not len(loud):
        return float("-inf")
    return float(lufs(loud[lufs(loud) > lufs(loud.mean()) + _RELATIVE_GATE].mean()))


def lufs(power: np.ndarray | float) -> np.ndarray:
    """Loudness of K-weighted power."""
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-20)))


def integrated_lufs(sound: np.ndarray) -> float:
    """Of float [N, 2] at 48 kHz; -inf for silence. A sound shorter than one 0.4 s block is measured as if repeated."""
    if not len(sound):
        return float("-inf")
    shortest = STEPS_A_BLOCK * STEP
    if len(sound) < shortest:
        sound = np.tile(sound, (-(-shortest // len(sound)) + 1, 1))
    return gated_lufs(PowerMeter().read(sound))


def true_peaks(sound: np.ndarray) -> np.ndarray:
    """[N]: the highest absolute value of either channel around each sample, between samples too."""
    fine = np.abs(resample_poly(sound, _OVERSAMPLING, 1, axis=0))
    return np.asarray(fine.reshape(len(sound), -1).max(axis=1))


def true_peak_db(sound: np.ndarray) -> float:
    with np.errstate(divide="ignore"):
        return float(20 * np.log10(true_peaks(sound).max(initial=0.0)))
