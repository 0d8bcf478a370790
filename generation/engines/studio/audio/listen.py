"""Is somebody speaking? Pitch that glides where drums and basses have none, and a level that keeps dropping."""

import numpy as np
from scipy.signal import butter, resample_poly, sosfiltfilt

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.track import Recording

STEP_S = 0.01
_RATE = 16_000
_WINDOW = round(0.04 * _RATE)
_STEP = round(STEP_S * _RATE)
_PIECE, _MARGIN = 10 * AUDIO_RATE, AUDIO_RATE // 2
_LOWEST_HZ, _HIGHEST_HZ = 75, 400
_SPAN, _SPAN_STEP = 200, 25
"""A verdict takes 2 s of sound and is asked again every 0.25 s; both in steps of STEP_S."""


def speech_likeness(track: Recording) -> np.ndarray:
    """float64 [steps], 0..1 every STEP_S seconds. Whispering counts as no speech. The track is read in pieces.

    Measured on synthesised speech and music: the median pitch change of voiced neighbours is over 0.045 semitones in
    speech and under 0.04 in music, and speech's level spans over 12 dB within 2 s where a full band's spans under 12.
    """
    pieces = [_voicing(track, first) for first in range(0, max(1, track.samples), _PIECE)]
    pitch, periodic, level = np.concatenate(pieces, axis=1)[:, : max(1, track.samples * _RATE // AUDIO_RATE // _STEP)]
    steps = len(level)
    if steps < 2 or level.max() < -70:
        return np.zeros(max(steps, 1))
    centres, verdicts = [], []
    for first in range(0, max(1, steps - _SPAN + 1), _SPAN_STEP):
        part = slice(first, first + _SPAN)
        centres.append(first + min(_SPAN, steps) / 2)
        verdicts.append(_verdict(pitch[part], periodic[part], level[part]))
    return np.interp(np.arange(steps), centres, verdicts)


def _verdict(pitch: np.ndarray, periodic: np.ndarray, level: np.ndarray) -> float:
    voiced = (periodic > 0.6) & (level > level.max() - 25)
    pairs = voiced[1:] & voiced[:-1]
    glide = np.abs(np.diff(pitch))[pairs]
    glide = glide[glide < 0.8]
    if len(glide) < 8:
        return 0.0
    span_db = np.percentile(level, 90) - np.percentile(level, 15)
    clues = ((np.median(glide) - 0.03) / 0.025, (span_db - 8) / 4, (pairs.mean() - 0.12) / 0.1)
    return float(np.prod(np.clip(clues, 0, 1)))


def _voicing(track: Recording, first: int) -> np.ndarray:
    """[3, steps] of one piece: pitch in semitones, periodicity 0..1 (normalised autocorrelation), level in dB."""
    sound = track.mono(first - _MARGIN, _PIECE + 2 * _MARGIN).astype(np.float64)
    low = resample_poly(sound, 1, AUDIO_RATE // _RATE)
    low = sosfiltfilt(butter(2, [350, 1800], "bandpass", fs=_RATE, output="sos"), low)
    skip = _MARGIN * _RATE // AUDIO_RATE - _WINDOW // 2
    shape = np.hanning(_WINDOW)
    steps = _PIECE * _RATE // AUDIO_RATE // _STEP
    frames = np.lib.stride_tricks.sliding_window_view(low[skip:], _WINDOW)[::_STEP][:steps] * shape
    size = 2 * 1024
    own = np.fft.irfft(np.abs(np.fft.rfft(shape, size)) ** 2)[:_WINDOW]
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames, size)) ** 2)[:, :_WINDOW]
    correlation = correlation / (correlation[:, :1] + 1e-12) / np.maximum(own / own[0], 0.05)
    shortest, longest = _RATE // _HIGHEST_HZ, _RATE // _LOWEST_HZ
    lag = shortest + correlation[:, shortest:longest].argmax(axis=1)
    row = np.arange(len(lag))
    before, here, after = (correlation[row, lag + shift] for shift in (-1, 0, 1))
    bend = before - 2 * here + after
    fine = lag + np.clip(0.5 * (before - after) / np.where(bend < 0, bend, -1.0), -0.5, 0.5)
    return np.stack([12 * np.log2(_RATE / fine), here, 10 * np.log10((frames**2).mean(axis=1) + 1e-12)])
