"""Chance that depends on nothing but a seed and a path, so any process draws any frame alike."""

from functools import lru_cache

import numpy as np

NOISES_KEPT = 24
"""A megabyte each; the Moon takes eleven."""
FNV_OFFSET = 0xCBF29CE484222325
FNV_PRIME = 0x100000001B3
MASK_64 = 2**64 - 1


def seed_for(seed: int, *path: object) -> int:
    """64-bit FNV-1a hash of the seed and the path's parts as text."""
    state = FNV_OFFSET
    for byte in "\x1f".join(map(str, (seed, *path))).encode():
        state = ((state ^ byte) * FNV_PRIME) & MASK_64
    return state


def generator(seed: int, *path: object) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed_for(seed, *path)))


def unit(seed: int, *path: object) -> float:
    """One number, 0 <= n < 1, without the cost of a generator."""
    state = seed_for(seed, *path)
    state ^= state >> 33
    state = (state * 0xFF51AFD7ED558CCD) & MASK_64
    return float((state ^ (state >> 33)) % 2**32) / 2**32


def choose(count: int, seed: int, *path: object) -> int:
    """One of `count`; the hash's own low bits would favour some."""
    return int(unit(seed, *path) * count)


@lru_cache(NOISES_KEPT)
def fractal_noise(size: int, beta: float, seed: int, *path: object, lowest: int = 1) -> np.ndarray:
    """Tileable float32 [size, size], mean 0, deviation 1; its spectrum falls as 1 / f**beta from `lowest` cycles.

    Shared between the shots of a place, so it is read-only.
    """
    white = generator(seed, *path).standard_normal((size, size)).astype(np.float32)
    spectrum = np.fft.rfft2(white)
    frequency = np.hypot(np.fft.fftfreq(size)[:, None] * size, np.fft.rfftfreq(size)[None] * size).astype(np.float32)
    frequency[0, 0] = 1
    field = np.fft.irfft2(np.where(frequency < lowest, 0, spectrum / frequency**beta), s=(size, size))
    field -= field.mean()
    noise = np.asarray(field / field.std(), np.float32)
    noise.setflags(write=False)
    return noise
