"""What effects are put together from: voices of throats, scattered grains, wandering levels."""

from collections.abc import Sequence

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.synth import bandpass, clock, length, lowpass, noise, sweep, swell


def breath(chance: np.random.Generator, seconds: float, period_s: float, depth: float) -> np.ndarray:
    """A slow level [N] that wanders between 1 - depth and 1."""
    t = clock(seconds)
    waves = sum(np.sin(2 * np.pi * t * k / period_s + chance.uniform(0, 2 * np.pi)) / k for k in (1, 2, 3))
    return 1 - depth / 2 + depth / 2 * np.asarray(waves) / 1.9


def add(total: np.ndarray, sound: np.ndarray, at_s: float, gain: float = 1.0) -> None:
    """Adds `sound` into `total` in place at a second, cut at the end."""
    first = round(at_s * AUDIO_RATE)
    part = sound[: max(0, len(total) - first)]
    total[first : first + len(part)] += gain * part


def throat(
    chance: np.random.Generator, f0_hz: np.ndarray, formants: Sequence[tuple[float, float]], air: float = 0.05
) -> np.ndarray:
    """A glottal saw at `f0_hz` [N] with breath in it, through (hertz, gain) resonances."""
    source = 2 * (sweep(f0_hz) % 1) - 1 + air * chance.standard_normal(len(f0_hz))
    return np.asarray(sum(gain * bandpass(source, 0.84 * f, 1.19 * f) for f, gain in formants))


def babble(
    chance: np.random.Generator, seconds: float, syllables: int, low_hz: float = 110, high_hz: float = 260
) -> np.ndarray:
    """Many people at once, none understood: syllables through vowel formants at random moments."""
    total = np.zeros(length(seconds))
    for _ in range(syllables):
        syllable_s = chance.uniform(0.12, 0.3)
        pitch = chance.uniform(low_hz, high_hz) * (1 + 0.15 * clock(syllable_s))
        first, second = chance.uniform(350, 850), chance.uniform(1000, 2300)
        sound = throat(chance, pitch, ((first, 1.0), (second, 0.4))) * swell(syllable_s, 0.04, 0.08)
        add(total, sound, chance.uniform(0, seconds - syllable_s), chance.uniform(0.3, 1))
    return lowpass(total, 3200)


def crackle(chance: np.random.Generator, seconds: float, count: int) -> np.ndarray:
    """Single samples of random size at random moments."""
    total = np.zeros(length(seconds))
    total[chance.integers(0, len(total), count)] = chance.uniform(0.15, 1, count) * chance.choice((-1, 1), count)
    return total


def hum(seconds: float, base_hz: float, partials: Sequence[float]) -> np.ndarray:
    """A mains or engine hum: `partials` are the levels of the harmonics. `base_hz` in quarters loops cleanly."""
    t = clock(seconds)
    return np.asarray(sum(a * np.sin(2 * np.pi * base_hz * k * t + k) for k, a in enumerate(partials, 1)))


def gust(chance: np.random.Generator, seconds: float, low_hz: float, high_hz: float) -> np.ndarray:
    """Coloured air that swells and goes."""
    u = clock(seconds) / seconds
    return bandpass(noise(chance, seconds), low_hz, high_hz) * np.sin(np.pi * u) ** 2
