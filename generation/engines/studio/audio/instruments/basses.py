"""What carries the chords from below."""

import numpy as np

from generation.engines.studio.audio.instruments.cache import tuned
from generation.engines.studio.audio.instruments.plucked import karplus
from generation.engines.studio.audio.synth import clock, decay, hertz, highpass, lowpass, noise, rng, saw, sweep, swell


@tuned
def bass(note: int, seconds: float, *, bright: bool = False) -> np.ndarray:
    f = hertz(note)
    t = clock(seconds)
    tone = np.sin(2 * np.pi * f * t) + 0.35 * np.sin(4 * np.pi * f * t)
    if bright:
        tone += 0.7 * lowpass(saw(f, seconds), 650)
    return np.tanh(1.4 * tone * swell(seconds, 0.006, min(0.06, seconds / 3)) * np.exp(-t / 0.7))


@tuned
def bright_bass(note: int, seconds: float) -> np.ndarray:
    return bass(note, seconds, bright=True)


@tuned
def upright(note: int, seconds: float) -> np.ndarray:
    """A double bass under a finger."""
    t = clock(seconds)
    wood = lowpass(noise(rng(note, "wood"), seconds), 900) * np.exp(-t / 0.012)
    return (lowpass(karplus(hertz(note), seconds, 0.992, 900, note), 1200) + 0.1 * wood) * decay(seconds, 0.5, 0.004)


@tuned
def slap(note: int, seconds: float) -> np.ndarray:
    """A thumb on a bass guitar: a snap, then the tone."""
    t = clock(seconds)
    string = np.tanh(2.5 * karplus(hertz(note), seconds, 0.995, 6000, note))
    snap = highpass(noise(rng(note, "slap"), seconds), 2500) * np.exp(-t / 0.006)
    return (string + 0.35 * snap) * decay(seconds, 0.4, 0.001)


@tuned
def sub(note: int, seconds: float) -> np.ndarray:
    """An 808: a sine that slides down into its note and holds."""
    t = clock(seconds)
    tone = np.sin(2 * np.pi * sweep(hertz(note) * (1 + 0.6 * np.exp(-t / 0.02))))
    return np.tanh(2.2 * tone) * swell(seconds, 0.004, min(0.08, seconds / 3)) * np.exp(-t / 1.2)


@tuned
def acid(note: int, seconds: float) -> np.ndarray:
    """A saw whose filter closes."""
    t = clock(seconds)
    tone = saw(hertz(note), seconds)
    shut = np.exp(-t / 0.12)
    return np.tanh(1.5 * (shut * lowpass(tone, 1800) + (1 - shut) * lowpass(tone, 350))) * swell(seconds, 0.004, 0.03)
