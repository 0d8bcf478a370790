"""Seconds a denoising step: by the product's adapter, and by the pipeline's own call with nothing of ours around it."""

import importlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.diffusion_flops import settle
from bench.diffusion_models import PROMPT, Size, Subject
from generation.engines.diffusion import memory
from generation.engines.diffusion.adapters import ADAPTERS
from generation.engines.diffusion.calls import Adapter, Call
from generation.engines.diffusion.loading import prepare
from generation.engines.diffusion.seeds import generator
from generation.manifests.schema import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """`step_s` from the end of the first step to the end of the last, over the steps between: what comes before and
    after denoising does not count. `decode_s` is from there to finished frames, `decode_gib` the most memory meanwhile.
    """

    step_s: float
    decode_s: float
    decode_gib: float


class Clock:
    """Waits for the device at the first step's end and at the last's, never between."""

    def __init__(self, device: str, steps: int) -> None:
        self.device = device
        self.steps = steps
        self.first = self.last = 0.0

    def step(self, done: int) -> None:
        if done == 1:
            self.first = self._now()
        elif done == self.steps:
            self.last = self._now()
            if memory.is_accelerator(self.device):
                torch.cuda.reset_peak_memory_stats(torch.device(self.device))

    def taken(self) -> Taken:
        """At the end of the call. Raises RuntimeError when a step did not come."""
        if not 0 < self.first < self.last:
            raise RuntimeError("not every step was told of")
        ended = self._now()
        peak = 0.0
        if memory.is_accelerator(self.device):
            peak = torch.cuda.max_memory_allocated(torch.device(self.device)) / 2**30
        return Taken(step_s=(self.last - self.first) / (self.steps - 1), decode_s=ended - self.last, decode_gib=peak)

    def _now(self) -> float:
        settle(self.device)
        return time.perf_counter()


def adapted(pipe: Any, manifest: Manifest, device: str) -> Adapter:
    """The product's adapter, as `load_pipeline` has it; only that the weights come from no folder."""
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    module, name = ADAPTERS[manifest.adapter].split(":")
    prepare(pipe, manifest, Path())
    memory.apply("resident", pipe, device)
    made: Adapter = getattr(importlib.import_module(module), name)(pipe, manifest, device=device, policy="resident")
    return made


def ours(adapter: Adapter, calls: Sequence[Call], *, device: str, steps: int) -> Taken:
    clock = Clock(device, steps)

    def on_stage(stage: str, done: int, _total: int, _preview: np.ndarray | None) -> None:
        if stage == "denoise":
            clock.step(done)

    adapter.generate(calls, on_stage=on_stage)
    return clock.taken()


def plain(pipe: Any, subject: Subject, size: Size, *, device: str, steps: int) -> Taken:
    """As diffusers documents the call; it stops at latents, so `decode_s` says nothing."""
    clock, shape = Clock(device, steps), subject.shapes[size]

    def on_step(_pipe: object, index: int, _timestep: object, tensors: dict[str, Any]) -> dict[str, Any]:
        clock.step(index + 1)
        return tensors

    pipe(
        prompt=PROMPT,
        width=shape.width,
        height=shape.height,
        num_frames=shape.num_frames,
        num_inference_steps=steps,
        max_sequence_length=shape.tokens,
        generator=generator(0),
        output_type="latent",
        callback_on_step_end=on_step,
        **subject.plain,
    )
    return clock.taken()
