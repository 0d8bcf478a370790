"""Rooms and streets full of people."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import BED_S, ambience
from generation.engines.studio.audio.effects.grain import add, babble, breath, hum
from generation.engines.studio.audio.effects.machines import typing
from generation.engines.studio.audio.effects.people import cheer
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, lowpass, noise, swell


@ambience
def city(chance: np.random.Generator) -> np.ndarray:
    t = clock(BED_S)
    bed = lowpass(noise(chance, BED_S), 220, 1) + 0.15 * bandpass(noise(chance, BED_S), 400, 1500)
    passing = np.exp(-(((t - chance.uniform(1, 3)) / 0.7) ** 2)) * bandpass(noise(chance, BED_S), 200, 900)
    return bed + 0.5 * passing


@ambience
def crowd(chance: np.random.Generator) -> np.ndarray:
    return babble(chance, BED_S, 90) + 0.1 * bandpass(noise(chance, BED_S), 300, 2000)


@ambience
def cafe(chance: np.random.Generator) -> np.ndarray:
    """Quiet talk, cups on saucers, a machine that steams milk."""
    total = babble(chance, BED_S, 36) + 0.05 * bandpass(noise(chance, BED_S), 300, 1500)
    for _ in range(9):
        add(total, _china(chance), chance.uniform(0, BED_S - 0.3), chance.uniform(0.1, 0.35))
    steam = highpass(noise(chance, 1.3), 2500) * swell(1.3, 0.2, 0.4)
    add(total, steam, chance.uniform(0.5, 2.5), 0.05)
    return total


def _china(chance: np.random.Generator) -> np.ndarray:
    t, f = clock(0.25), chance.uniform(2400, 4200)
    return (np.sin(2 * np.pi * f * t) + 0.5 * np.sin(2 * np.pi * 1.62 * f * t)) * decay(0.25, 0.04, 0.001)


@ambience
def kitchen(chance: np.random.Generator) -> np.ndarray:
    """A fridge, a pot that bubbles, pans, water running over plates."""
    total = 0.12 * hum(BED_S, 50, (1, 0.9, 0.2, 0.3)) + 0.08 * highpass(noise(chance, BED_S), 3500)
    for _ in range(36):
        t = clock(0.08)
        blub = np.sin(2 * np.pi * chance.uniform(180, 420) * t * (1 + 4 * t)) * decay(0.08, 0.02)
        add(total, blub, chance.uniform(0, BED_S - 0.1), chance.uniform(0.1, 0.4))
    for _ in range(4):
        add(total, _china(chance), chance.uniform(0, BED_S - 0.3), chance.uniform(0.2, 0.5))
    return total


@ambience
def office(chance: np.random.Generator) -> np.ndarray:
    """Air conditioning, keys, one far telephone."""
    total = 0.4 * lowpass(noise(chance, BED_S), 350, 1) + 0.03 * hum(BED_S, 100, (1, 0.3, 0.2))
    for at_s in (0.1, 1.6, 2.9):
        add(total, typing(chance), at_s + chance.uniform(0, 0.2), 0.9)
    t = clock(0.5)
    ring = np.sin(2 * np.pi * 950 * t) * (np.sin(2 * np.pi * 20 * t) > 0) * swell(0.5, 0.02, 0.1)
    add(total, ring, chance.uniform(1, 3), 0.08)
    return total


@ambience
def classroom(chance: np.random.Generator) -> np.ndarray:
    """Children talking at once, chalk, a chair that scrapes."""
    total = babble(chance, BED_S, 60, 230, 400)
    for at_s in chance.uniform(0.2, BED_S - 0.4, 8):
        chalk = bandpass(noise(chance, 0.12), 2600, 5200) * swell(0.12, 0.01, 0.05)
        add(total, chalk, at_s, 0.12)
    scrape = bandpass(noise(chance, 0.35), 250, 700) * breath(chance, 0.35, 0.02, 0.9) * swell(0.35, 0.05, 0.1)
    add(total, scrape, chance.uniform(0.5, 3.4), 0.8)
    return total


@ambience
def market(chance: np.random.Generator) -> np.ndarray:
    """A busy street market: dense talk, sellers who call, things put down."""
    total = babble(chance, BED_S, 130, 120, 320)
    for _ in range(4):
        call = babble(chance, 0.7, 3, 240, 380)
        add(total, call, chance.uniform(0, BED_S - 0.8), 2.2)
    for at_s in chance.uniform(0, BED_S - 0.2, 7):
        add(total, bandpass(noise(chance, 0.15), 300, 1400) * decay(0.15, 0.03), at_s, 0.7)
    return total


@ambience
def stadium(chance: np.random.Generator) -> np.ndarray:
    """A sea of voices that swells, far cheers, a drum."""
    sea = bandpass(noise(chance, BED_S), 350, 1500) + 0.4 * bandpass(noise(chance, BED_S), 1500, 3500)
    total = sea * breath(chance, BED_S, 4.0, 0.6) + 0.5 * babble(chance, BED_S, 60, 160, 380)
    add(total, cheer(chance), chance.uniform(0.2, 1.8), 0.8)
    for beat in range(9):
        t = clock(0.3)
        add(total, np.sin(2 * np.pi * 78 * t) * decay(0.3, 0.08), 0.5 * beat, 0.7 if beat % 4 != 3 else 0)
    return total
