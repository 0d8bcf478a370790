"""A random LTX-2.5-shaped pipeline of 0.6 MB: every class is the real one, every weight is noise."""

from pathlib import Path
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
from transformers import Gemma4UnifiedConfig, Gemma4UnifiedForConditionalGeneration

from generation.contracts import Operation, ReferenceKind, ReferenceRole
from generation.manifests.contents import files_in
from generation.manifests.hashes import digests
from generation.manifests.schema import Defaults, Licence, Limits, Manifest
from tests.generation.engines.diffusion.tiny import tokenizers

WIDTH = 32
"""Of the text encoder's hidden states."""

LAYERS = 2


def build(folder: Path) -> Path:
    """Saves it; the same weights at every call."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        tokenizer = tokenizers.gemma()
        audio_vae = _audio_vae()
        LTX2Pipeline(
            scheduler=FlowMatchEulerDiscreteScheduler(),
            vae=_vae(),
            audio_vae=audio_vae,
            text_encoder=_encoder(len(tokenizer)),
            tokenizer=tokenizer,
            connectors=_connectors(),
            transformer=_transformer(),
            vocoder=_vocoder(audio_vae),
        ).save_pretrained(folder, safe_serialization=True)
    return folder


def manifest(folder: Path, **changes: Any) -> Manifest:
    """Of what `build` saved, its files hashed; `changes` replace whole fields."""
    fields: dict[str, Any] = {
        "id": "tiny-ltx2",
        "adapter": "ltx2",
        "path": folder.name,
        "revision": "tiny-1",
        "licence": Licence(name="Apache-2.0", url="https://www.apache.org/licenses/LICENSE-2.0", commercial=True),
        "operations": (
            Operation.TEXT_TO_VIDEO,
            Operation.IMAGE_TO_VIDEO,
            Operation.VIDEO_TO_VIDEO,
            Operation.EXTEND,
            Operation.LOOP,
            Operation.FIRST_LAST_FRAME,
            Operation.BLEND,
            Operation.RESTYLE,
            Operation.RELIGHT,
        ),
        "reference_roles": tuple(ReferenceRole),
        "makes_sound": True,
        "audio_driven": True,
        "limits": Limits(
            frame_step=8,
            frame_offset=1,
            size_multiple=32,
            call_seconds=1.05,
            max_seconds=10,
            min_frames=9,
            frame_rate=24,
            sizes=((64, 96), (96, 64), (64, 64)),
            max_references={ReferenceKind.IMAGE: 4, ReferenceKind.VIDEO: 1, ReferenceKind.VOICE: 2},
        ),
        "defaults": Defaults(num_inference_steps=2, overlap_frames=9, options={"max_sequence_length": 64}),
        "dtype": "float32",
        "max_batch": 2,
        "seconds_a_second": 1.0,
    }
    if "files" not in changes:
        fields["files"] = digests(folder, files_in(folder))
    return Manifest(**fields | changes)


def _encoder(tokens: int) -> Gemma4UnifiedForConditionalGeneration:
    special = ("image_token_id", "video_token_id", "audio_token_id", "boi_token_id", "eoi_token_id", "boa_token_id")
    config = Gemma4UnifiedConfig(
        text_config={
            "vocab_size": tokens + 8,
            "hidden_size": WIDTH,
            "intermediate_size": 64,
            "num_hidden_layers": LAYERS,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "head_dim": 16,
            "global_head_dim": 16,
            "sliding_window": 64,
            "layer_types": ["sliding_attention", "full_attention"],
            "max_position_embeddings": 2048,
        },
        vision_config=None,
        audio_config=None,
        eoa_token_index=tokens + len(special),
        **{name: tokens + number for number, name in enumerate(special)},
    )
    return Gemma4UnifiedForConditionalGeneration(config).eval()


def _transformer() -> LTX2VideoTransformer3DModel:
    return LTX2VideoTransformer3DModel(
        in_channels=4,
        out_channels=4,
        patch_size=1,
        patch_size_t=1,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        audio_in_channels=4,
        audio_out_channels=4,
        audio_num_attention_heads=2,
        audio_attention_head_dim=4,
        audio_cross_attention_dim=8,
        num_layers=2,
        qk_norm="rms_norm_across_heads",
        caption_channels=WIDTH,
        rope_double_precision=False,
        rope_type="split",
    )


def _connectors() -> LTX2TextConnectors:
    each = {"num_attention_heads": 4, "attention_head_dim": 8, "num_layers": 1, "num_learnable_registers": None}
    return LTX2TextConnectors(
        caption_channels=WIDTH,
        text_proj_in_factor=LAYERS + 1,
        connector_rope_base_seq_len=32,
        rope_theta=10000.0,
        rope_double_precision=False,
        causal_temporal_positioning=False,
        rope_type="split",
        **{f"{part}_connector_{name}": value for part in ("video", "audio") for name, value in each.items()},
    )


def _vae() -> AutoencoderKLLTX2Video:
    """A latent is 16x16 pixels of 8 frames: as long as a real one, and few enough of them to be quick."""
    levels = 3
    return AutoencoderKLLTX2Video(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=(8,) * levels,
        down_block_types=("LTX2VideoDownBlock3D",) * levels,
        decoder_block_out_channels=(8,) * levels,
        layers_per_block=(1,) * (levels + 1),
        decoder_layers_per_block=(1,) * (levels + 1),
        spatio_temporal_scaling=(True,) * levels,
        decoder_spatio_temporal_scaling=(True,) * levels,
        decoder_inject_noise=(False,) * (levels + 1),
        downsample_type=("spatiotemporal",) * levels,
        upsample_residual=(False,) * levels,
        upsample_factor=(1,) * levels,
        timestep_conditioning=False,
        patch_size=2,
        patch_size_t=1,
        encoder_causal=True,
        decoder_causal=False,
    )


def _audio_vae() -> AutoencoderKLLTX2Audio:
    """Three levels, so that it can encode too, and its latents last as long as the sound."""
    return AutoencoderKLLTX2Audio(
        base_channels=4,
        output_channels=2,
        ch_mult=(1, 1, 1),
        num_res_blocks=1,
        attn_resolutions=None,
        in_channels=2,
        resolution=32,
        latent_channels=2,
        norm_type="pixel",
        causality_axis="height",
        dropout=0.0,
        mid_block_add_attention=False,
        sample_rate=16000,
        mel_hop_length=160,
        is_causal=True,
        mel_bins=8,
    )


def _vocoder(audio_vae: AutoencoderKLLTX2Audio) -> LTX2Vocoder:
    """Factors multiply to the hop, 160."""
    return LTX2Vocoder(
        in_channels=audio_vae.config.output_channels * audio_vae.config.mel_bins,
        hidden_channels=32,
        out_channels=2,
        upsample_kernel_sizes=[16, 11, 8],
        upsample_factors=[8, 5, 4],
        resnet_kernel_sizes=[3],
        resnet_dilations=[[1, 3, 5]],
        leaky_relu_negative_slope=0.1,
        output_sampling_rate=16000,
    )
