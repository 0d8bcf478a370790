"""Wan 14B class: 40 layers, 5120 wide, 40 heads, 13824 in the middle, and VACE's 8 more: 17.3 B parameters, silent."""

from typing import Any

import torch
from diffusers import AutoencoderKLWan, FlowMatchEulerDiscreteScheduler, WanVACEPipeline, WanVACETransformer3DModel

from bench import diffusion_words as words
from bench.diffusion_models import Shape, Size, Subject
from bench.diffusion_parts import placed, sown

FULL_TRANSFORMER: dict[str, Any] = {
    "num_layers": 40,
    "num_attention_heads": 40,
    "attention_head_dim": 128,
    "ffn_dim": 13824,
    "text_dim": 4096,
    "vace_layers": [0, 5, 10, 15, 20, 25, 30, 35],
}
TINY_TRANSFORMER: dict[str, Any] = {
    "num_layers": 3,
    "num_attention_heads": 2,
    "attention_head_dim": 12,
    "ffn_dim": 32,
    "text_dim": 32,
    "rope_max_seq_len": 64,
    "vace_layers": [0, 2],
}
TINY_VAE: dict[str, Any] = {"base_dim": 3, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1}


def build(size: Size, device: str, dtype: torch.dtype) -> WanVACEPipeline:
    full = size == "full"
    config = FULL_TRANSFORMER if full else TINY_TRANSFORMER
    made = {
        "vae": lambda: AutoencoderKLWan(**({} if full else TINY_VAE)),
        "text_encoder": lambda: words.umt5(config["text_dim"], heads=64 if full else 4),
    }
    return WanVACEPipeline(
        tokenizer=words.t5_tokenizer(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
        transformer=sown(lambda: WanVACETransformer3DModel(**config), device=device, dtype=dtype),
        **{name: placed(make, device=device, dtype=dtype) for name, make in made.items()},
    )


SUBJECT = Subject(
    name="wan14b",
    adapter="wan_vace",
    shapes={
        "full": Shape(width=832, height=480, num_frames=81, frame_rate=16, tokens=512),
        "tiny": Shape(width=64, height=64, num_frames=5, frame_rate=16, tokens=32),
    },
    build=build,
    plain={"guidance_scale": 1.0},
    frame_step=4,
    size_multiple=16,
    makes_sound=False,
)
