"""Drums and sticks of other rooms than a rock band's."""

import numpy as np

from generation.engines.studio.audio.instruments.cache import struck
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, lowpass, noise, rng, sweep


@struck
def shaker(fall_s: float = 0.035) -> np.ndarray:
    return 0.35 * bandpass(noise(rng(0, "shaker"), 0.16), 4500, 9500) * decay(0.16, fall_s, 0.018)


@struck
def tambourine() -> np.ndarray:
    t = clock(0.25)
    jingles = sum(np.sin(2 * np.pi * f * t) for f in (5300, 6900, 8150, 9700))
    return (0.1 * np.asarray(jingles) + 0.3 * highpass(noise(rng(0, "jingle"), 0.25), 6000)) * decay(0.25, 0.05)


@struck
def conga(frequency_hz: float = 210.0, *, slap: bool = False) -> np.ndarray:
    t = clock(0.35)
    skin = np.sin(2 * np.pi * sweep(frequency_hz * (1 + 0.25 * np.exp(-t / 0.012)))) * decay(
        0.35, 0.03 if slap else 0.1
    )
    return skin + (0.6 if slap else 0.15) * bandpass(noise(rng(0, "conga"), 0.35), 900, 3500) * decay(0.35, 0.012)


@struck
def cowbell() -> np.ndarray:
    t = clock(0.3)
    plates = np.sign(np.sin(2 * np.pi * 587 * t)) + np.sign(np.sin(2 * np.pi * 845 * t))
    return 0.5 * bandpass(plates, 500, 3000) * decay(0.3, 0.07, 0.001)


@struck
def claves() -> np.ndarray:
    return 0.9 * np.sin(2 * np.pi * 2480 * clock(0.12)) * decay(0.12, 0.02, 0.0005)


@struck
def woodblock(frequency_hz: float = 980.0) -> np.ndarray:
    t = clock(0.16)
    wood = np.sin(2 * np.pi * frequency_hz * t) + 0.5 * np.sin(2 * np.pi * 2.57 * frequency_hz * t)
    return 0.7 * wood * decay(0.16, 0.018, 0.0006)


@struck
def gong(frequency_hz: float = 118.0) -> np.ndarray:
    """A tam-tam that blooms after the stroke."""
    t = clock(3.0)
    partials = ((1, 1.0, 1.6), (1.48, 0.7, 1.2), (2.14, 0.6, 1.0), (2.93, 0.5, 0.8), (4.2, 0.35, 0.5), (5.8, 0.25, 0.4))
    ring = sum(a * np.sin(2 * np.pi * r * frequency_hz * t + r) * np.exp(-t / f) for r, a, f in partials)
    shimmer = bandpass(noise(rng(0, "gong"), 3.0), 1500, 6000) * np.clip(t / 0.2, 0, 1) * np.exp(-t / 0.6)
    return (0.5 * np.asarray(ring) + 0.12 * shimmer) * decay(3.0, 2.0, 0.01)


@struck
def big_drum(frequency_hz: float = 62.0) -> np.ndarray:
    """A taiko, a dagu, an orchestra's bass drum."""
    t = clock(1.1)
    skin = np.sin(2 * np.pi * sweep(frequency_hz * (1 + 0.5 * np.exp(-t / 0.03)))) * decay(1.1, 0.26)
    wood = bandpass(noise(rng(0, "taiko"), 1.1), 250, 1200) * decay(1.1, 0.03, 0.001)
    return skin + 0.4 * wood


@struck
def dust() -> np.ndarray:
    """A record's surface for a beat: three ticks and a little rumble."""
    chance = rng(0, "dust")
    ticks = np.zeros(len(clock(0.5)))
    ticks[chance.integers(0, len(ticks), 9)] = chance.uniform(-1, 1, 9)
    return 0.8 * bandpass(ticks, 1500, 6000) + 0.01 * lowpass(noise(chance, 0.5), 3000)
