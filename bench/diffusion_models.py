"""What is measured: a pipeline of real classes with random weights, its manifest, and how diffusers alone is called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import torch

from generation.contracts import Operation
from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Defaults, Licence, Limits, Manifest, Memory

Size = Literal["full", "tiny"]

PROMPT = "somebody dances on the moon while it rains"
BATCH = 2
"""Clips that are made at once where the adapter can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Of one call; `tokens` is the longest prompt that is read, and padded to."""

    width: int
    height: int
    num_frames: int
    frame_rate: float
    tokens: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}, {self.num_frames} frames"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`build(size, device, dtype)` makes the pipeline; `plain` are the arguments with which the pipeline's own
    call does the same work: one forward a step, no guidance.
    """

    name: str
    adapter: str
    shapes: dict[Size, Shape]
    build: Callable[[Size, str, torch.dtype], Any]
    plain: dict[str, object]
    frame_step: int
    size_multiple: int
    makes_sound: bool

    def manifest(self, size: Size, *, dtype: str, steps: int) -> Manifest:
        """None of the levers, but for tiles, without which a long clip may not fit: each is pulled alone."""
        shape = self.shapes[size]
        return Manifest(
            id=f"bench-{self.name}",
            adapter=self.adapter,
            licence=Licence(name="none: random weights", url="", commercial=True),
            operations=(Operation.TEXT_TO_VIDEO,),
            makes_sound=self.makes_sound,
            limits=Limits(
                frame_step=self.frame_step,
                frame_offset=1,
                size_multiple=self.size_multiple,
                call_seconds=60,
                max_seconds=60,
                sizes=((shape.width, shape.height),),
            ),
            defaults=Defaults(num_inference_steps=steps, options={"max_sequence_length": shape.tokens}),
            memory=Memory(policy="resident"),
            max_batch=BATCH,
            dtype=dtype,  # type: ignore[arg-type]
        )

    def call(self, size: Size, *, seed: int = 0) -> Call:
        shape = self.shapes[size]
        return Call(
            prompt=PROMPT,
            width=shape.width,
            height=shape.height,
            num_frames=shape.num_frames,
            frame_rate=shape.frame_rate,
            seed=seed,
        )
