"""A random WanVACE of real classes: 0.4 MB, 32x32 pixels, a sixth of a second a call."""

from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKLWan, FlowMatchEulerDiscreteScheduler, WanVACEPipeline, WanVACETransformer3DModel
from transformers import UMT5Config, UMT5EncoderModel

from generation.contracts import ReferenceKind, ReferenceRole
from generation.engines.diffusion.adapters.wan_vace import WanVACE
from generation.manifests.schema import Defaults, Licence, Limits, Manifest
from tests.generation.engines.diffusion.tiny import tokenizers

CONTRAST, MOTION, ATTENTION, FOCUS = 40, 6, 8, 3
"""Random weights hardly tell two pictures apart; so much larger, they do it about as trained ones."""


def build(folder: Path) -> Path:
    """Saves it; the same weights at every call."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        tokenizer = tokenizers.t5()
        WanVACEPipeline(
            tokenizer=tokenizer,
            text_encoder=_text_encoder(len(tokenizer)),
            vae=_vae(),
            scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
            transformer=_transformer(),
            transformer_2=None,
        ).save_pretrained(folder, safe_serialization=True)
    return folder


def manifest(folder: Path, **changes: Any) -> Manifest:
    """Of what `build` saved; `changes` replace whole fields."""
    fields: dict[str, Any] = {
        "id": "tiny-wan-vace",
        "adapter": "wan_vace",
        "path": folder.name,
        "revision": "tiny-1",
        "licence": Licence(name="Apache-2.0", url="https://www.apache.org/licenses/LICENSE-2.0", commercial=True),
        "operations": tuple(sorted(WanVACE.traits.operations)),
        "reference_roles": tuple(ReferenceRole),
        "limits": Limits(
            frame_step=4,
            frame_offset=1,
            size_multiple=16,
            call_seconds=5,
            max_seconds=60,
            sizes=((64, 64),),
            max_references={ReferenceKind.IMAGE: 4, ReferenceKind.VIDEO: 1},
        ),
        "defaults": Defaults(num_inference_steps=2, overlap_frames=5, options={"max_sequence_length": 32}),
        "dtype": "float32",
        "vae_tiling": False,
        "seconds_a_second": 1,
    }
    return Manifest(**{**fields, **changes})


def _text_encoder(vocabulary: int) -> UMT5EncoderModel:
    config = UMT5Config(vocab_size=vocabulary + 8, d_model=32, d_kv=8, d_ff=37, num_layers=2, num_heads=4)
    return UMT5EncoderModel(config).eval()


def _vae() -> AutoencoderKLWan:
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    with torch.no_grad():
        vae.encoder.conv_out.weight.mul_(CONTRAST)
        for name, weight in vae.encoder.named_parameters():
            if name.endswith("time_conv.weight"):
                weight.mul_(MOTION)
    return vae


def _transformer() -> WanVACETransformer3DModel:
    transformer = WanVACETransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=16,
        out_channels=16,
        text_dim=32,
        freq_dim=256,
        ffn_dim=32,
        num_layers=3,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=64,
        vace_layers=[0, 2],
        vace_in_channels=96,
    )
    with torch.no_grad():
        for name, weight in transformer.named_parameters():
            if ".to_" in name and weight.ndim == 2:
                weight.mul_(ATTENTION)
            if ".norm_" in name:
                weight.mul_(FOCUS)
    return transformer
