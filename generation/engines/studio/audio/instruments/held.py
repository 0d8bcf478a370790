"""Bows, breath and brass, and the pads that stand for them."""

import numpy as np

from generation.engines.studio.audio.instruments.cache import tuned
from generation.engines.studio.audio.synth import (
    bandpass,
    clock,
    decay,
    hertz,
    highpass,
    lowpass,
    noise,
    rng,
    saw,
    sweep,
    swell,
)


def _vibrato(seconds: float, hertz_: float, depth: float, late_s: float = 0.15) -> np.ndarray:
    t = clock(seconds)
    return 1 + depth * np.clip((t - late_s) / 0.2, 0, 1) * np.sin(2 * np.pi * hertz_ * t)


@tuned
def whistle(note: int, seconds: float) -> np.ndarray:
    """A soft triangle with vibrato that sets in late."""
    phase = sweep(hertz(note) * _vibrato(seconds, 5.4, 0.006))
    triangle = 4 * np.abs((phase % 1) - 0.5) - 1
    return 0.7 * lowpass(triangle, 3800) * swell(seconds, 0.02, min(0.12, seconds / 2))


@tuned
def flute(note: int, seconds: float) -> np.ndarray:
    """A bamboo flute: breath, a buzzing membrane, a grace note from below."""
    t, f = clock(seconds), hertz(note)
    phase = sweep(f * _vibrato(seconds, 5.0, 0.007) * (1 - 0.055 * np.exp(-t / 0.03)))
    tone = sum(a * np.sin(2 * np.pi * k * phase) for k, a in ((1, 1), (2, 0.5), (3, 0.28), (4, 0.12), (5, 0.1)))
    air = 0.12 * bandpass(noise(rng(note, "flute"), seconds), 0.9 * f, 6 * f if 6 * f < 20_000 else 20_000)
    return 0.55 * (np.asarray(tone) + air) * swell(seconds, 0.035, min(0.1, seconds / 3))


@tuned
def fiddle(note: int, seconds: float) -> np.ndarray:
    """An erhu or a violin: a bowed saw through a small body, sliding into its note."""
    t = clock(seconds)
    phase = sweep(hertz(note) * _vibrato(seconds, 5.6, 0.011, 0.1) * (1 - 0.03 * np.exp(-t / 0.05)))
    bow = 2 * (phase % 1) - 1
    body = bandpass(bow, 400, 900) + 0.8 * bandpass(bow, 1000, 1800) + 0.4 * bandpass(bow, 2500, 4000)
    return 0.9 * body * swell(seconds, 0.06, min(0.12, seconds / 3))


@tuned
def violins(note: int, seconds: float) -> np.ndarray:
    """A section: four bows a little apart."""
    tone = sum(saw(hertz(note) * (1 + d), seconds, phase=31 * abs(d) * 100 % 1) for d in (-0.004, -0.001, 0.002, 0.005))
    return 0.3 * lowpass(np.asarray(tone), 3200) * swell(seconds, min(0.08, seconds / 3), min(0.15, seconds / 3))


@tuned
def pizzicato(note: int, seconds: float) -> np.ndarray:
    t, f = clock(seconds), hertz(note)
    tone = sum(np.sin(2 * np.pi * k * f * t) * np.exp(-t * 7 * k) / k for k in range(1, 7))
    return 0.8 * np.asarray(tone) * decay(seconds, 0.3, 0.003)


@tuned
def brass(note: int, seconds: float) -> np.ndarray:
    """Opens as it gets louder."""
    t = clock(seconds)
    tone = saw(hertz(note) * 0.998, seconds) + saw(hertz(note) * 1.003, seconds, 0.4)
    opening = np.clip(t / 0.09, 0, 1) * (0.55 + 0.45 * np.exp(-t / 0.3))
    return 0.4 * (opening * lowpass(tone, 3600) + (1 - opening) * lowpass(tone, 700)) * swell(seconds, 0.03, 0.06)


@tuned
def saxophone(note: int, seconds: float) -> np.ndarray:
    t = clock(seconds)
    f0 = hertz(note) * _vibrato(seconds, 5.2, 0.009, 0.2) * (1 - 0.045 * np.exp(-t / 0.04))
    reed = 2 * (sweep(f0) % 1) - 1 + 0.1 * noise(rng(note, "sax"), seconds)
    body = bandpass(reed, 400, 800) + 0.7 * bandpass(reed, 900, 1500) + 0.3 * bandpass(reed, 2200, 3400)
    return np.tanh(1.3 * body) * swell(seconds, 0.035, min(0.1, seconds / 3))


@tuned
def pulse(note: int, seconds: float, width: float = 0.25) -> np.ndarray:
    """A console's square channel, with its arpeggiated tail of vibrato."""
    phase = sweep(hertz(note) * _vibrato(seconds, 6.0, 0.008, 0.12))
    return 0.5 * (np.where(phase % 1 < width, 1.0, -1.0) + 1 - 2 * width) * decay(seconds, 0.6, 0.002)


@tuned
def square(note: int, seconds: float) -> np.ndarray:
    return pulse(note, seconds, 0.5)


@tuned
def triangle(note: int, seconds: float) -> np.ndarray:
    """A console's bass channel: a stepped triangle."""
    phase = hertz(note) * clock(seconds) % 1
    return np.round(7.5 * (4 * np.abs(phase - 0.5) - 1)) / 7.5 * swell(seconds, 0.002, 0.01)


@tuned
def supersaw(note: int, seconds: float) -> np.ndarray:
    """Seven saws, nearly in tune: the chord of a big room."""
    detunes = (-0.011, -0.0065, -0.002, 0.0, 0.0022, 0.006, 0.0105)
    tone = sum(saw(hertz(note) * (1 + d), seconds, (7.3 * i) % 1) for i, d in enumerate(detunes))
    return 0.22 * highpass(lowpass(np.asarray(tone), 7500), 200) * decay(seconds, 0.5, 0.004)


@tuned
def choir(note: int, seconds: float) -> np.ndarray:
    """Voices on ah, far away."""
    total = np.zeros(len(clock(seconds)))
    for index, detune in enumerate((-0.005, 0.0, 0.006)):
        phase = sweep(hertz(note) * (1 + detune) * _vibrato(seconds, 4.5 + index * 0.4, 0.006))
        source = 2 * (phase % 1) - 1
        total += bandpass(source, 550, 900) + 0.6 * bandpass(source, 1000, 1400) + 0.15 * bandpass(source, 2500, 3200)
    return 0.4 * total * swell(seconds, min(0.25, seconds / 3), min(0.3, seconds / 3))


@tuned
def section(note: int, seconds: float, side: int, corner_hz: float, attack_s: float) -> np.ndarray:
    """One note of a pad as one side hears it: two saws tuned a little apart from the other side's."""
    spread = -0.0035 if side == 0 else 0.0035
    tone = sum(
        saw(hertz(note) * (1 + d), seconds, phase=0.37 * (note % 7) + 0.21 * side) for d in (spread, -spread / 2)
    )
    return lowpass(np.asarray(tone), corner_hz) * swell(seconds, min(attack_s, seconds / 2), min(0.25, seconds / 3))
