"""Hammers, bars and pipes under keys."""

import numpy as np

from generation.engines.studio.audio.instruments.cache import tuned
from generation.engines.studio.audio.synth import clock, decay, hertz, lowpass, noise, rng, swell

_HIGHEST_HZ = 14_000


@tuned
def keys(note: int, seconds: float) -> np.ndarray:
    """An electric piano: a fundamental with bell-like partials that die first."""
    f, t = hertz(note), clock(seconds)
    hammer = np.sin(2 * np.pi * f * t + 1.6 * np.exp(-t / 0.18) * np.sin(2 * np.pi * f * t))
    bell = 0.18 * np.sin(2 * np.pi * 7.01 * f * t) * np.exp(-t / 0.06) if 7 * f < 12_000 else 0.0
    return 0.8 * (hammer + bell) * decay(seconds, 0.75, 0.004)


@tuned
def warm_keys(note: int, seconds: float) -> np.ndarray:
    """The same through an old tape: dull, with a slow wow."""
    f, t = hertz(note), clock(seconds)
    phase = 2 * np.pi * f * t + 0.25 * np.sin(2 * np.pi * 0.9 * t)
    tone = np.sin(phase + 0.7 * np.exp(-t / 0.15) * np.sin(phase)) * (1 + 0.15 * np.sin(2 * np.pi * 4.6 * t))
    return 0.8 * lowpass(tone, 1500) * decay(seconds, 0.8, 0.008)


@tuned
def piano(note: int, seconds: float) -> np.ndarray:
    f, t = hertz(note), clock(seconds)
    tone = np.zeros(len(t))
    for k in range(1, 9):
        partial = f * k * np.sqrt(1 + 0.0004 * k * k)
        if partial < _HIGHEST_HZ:
            tone += np.sin(2 * np.pi * partial * t) * np.exp(-t * (0.9 + 0.55 * k)) / k**1.25
    knock = 0.05 * lowpass(noise(rng(note, "piano"), seconds), 2500) * np.exp(-t / 0.012)
    return 0.6 * (tone + knock) * decay(seconds, 3.0, 0.003)


@tuned
def organ(note: int, seconds: float) -> np.ndarray:
    """Drawbars, and a loudspeaker that turns."""
    f, t = hertz(note), clock(seconds)
    bars = ((0.5, 0.6), (1, 1), (1.5, 0.5), (2, 0.6), (3, 0.3), (4, 0.2))
    tone = sum(a * np.sin(2 * np.pi * f * r * t) for r, a in bars if f * r < _HIGHEST_HZ)
    return 0.35 * np.asarray(tone) * (1 + 0.12 * np.sin(2 * np.pi * 6.4 * t)) * swell(seconds, 0.006, 0.03)


@tuned
def vibraphone(note: int, seconds: float) -> np.ndarray:
    f, t = hertz(note), clock(seconds)
    bar = np.sin(2 * np.pi * f * t) + 0.3 * np.sin(2 * np.pi * 4 * f * t) * np.exp(-t / 0.12)
    return 0.7 * bar * (1 + 0.3 * np.sin(2 * np.pi * 5.2 * t)) * decay(seconds, 0.9, 0.003)


@tuned
def bell(note: int, seconds: float) -> np.ndarray:
    """A music box: glassy, thin, with partials of a struck bar."""
    f, t = hertz(note), clock(seconds)
    tone = sum(
        amount * np.sin(2 * np.pi * ratio * f * t) * np.exp(-t / fall)
        for ratio, amount, fall in ((1, 1, 0.5), (2.76, 0.4, 0.16), (5.4, 0.2, 0.07))
        if ratio * f < 16_000
    )
    return 0.7 * np.asarray(tone) * decay(seconds, 0.9, 0.002)
