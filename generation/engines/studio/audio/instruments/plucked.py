"""Strings that are plucked: steel, nylon, silk, and those behind an amplifier."""

import numpy as np
from scipy.signal import lfilter

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.instruments.cache import tuned
from generation.engines.studio.audio.synth import bandpass, clock, decay, hertz, highpass, lowpass, rng, sweep


def karplus(f_hz: float, seconds: float, damping: float, bright_hz: float, seed: int) -> np.ndarray:
    """Karplus and Strong, 1983; the loop's delay is tuned to a fraction of a sample by a linear blend."""
    whole = AUDIO_RATE / f_hz - 0.5
    period, part = int(whole), whole - int(whole)
    burst = np.zeros(len(clock(seconds)))
    burst[:period] = lowpass(rng(seed, "pluck").uniform(-1, 1, period), bright_hz)[: len(burst)]
    feedback = np.zeros(period + 3)
    feedback[0] = 1
    for shift, share in ((0, 1 - part), (1, part)):
        feedback[period + shift] -= damping / 2 * share
        feedback[period + shift + 1] -= damping / 2 * share
    string = highpass(lfilter([1.0], feedback, burst), 30)
    return string / max(1e-9, np.abs(string).max())


@tuned
def pluck(note: int, seconds: float, damping: float = 0.996) -> np.ndarray:
    """Steel strings."""
    return 0.9 * karplus(hertz(note), seconds, damping, 7000, note) * decay(seconds, 1.2, 0.001)


@tuned
def nylon(note: int, seconds: float) -> np.ndarray:
    return 0.9 * karplus(hertz(note), seconds, 0.994, 2800, note) * decay(seconds, 0.8, 0.002)


@tuned
def muted(note: int, seconds: float) -> np.ndarray:
    """A funk guitar: the palm stops the string at once."""
    string = karplus(hertz(note), min(seconds, 0.2), 0.97, 9000, note)
    return highpass(string, 400) * decay(min(seconds, 0.2), 0.06, 0.001)


@tuned
def zither(note: int, seconds: float) -> np.ndarray:
    """A guzheng: bright, with a pitch that settles after the nail has left, and a finger's vibrato."""
    t, f = clock(seconds), hertz(note)
    bend = 1 + 0.012 * np.exp(-t / 0.05) + 0.004 * np.clip((t - 0.25) / 0.2, 0, 1) * np.sin(2 * np.pi * 5.5 * t)
    phase = sweep(f * bend)
    tone = sum(
        np.sin(2 * np.pi * k * phase) * np.exp(-t * (1.3 + 0.55 * k)) / k**0.9 for k in range(1, 12) if k * f < 14_000
    )
    nail = 0.3 * bandpass(rng(note, "nail").standard_normal(len(t)), 2500, 7000) * np.exp(-t / 0.006)
    return 0.5 * (np.asarray(tone) + nail) * decay(seconds, 1.6, 0.001)


@tuned
def power_guitar(note: int, seconds: float) -> np.ndarray:
    """Root, fifth and octave into a loud amplifier and its cabinet."""
    strings = sum(karplus(hertz(note + step), seconds, 0.9985, 5000, note + step) for step in (0, 7, 12))
    driven = np.tanh(9 * highpass(np.asarray(strings), 110))
    return 0.7 * highpass(lowpass(driven, 4200), 90) * decay(seconds, 2.5, 0.003)


@tuned
def lead_guitar(note: int, seconds: float) -> np.ndarray:
    """One singing string, driven, with a late vibrato."""
    t = clock(seconds)
    phase = sweep(hertz(note) * (1 + 0.007 * np.clip((t - 0.12) / 0.15, 0, 1) * np.sin(2 * np.pi * 5.8 * t)))
    string = (2 * (phase % 1) - 1) * np.exp(-t / 1.5)
    return 0.6 * bandpass(lowpass(np.tanh(5 * lowpass(string, 2500)), 3800), 250, 3000) * decay(seconds, 2.0, 0.006)
