"""What the engine asks of a pipeline adapter, and what it gets back. Numpy only: torch begins behind an adapter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol, Self

import numpy as np

from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits

OnStage = Callable[[str, int, int, np.ndarray | None], None]
"""(stage, done, total, preview): stages are load, encode, denoise, decode and audio; the preview is uint8 [h, w, 3] or
None. Called at least once a step; raises Cancelled (or anything else) to stop, and then nothing more is computed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyframe:
    """`picture` uint8 [H, W, 3] of the call's size at frame `index` (-1 the last); `strength` 0..1."""

    index: int
    picture: np.ndarray
    strength: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One stretch of one shot, on the model's lattice: sizes and frames are those that the pipeline wants.

    `faces` uint8 [h, w, 3], one picture for each person or character in order of appearance (`sheet` is all of them in
    one picture of the call's size); `head` uint8 [k, H, W, 3] are the last frames of what this stretch continues;
    `source` uint8 [T, H, W, 3] a video to change, with `strength`, everywhere or where `mask` (uint8 [T, H, W]) is 255;
    `soundtrack` float32 [N, 2] at AUDIO_RATE, exactly as long as the frames, drives them; `voices` float32 [N] at
    AUDIO_RATE are samples of how the people sound. None and () are: not given.
    """

    prompt: str
    width: int
    height: int
    num_frames: int
    frame_rate: float
    seed: int
    num_inference_steps: int | None = None
    strength: float | None = None
    faces: tuple[np.ndarray, ...] = ()
    sheet: np.ndarray | None = None
    keyframes: tuple[Keyframe, ...] = ()
    head: np.ndarray | None = None
    source: np.ndarray | None = None
    mask: np.ndarray | None = None
    soundtrack: np.ndarray | None = None
    voices: tuple[np.ndarray, ...] = ()

    @property
    def conditioned(self) -> bool:
        """Whether anything but words says what is to be seen or heard; only calls without it go together."""
        given = (self.sheet, self.head, self.source, self.mask, self.soundtrack)
        return bool(self.keyframes or self.faces or self.voices) or any(one is not None for one in given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """`frames` uint8 [num_frames, height, width, 3]. `audio` float32 [N, 2] at AUDIO_RATE, as long as the frames, when
    the pipeline made sound of its own; None where it is silent or was given a soundtrack.
    """

    frames: np.ndarray
    audio: np.ndarray | None = None


class Adapter(Protocol):
    """One file in adapters/ and one line in adapters/__init__.py; see docs/engines.md."""

    traits: ClassVar[Traits]

    @classmethod
    def load(cls, manifest: Manifest, folder: Path, *, device: str, on_stage: OnStage) -> Self:
        """Weights in memory as the manifest says. Raises EngineUnavailable `model_unavailable`."""
        ...

    def generate(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        """One take for each call; several calls only where `traits.batch`, and then all of one shape and kind. Same
        calls, same takes, bit for bit. Raises what `on_stage` raises, torch.OutOfMemoryError, and EngineError.
        """
        ...

    def settings(self) -> dict[str, str | int | float]:
        """What, beside seed and prompt, decides the takes: for the clip's record."""
        ...

    def lower_memory(self) -> bool:
        """After running out of memory: drop caches and go on with the next policy; False when there is none."""
        ...
