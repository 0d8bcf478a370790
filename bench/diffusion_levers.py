"""What each speed lever of a manifest does, switched on alone, through the product's own switches."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch

from bench.diffusion_clock import Taken, adapted, ours
from bench.diffusion_flops import settle
from bench.diffusion_models import BATCH, Size, Subject
from bench.diffusion_parts import gib
from generation.contracts import EngineUnavailable
from generation.engines.diffusion import attention, failures, memory
from generation.engines.diffusion.calls import Adapter
from generation.manifests.schema import Manifest

BACKENDS = {
    "cuda": ("_native_cudnn", "_native_flash", "_native_efficient", "flash", "_flash_3", "sage"),
    "cpu": ("_native_math", "flash"),
}
"""Beside `native`, which the others are held against."""

REFUSALS = (EngineUnavailable, RuntimeError, ValueError, NotImplementedError)
"""A backend that is not installed or can not do what this model asks (masks), memory that ran out, blocks that will not
compile: the table says so, and the next lever is tried.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """`before` and `after` in `unit`; None where the lever could not be pulled, and the note says why."""

    lever: str
    before: float | None = None
    after: float | None = None
    unit: str = "s a step"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One loaded subject; `base` is what it does without any lever."""

    subject: Subject
    size: Size
    pipe: Any
    adapter: Adapter
    manifest: Manifest
    device: str
    steps: int
    base: Taken

    def run(self, adapter: Adapter | None = None, clips: int = 1) -> Taken:
        calls = [self.subject.call(self.size, seed=number) for number in range(clips)]
        return ours(adapter or self.adapter, calls, device=self.device, steps=self.steps)

    def changed(self, **fields: object) -> Adapter:
        return adapted(self.pipe, self.manifest.model_copy(update=fields), self.device)


def effects(bench: Bench, *, compiles: bool) -> Iterator[Effect]:
    """Compiling comes last: blocks stay marked."""
    for name in BACKENDS[torch.device(bench.device).type]:
        yield from _or_cause(f"attention_backend {name}", _backend(bench, name))
    yield from _or_cause("vae_tiling", _tiling(bench))
    yield from _or_cause("memory encoder_offload", _offload(bench))
    if bench.adapter.traits.batch:
        yield from _or_cause(f"max_batch {BATCH}", _batch(bench))
    else:
        yield Effect(lever=f"max_batch {BATCH}", note="this adapter takes one call at a time")
    if compiles:
        yield from _or_cause("compile", _compiled(bench))
    else:
        yield Effect(lever="compile", note="not tried on a CPU, where it takes longer than all else; see --compile")


def _or_cause(lever: str, found: Iterator[Effect]) -> Iterator[Effect]:
    try:
        yield from found
    except REFUSALS as error:
        failures.drop_caches()
        cause = getattr(error, "code", "") or type(error).__name__
        yield Effect(lever=lever, note=f"not here: {cause}")


def _backend(bench: Bench, name: str) -> Iterator[Effect]:
    try:
        attention.set_backend(bench.pipe, name)
        bench.run()
        yield Effect(lever=f"attention_backend {name}", before=bench.base.step_s, after=bench.run().step_s)
    finally:
        attention.set_backend(bench.pipe, "native")


def _tiling(bench: Bench) -> Iterator[Effect]:
    """The base decodes by tiles."""
    bench.pipe.vae.disable_tiling()
    try:
        whole = bench.run()
    finally:
        bench.pipe.vae.enable_tiling()
    yield Effect(lever="vae_tiling", before=whole.decode_s, after=bench.base.decode_s, unit="s to decode")
    if memory.is_accelerator(bench.device):
        yield Effect(lever="vae_tiling", before=whole.decode_gib, after=bench.base.decode_gib, unit="GiB at most")


def _offload(bench: Bench) -> Iterator[Effect]:
    """Both ways, of a stand-in: the real encoder's time goes by its size."""
    moved = gib(bench.pipe.text_encoder)
    memory.apply("encoder_offload", bench.pipe, bench.device)
    try:
        for _ in range(2):  # the first one warms
            settle(bench.device)
            began = time.perf_counter()
            with memory.encoding("encoder_offload", bench.pipe, bench.device):
                settle(bench.device)
            settle(bench.device)
            taken = time.perf_counter() - began
    finally:
        memory.apply("resident", bench.pipe, bench.device)
    there = memory.is_accelerator(bench.device)
    note = f"{moved:.2g} GiB there and back" if there else "nothing moves on a CPU"
    yield Effect(lever="memory encoder_offload", before=0.0, after=taken, unit="s a new prompt", note=note)


def _batch(bench: Bench) -> Iterator[Effect]:
    bench.run(clips=BATCH)
    after = bench.run(clips=BATCH).step_s / BATCH
    yield Effect(lever=f"max_batch {BATCH}", before=bench.base.step_s, after=after, unit="s a step and clip")


def _compiled(bench: Bench) -> Iterator[Effect]:
    shape = bench.subject.shapes[bench.size]
    adapter = bench.changed(compile=True, warm_shapes=((shape.width, shape.height, shape.num_frames),))
    began = time.perf_counter()
    bench.run(adapter)
    first = time.perf_counter() - began
    after = bench.run(adapter).step_s
    yield Effect(lever="compile", before=bench.base.step_s, after=after, note=f"the first call took {first:.1f} s")
