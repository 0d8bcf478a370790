"""Animals."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import single
from generation.engines.studio.audio.effects.grain import add, throat
from generation.engines.studio.audio.synth import (
    bandpass,
    clock,
    decay,
    length,
    lowpass,
    noise,
    sweep,
    swell,
)


@single
def meow(chance: np.random.Generator) -> np.ndarray:
    """A glottal saw through two formants that travel i, a, u."""
    seconds = chance.uniform(0.42, 0.62)
    u = clock(seconds) / seconds
    f0 = chance.uniform(560, 780) * (1 + 0.35 * np.sin(np.pi * np.minimum(1, 1.4 * u)) - 0.25 * u)
    source = 2 * (sweep(f0) % 1) - 1 + 0.05 * noise(chance, seconds)
    voice = np.zeros(len(u))
    parts = 10
    for part in range(parts):
        at = part / (parts - 1)
        window = np.clip(1 - np.abs(u - at) * (parts - 1), 0, 1)
        first, second = np.interp(at, (0, 0.35, 1), (420, 1050, 480)), np.interp(at, (0, 0.35, 1), (2500, 1700, 950))
        voice += window * (
            bandpass(source, first * 0.8, first * 1.25) + 0.7 * bandpass(source, second * 0.85, second * 1.18)
        )
    return voice * np.sin(np.pi * u) ** 0.6


@single
def bark(chance: np.random.Generator) -> np.ndarray:
    """Wuff, wuff: a pitch that falls off a cliff, rough and short."""
    total, base = np.zeros(length(0.62)), chance.uniform(230, 330)
    for at_s, size in ((0.0, 1.0), (0.3, 0.85)):
        t = clock(0.2)
        f0 = base * (0.75 + 0.65 * np.exp(-t / 0.05)) * (1 + 0.05 * np.sin(2 * np.pi * 63 * t))
        wuff = throat(chance, f0, ((650, 1.0), (1250, 0.7), (2600, 0.25)), air=0.35)
        add(total, np.tanh(2.5 * wuff) * decay(0.2, 0.07, 0.012), at_s, size)
    return total


@single
def roar(chance: np.random.Generator) -> np.ndarray:
    """Low, rough, long: a pitch with subharmonics, and the air it moves."""
    seconds = chance.uniform(1.3, 1.7)
    t = clock(seconds)
    u = t / seconds
    f0 = chance.uniform(70, 90) * (1 + 0.5 * np.sin(np.pi * u) ** 2) * (1 + 0.06 * np.sin(2 * np.pi * 31 * t))
    voice = throat(chance, f0, ((330, 1.0), (680, 0.8), (1500, 0.3)), air=0.8)
    rasp = 0.65 + 0.35 * np.sign(np.sin(2 * np.pi * sweep(f0 / 3)))
    return np.tanh(3 * voice * lowpass(rasp, 400)) * np.sin(np.pi * u**0.6) ** 0.7


@single
def chirp(chance: np.random.Generator) -> np.ndarray:
    """One bird, three notes."""
    total, pitch = np.zeros(length(0.5)), chance.uniform(3000, 4400)
    for index in range(3):
        t = clock(0.085)
        song = np.sin(2 * np.pi * sweep(pitch * (1 + 0.06 * index) * (1 - 2.4 * t + 0.04 * np.sin(2 * np.pi * 55 * t))))
        add(total, song * swell(0.085, 0.012, 0.04), 0.13 * index, 0.7 + 0.15 * index)
    return total


@single
def moo(chance: np.random.Generator) -> np.ndarray:
    """M, then a long o that sinks."""
    seconds = chance.uniform(1.1, 1.4)
    u = clock(seconds) / seconds
    f0 = chance.uniform(125, 150) * (0.86 + 0.24 * np.sin(np.pi * np.minimum(1, 1.3 * u)) - 0.1 * u)
    open_mouth = np.clip((u - 0.15) / 0.2, 0, 1)
    closed = throat(chance, f0, ((240, 1.0),), air=0.02)
    voice = throat(chance, f0, ((430, 1.0), (800, 0.6), (2300, 0.08)), air=0.06)
    return ((1 - open_mouth) * 0.7 * closed + open_mouth * voice) * swell(seconds, 0.12, 0.3)
