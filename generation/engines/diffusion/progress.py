"""How much of the whole story is made: it only grows, whatever a single call counts."""

import time

import numpy as np

from generation.contracts import OnStep, Step

SAY_EVERY_S = 0.25
"""Between updates that tell nothing but that frames are read."""
PARTS = {"encode": (0.0, 0.05), "denoise": (0.05, 0.85), "decode": (0.85, 0.97), "audio": (0.97, 1.0)}
"""Where in a call its stages lie."""
LOAD_SHARE = 0.02
"""Of the whole, for weights that are not in memory yet."""


class Progress:
    """`total` is the work of the story, in frames of calls; `num_frames` those of the clip."""

    def __init__(self, on_step: OnStep, *, total: int, num_frames: int) -> None:
        self._on_step = on_step
        self._total = max(1, total)
        self._num_frames = num_frames
        self._share = self._said = 0.0
        self._done = self._making = 0

    def load(self, done: int, total: int) -> None:
        self._say("load", done, total, LOAD_SHARE * done / max(1, total))

    def begin(self, frames: int) -> None:
        """A call of so many frames comes next, which counts once however often it is made."""
        self._making = frames

    def end(self) -> None:
        self._done += self._making
        self._making = 0

    def stage(self, stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        """An adapter's OnStage. Raises what `on_step` raises."""
        if stage == "load":
            self.load(done, total)
            return
        low, high = PARTS.get(stage, (0.0, 1.0))
        made = self._done + self._making * (low + (high - low) * done / max(1, total))
        self._say(stage, done, total, self._made(made), preview)

    def read(self, frames: int) -> None:
        """So many of the clip's frames were given away."""
        last = frames == self._num_frames
        if last or time.monotonic() - self._said >= SAY_EVERY_S:
            self._say("frames", frames, self._num_frames, 1.0 if last else self._made(self._done))

    def _made(self, frames: float) -> float:
        return LOAD_SHARE + (0.99 - LOAD_SHARE) * min(1.0, frames / self._total)

    def _say(self, stage: str, done: int, total: int, share: float, preview: np.ndarray | None = None) -> None:
        self._share = max(self._share, share)
        self._said = time.monotonic()
        self._on_step(Step(stage=stage, done=done, total=total, share=self._share, preview=preview))
