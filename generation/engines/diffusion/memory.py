"""Where a pipeline's weights live: the fastest place that has room, and a smaller one after memory ran out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import torch
from diffusers import DiffusionPipeline
from diffusers.hooks import apply_group_offloading

from generation.engines.diffusion import failures
from generation.manifests.schema import Manifest, Policy

POLICIES: tuple[Policy, ...] = get_args(Policy)
"""From the fastest to the smallest."""

ENCODERS = ("text_encoder", "prompt_enhancer")
"""Parts that only read prompts."""

HEADROOM = 0.92
"""Of the free memory: fragments and other processes have the rest."""


def lower(policy: Policy) -> Policy | None:
    """The next smaller one, None after the smallest."""
    rest = POLICIES[POLICIES.index(policy) + 1 :]
    return rest[0] if rest else None


def start(manifest: Manifest, folder: Path, *, device: str) -> Policy:
    """The manifest's policy, or the first smaller one for which the device has room now."""
    if not is_accelerator(device):
        return manifest.memory.policy
    free, _ = torch.cuda.mem_get_info(torch.device(device))
    return fitting(manifest, folder, free_gib=free / 2**30)


def fitting(manifest: Manifest, folder: Path, *, free_gib: float) -> Policy:
    """The manifest's policy, or the first smaller that `free_gib` suffices for. Parts are as large as on disk."""
    parts = {part.name: _gib(part) for part in folder.iterdir() if part.is_dir()}
    weights = manifest.memory.weights_gib
    peak = max(manifest.memory.peak_gib, weights)
    encoders = sum(parts.get(name, 0) for name in ENCODERS)
    needed: dict[Policy, float] = {
        "resident": peak,
        "encoder_offload": max(peak - encoders, weights),
        "model_offload": peak - weights + max(parts.values(), default=0),
        "group_offload": 0,
    }
    allowed = POLICIES[POLICIES.index(manifest.memory.policy) :]
    return next(policy for policy in allowed if needed[policy] <= free_gib * HEADROOM or policy == POLICIES[-1])


def apply(policy: Policy, pipe: Any, device: str) -> None:
    """Puts the weights where `policy` has them; may be called again with a smaller one. On the CPU nothing moves.
    Modular pipelines have no `model_offload`: theirs is `group_offload`.
    """
    if not is_accelerator(device):
        pipe.to(device)
        return
    classic = isinstance(pipe, DiffusionPipeline)
    if classic:
        pipe.remove_all_hooks()
    if policy == "resident":
        pipe.to(device)
    elif policy == "encoder_offload":
        for name, part in _modules(pipe):
            part.to("cpu" if name in ENCODERS else device)
    elif policy == "model_offload" and classic:
        pipe.enable_model_cpu_offload(device=device)
    else:
        pipe.to("cpu")
        streams = torch.cuda.is_available()
        for _, part in _modules(pipe):
            apply_group_offloading(part, torch.device(device), offload_type="leaf_level", use_stream=streams)
    failures.drop_caches()


@contextmanager
def encoding(policy: Policy, pipe: Any, device: str) -> Iterator[None]:
    """Around reading prompts: with `encoder_offload` the encoder is on the device meanwhile."""
    moved = [part for name, part in _modules(pipe) if name in ENCODERS] if policy == "encoder_offload" else []
    try:
        for part in moved:
            part.to(device)
        yield
    finally:
        for part in moved:
            part.to("cpu")


@contextmanager
def released(pipe: Any) -> Iterator[None]:
    """Around calls of a pipeline or of its views: whatever ends them, offloaded weights leave the device after."""
    try:
        yield
    finally:
        if isinstance(pipe, DiffusionPipeline):
            pipe.maybe_free_model_hooks()


def is_accelerator(device: str) -> bool:
    return torch.device(device).type != "cpu"


def _modules(pipe: Any) -> list[tuple[str, torch.nn.Module]]:
    return [(name, part) for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)]


def _gib(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.glob("*.safetensors")) / 2**30
