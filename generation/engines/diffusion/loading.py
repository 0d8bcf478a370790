"""Pipelines from a folder on disk: safetensors only, no code from the folder, the network never."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import torch
from diffusers import DiffusionPipeline
from safetensors import SafetensorError

from generation.contracts import EngineUnavailable
from generation.engines.diffusion import attention, compiling, failures, loras, memory, quiet
from generation.manifests.schema import Manifest, Policy

Pipeline = TypeVar("Pipeline", bound=DiffusionPipeline)


def load_pipeline(
    cls: type[Pipeline], manifest: Manifest, folder: Path, *, device: str, policy: Policy | None = None
) -> Pipeline:
    """Ready to call, as the manifest says; `policy` None is `memory.start(manifest, folder, device=device)`.

    Raises EngineUnavailable `model_unavailable` (the message names no path), `attention_unavailable`; and
    torch.OutOfMemoryError when the weights themselves do not fit.
    """
    quiet.hush()
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    with refusals(manifest):
        pipe = cls.from_pretrained(
            str(folder), local_files_only=True, use_safetensors=True, dtype=getattr(torch, manifest.dtype)
        )
        prepare(pipe, manifest, folder)
    memory.apply(policy or memory.start(manifest, folder, device=device), pipe, device)
    return pipe


def prepare(pipe: Any, manifest: Manifest, folder: Path) -> None:
    """All that is set once, before the weights move to their device. For modular pipelines too."""
    pipe.set_progress_bar_config(disable=True)
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval().requires_grad_(False)
    attention.set_backend(pipe, manifest.attention_backend)
    loras.load_loras(pipe, manifest, folder)
    vae = pipe.components.get("vae")
    if manifest.vae_tiling and hasattr(vae, "enable_tiling"):
        vae.enable_tiling()
    compiling.compile_blocks(pipe, manifest)


def view(cls: type[Pipeline], pipe: DiffusionPipeline) -> Pipeline:
    """Another pipeline class over the same weights. (`from_pipe` would cast them all, to float32 if not told.)"""
    wanted = inspect.signature(cls.__init__).parameters
    known = {**pipe.config, **pipe.components}
    other = cls(**{name: known[name] for name in wanted if name in known})
    other.set_progress_bar_config(disable=True)
    return other


@contextmanager
def refusals(manifest: Manifest) -> Iterator[None]:
    """Turns what goes wrong while reading a model into EngineUnavailable `model_unavailable`, but for memory that ran
    out and an accelerator that failed.
    """
    try:
        yield
    except (
        OSError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        ImportError,
        RuntimeError,
        SafetensorError,
    ) as error:
        if failures.is_out_of_memory(error) or failures.device_lost(error):
            raise
        cause = type(error).__name__
        raise EngineUnavailable(
            f"model {manifest.id} can not be read ({cause}); `manage.py models check` says more",
            code="model_unavailable",
        ) from None
