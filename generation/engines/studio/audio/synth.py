"""Building blocks of synthesised sound. Everything is 48 kHz; mono arrays are float64 [N], stereo [N, 2]."""

import zlib
from functools import cache

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

from generation.contracts import AUDIO_RATE


def rng(seed: int, *path: str | int) -> np.random.Generator:
    """A generator of its own for every (seed, path): adding a sound never changes another one."""
    return np.random.default_rng([seed & 0xFFFFFFFF, *(zlib.crc32(str(part).encode()) for part in path)])


def length(seconds: float) -> int:
    return max(1, round(seconds * AUDIO_RATE))


def clock(seconds: float) -> np.ndarray:
    """Seconds of every sample, from 0."""
    return np.arange(length(seconds)) / AUDIO_RATE


def hertz(note: float) -> float:
    """Of a MIDI note; 69 is 440 Hz."""
    return 440.0 * 2 ** ((note - 69) / 12)


@cache
def _filter(kind: str, order: int, *corners_hz: float) -> np.ndarray:
    edges = corners_hz if len(corners_hz) > 1 else corners_hz[0]
    return butter(order, edges, kind, fs=AUDIO_RATE, output="sos")


def lowpass(sound: np.ndarray, corner_hz: float, order: int = 2) -> np.ndarray:
    return sosfilt(_filter("lowpass", order, corner_hz), sound, axis=0)


def highpass(sound: np.ndarray, corner_hz: float, order: int = 2) -> np.ndarray:
    return sosfilt(_filter("highpass", order, corner_hz), sound, axis=0)


def bandpass(sound: np.ndarray, low_hz: float, high_hz: float) -> np.ndarray:
    return sosfilt(_filter("bandpass", 1, low_hz, high_hz), sound, axis=0)


def noise(generator: np.random.Generator, seconds: float) -> np.ndarray:
    return generator.standard_normal(length(seconds))


def sweep(frequency_hz: np.ndarray) -> np.ndarray:
    """Phase in cycles of a tone that follows `frequency_hz` sample by sample."""
    return np.cumsum(frequency_hz) / AUDIO_RATE


def saw(frequency_hz: float, seconds: float, phase: float = 0.0) -> np.ndarray:
    return 2 * ((frequency_hz * clock(seconds) + phase) % 1) - 1


def decay(seconds: float, fall_s: float, attack_s: float = 0.002) -> np.ndarray:
    """Rises over `attack_s`, then falls to 1/e every `fall_s`; the last 8 ms fade out, so that it never clicks."""
    t = clock(seconds)
    shape = np.minimum(1, t / attack_s) * np.exp(-np.maximum(0, t - attack_s) / fall_s)
    return shape * np.clip((seconds - t) / 0.008, 0, 1)


def swell(seconds: float, attack_s: float, release_s: float) -> np.ndarray:
    """A held note's envelope with rounded ends."""
    t = clock(seconds)
    ramp = np.minimum(np.clip(t / attack_s, 0, 1), np.clip((seconds - t) / release_s, 0, 1))
    return np.sin(np.pi / 2 * ramp) ** 2


def place(bus: np.ndarray, sound: np.ndarray, at_s: float, gain: float = 1.0, pan: float = 0.0) -> None:
    """Adds mono or stereo `sound` into stereo `bus` at a second, cut at the bus's ends; equal-power pan -1 .. 1."""
    first = round(at_s * AUDIO_RATE)
    if first < 0:
        sound, first = sound[-first:], 0
    sound = sound[: max(0, len(bus) - first)]
    if not len(sound):
        return
    if sound.ndim == 1:
        angle = (pan + 1) * np.pi / 4
        sound = sound[:, None] * (np.sqrt(2) * np.array([np.cos(angle), np.sin(angle)])).astype(bus.dtype)
    bus[first : first + len(sound)] += gain * sound


@cache
def _room(seconds: float) -> np.ndarray:
    """Impulse response float32 [N, 2] of a soft room: noise that darkens as it dies."""
    generator = rng(0, "room", str(seconds))
    t = clock(seconds)[:, None]
    tail = generator.standard_normal((len(t), 2))
    bright = highpass(tail, 250) * np.exp(-t / (seconds / 7))
    dark = highpass(lowpass(tail, 1800), 250) * np.exp(-t / (seconds / 4.5))
    response = (0.5 * bright + dark) * np.clip(t / 0.012, 0, 1)
    return (response / np.sqrt((response**2).sum(axis=0))).astype(np.float32)


class Room:
    """A reverb that is fed block by block and keeps what still rings."""

    def __init__(self, seconds: float) -> None:
        self._response = _room(round(seconds, 2))
        self._ringing = np.zeros((0, 2), np.float32)

    def process(self, block: np.ndarray) -> np.ndarray:
        """The wet part only, float32 [N, 2], of the next `block` [N, 2]."""
        wet = fftconvolve(block.astype(np.float32, copy=False), self._response, axes=0)
        kept = min(len(self._ringing), len(wet))
        wet[:kept] += self._ringing[:kept]
        self._ringing = wet[len(block) :]
        return np.asarray(wet[: len(block)])


def reverb(sound: np.ndarray, seconds: float) -> np.ndarray:
    """The wet part of a whole sound in a room, float32 [N + the room, 2], for mono or stereo."""
    stereo = sound if sound.ndim == 2 else np.repeat(sound[:, None], 2, axis=1)
    return np.asarray(fftconvolve(stereo.astype(np.float32, copy=False), _room(round(seconds, 2)), axes=0))
