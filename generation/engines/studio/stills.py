"""Single frames while somebody edits a storyboard: drawn by one process that stays warm as long as it is of use."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from generation.contracts import EngineUnavailable
from generation.engines.studio.pool import Pool
from generation.storyboard.schema import Storyboard

STILL = "generation.engines.studio.still"
WAIT_S = 1.5
"""How long one waits for somebody else's still."""
LONGEST_S = 20.0
"""With the start of a cold process; whoever edits has looked elsewhere by then."""
IDLE_S = 300.0
"""Somebody who edits thinks in between; a cold process takes seconds."""


class Stills:
    """One still at a time. The process is none of the caller's, so that drawing holds no lock of its interpreter."""

    def __init__(self, assets: Path, cache: Path | None = None, *, idle_s: float = IDLE_S) -> None:
        self._assets = assets
        self._cache = cache
        self._idle_s = idle_s
        self._turn = threading.Lock()
        self._pool: Pool | None = None
        self._clock: threading.Timer | None = None

    def draw(
        self,
        storyboard: Storyboard,
        *,
        at_s: float,
        width: int,
        height: int,
        seed: int,
        pictures: Mapping[str, bytes] | None = None,
    ) -> np.ndarray:
        """uint8 RGB [height, width, 3], everybody in it drawn; what shots show is in `pictures`, by reference, or left
        out. Raises SpecRejected, and EngineUnavailable `still_busy` when another still takes too long, or this one.
        """
        if not self._turn.acquire(timeout=WAIT_S):
            raise EngineUnavailable("another still is being drawn", code="still_busy")
        try:
            arguments = (storyboard, at_s, width, height, seed, self._assets, self._cache, pictures or {})
            return self._drawn(arguments, width, height)
        finally:
            self._rest_later()
            self._turn.release()

    def wake(self) -> None:
        """Starts the process, so that the first still does not wait for it. Returns at once."""
        if self._turn.acquire(blocking=False):
            try:
                self._awake().warm()
            finally:
                self._rest_later()
                self._turn.release()

    def close(self) -> None:
        """Ends the process; the next still starts another."""
        with self._turn:
            self._end()

    @property
    def warm(self) -> bool:
        return self._pool is not None

    def _drawn(self, arguments: tuple[object, ...], width: int, height: int) -> np.ndarray:
        until = time.monotonic() + LONGEST_S
        with self._awake().start(
            f"{STILL}:StillRenderer", arguments, width=width, height=height, num_frames=1
        ) as frames:
            frames.on_wait = lambda: _hurry(until)
            return next(frames).copy()

    def _awake(self) -> Pool:
        if self._pool is None:
            self._pool = Pool(1, preload=STILL)
        return self._pool

    def _rest_later(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        self._clock = threading.Timer(self._idle_s, self._rest)
        self._clock.daemon = True
        self._clock.start()

    def _rest(self) -> None:
        """Whoever draws now sets the clock anew."""
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        if self._pool is not None:
            self._pool.close()
            self._pool = None


def _hurry(until: float) -> None:
    if time.monotonic() > until:
        raise EngineUnavailable("the still takes too long", code="still_busy")
