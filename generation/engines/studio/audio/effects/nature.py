"""Weather, earth, fire and small animals, all around."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects.catalogue import BED_S, ambience
from generation.engines.studio.audio.effects.grain import add, breath, crackle
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, lowpass, noise, sweep, swell


@ambience
def wind(chance: np.random.Generator) -> np.ndarray:
    air = noise(chance, BED_S)
    gusts = breath(chance, BED_S, 3.1, 0.8)
    return bandpass(air, 120, 420) * gusts + 0.35 * bandpass(air, 450, 900) * gusts**2


@ambience
def birds(chance: np.random.Generator) -> np.ndarray:
    total = 0.015 * bandpass(noise(chance, BED_S), 200, 1200)
    for _ in range(7):
        first_s, pitch = chance.uniform(0.1, BED_S - 1.4), chance.uniform(2600, 4600)
        for note in range(int(chance.integers(2, 5))):
            t = clock(0.09)
            song = np.sin(2 * np.pi * sweep(pitch * (1 + 0.25 * np.sin(2 * np.pi * 11 * t)))) * swell(0.09, 0.02, 0.04)
            add(total, song, first_s + 0.14 * note, chance.uniform(0.15, 0.4))
    return total


@ambience
def crickets(chance: np.random.Generator) -> np.ndarray:
    """A warm night: three singers, each with its own pitch and patience."""
    t = clock(BED_S)
    total = 0.02 * lowpass(noise(chance, BED_S), 500)
    for rate, level in ((2.5, 1.0), (1.75, 0.6), (2.0, 0.4)):
        pitch, shift = chance.uniform(4000, 5200), chance.uniform(0, 1)
        song = np.clip(np.sin(2 * np.pi * 30 * t), 0, 1) * ((t * rate + shift) % 1 < 0.42)
        total += level * np.sin(2 * np.pi * pitch * t) * lowpass(song, 120)
    return total


@ambience
def thunder(chance: np.random.Generator) -> np.ndarray:
    """A storm that rolls twice in 10 s."""
    seconds = 10.5
    t = clock(seconds)
    total = 0.05 * lowpass(noise(chance, seconds), 200)
    for at in (1.0 + chance.uniform(0, 0.8), 6.0 + chance.uniform(0, 0.8)):
        since = np.maximum(0, t - at)
        rumbling = lowpass(noise(chance, seconds), 140) * (1 + 0.8 * np.sin(2 * np.pi * since * 2.3 + at))
        shape = (t > at) * np.exp(-since / 1.1) * np.clip(since / 0.05, 0, 1) * np.clip((at + 3.6 - t) / 0.6, 0, 1)
        total += shape * rumbling * 2
        crack = bandpass(noise(chance, 0.5), 400, 2600) * decay(0.5, 0.07)
        add(total, crack, at, chance.uniform(0.2, 0.5))
    return total


@ambience
def rumble(chance: np.random.Generator) -> np.ndarray:
    """The ground itself: a volcano, an earthquake far off."""
    deep = lowpass(noise(chance, BED_S), 75, 4) * breath(chance, BED_S, 2.0, 0.6)
    return deep + 0.12 * bandpass(noise(chance, BED_S), 90, 260) * breath(chance, BED_S, 1.0, 0.8)


@ambience
def fire(chance: np.random.Generator) -> np.ndarray:
    """A roar down low, crackles on top."""
    roaring = lowpass(noise(chance, BED_S), 260) * breath(chance, BED_S, 1.3, 0.5)
    total = 0.4 * roaring
    for _ in range(60):
        snap = bandpass(noise(chance, 0.03), chance.uniform(900, 2500), 6500) * decay(0.03, 0.004, 0.0004)
        add(total, snap, chance.uniform(0, BED_S - 0.05), chance.uniform(0.05, 0.6))
    return total + 0.6 * bandpass(crackle(chance, BED_S, 120), 2000, 7000)


@ambience
def chimes(chance: np.random.Generator) -> np.ndarray:
    """Metal tubes in a breeze, on a scale that cannot clash."""
    seconds = 6.5
    total = 0.01 * bandpass(noise(chance, seconds), 200, 900)
    pitches = 587.3 * 2 ** (np.array((0, 2, 4, 7, 9, 12)) / 12)
    for _ in range(16):
        t, f = clock(1.9), float(chance.choice(pitches))
        ring = sum(a * np.sin(2 * np.pi * r * f * t) * np.exp(-t / d)
                   for r, a, d in ((1, 1, 0.7), (2.76, 0.45, 0.3), (5.4, 0.2, 0.12)))  # fmt: skip
        add(total, np.asarray(ring) * decay(1.9, 2.0, 0.002), chance.uniform(0, seconds - 2), chance.uniform(0.1, 0.5))
    return total + highpass(np.roll(total, AUDIO_RATE // 9), 300) * 0.2
