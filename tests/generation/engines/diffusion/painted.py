"""An adapter that paints with numpy in place of a pipeline: what it is given can be seen or heard in what it gives."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from generation.contracts import AUDIO_RATE, Operation, ReferenceKind, ReferenceRole
from generation.engines.diffusion.calls import Call, OnStage, Take
from generation.manifests.schema import Defaults, Licence, Limits, Manifest
from generation.manifests.traits import Traits

STEPS = 3
DRIFT = 3
"""Levels that a pixel changes from frame to frame."""


class Painted:
    """`made` are the calls of each `generate`, also of those that failed; `faults` are raised first, in order."""

    traits: ClassVar[Traits] = Traits(
        operations=frozenset(Operation),
        reference_roles=frozenset(ReferenceRole),
        makes_sound=True,
        audio_driven=True,
        batch=True,
        voices=True,
    )

    def __init__(self) -> None:
        self.made: list[tuple[Call, ...]] = []
        self.faults: list[Exception] = []
        self.lowered = 0
        self.lowest = 1

    @classmethod
    def load(cls, manifest: Manifest, folder: Path, *, device: str, on_stage: OnStage) -> Self:
        on_stage("load", 1, 1, None)
        return cls()

    @property
    def calls(self) -> list[Call]:
        return [call for calls in self.made for call in calls]

    def generate(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        self.made.append(tuple(calls))
        on_stage("encode", 1, 1, None)
        for step in range(STEPS):
            on_stage("denoise", step + 1, STEPS, None)
            if self.faults:
                raise self.faults.pop(0)
        on_stage("decode", 1, 1, None)
        return [Take(frames=_frames(call), audio=_audio(call)) for call in calls]

    def settings(self) -> dict[str, str | int | float]:
        return {"lowered": self.lowered}

    def lower_memory(self) -> bool:
        self.lowered += 1
        return self.lowered <= self.lowest


def _frames(call: Call) -> np.ndarray:
    """A colour of the seed's that drifts and comes back; what is held at an end is shown there."""
    start = np.random.default_rng([call.seed, len(call.prompt)]).integers(20, 200, (call.height, call.width, 3))
    first = next((key.picture for key in call.keyframes if key.index == 0), None)
    if call.head is not None:
        start = call.head[0].astype(int)
    elif call.source is not None:
        start = 255 - call.source[0].astype(int)
    elif first is not None:
        start = first.astype(int)
    drift = np.arange(call.num_frames)[:, None, None, None] * DRIFT
    frames = (start[None] + drift) % 256
    if call.head is not None:
        frames = (call.head[-1].astype(int)[None] + drift - (len(call.head) - 1) * DRIFT) % 256
    last = next((key.picture for key in call.keyframes if key.index == -1), None)
    if last is not None:
        frames[-1] = last
    return frames.astype(np.uint8)


def _audio(call: Call) -> np.ndarray | None:
    """A tone of the seed's, unless it was given a soundtrack."""
    if call.soundtrack is not None:
        return None
    at = np.arange(round(call.num_frames / call.frame_rate * AUDIO_RATE)) / AUDIO_RATE
    tone = 0.2 * np.sin(2 * np.pi * (200 + call.seed % 300) * at).astype(np.float32)
    return np.stack([tone, tone], axis=1)


def manifest(**changes: object) -> Manifest:
    """Calls of 9 to 25 frames (8k + 1), up to a second each."""
    fields: dict[str, object] = {
        "id": "painted",
        "adapter": "painted",
        "revision": "1",
        "licence": Licence(name="Test", url="", commercial=True),
        "operations": tuple(Operation),
        "reference_roles": tuple(ReferenceRole),
        "makes_sound": True,
        "limits": Limits(
            frame_step=8,
            frame_offset=1,
            size_multiple=32,
            call_seconds=1.05,
            max_seconds=300,
            sizes=((96, 64), (64, 96)),
            max_references={ReferenceKind.IMAGE: 2, ReferenceKind.VOICE: 1},
        ),
        "defaults": Defaults(overlap_frames=5, carry=0.5),
        "seconds_a_second": 2,
    }
    return Manifest.model_validate(fields | changes)
