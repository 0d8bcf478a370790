"""The clip's frames as its reader sees them: in order, made as they are read."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from generation.engines.diffusion.production import Production
from generation.engines.diffusion.progress import Progress


class Frames:
    """Iterates once over uint8 [height, width, 3]. Whatever goes wrong or is raised by who listens ends it."""

    def __init__(
        self,
        production: Production,
        progress: Progress,
        *,
        num_frames: int,
        timings_ms: dict[str, int],
        on_end: Callable[[], None],
    ) -> None:
        self._production = production
        self._progress = progress
        self._num_frames = num_frames
        self._timings_ms = timings_ms
        self._on_end = on_end
        self._done = 0
        self._closed = False
        self._since = time.monotonic()

    def __iter__(self) -> Iterator[np.ndarray]:
        return self

    def __next__(self) -> np.ndarray:
        if self._closed or self._done == self._num_frames:
            raise StopIteration
        try:
            frame = self._production.reel.frame(self._done)
            self._done += 1
            if self._done == self._num_frames:
                self._timings_ms["frames"] = round(1000 * (time.monotonic() - self._since))
                self._on_end()
            self._progress.read(self._done)
        except BaseException:
            self.close()
            raise
        return frame

    def close(self) -> None:
        """Nothing more is made; the engine is free for the next clip."""
        self._closed = True
        self._production.stop()
