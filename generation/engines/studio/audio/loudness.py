"""BS.1770 loudness and a look-ahead limiter that works on true peaks."""

import numpy as np
import pyloudnorm
from scipy.ndimage import minimum_filter1d
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE

TARGET_LUFS = -14.0
CEILING_DBTP = -1.3
TOLERANCE_LU = 0.1
_SILENCE_LUFS = -70.0
_LOOK_AHEAD_S = 0.004
_BLOCK = round(0.4 * AUDIO_RATE)
_OVERSAMPLING = 4
_MAX_PASSES = 10


def integrated_lufs(sound: np.ndarray) -> float:
    """Of float [N, 2] at 48 kHz; -inf for silence. A sound shorter than one 0.4 s block is measured as if repeated."""
    if not len(sound):
        return float("-inf")
    if len(sound) < _BLOCK:
        sound = np.tile(sound, (-(-_BLOCK // len(sound)) + 1, 1))
    with np.errstate(divide="ignore"):
        return float(pyloudnorm.Meter(AUDIO_RATE).integrated_loudness(sound.astype(np.float64)))


def true_peaks(sound: np.ndarray) -> np.ndarray:
    """float64 [N]: the highest absolute value of either channel around each sample, between samples too."""
    fine = np.abs(resample_poly(sound, _OVERSAMPLING, 1, axis=0))
    either = np.maximum(fine[:, 0], fine[:, 1]).reshape(-1, _OVERSAMPLING)
    return np.maximum.reduce([either[:, phase] for phase in range(_OVERSAMPLING)])


def true_peak_db(sound: np.ndarray) -> float:
    with np.errstate(divide="ignore"):
        return float(20 * np.log10(true_peaks(sound).max(initial=0.0)))


def limit(sound: np.ndarray, peaks: np.ndarray) -> np.ndarray:
    """Turns the sound down before its true `peaks` come, over 4 ms, so that none passes the ceiling."""
    reach = round(_LOOK_AHEAD_S * AUDIO_RATE)
    gain = np.minimum(1.0, 10 ** (CEILING_DBTP / 20) / np.maximum(peaks, 1e-12))
    held = minimum_filter1d(gain, 2 * reach + 1, mode="nearest")
    window = np.hanning(2 * reach + 1)
    smooth = np.convolve(np.pad(held, reach, mode="edge"), window / window.sum(), "valid")
    return sound * smooth[:, None]


def normalise(sound: np.ndarray) -> np.ndarray:
    """float32 [N, 2] at -14 LUFS (within 0.1 where limiting allows) and below -1 dBTP. Silence stays silent."""
    loudness = integrated_lufs(sound)
    if loudness < _SILENCE_LUFS:
        return np.zeros(sound.shape, np.float32)
    source = sound.astype(np.float64)
    peaks = true_peaks(source)
    gain_db = TARGET_LUFS - loudness
    for _ in range(_MAX_PASSES):
        gain = 10 ** (gain_db / 20)
        result = limit(gain * source, gain * peaks)
        missing = TARGET_LUFS - integrated_lufs(result)
        if abs(missing) <= TOLERANCE_LU:
            break
        gain_db += 1.3 * missing
    return result.astype(np.float32)
