"""Drums of a kit and of machines."""

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.instruments.cache import struck
from generation.engines.studio.audio.synth import bandpass, clock, decay, highpass, lowpass, noise, rng, sweep


@struck
def kick(punch: float = 1.0) -> np.ndarray:
    t = clock(0.36)
    body = np.sin(2 * np.pi * (46 * t + 90 * 0.03 * (1 - np.exp(-t / 0.03)))) * decay(0.36, 0.12)
    click = highpass(noise(rng(0, "kick"), 0.36), 1200) * decay(0.36, 0.004)
    return body + 0.12 * punch * click


@struck
def soft_kick() -> np.ndarray:
    """A felt beater on a big skin."""
    t = clock(0.4)
    skin = np.sin(2 * np.pi * sweep(58 * (1 + 0.5 * np.exp(-t / 0.02)))) * decay(0.4, 0.11, 0.005)
    return 0.8 * skin + 0.1 * lowpass(noise(rng(0, "soft"), 0.4), 500) * decay(0.4, 0.02)


@struck
def boom(frequency_hz: float = 43.0) -> np.ndarray:
    """The long bass drum of a drum machine."""
    t = clock(0.9)
    tone = np.sin(2 * np.pi * sweep(frequency_hz * (1 + 2.2 * np.exp(-t / 0.018)))) * decay(0.9, 0.34)
    return np.tanh(1.8 * tone)


@struck
def snare() -> np.ndarray:
    rattle = bandpass(noise(rng(0, "snare"), 0.25), 1400, 7000) * decay(0.25, 0.065)
    return 0.75 * rattle + 0.5 * np.sin(2 * np.pi * 192 * clock(0.25)) * decay(0.25, 0.05)


@struck
def big_snare() -> np.ndarray:
    """Deep, wide, hit hard."""
    t = clock(0.42)
    wires = bandpass(noise(rng(1, "snare"), 0.42), 900, 8000) * decay(0.42, 0.1)
    skin = np.sin(2 * np.pi * sweep(178 * (1 + 0.35 * np.exp(-t / 0.02)))) * decay(0.42, 0.09)
    return np.tanh(1.6 * (0.8 * wires + 0.8 * skin))


@struck
def brush(seconds: float = 0.3) -> np.ndarray:
    u = clock(seconds) / seconds
    return 0.4 * bandpass(noise(rng(0, "brush"), seconds), 2200, 9000) * np.sin(np.pi * u**0.5) ** 2 * (1 - u)


@struck
def rim() -> np.ndarray:
    t = clock(0.09)
    stick = np.sin(2 * np.pi * 1720 * t) * decay(0.09, 0.012, 0.0004) + np.sin(2 * np.pi * 480 * t) * decay(0.09, 0.014)
    return 0.6 * stick + 0.2 * highpass(noise(rng(0, "rim"), 0.09), 3000) * decay(0.09, 0.004)


@struck
def clap() -> np.ndarray:
    hiss = bandpass(noise(rng(0, "clap"), 0.3), 900, 4200)
    envelope = decay(0.3, 0.07)
    for delay_s in (0.011, 0.023):
        shift = round(delay_s * AUDIO_RATE)
        envelope[shift:] += 0.8 * decay(0.3, 0.009)[: len(envelope) - shift]
    return 0.8 * hiss * envelope


@struck
def hat(fall_s: float = 0.03) -> np.ndarray:
    seconds = max(0.1, 5 * fall_s)
    return 0.5 * highpass(noise(rng(0, "hat"), seconds), 7500) * decay(seconds, fall_s, 0.001)


@struck
def ride() -> np.ndarray:
    """A stick on a big cymbal: ping, then a shimmer."""
    t = clock(0.9)
    ping = sum(np.sin(2 * np.pi * f * t) for f in (3130, 4270, 5390, 6830)) * np.exp(-t / 0.06)
    return 0.12 * np.asarray(ping) * decay(0.9, 0.5) + 0.16 * highpass(noise(rng(0, "ride"), 0.9), 6000) * decay(
        0.9, 0.22
    )


@struck
def crash() -> np.ndarray:
    ring = highpass(noise(rng(0, "crash"), 2.2), 3500) + 0.6 * bandpass(noise(rng(1, "crash"), 2.2), 5000, 9000)
    return 0.4 * ring * decay(2.2, 0.5)


@struck
def tom(frequency_hz: float) -> np.ndarray:
    t = clock(0.7)
    skin = np.sin(2 * np.pi * sweep(frequency_hz * (1 + 0.7 * np.exp(-t / 0.035)))) * decay(0.7, 0.2)
    return skin + 0.35 * lowpass(noise(rng(0, "tom"), 0.7), 900) * decay(0.7, 0.05)


@struck
def noise_hit(corner_hz: float, fall_s: float) -> np.ndarray:
    """The noise channel of an old game console: held samples, no colour."""
    seconds = max(0.05, 5 * fall_s)
    hold = max(1, round(AUDIO_RATE / corner_hz))
    steps = rng(0, "noise", str(corner_hz)).uniform(-1, 1, -(-len(clock(seconds)) // hold))
    return 0.7 * np.repeat(steps, hold)[: len(clock(seconds))] * decay(seconds, fall_s, 0.0005)


@struck
def riser(seconds: float) -> np.ndarray:
    """Noise that climbs into the next beat."""
    t = clock(seconds) / seconds
    hiss = noise(rng(0, "riser"), seconds)
    return 0.5 * t**2.2 * ((1 - t) * bandpass(hiss, 400, 1500) + t * highpass(hiss, 3000)) * np.clip((1 - t) * 40, 0, 1)
