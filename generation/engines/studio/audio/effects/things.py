"""Things that fly, spring, ring and glitter."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import single
from generation.engines.studio.audio.effects.grain import add
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, length, noise, sweep


@single
def whoosh(chance: np.random.Generator) -> np.ndarray:
    seconds = chance.uniform(0.45, 0.65)
    return _passing(chance, seconds, ((400, 0.25), (900, 0.42), (1900, 0.58), (3600, 0.7)), 0.16)


@single
def swish(chance: np.random.Generator) -> np.ndarray:
    """Something thin and quick: a sword, a sleeve, a card."""
    seconds = chance.uniform(0.2, 0.28)
    return _passing(chance, seconds, ((1800, 0.3), (3800, 0.45), (7000, 0.6)), 0.13)


def _passing(
    chance: np.random.Generator, seconds: float, bands: tuple[tuple[float, float], ...], width: float
) -> np.ndarray:
    u = clock(seconds) / seconds
    air = noise(chance, seconds)
    gust = sum(bandpass(air, 0.7 * f, 1.4 * f) * np.exp(-(((u - at) / width) ** 2)) for f, at in bands)
    return np.asarray(gust) * np.sin(np.pi * u) ** 2


@single
def bell(chance: np.random.Generator) -> np.ndarray:
    t, f = clock(1.8), chance.uniform(780, 980)
    partials = ((0.5, 0.3, 0.9), (1, 1, 0.6), (1.19, 0.5, 0.5), (2.0, 0.6, 0.35), (2.51, 0.35, 0.2), (4.1, 0.2, 0.1))
    ring = sum(amount * np.sin(2 * np.pi * ratio * f * t) * np.exp(-t / fall) for ratio, amount, fall in partials)
    return np.asarray(ring) * decay(1.8, 1.5, 0.002)


@single
def boing(chance: np.random.Generator) -> np.ndarray:
    t = clock(0.55)
    wobble = 1 + 0.35 * np.exp(-t / 0.25) * np.sin(2 * np.pi * 17 * t)
    spring = sweep(chance.uniform(150, 210) * (1 + 0.9 * t) * wobble)
    return (np.sin(2 * np.pi * spring) + 0.4 * np.sin(6 * np.pi * spring)) * decay(0.55, 0.2, 0.004)


@single
def sparkle(chance: np.random.Generator) -> np.ndarray:
    """A run of tiny glass bells, upwards."""
    total, pitch = np.zeros(length(1.1)), chance.uniform(1900, 2300)
    for index, step in enumerate((0, 2, 4, 7, 9, 12, 14, 16)):
        t, f = clock(0.45), pitch * 2 ** (step / 12)
        ring = np.sin(2 * np.pi * f * t) + 0.3 * np.sin(2 * np.pi * 2.76 * f * t) * np.exp(-t / 0.05)
        add(total, ring * decay(0.45, 0.11), 0.07 * index, 0.5 + 0.05 * index)
    return total


@single
def sizzle(chance: np.random.Generator) -> np.ndarray:
    """A hot pan: hiss, and fat that spits."""
    seconds = 1.6
    hiss = highpass(noise(chance, seconds), 3800) * decay(seconds, 0.8, 0.02)
    total = 0.25 * hiss
    for _ in range(70):
        spit = bandpass(noise(chance, 0.02), 2500, 8000) * decay(0.02, 0.003, 0.0004)
        add(total, spit, chance.uniform(0, 1.4), chance.uniform(0.15, 0.9))
    return total
