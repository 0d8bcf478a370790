"""Instruments of the synthesised music: each returns one note or hit as float64 mono [N], about -1 .. 1."""

from functools import lru_cache

import numpy as np
from scipy.signal import lfilter

from generation.contracts import AUDIO_RATE
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


@lru_cache(maxsize=16)
def kick(punch: float = 1.0) -> np.ndarray:
    t = clock(0.36)
    body = np.sin(2 * np.pi * (46 * t + 90 * 0.03 * (1 - np.exp(-t / 0.03)))) * decay(0.36, 0.12)
    click = highpass(noise(rng(0, "kick"), 0.36), 1200) * decay(0.36, 0.004)
    return body + 0.12 * punch * click


@lru_cache(maxsize=16)
def snare() -> np.ndarray:
    rattle = bandpass(noise(rng(0, "snare"), 0.25), 1400, 7000) * decay(0.25, 0.065)
    return 0.75 * rattle + 0.5 * np.sin(2 * np.pi * 192 * clock(0.25)) * decay(0.25, 0.05)


@lru_cache(maxsize=16)
def clap() -> np.ndarray:
    hiss = bandpass(noise(rng(0, "clap"), 0.3), 900, 4200)
    envelope = decay(0.3, 0.07)
    for delay_s in (0.011, 0.023):
        shift = round(delay_s * AUDIO_RATE)
        envelope[shift:] += 0.8 * decay(0.3, 0.009)[: len(envelope) - shift]
    return 0.8 * hiss * envelope


@lru_cache(maxsize=16)
def hat(fall_s: float = 0.03) -> np.ndarray:
    seconds = max(0.1, 5 * fall_s)
    return 0.5 * highpass(noise(rng(0, "hat"), seconds), 7500) * decay(seconds, fall_s, 0.001)


@lru_cache(maxsize=16)
def crash() -> np.ndarray:
    ring = highpass(noise(rng(0, "crash"), 2.2), 3500) + 0.6 * bandpass(noise(rng(1, "crash"), 2.2), 5000, 9000)
    return 0.4 * ring * decay(2.2, 0.5)


@lru_cache(maxsize=16)
def tom(frequency_hz: float) -> np.ndarray:
    t = clock(0.7)
    skin = np.sin(2 * np.pi * sweep(frequency_hz * (1 + 0.7 * np.exp(-t / 0.035)))) * decay(0.7, 0.2)
    return skin + 0.35 * lowpass(noise(rng(0, "tom"), 0.7), 900) * decay(0.7, 0.05)


@lru_cache(maxsize=16)
def riser(seconds: float) -> np.ndarray:
    """Noise that climbs into the next beat."""
    t = clock(seconds) / seconds
    hiss = noise(rng(0, "riser"), seconds)
    return 0.5 * t**2.2 * ((1 - t) * bandpass(hiss, 400, 1500) + t * highpass(hiss, 3000)) * np.clip((1 - t) * 40, 0, 1)


@lru_cache(maxsize=24)
def bass(note: int, seconds: float, bright: bool = False) -> np.ndarray:
    f = hertz(note)
    t = clock(seconds)
    tone = np.sin(2 * np.pi * f * t) + 0.35 * np.sin(4 * np.pi * f * t)
    if bright:
        tone += 0.7 * lowpass(saw(f, seconds), 650)
    return np.tanh(1.4 * tone * swell(seconds, 0.006, min(0.06, seconds / 3)) * np.exp(-t / 0.7))


@lru_cache(maxsize=24)
def keys(note: int, seconds: float) -> np.ndarray:
    """An electric piano: a fundamental with bell-like partials that die first."""
    f, t = hertz(note), clock(seconds)
    hammer = np.sin(2 * np.pi * f * t + 1.6 * np.exp(-t / 0.18) * np.sin(2 * np.pi * f * t))
    bell = 0.18 * np.sin(2 * np.pi * 7.01 * f * t) * np.exp(-t / 0.06) if 7 * f < 12_000 else 0.0
    return 0.8 * (hammer + bell) * decay(seconds, 0.75, 0.004)


@lru_cache(maxsize=24)
def piano(note: int, seconds: float) -> np.ndarray:
    f, t = hertz(note), clock(seconds)
    tone = np.zeros(len(t))
    for k in range(1, 9):
        partial = f * k * np.sqrt(1 + 0.0004 * k * k)
        if partial < 14_000:
            tone += np.sin(2 * np.pi * partial * t) * np.exp(-t * (0.9 + 0.55 * k)) / k**1.25
    knock = 0.05 * lowpass(noise(rng(note, "piano"), seconds), 2500) * np.exp(-t / 0.012)
    return 0.6 * (tone + knock) * decay(seconds, 3.0, 0.003)


@lru_cache(maxsize=24)
def pluck(note: int, seconds: float, damping: float = 0.996) -> np.ndarray:
    """A plucked string (Karplus and Strong, 1983)."""
    period = max(2, round(AUDIO_RATE / hertz(note) - 0.5))
    burst = np.zeros(len(clock(seconds)))
    burst[:period] = lowpass(rng(note, "pluck").uniform(-1, 1, period), 7000)[: len(burst)]
    feedback = np.zeros(period + 2)
    feedback[0], feedback[period], feedback[period + 1] = 1, -damping / 2, -damping / 2
    string = lfilter([1.0], feedback, burst)
    return 0.9 * string / max(1e-9, np.abs(string).max()) * decay(seconds, 1.2, 0.001)


@lru_cache(maxsize=24)
def bell(note: int, seconds: float) -> np.ndarray:
    """A music box: glassy, thin, with partials of a struck bar."""
    f, t = hertz(note), clock(seconds)
    tone = sum(
        amount * np.sin(2 * np.pi * ratio * f * t) * np.exp(-t / fall)
        for ratio, amount, fall in ((1, 1, 0.5), (2.76, 0.4, 0.16), (5.4, 0.2, 0.07))
        if ratio * f < 16_000
    )
    return 0.7 * np.asarray(tone) * decay(seconds, 0.9, 0.002)


@lru_cache(maxsize=24)
def lead(note: int, seconds: float) -> np.ndarray:
    """A soft triangle whistle with vibrato that sets in late."""
    t = clock(seconds)
    phase = sweep(hertz(note) * (1 + 0.006 * np.clip((t - 0.15) / 0.2, 0, 1) * np.sin(2 * np.pi * 5.4 * t)))
    triangle = 4 * np.abs((phase % 1) - 0.5) - 1
    return 0.7 * lowpass(triangle, 3800) * swell(seconds, 0.02, min(0.12, seconds / 2))


@lru_cache(maxsize=8)
def strings(notes: tuple[int, ...], seconds: float, corner_hz: float = 1500, attack_s: float = 0.12) -> np.ndarray:
    """A chord held by detuned saws, stereo [N, 2]: each side is tuned a little apart."""
    sides = []
    for side, spread in enumerate((-0.0035, 0.0035)):
        total = np.zeros(len(clock(seconds)))
        for index, note in enumerate(notes):
            for detune in (spread, -spread / 2):
                total += saw(hertz(note) * (1 + detune), seconds, phase=0.37 * index + 0.21 * side)
        sides.append(lowpass(total, corner_hz))
    stereo = np.stack(sides, axis=1) * swell(seconds, attack_s, min(0.25, seconds / 3))[:, None]
    return stereo / (2 * len(notes))
