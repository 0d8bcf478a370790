"""MiniMax-H3's video latents: rows of one packed sequence, and how the preview learns their colours."""

from typing import Any

import torch
from diffusers.modular_pipelines.minimax_h3.modular_pipeline import video_latent_num_frames


def unpacked(pipe: Any, rows: torch.Tensor, *, width: int, height: int, num_frames: int) -> torch.Tensor:
    """[C, T, h, w] of the sequence's video rows, of which the clip's own are the last."""
    patch_t, patch_h, patch_w = pipe.patch_size
    ratio, channels = pipe.vae_spatial_compression_ratio, pipe.vae_latent_channels
    frames = video_latent_num_frames(num_frames, pipe.vae_frames_per_chunk, pipe.vae_latents_per_chunk)
    grid = (frames // patch_t, height // ratio // patch_h, width // ratio // patch_w)
    own = rows[-(grid[0] * grid[1] * grid[2]) :].reshape(*grid, channels, patch_t, patch_h, patch_w)
    return own.permute(3, 0, 4, 1, 5, 2, 6).reshape(channels, frames, height // ratio, width // ratio)


def encoded(pipe: Any, video: torch.Tensor) -> torch.Tensor:
    """Latents as they are denoised, of a video [1, 3, T, H, W] within -1..1."""
    vae = pipe.vae
    pixels = (video / 2 + 0.5 - _per_channel(pipe.pixel_mean)) / _per_channel(pipe.pixel_std)
    posterior = vae.encode(pixels.to(pipe._execution_device, vae.dtype), return_dict=False)[0]
    mean, std = _per_channel(vae.config.latents_mean), _per_channel(vae.config.latents_std)
    return (posterior.mode().float().cpu() - mean) / std


def _per_channel(values: tuple[float, ...]) -> torch.Tensor:
    return torch.tensor(values).view(1, -1, 1, 1, 1)
