"""Sound effects by name, synthesised: single sounds, and ambiences that loop without a seam."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio.synth import (
    bandpass,
    clock,
    decay,
    highpass,
    length,
    lowpass,
    noise,
    rng,
    sweep,
    swell,
)

AMBIENCE_S = 4.0
_SEAM_S = 0.5

Effect = Callable[[np.random.Generator], np.ndarray]
EFFECTS: dict[str, Effect] = {}
AMBIENCES: set[str] = set()


@lru_cache(maxsize=24)
def effect(name: str, seed: int = 0) -> np.ndarray:
    """Read-only float32 mono [N], 48 kHz, peak at most 0.9; an ambience is a 4 s loop.

    Raises SpecRejected for an unknown name.
    """
    if name not in EFFECTS:
        raise SpecRejected(f"no such sound effect: {name}", code="unknown_effect")
    sound = EFFECTS[name](rng(seed, "effect", name))
    if name in AMBIENCES:
        sound = _seamless(sound)
    sound = (0.9 * sound / max(1e-9, np.abs(sound).max())).astype(np.float32)
    sound.flags.writeable = False
    return sound


def _single(make: Effect) -> Effect:
    EFFECTS[make.__name__] = make
    return make


def _ambience(make: Effect) -> Effect:
    EFFECTS[make.__name__] = make
    AMBIENCES.add(make.__name__)
    return make


def _seamless(sound: np.ndarray) -> np.ndarray:
    """The last half second fades into the first, and goes."""
    seam = round(_SEAM_S * AUDIO_RATE)
    ramp = np.sqrt(np.linspace(0, 1, seam))
    loop = sound[:-seam].copy()
    loop[:seam] = loop[:seam] * ramp + sound[-seam:] * ramp[::-1]
    return loop


def _breath(chance: np.random.Generator, seconds: float, period_s: float, depth: float) -> np.ndarray:
    """A slow level that wanders between 1 - depth and 1."""
    t = clock(seconds)
    waves = sum(np.sin(2 * np.pi * t * k / period_s + chance.uniform(0, 2 * np.pi)) / k for k in (1, 2, 3))
    return 1 - depth / 2 + depth / 2 * np.asarray(waves) / 1.9


@_single
def meow(chance: np.random.Generator) -> np.ndarray:
    """A glottal saw through two formants that travel i, a, u."""
    seconds = chance.uniform(0.42, 0.62)
    u = clock(seconds) / seconds
    f0 = chance.uniform(560, 780) * (1 + 0.35 * np.sin(np.pi * np.minimum(1, 1.4 * u)) - 0.25 * u)
    throat = 2 * (sweep(f0) % 1) - 1 + 0.05 * noise(chance, seconds)
    voice = np.zeros(len(u))
    parts = 10
    for part in range(parts):
        at = part / (parts - 1)
        window = np.clip(1 - np.abs(u - at) * (parts - 1), 0, 1)
        first, second = np.interp(at, (0, 0.35, 1), (420, 1050, 480)), np.interp(at, (0, 0.35, 1), (2500, 1700, 950))
        voice += window * (
            bandpass(throat, first * 0.8, first * 1.25) + 0.7 * bandpass(throat, second * 0.85, second * 1.18)
        )
    return voice * np.sin(np.pi * u) ** 0.6


@_single
def thump(chance: np.random.Generator) -> np.ndarray:
    t = clock(0.24)
    body = np.sin(2 * np.pi * sweep(chance.uniform(60, 80) * (1 - 1.8 * np.minimum(t, 0.2)))) * decay(0.24, 0.055)
    return body + 0.5 * lowpass(noise(chance, 0.24), 700) * decay(0.24, 0.03)


@_single
def whoosh(chance: np.random.Generator) -> np.ndarray:
    seconds = chance.uniform(0.45, 0.65)
    u = clock(seconds) / seconds
    air = noise(chance, seconds)
    bands = ((400, 0.25), (900, 0.42), (1900, 0.58), (3600, 0.7))
    gust = sum(bandpass(air, 0.7 * f, 1.4 * f) * np.exp(-(((u - at) / 0.16) ** 2)) for f, at in bands)
    return np.asarray(gust) * np.sin(np.pi * u) ** 2


@_single
def step(chance: np.random.Generator) -> np.ndarray:
    """A shoe on firm ground: heel, then sole."""
    sound = 0.5 * lowpass(noise(chance, 0.18), chance.uniform(500, 800)) * decay(0.18, 0.022)
    sole = bandpass(noise(chance, 0.18), 1200, 3200) * decay(0.18, 0.018)
    delay = round(0.03 * AUDIO_RATE)
    sound[delay:] += 0.3 * sole[:-delay]
    return sound


@_single
def splash(chance: np.random.Generator) -> np.ndarray:
    hit = bandpass(noise(chance, 0.9), 600, 5000) * decay(0.9, 0.14, 0.01)
    for _ in range(14):
        hit += 0.25 * np.roll(_droplet(chance, 0.9), round(chance.uniform(0.05, 0.55) * AUDIO_RATE))
    return hit


def _droplet(chance: np.random.Generator, seconds: float) -> np.ndarray:
    t = clock(seconds)
    return np.sin(2 * np.pi * sweep(chance.uniform(500, 1400) * (1 + 6 * np.minimum(t, 0.06)))) * decay(seconds, 0.012)


@_single
def bell(chance: np.random.Generator) -> np.ndarray:
    t, f = clock(1.8), chance.uniform(780, 980)
    partials = ((0.5, 0.3, 0.9), (1, 1, 0.6), (1.19, 0.5, 0.5), (2.0, 0.6, 0.35), (2.51, 0.35, 0.2), (4.1, 0.2, 0.1))
    ring = sum(amount * np.sin(2 * np.pi * ratio * f * t) * np.exp(-t / fall) for ratio, amount, fall in partials)
    return np.asarray(ring) * decay(1.8, 1.5, 0.002)


@_single
def boing(chance: np.random.Generator) -> np.ndarray:
    t = clock(0.55)
    wobble = 1 + 0.35 * np.exp(-t / 0.25) * np.sin(2 * np.pi * 17 * t)
    spring = sweep(chance.uniform(150, 210) * (1 + 0.9 * t) * wobble)
    return (np.sin(2 * np.pi * spring) + 0.4 * np.sin(6 * np.pi * spring)) * decay(0.55, 0.2, 0.004)


@_ambience
def rain(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    bed = 0.5 * highpass(noise(chance, seconds), 900) + 0.6 * bandpass(noise(chance, seconds), 300, 1600)
    drops = np.zeros(length(seconds))
    drops[chance.integers(0, len(drops), 900)] = chance.uniform(0.2, 1, 900)
    return lowpass(bed, 9000) * 0.12 + 1.2 * bandpass(drops, 1500, 7000)


@_ambience
def wind(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    air = noise(chance, seconds)
    gusts = _breath(chance, seconds, 3.1, 0.8)
    return bandpass(air, 120, 420) * gusts + 0.35 * bandpass(air, 450, 900) * gusts**2


@_ambience
def waves(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    t = clock(seconds)
    roll = np.clip(np.sin(2 * np.pi * (t / AMBIENCE_S) - 0.6), 0, 1) ** 1.4
    surf = noise(chance, seconds)
    return (
        0.35 * lowpass(surf, 380)
        + roll * bandpass(surf, 350, 2600)
        + 0.5 * np.roll(roll, 12_000) * highpass(surf, 2800)
    )


@_ambience
def city(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    t = clock(seconds)
    hum = lowpass(noise(chance, seconds), 220, 1) + 0.15 * bandpass(noise(chance, seconds), 400, 1500)
    passing = np.exp(-(((t - chance.uniform(1, 3)) / 0.7) ** 2)) * bandpass(noise(chance, seconds), 200, 900)
    return hum + 0.5 * passing


@_ambience
def crowd(chance: np.random.Generator) -> np.ndarray:
    """Many voices: syllables of noise through vowel formants at random moments."""
    seconds = AMBIENCE_S + _SEAM_S
    total = np.zeros(length(seconds))
    for _ in range(90):
        syllable_s = chance.uniform(0.12, 0.3)
        t = clock(syllable_s)
        buzz = 2 * (sweep(chance.uniform(110, 260) * (1 + 0.15 * t)) % 1) - 1
        vowel = chance.uniform(400, 900)
        sound = bandpass(buzz, 0.8 * vowel, 1.25 * vowel) * swell(syllable_s, 0.04, 0.08)
        first = int(chance.integers(0, len(total) - len(sound)))
        total[first : first + len(sound)] += chance.uniform(0.3, 1) * sound
    return lowpass(total, 2500) + 0.1 * bandpass(noise(chance, seconds), 300, 2000)


@_ambience
def birds(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    total = 0.015 * bandpass(noise(chance, seconds), 200, 1200)
    for _ in range(7):
        first_s, pitch = chance.uniform(0.1, AMBIENCE_S - 0.9), chance.uniform(2600, 4600)
        for chirp in range(int(chance.integers(2, 5))):
            t = clock(0.09)
            song = np.sin(2 * np.pi * sweep(pitch * (1 + 0.25 * np.sin(2 * np.pi * 11 * t)))) * swell(0.09, 0.02, 0.04)
            first = round((first_s + 0.14 * chirp) * AUDIO_RATE)
            total[first : first + len(song)] += chance.uniform(0.15, 0.4) * song
    return total


@_ambience
def radio_hiss(chance: np.random.Generator) -> np.ndarray:
    seconds = AMBIENCE_S + _SEAM_S
    hiss = bandpass(noise(chance, seconds), 600, 3200)
    crackle = np.zeros(len(hiss))
    crackle[chance.integers(0, len(crackle), 30)] = chance.uniform(-1, 1, 30)
    return 0.4 * hiss * _breath(chance, seconds, 2.3, 0.5) + 2 * bandpass(crackle, 800, 4000)
