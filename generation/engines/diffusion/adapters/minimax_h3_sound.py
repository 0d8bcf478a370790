"""MiniMax-H3 hears and makes sound at 32 kHz."""

import numpy as np
import torch
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE, EngineError

RATE = 32_000
_UP, _DOWN = AUDIO_RATE // 16_000, RATE // 16_000


def heard(voice: np.ndarray) -> torch.Tensor:
    """float32 [1, M] at RATE of float32 [N] at AUDIO_RATE."""
    return torch.from_numpy(resample_poly(voice, _DOWN, _UP).astype(np.float32))[None]


def made(sound: np.ndarray, seconds: float) -> np.ndarray:
    """float32 [N, 2] at AUDIO_RATE, `seconds` long, of [2, M] at RATE; a latent (25 ms) may be missing or too much.
    Raises EngineError `sound_length`.
    """
    wave = resample_poly(sound, _UP, _DOWN, axis=1).T
    samples = round(seconds * AUDIO_RATE)
    missing = samples - len(wave)
    if wave.shape[1] != 2 or abs(missing) > AUDIO_RATE // 40:
        raise EngineError(f"{len(wave)} samples of sound for {seconds:.3f} s of frames", code="sound_length")
    wave = np.pad(wave[:samples], ((0, max(0, missing)), (0, 0)))
    return np.ascontiguousarray(np.clip(wave, -1.0, 1.0), dtype=np.float32)
