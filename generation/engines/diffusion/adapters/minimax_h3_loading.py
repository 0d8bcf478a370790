"""MiniMax-H3 from a folder: each part by the class it must be, whatever an index in the folder says."""

from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKLMiniMaxH3,
    AutoencoderKLMiniMaxH3Audio,
    MiniMaxH3Scheduler,
    MiniMaxH3Transformer3DModel,
)
from transformers import Qwen2Tokenizer, Qwen3VLForConditionalGeneration, Qwen3VLProcessor

from generation.contracts import EngineUnavailable
from generation.engines.diffusion import quiet
from generation.engines.diffusion.loading import prepare, refusals
from generation.manifests.schema import Manifest

WEIGHTS: dict[str, Any] = {
    "text_encoder": Qwen3VLForConditionalGeneration,
    "vae": AutoencoderKLMiniMaxH3,
    "audio_vae": AutoencoderKLMiniMaxH3Audio,
}
TRANSFORMERS = ("transformer", "transformer_ref")
"""For words and frames, and for references: 62 GB each. A folder may hold one of them."""


def load_parts(pipe: Any, manifest: Manifest, folder: Path) -> None:
    """All of the pipeline's, on the CPU. Safetensors only, no code, the network never.

    Raises EngineUnavailable `model_unavailable`, `attention_unavailable`.
    """
    quiet.hush()
    present = [name for name in TRANSFORMERS if (folder / name).is_dir()]
    if not present:
        raise EngineUnavailable(f"model {manifest.id} has no transformer", code="model_unavailable")
    classes = WEIGHTS | dict.fromkeys(present, MiniMaxH3Transformer3DModel)
    with refusals(manifest):
        parts: dict[str, Any] = {
            name: cls.from_pretrained(
                str(folder / name), local_files_only=True, use_safetensors=True, dtype=getattr(torch, manifest.dtype)
            )
            for name, cls in classes.items()
        }
        for name in ("scheduler", "audio_scheduler"):
            parts[name] = MiniMaxH3Scheduler.from_pretrained(str(folder / name), local_files_only=True)
        parts["tokenizer"] = Qwen2Tokenizer.from_pretrained(str(folder / "tokenizer"), local_files_only=True)
        parts["processor"] = load_processor(folder)
        pipe.update_components(**parts)
        prepare(pipe, manifest, folder)


def load_processor(folder: Path) -> Any:
    """Of pictures for the text encoder; needs torchvision. Where that is absent, tests replace this function."""
    return Qwen3VLProcessor.from_pretrained(str(folder / "processor"), local_files_only=True)
