"""LTX-2 class: diffusers' own default transformer, 48 layers, 4096 wide, 18.9 B parameters, pictures and sound."""

from typing import Any

import torch
from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    FlowMatchEulerDiscreteScheduler,
    LTX2Pipeline,
    LTX2VideoTransformer3DModel,
)
from diffusers.pipelines.ltx2 import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

from bench import diffusion_words as words
from bench.diffusion_models import Shape, Size, Subject
from bench.diffusion_parts import placed, sown

WIDTH: dict[Size, int] = {"full": 3840, "tiny": 32}
"""Of the text encoder."""

TINY_TRANSFORMER: dict[str, Any] = {
    "in_channels": 4,
    "out_channels": 4,
    "num_attention_heads": 2,
    "attention_head_dim": 8,
    "cross_attention_dim": 16,
    "audio_in_channels": 4,
    "audio_out_channels": 4,
    "audio_num_attention_heads": 2,
    "audio_attention_head_dim": 4,
    "audio_cross_attention_dim": 8,
    "num_layers": 2,
    "caption_channels": WIDTH["tiny"],
}
LEVELS = 3
TINY_VAE: dict[str, Any] = {
    "latent_channels": 4,
    "block_out_channels": (8,) * LEVELS,
    "down_block_types": ("LTX2VideoDownBlock3D",) * LEVELS,
    "decoder_block_out_channels": (8,) * LEVELS,
    "layers_per_block": (1,) * (LEVELS + 1),
    "decoder_layers_per_block": (1,) * (LEVELS + 1),
    "spatio_temporal_scaling": (True,) * LEVELS,
    "decoder_spatio_temporal_scaling": (True,) * LEVELS,
    "decoder_inject_noise": (False,) * (LEVELS + 1),
    "downsample_type": ("spatiotemporal",) * LEVELS,
    "upsample_type": ("spatiotemporal",) * LEVELS,
    "upsample_residual": (False,) * LEVELS,
    "upsample_factor": (1,) * LEVELS,
    "patch_size": 2,
}
FULL_VAE = {"spatial_compression_ratio": 32, "temporal_compression_ratio": 8}
"""What its blocks come to; the class, asked nothing, counts wrong."""


def build(size: Size, device: str, dtype: torch.dtype) -> LTX2Pipeline:
    full = size == "full"
    mel, channels = (64, 8) if full else (8, 2)
    made = {
        "vae": lambda: AutoencoderKLLTX2Video(**(FULL_VAE if full else TINY_VAE)),
        "audio_vae": lambda: AutoencoderKLLTX2Audio(
            base_channels=channels * mel // 4,  # as many as a packed latent has: they are its statistics too
            ch_mult=(1, 1, 1),
            num_res_blocks=1,
            latent_channels=channels,
            mel_bins=mel,
        ),
        "text_encoder": lambda: words.gemma(WIDTH[size], heads=8 if full else 2, head_dim=256 if full else 16),
        "connectors": lambda: _connectors(size),
        "vocoder": lambda: _vocoder(2 * mel),
    }
    transformer = sown(
        lambda: LTX2VideoTransformer3DModel(**({} if full else TINY_TRANSFORMER)), device=device, dtype=dtype
    )
    return LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        tokenizer=words.gemma_tokenizer(),
        transformer=transformer,
        **{name: placed(make, device=device, dtype=dtype) for name, make in made.items()},
    )


def _connectors(size: Size) -> LTX2TextConnectors:
    heads, head_dim = (30, 128) if size == "full" else (4, 8)
    each = {"num_attention_heads": heads, "attention_head_dim": head_dim, "num_layers": 1}
    return LTX2TextConnectors(
        caption_channels=WIDTH[size],
        text_proj_in_factor=words.LAYERS + 1,
        **{f"{part}_connector_{name}": value for part in ("video", "audio") for name, value in each.items()},
        video_connector_num_learnable_registers=None,
        audio_connector_num_learnable_registers=None,
    )


def _vocoder(channels: int) -> LTX2Vocoder:
    """Its factors multiply to the audio VAE's hop, 160."""
    return LTX2Vocoder(
        in_channels=channels,
        hidden_channels=32,
        upsample_kernel_sizes=[16, 11, 8],
        upsample_factors=[8, 5, 4],
        resnet_kernel_sizes=[3],
        resnet_dilations=[[1, 3, 5]],
        output_sampling_rate=16000,
    )


SUBJECT = Subject(
    name="ltx2",
    adapter="ltx2",
    shapes={
        "full": Shape(width=1280, height=736, num_frames=121, frame_rate=24, tokens=1024),
        "tiny": Shape(width=64, height=64, num_frames=9, frame_rate=24, tokens=64),
    },
    build=build,
    plain={
        "guidance_scale": 1.0,
        "stg_scale": 0.0,
        "modality_scale": 1.0,
        "audio_guidance_scale": 1.0,
        "audio_stg_scale": 0.0,
        "audio_modality_scale": 1.0,
        "spatio_temporal_guidance_blocks": None,
        "frame_rate": 24.0,
    },
    frame_step=8,
    size_multiple=32,
    makes_sound=True,
)
