"""What people do without words."""

import numpy as np

from generation.engines.studio.audio.effects.catalogue import single
from generation.engines.studio.audio.effects.grain import add, babble, gust, throat
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, length, noise, sweep, swell

_AH = ((760, 1.0), (1250, 0.6), (2600, 0.2))
_UH = ((560, 1.0), (1150, 0.4), (2400, 0.12))


@single
def laugh(chance: np.random.Generator) -> np.ndarray:
    """Ha ha ha ha ha, downhill."""
    total, base = np.zeros(length(1.35)), chance.uniform(190, 320)
    for index in range(6):
        t = clock(0.15)
        f0 = base * (1.25 - 0.07 * index) * (1 - 0.9 * t)
        ha = 0.25 * bandpass(noise(chance, 0.15), 900, 3000) * decay(0.15, 0.025)
        ha += throat(chance, f0, _AH, air=0.15) * swell(0.15, 0.03, 0.08)
        add(total, ha, 0.2 * index + chance.uniform(0, 0.02), 1 - 0.12 * index)
    return total


@single
def sob(chance: np.random.Generator) -> np.ndarray:
    """Two jerky breaths in, one long shaking moan out."""
    total, base = np.zeros(length(1.5)), chance.uniform(260, 340)
    for at_s in (0.0, 0.2):
        add(total, gust(chance, 0.16, 900, 2600), at_s, 0.5)
    t = clock(0.95)
    shake = 1 + 0.035 * np.sin(2 * np.pi * 7 * t)
    moan = throat(chance, base * (1.15 - 0.4 * t) * shake, _UH, air=0.2) * (0.7 + 0.3 * np.sin(2 * np.pi * 7 * t))
    add(total, moan * swell(0.95, 0.12, 0.4), 0.48)
    return total


@single
def gasp(chance: np.random.Generator) -> np.ndarray:
    """A sharp breath in that grows brighter and stops."""
    seconds = chance.uniform(0.4, 0.5)
    u = clock(seconds) / seconds
    air = noise(chance, seconds)
    bright = (1 - u) * bandpass(air, 700, 1600) + u * bandpass(air, 1500, 4200)
    return bright * u**0.7 * np.clip((1 - u) / 0.18, 0, 1)


@single
def snore(chance: np.random.Generator) -> np.ndarray:
    """A rattle in, a soft whistle out."""
    total = np.zeros(length(2.1))
    t = clock(1.05)
    rattle = np.clip(np.sin(2 * np.pi * sweep(chance.uniform(24, 30) + 6 * t)), 0, 1) ** 3
    breath_in = bandpass(noise(chance, 1.05), 110, 520) * (0.15 + rattle) * swell(1.05, 0.3, 0.1)
    add(total, breath_in, 0)
    t = clock(0.8)
    whistle = 0.03 * np.sin(2 * np.pi * sweep(900 - 250 * t)) + 0.1 * bandpass(noise(chance, 0.8), 700, 1700)
    add(total, whistle * swell(0.8, 0.2, 0.4), 1.25)
    return total


@single
def cheer(chance: np.random.Generator) -> np.ndarray:
    """A small crowd goes yeah."""
    seconds = 2.2
    total = 0.35 * babble(chance, seconds, 40, 180, 420)
    for _ in range(16):
        length_s = chance.uniform(0.7, 1.3)
        u = clock(length_s) / length_s
        f0 = chance.uniform(180, 430) * (0.85 + 0.45 * np.sin(np.pi * np.minimum(1, 1.6 * u)) - 0.15 * u)
        voice = throat(chance, f0, _AH, air=0.25) * swell(length_s, 0.12, 0.4)
        add(total, voice, chance.uniform(0.0, 0.8), chance.uniform(0.3, 0.8))
    claps = sum(_palms(chance, at_s, seconds) for at_s in chance.uniform(0.2, 1.9, 26))
    return (total + 0.15 * np.asarray(claps)) * swell(seconds, 0.15, 0.9)


@single
def clap(chance: np.random.Generator) -> np.ndarray:
    """One pair of hands, twice."""
    return _palms(chance, 0.0, 0.55) + 0.8 * _palms(chance, 0.26, 0.55)


def _palms(chance: np.random.Generator, at_s: float, seconds: float) -> np.ndarray:
    total, pitch = np.zeros(length(seconds)), chance.uniform(900, 1500)
    hit = bandpass(noise(chance, 0.12), pitch, 2.4 * pitch) * decay(0.12, 0.018, 0.001)
    hit += 0.3 * highpass(noise(chance, 0.12), 5000) * decay(0.12, 0.004, 0.0005)
    add(total, hit, at_s)
    return total


@single
def munch(chance: np.random.Generator) -> np.ndarray:
    """Three bites of something crisp."""
    total = np.zeros(length(1.0))
    for at_s in (0.0, 0.3, 0.58):
        bite = np.zeros(length(0.22))
        for _ in range(14):
            crumb = bandpass(noise(chance, 0.03), 1100, 5200) * decay(0.03, 0.005, 0.0005)
            add(bite, crumb, chance.uniform(0, 0.14), chance.uniform(0.3, 1))
        add(total, bite, at_s, chance.uniform(0.7, 1))
    return total


@single
def whistle(chance: np.random.Generator) -> np.ndarray:
    """Somebody whistles: up, and falling away."""
    seconds = 0.95
    t = clock(seconds)
    u = t / seconds
    pitch = chance.uniform(1300, 1600) * (1 + 0.75 * np.sin(np.pi * np.clip(u / 0.9, 0, 1)) ** 1.5)
    tone = np.sin(2 * np.pi * sweep(pitch * (1 + 0.008 * np.sin(2 * np.pi * 6 * t))))
    return (tone + 0.04 * bandpass(noise(chance, seconds), 1200, 3500)) * swell(seconds, 0.06, 0.25)
