"""Water."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects.catalogue import AMBIENCE_S, BED_S, ambience, single
from generation.engines.studio.audio.effects.grain import add, breath
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, length, lowpass, noise, sweep


@single
def splash(chance: np.random.Generator) -> np.ndarray:
    hit = bandpass(noise(chance, 0.9), 600, 5000) * decay(0.9, 0.14, 0.01)
    for _ in range(14):
        add(hit, _bubble(chance, 500, 1400, 6, 0.012), chance.uniform(0.05, 0.55), 0.25)
    return hit


def _bubble(chance: np.random.Generator, low_hz: float, high_hz: float, rise: float, fall_s: float) -> np.ndarray:
    """A droplet rings and rises in pitch as it closes."""
    seconds = 8 * fall_s
    t = clock(seconds)
    return np.sin(2 * np.pi * sweep(chance.uniform(low_hz, high_hz) * (1 + rise * t))) * decay(seconds, fall_s)


@ambience
def rain(chance: np.random.Generator) -> np.ndarray:
    bed = 0.5 * highpass(noise(chance, BED_S), 900) + 0.6 * bandpass(noise(chance, BED_S), 300, 1600)
    drops = np.zeros(length(BED_S))
    drops[chance.integers(0, len(drops), 900)] = chance.uniform(0.2, 1, 900)
    return lowpass(bed, 9000) * 0.12 + 1.2 * bandpass(drops, 1500, 7000)


@ambience
def waves(chance: np.random.Generator) -> np.ndarray:
    t = clock(BED_S)
    roll = np.clip(np.sin(2 * np.pi * (t / AMBIENCE_S) - 0.6), 0, 1) ** 1.4
    surf = noise(chance, BED_S)
    return (
        0.35 * lowpass(surf, 380)
        + roll * bandpass(surf, 350, 2600)
        + 0.5 * np.roll(roll, AUDIO_RATE // 4) * highpass(surf, 2800)
    )


@ambience
def stream(chance: np.random.Generator) -> np.ndarray:
    """A brook over stones: hundreds of small bubbles over a thin rush."""
    total = 0.1 * bandpass(noise(chance, BED_S), 700, 3000) * breath(chance, BED_S, 1.7, 0.3)
    for _ in range(420):
        bubble = _bubble(chance, 600, 2400, 5, 0.01)
        add(total, bubble, chance.uniform(0, BED_S - 0.1), chance.uniform(0.03, 0.25))
    return total


@ambience
def underwater(chance: np.random.Generator) -> np.ndarray:
    """A muffled deep, and strings of bubbles that rise."""
    total = lowpass(noise(chance, BED_S), 160) * breath(chance, BED_S, 4.0, 0.5)
    total += 0.15 * bandpass(noise(chance, BED_S), 180, 420) * breath(chance, BED_S, 2.0, 0.8)
    for _ in range(5):
        at_s, size = chance.uniform(0.1, BED_S - 1.0), chance.uniform(0.06, 0.16)
        for _ in range(int(chance.integers(4, 9))):
            add(total, _bubble(chance, 220, 620, 9, 0.035), at_s, size)
            at_s += chance.uniform(0.05, 0.11)
    return lowpass(total, 1500)
