"""Things that meet: feet, fists, knives."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.effects.catalogue import single
from generation.engines.studio.audio.effects.grain import add
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, length, lowpass, noise, sweep


@single
def thump(chance: np.random.Generator) -> np.ndarray:
    t = clock(0.24)
    body = np.sin(2 * np.pi * sweep(chance.uniform(60, 80) * (1 - 1.8 * np.minimum(t, 0.2)))) * decay(0.24, 0.055)
    return body + 0.5 * lowpass(noise(chance, 0.24), 700) * decay(0.24, 0.03)


@single
def step(chance: np.random.Generator) -> np.ndarray:
    """A shoe on firm ground: heel, then sole."""
    sound = 0.5 * lowpass(noise(chance, 0.18), chance.uniform(500, 800)) * decay(0.18, 0.022)
    sole = bandpass(noise(chance, 0.18), 1200, 3200) * decay(0.18, 0.018)
    delay = round(0.03 * AUDIO_RATE)
    sound[delay:] += 0.3 * sole[:-delay]
    return sound


@single
def punch(chance: np.random.Generator) -> np.ndarray:
    """Air, a crack, and a body that gives way."""
    total = np.zeros(length(0.42))
    t = clock(0.3)
    body = np.sin(2 * np.pi * sweep(chance.uniform(110, 140) * np.exp(-t / 0.16))) * decay(0.3, 0.07)
    crack = np.tanh(3 * bandpass(noise(chance, 0.3), 500, 2400)) * decay(0.3, 0.022, 0.0008)
    add(total, 0.2 * bandpass(noise(chance, 0.1), 800, 2200) * np.linspace(0, 1, length(0.1)) ** 2, 0)
    add(total, body + 0.8 * crack, 0.1)
    return total


@single
def slap(chance: np.random.Generator) -> np.ndarray:
    hit = bandpass(noise(chance, 0.2), 1500, 6500) * decay(0.2, 0.014, 0.0005)
    return hit + 0.25 * bandpass(noise(chance, 0.2), 500, 1100) * decay(0.2, 0.03, 0.001)


@single
def chop(chance: np.random.Generator) -> np.ndarray:
    """A knife on a board, three times."""
    total = np.zeros(length(0.72))
    for index in range(3):
        t = clock(0.18)
        board = np.sin(2 * np.pi * chance.uniform(330, 390) * t) * decay(0.18, 0.025, 0.0008)
        board += 0.6 * np.sin(2 * np.pi * chance.uniform(800, 900) * t) * decay(0.18, 0.012, 0.0008)
        blade = highpass(noise(chance, 0.18), 3500) * decay(0.18, 0.008, 0.0005)
        add(total, board + 0.3 * blade, 0.2 * index, 1 - 0.1 * index)
    return total


@single
def pop(chance: np.random.Generator) -> np.ndarray:
    """A cork, a bubble, a balloon that does not mind."""
    t = clock(0.14)
    drop = np.sin(2 * np.pi * sweep(chance.uniform(420, 560) * (1 + 9 * np.minimum(t, 0.05)))) * decay(0.14, 0.022)
    return drop + 0.5 * bandpass(noise(chance, 0.14), 1200, 5000) * decay(0.14, 0.004, 0.0004)


@single
def firework(chance: np.random.Generator) -> np.ndarray:
    """Up with a hiss, a bang, and a crackling shower."""
    total = np.zeros(length(2.4))
    t = clock(0.6)
    climb = 0.12 * np.sin(2 * np.pi * sweep(900 + 1700 * t + 60 * np.sin(2 * np.pi * 22 * t)))
    climb += 0.1 * bandpass(noise(chance, 0.6), 2000, 6000)
    add(total, climb * np.clip(t / 0.3, 0, 1) * np.clip((0.6 - t) / 0.05, 0, 1), 0)
    bang = np.sin(2 * np.pi * sweep(85 * np.exp(-clock(0.7) / 0.4))) * decay(0.7, 0.16)
    bang += lowpass(noise(chance, 0.7), 1400) * decay(0.7, 0.11)
    add(total, bang, 0.62)
    for _ in range(60):
        spark = highpass(noise(chance, 0.03), 3500) * decay(0.03, 0.004, 0.0004)
        add(total, spark, chance.uniform(0.8, 2.2), chance.uniform(0.04, 0.25))
    return total
