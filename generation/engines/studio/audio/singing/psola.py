"""Pitch and time of a voice changed grain by grain, its vowels kept (TD-PSOLA: Moulines and Charpentier, 1990)."""

from collections.abc import Callable

import numpy as np
from scipy.signal import butter, sosfiltfilt

from generation.contracts import AUDIO_RATE

STEP_S = 0.005
_WINDOW = round(0.03 * AUDIO_RATE)
_LOWEST_HZ, _HIGHEST_HZ = 65, 620
_VOICED = 0.55
_NOISE_GRAIN_S = 0.012


def pitch_of(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hertz and periodicity 0..1 every STEP_S of float [N] at 48 kHz, by normalised autocorrelation."""
    step = round(STEP_S * AUDIO_RATE)
    low = sosfiltfilt(butter(2, [60, 1500], "bandpass", fs=AUDIO_RATE, output="sos"), samples)
    low = np.pad(low, (_WINDOW // 2, _WINDOW))[:, None][:, 0]
    frames = np.lib.stride_tricks.sliding_window_view(low, _WINDOW)[: len(samples) : step]
    shape = np.hanning(_WINDOW)
    size = 4096
    own = np.fft.irfft(np.abs(np.fft.rfft(shape, size)) ** 2)[: _WINDOW // 2]
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames * shape, size)) ** 2)[:, : _WINDOW // 2]
    correlation = correlation / (correlation[:, :1] + 1e-9) / (own / own[0])
    shortest, longest = AUDIO_RATE // _HIGHEST_HZ, min(AUDIO_RATE // _LOWEST_HZ, _WINDOW // 2 - 2)
    inside = correlation[:, shortest:longest]
    best = inside.max(axis=1, keepdims=True)
    lag = shortest + (inside > 0.92 * best).argmax(axis=1)
    row = np.arange(len(lag))
    for _ in range(12):
        lag = lag + (correlation[row, np.minimum(lag + 1, longest)] > correlation[row, lag])
        lag = np.minimum(lag, longest)
    before, here, after = (correlation[row, lag + shift] for shift in (-1, 0, 1))
    bend = before - 2 * here + after
    fine = lag + np.clip(0.5 * (before - after) / np.where(bend < 0, bend, -1.0), -0.5, 0.5)
    loud = np.sqrt((frames**2).mean(axis=1))
    return AUDIO_RATE / fine, np.where(loud > 0.02 * loud.max(initial=1e-9), np.clip(here, 0, 1), 0.0)


def resung(
    samples: np.ndarray,
    source_at: Callable[[float], float],
    target_hz: Callable[[float], float] | None,
    seconds: float,
) -> np.ndarray:
    """float64 [N] of `seconds`: at each moment t what `samples` hold at `source_at(t)`, at `target_hz(t)`.

    Without a target the pitch stays. Sound without a pitch is only moved.
    """
    pitch, periodic = pitch_of(samples)
    voiced = periodic > _VOICED
    middle = float(np.median(pitch[voiced])) if voiced.any() else 150.0
    voiced &= (pitch > 0.55 * middle) & (pitch < 1.8 * middle)
    marks = _marks(samples, pitch, voiced)
    result = np.zeros(round(seconds * AUDIO_RATE) + 4096)
    at, last = 0.0, seconds
    while at < last:
        source = source_at(at)
        frame = min(len(voiced) - 1, max(0, round(source / STEP_S)))
        if voiced[frame] and len(marks):
            mark = int(marks[np.abs(marks - source * AUDIO_RATE).argmin()])
            period = AUDIO_RATE / pitch[frame]
            if abs(mark - source * AUDIO_RATE) < 1.5 * period:
                wanted = target_hz(at) if target_hz else pitch[frame]
                _add(result, samples, at, mark, period, (AUDIO_RATE / wanted / period) ** 0.5)
                at += 1 / wanted
                continue
        half = _NOISE_GRAIN_S * AUDIO_RATE / 2
        _add(result, samples, at, round(source * AUDIO_RATE), half, 1.0)
        at += half / AUDIO_RATE
    return result[: round(seconds * AUDIO_RATE)]


def _marks(samples: np.ndarray, pitch: np.ndarray, voiced: np.ndarray) -> np.ndarray:
    """Samples at which the voice's periods peak."""
    low = sosfiltfilt(butter(2, 900, "low", fs=AUDIO_RATE, output="sos"), samples)
    low = low * (1 if abs(low.max(initial=0)) >= abs(low.min(initial=0)) else -1)
    step = round(STEP_S * AUDIO_RATE)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], voiced.astype(int), [0]])))
    found: list[int] = []
    for first, last in edges.reshape(-1, 2):
        at, end = first * step, min(len(samples), last * step)
        period = AUDIO_RATE / pitch[first]
        at += int(np.argmax(low[at : at + max(1, int(period))])) if at < end else 0
        while at < end:
            found.append(at)
            period = AUDIO_RATE / pitch[min(last - 1, at // step)]
            lowest, highest = at + int(0.8 * period), at + int(1.2 * period) + 1
            if highest >= len(low):
                break
            at = lowest + int(np.argmax(low[lowest:highest]))
    return np.array(found)


def _add(result: np.ndarray, samples: np.ndarray, at_s: float, centre: int, half: float, gain: float) -> None:
    """One grain of two halves, laid at a second."""
    reach = int(half)
    first = round(at_s * AUDIO_RATE) - reach
    begin, end = centre - reach, centre + reach
    cut = max(0, -begin, -first)
    part = samples[begin + cut : min(end, len(samples))]
    window = (0.5 - 0.5 * np.cos(np.pi * np.arange(2 * reach) / max(1, reach)))[cut : cut + len(part)]
    result[first + cut : first + cut + len(part)] += gain * window * part[: len(window)]
