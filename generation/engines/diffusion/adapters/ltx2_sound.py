"""Sound into LTX-2's audio latents, and out of them."""

import math
from typing import Any

import numpy as np
import torch
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE, EngineError
from generation.engines.diffusion.mel import log_mel

SLACK_LATENTS = 2
"""A causal audio VAE may end so many latents away from the frames; anything more is another model's sound."""


def latents_a_second(pipe: Any) -> float:
    return pipe.audio_sampling_rate / pipe.audio_hop_length / pipe.audio_vae_temporal_compression_ratio


def encode(pipe: Any, soundtrack: np.ndarray, seconds: float, device: torch.device) -> torch.Tensor:
    """From float32 [N, 2] at AUDIO_RATE to raw latents [1, channels, length, mel bins] as long as `seconds`."""
    config = pipe.audio_vae.config
    length = max(1, round(seconds * latents_a_second(pipe)))
    channels = soundtrack.T if config.in_channels == 2 else soundtrack.mean(axis=1)[None]
    wave = resampled(channels, AUDIO_RATE, config.sample_rate)
    samples = (length + 1) * config.mel_hop_length * pipe.audio_vae_temporal_compression_ratio
    padded = np.pad(wave, ((0, 0), (0, max(0, samples - wave.shape[1]))))
    heard = torch.from_numpy(padded.astype(np.float32))
    mel = log_mel(heard, rate=config.sample_rate, hop=config.mel_hop_length, bins=config.mel_bins)
    latents = pipe.audio_vae.encode(mel[None].to(device, pipe.audio_vae.dtype)).latent_dist.mode()
    return latents[:, :, :length]


def decode(pipe: Any, latents: torch.Tensor, seconds: float) -> np.ndarray:
    """From raw latents [1, channels, length, mel bins] to float32 [N, 2] at AUDIO_RATE, exactly `seconds` long."""
    length = max(1, round(seconds * latents_a_second(pipe)))
    mel = pipe.audio_vae.decode(latents[:, :, :length].to(pipe.audio_vae.dtype), return_dict=False)[0]
    wave = pipe.vocoder(mel)[0].float().cpu().numpy()
    stereo = np.repeat(wave, 2, axis=0) if wave.shape[0] == 1 else wave[:2]
    sound = resampled(stereo, pipe.vocoder.config.output_sampling_rate, AUDIO_RATE).T
    return fitted(sound, seconds, slack_s=SLACK_LATENTS / latents_a_second(pipe))


def resampled(wave: np.ndarray, rate: int, to: int) -> np.ndarray:
    """Of [channels, samples], by a polyphase filter."""
    shared = math.gcd(rate, to)
    return resample_poly(wave, to // shared, rate // shared, axis=1)


def fitted(sound: np.ndarray, seconds: float, *, slack_s: float) -> np.ndarray:
    """Cut, or ended with silence, within `slack_s`. Raises EngineError `sound_length`."""
    samples = round(seconds * AUDIO_RATE)
    missing = samples - len(sound)
    if abs(missing) > slack_s * AUDIO_RATE:
        raise EngineError(f"{len(sound)} samples of sound for {seconds:.3f} s of frames", code="sound_length")
    sound = np.pad(sound[:samples], ((0, max(0, missing)), (0, 0)))
    return np.ascontiguousarray(np.clip(sound, -1.0, 1.0), dtype=np.float32)
