"""From LTX-2's latents to frames and sound, telling of each tile where the VAE decodes by tiles."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from generation.engines.diffusion.adapters import ltx2_sound as sound
from generation.engines.diffusion.adapters.ltx2_modes import makes_sound
from generation.engines.diffusion.calls import Call, OnStage


def frames(pipe: Any, latents: torch.Tensor, num_frames: int, on_stage: OnStage) -> list[np.ndarray]:
    """Of raw latents [B, C, f, h, w], which may hold more frames: B arrays uint8 [num_frames, H, W, 3]."""
    kept = (num_frames - 1) // pipe.vae_temporal_compression_ratio + 1
    vae = pipe.vae
    time = torch.zeros(1, device=latents.device, dtype=vae.dtype) if vae.config.timestep_conditioning else None
    videos = []
    avoid_slivers(vae, latents)
    with told(vae, latents[:, :, :kept], on_stage):
        for one in latents[:, :, :kept].split(1):
            video = vae.decode(one.to(vae.dtype), time, return_dict=False)[0][0]
            colours = ((video.float().clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
            videos.append(colours.permute(1, 2, 3, 0).contiguous().cpu().numpy())
    return videos


def sounds(pipe: Any, latents: torch.Tensor, call: Call, on_stage: OnStage) -> list[np.ndarray | None]:
    """The pipeline's own: float32 [N, 2] at AUDIO_RATE for each, as long as the call; None where it made none."""
    if not makes_sound(call):
        return [None] * len(latents)
    heard: list[np.ndarray | None] = []
    for number, one in enumerate(latents.split(1)):
        on_stage("audio", number, len(latents), None)
        heard.append(sound.decode(pipe, one, call.num_frames / call.frame_rate))
    on_stage("audio", len(latents), len(latents), None)
    return heard


def avoid_slivers(vae: Any, latents: torch.Tensor) -> None:
    """A last tile one latent wide, as at 480 or 928 pixels, is too narrow for the decoder's mirrored edges."""
    for name, size in (
        ("tile_sample_stride_height", latents.shape[-2]),
        ("tile_sample_stride_width", latents.shape[-1]),
    ):
        side = vae.spatial_compression_ratio
        stride = min(vae.tile_sample_min_height, vae.tile_sample_min_width) * 7 // 8 // side
        while size % stride == 1 and stride > 2:
            stride -= 1
        setattr(vae, name, stride * side)


@contextmanager
def told(vae: Any, latents: torch.Tensor, on_stage: OnStage) -> Iterator[None]:
    """Before each tile and at the end."""
    total = tiles(vae, latents)
    done = 0

    def before(*_: object) -> None:
        nonlocal done
        on_stage("decode", min(done, total - 1), total, None)
        done += 1

    hook = vae.decoder.register_forward_pre_hook(before)
    try:
        yield
    finally:
        hook.remove()
    on_stage("decode", total, total, None)


def tiles(vae: Any, latents: torch.Tensor) -> int:
    """How often the decoder runs, as the VAE counts."""
    batch, _, length, height, width = latents.shape
    side, stretch = vae.spatial_compression_ratio, vae.temporal_compression_ratio
    number = batch
    if vae.use_framewise_decoding and length > vae.tile_sample_min_num_frames // stretch:
        number *= -(-length // (vae.tile_sample_stride_num_frames // stretch))
    tall, wide = vae.tile_sample_min_height // side, vae.tile_sample_min_width // side
    if vae.use_tiling and (height > tall or width > wide):
        number *= -(-height // (vae.tile_sample_stride_height // side))
        number *= -(-width // (vae.tile_sample_stride_width // side))
    return number
