"""A random MiniMax-H3 of real classes: 1.3 MB, 32x32 pixels, and the shortest clip that it makes (124 frames)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKLMiniMaxH3,
    AutoencoderKLMiniMaxH3Audio,
    MiniMaxH3Scheduler,
    MiniMaxH3Transformer3DModel,
)
from transformers import Qwen2Tokenizer, Qwen2VLImageProcessorPil, Qwen3VLConfig, Qwen3VLForConditionalGeneration

from generation.contracts import ReferenceKind, ReferenceRole
from generation.engines.diffusion.adapters.minimax_h3 import MiniMaxH3
from generation.manifests.schema import Defaults, Licence, Limits, Manifest
from tests.generation.engines.diffusion.tiny import tokenizers

_SPECIAL = ("<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>")

CONTRAST, ATTENTION, FOCUS, VELOCITY = 40, 8, 3, 10
"""Random weights hardly tell two pictures or voices apart; so much larger, they do it about as trained ones."""


class ImageOnlyQwen3VLProcessor:
    """Stands in for Qwen3VLProcessor where torchvision is absent: its video half needs it, its image half does not."""

    def __init__(self, tokenizer: Qwen2Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.image_processor = Qwen2VLImageProcessorPil(
            patch_size=4,
            temporal_patch_size=2,
            merge_size=2,
            min_pixels=64,
            max_pixels=1024,
            size={"shortest_edge": 64, "longest_edge": 1024},
        )
        self.image_token_id = tokenizer.convert_tokens_to_ids(_SPECIAL[2])
        self.video_token_id = tokenizer.convert_tokens_to_ids(_SPECIAL[3])

    def create_mm_token_type_ids(self, batch: Sequence[Sequence[int]]) -> list[list[int]]:
        kinds = {self.image_token_id: 1, self.video_token_id: 2}
        return [[kinds.get(token, 0) for token in tokens] for tokens in batch]


def processor(folder: Path) -> ImageOnlyQwen3VLProcessor:
    """In place of generation.engines.diffusion.adapters.minimax_h3_loading.load_processor."""
    return ImageOnlyQwen3VLProcessor(Qwen2Tokenizer.from_pretrained(folder / "tokenizer", local_files_only=True))


def build(folder: Path) -> Path:
    """Saves it, a folder for each part; the same weights at every call."""
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(0)
        tokenizer = tokenizers.qwen2(_SPECIAL)
        parts = {
            "tokenizer": tokenizer,
            "text_encoder": _text_encoder(tokenizer),
            "vae": _vae(),
            "audio_vae": _audio_vae(),
            "scheduler": MiniMaxH3Scheduler(shift=12.0),
            "audio_scheduler": MiniMaxH3Scheduler(shift=3.0),
            "transformer": _transformer(),
            "transformer_ref": _transformer(),
        }
    for name, part in parts.items():
        part.save_pretrained(folder / name)
    return folder


def manifest(folder: Path, **changes: Any) -> Manifest:
    """Of what `build` saved; `changes` replace whole fields."""
    fields: dict[str, Any] = {
        "id": "tiny-minimax-h3",
        "adapter": "minimax_h3",
        "path": folder.name,
        "revision": "tiny-1",
        "licence": Licence(
            name="MiniMax H3 Community",
            url="https://huggingface.co/MiniMaxAI/MiniMax-H3/raw/main/LICENSE",
            commercial=True,
            revenue_limit_usd=20_000_000,
            excluded_territories=("EU", "GB", "KR", "US"),
            disclosure=True,
            attribution="MiniMax-H3",
        ),
        "operations": tuple(sorted(MiniMaxH3.traits.operations)),
        "reference_roles": (ReferenceRole.LIKENESS, ReferenceRole.CHARACTER),
        "makes_sound": True,
        "limits": Limits(
            frame_step=17,
            frame_offset=5,
            min_frames=124,
            frame_rate=24,
            size_multiple=32,
            call_seconds=15,
            max_seconds=60,
            sizes=((64, 64),),
            max_references={ReferenceKind.IMAGE: 9, ReferenceKind.VOICE: 3},
        ),
        "defaults": Defaults(num_inference_steps=2, overlap_frames=1, options={"reference_image_short_edge": 64}),
        "dtype": "float32",
        "vae_tiling": False,
        "seconds_a_second": 1,
    }
    return Manifest(**{**fields, **changes})


def _text_encoder(tokenizer: Qwen2Tokenizer) -> Qwen3VLForConditionalGeneration:
    """51 layers, because the model reads the fiftieth."""
    start, end, image, video = (tokenizer.convert_tokens_to_ids(token) for token in _SPECIAL)
    rope = {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": [2, 1, 1], "mrope_interleaved": True}
    config = Qwen3VLConfig(
        text_config={
            "vocab_size": len(tokenizer) + 8,
            "hidden_size": 8,
            "intermediate_size": 16,
            "num_hidden_layers": 51,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "head_dim": 8,
            "max_position_embeddings": 4096,
            "rope_parameters": rope,
        },
        vision_config={
            "depth": 2,
            "hidden_size": 16,
            "intermediate_size": 16,
            "num_heads": 2,
            "patch_size": 4,
            "out_hidden_size": 8,
            "num_position_embeddings": 64,
            "deepstack_visual_indexes": [0],
        },
        vision_start_token_id=start,
        vision_end_token_id=end,
        image_token_id=image,
        video_token_id=video,
    )
    return Qwen3VLForConditionalGeneration(config).eval()


def _transformer() -> MiniMaxH3Transformer3DModel:
    transformer = MiniMaxH3Transformer3DModel(
        num_attention_heads=2,
        attention_head_dim=16,
        hidden_size=24,
        num_layers=2,
        num_refiner_layers=2,
        ffn_dim=32,
        in_channels=4,
        audio_in_channels=8,
        patch_size=(1, 2, 2),
        text_dim=8,
        freq_dim=8,
        time_embed_hidden_dim=24,
        time_embed_dim=16,
        rope_freq_dim=2,
    )
    for name, weight in transformer.named_parameters():
        if ".norm_q." in name or ".norm_k." in name:
            weight.mul_(FOCUS)
        if name.split(".")[0] in ("proj_out", "audio_proj_out"):
            weight.mul_(VELOCITY)
        if "attn.to_" in name or name == "context_embedder.weight":
            weight.mul_(ATTENTION)
    return transformer


def _vae() -> AutoencoderKLMiniMaxH3:
    vae = AutoencoderKLMiniMaxH3(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        spatial_downsample_factors=(2, 2, 2, 2),
        temporal_downsample_factors=(1, 2, 2, 1),
        norm_num_groups=4,
        decoder_num_layers=1,
        decoder_num_attention_heads=2,
        decoder_attention_head_dim=8,
        decoder_num_register_tokens=2,
        decoder_ffn_mult=2,
        clip_length=17,
        token_drop=3,
        latents_mean=(0.0,) * 4,
        latents_std=(1.0,) * 4,
    )
    vae.encoder.conv_out.weight.mul_(CONTRAST)
    return vae


def _audio_vae() -> AutoencoderKLMiniMaxH3Audio:
    vae = AutoencoderKLMiniMaxH3Audio(
        encoder_dim=4,
        encoder_rates=(5, 5, 8, 4),
        latent_dim=32,
        latent_channels=8,
        num_attention_heads=2,
        decoder_dim=16,
        decoder_rates=(5, 5, 8, 4),
        decoder_kernel_sizes=(11, 11, 16, 8),
        resblock_kernel_sizes=(3,),
        resblock_dilation_sizes=((1,),),
        sampling_rate=32000,
        latents_mean=[0.0] * 8,
        latents_std=[1.0] * 8,
    )
    vae.encoder.block[-1].weight_g.mul_(CONTRAST)
    return vae
