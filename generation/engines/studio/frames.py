"""The finished clip's frames as its reader sees them: in order, with progress, previews and a way to stop."""

import time
import weakref
from collections.abc import Callable, Iterator
from typing import Self

import cv2
import numpy as np

from generation.contracts import OnStep, Step
from generation.engines.studio.pool import Rendering

PREVIEW_EVERY = 15
PREVIEW_HEIGHT_PX = 180


class FrameStream:
    """Iterates once over uint8 [H, W, 3] frames; reports each. Whatever `on_step` raises ends the drawing first."""

    def __init__(self, rendering: Rendering, *, num_frames: int, on_step: OnStep, timings_ms: dict[str, int]) -> None:
        self._rendering = rendering
        self._num_frames = num_frames
        self._on_step = on_step
        self._timings_ms = timings_ms
        self._done = 0
        self._since = time.monotonic()
        rendering.on_wait = _weakly(self)

    def __iter__(self) -> Iterator[np.ndarray]:
        return self

    def __next__(self) -> np.ndarray:
        frame = next(self._rendering)
        self._done += 1
        preview = _small(frame) if self._done % PREVIEW_EVERY == 1 else None
        try:
            self._on_step(Step(stage="frames", done=self._done, total=self._num_frames, preview=preview))
        except BaseException:
            self.close()
            raise
        if self._done == self._num_frames:
            self._timings_ms["frames"] = round(1000 * (time.monotonic() - self._since))
        return frame

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._rendering.close()

    def waited(self) -> None:
        self._on_step(Step(stage="frames", done=self._done, total=self._num_frames))


def _weakly(stream: FrameStream) -> Callable[[], None]:
    """Its `waited`, without keeping it: a stream that nobody reads any more ends its drawing at once."""
    reference = weakref.ref(stream)

    def wait() -> None:
        there = reference()
        if there is not None:
            there.waited()

    return wait


def _small(frame: np.ndarray) -> np.ndarray:
    height, width = frame.shape[:2]
    size = (max(1, round(width * PREVIEW_HEIGHT_PX / height)), PREVIEW_HEIGHT_PX)
    small: np.ndarray = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    return small
