"""Render processes that stay warm between clips and hand back frames in order.

Processes, because drawing holds the interpreter lock; started fresh and never forked, because cv2's threads do not
survive a fork. Each holds one end of a socket pair and ends when the other closes, so none outlives its owner.
"""

import itertools
import logging
import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Self

import numpy as np

from generation.contracts import EngineError, EngineUnavailable, SpecRejected
from generation.engines.studio.wire import Begin, Draw, Drawn, Failed, Forget, Forgotten, Ready, map_ring, open_ring

MAX_WORKERS = 8
AHEAD = 2
"""Frames that one worker is told in advance, so that it never waits for orders."""
SLOTS_A_WORKER = 4
TICK_S = 0.1
"""How often a waiting caller may change its mind."""
STALLED_S = 60.0
STOP_S = 1.5
"""A worker that has not let go of a clip by then is ended; the next clip gets a new one."""

_ROOT = Path(__file__).resolve().parents[3]
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_log = logging.getLogger(__name__)


class _Worker:
    """One process and our end of its socket; `told` are frames that it has yet to draw."""

    def __init__(self, preload: str) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
            environment = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONPATH": path}
            command = [sys.executable, "-m", "generation.engines.studio.render_process", str(theirs.fileno()), preload]
            self.process = subprocess.Popen(
                command, pass_fds=(theirs.fileno(),), env=environment, stdin=subprocess.DEVNULL
            )
        self.connection = Connection(ours.detach())
        self.told = 0

    def send(self, order: Begin | Draw | Forget) -> None:
        try:
            self.connection.send(order)
        except OSError as error:
            raise EngineError("a render process ended", code="render_process_ended") from error

    def begin(self, order: Begin, ring: int) -> None:
        self.told = 0
        self.send(order)
        try:
            send_handle(self.connection, ring, self.process.pid)
        except OSError as error:
            raise EngineError("a render process ended", code="render_process_ended") from error

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


class Pool:
    """`count` processes, started with the first clip. One clip at a time. Close it, or let go of it."""

    def __init__(self, count: int | None = None, *, preload: str) -> None:
        """`preload` is a module that the processes import at once, to be ready when a clip comes."""
        self.count = count or min(MAX_WORKERS, max(1, os.cpu_count() or 1))
        self._preload = preload
        self._busy = threading.Lock()
        self._jobs = itertools.count(1)
        self._workers: list[_Worker] = []
        self._finalizer = weakref.finalize(self, _end, self._workers)

    def warm(self) -> None:
        """Starts the processes, which then import what they need while the caller does something else."""
        alive = [worker for worker in self._workers if worker.process.poll() is None]
        for worker in self._workers:
            if worker not in alive:
                worker.end()
        self._workers[:] = alive + [_Worker(self._preload) for _ in range(self.count - len(alive))]

    def start(
        self, factory: str, arguments: tuple[object, ...], *, width: int, height: int, num_frames: int
    ) -> "Rendering":
        """Begins a clip: every worker calls `factory` ("module:callable") for an object with `frame(index)`.

        Raises EngineUnavailable `engine_busy` while another clip is being drawn.
        """
        if not self._busy.acquire(blocking=False):
            raise EngineUnavailable("another clip is being drawn", code="engine_busy")
        begin = Begin(next(self._jobs), factory, arguments, width, height, SLOTS_A_WORKER * self.count)
        try:
            ring = open_ring(begin.slots * height * width * 3)
        except OSError as error:
            self._busy.release()
            raise EngineUnavailable("no memory for the frames", code="engine_unavailable") from error
        try:
            self.warm()
            for worker in self._workers:
                worker.begin(begin, ring)
            return Rendering(self, self._workers, begin, num_frames, map_ring(ring, begin.slots, height, width))
        except BaseException:
            self.free(self._workers)
            raise
        finally:
            os.close(ring)

    def free(self, lost: list[_Worker]) -> None:
        """The clip is over: `lost` workers are ended, the next clip may begin."""
        for worker in list(lost):
            worker.end()
        self._workers[:] = [worker for worker in self._workers if worker not in lost]
        self._busy.release()

    def close(self) -> None:
        """Ends the processes. The pool is of no use afterwards."""
        self._finalizer()


class Rendering:
    """Frames of one clip in order, uint8 [H, W, 3], each valid until the next is asked for. Close it or exhaust it.

    `on_wait` is called while a frame is not ready; it may raise. Raises EngineError `render_failed`,
    `render_process_ended`, `render_stalled`, or what the renderer refused with.
    """

    def __init__(self, pool: Pool, workers: list[_Worker], begin: Begin, num_frames: int, ring: np.ndarray) -> None:
        self._pool = pool
        self._workers = list(workers)
        self._begin = begin
        self._num_frames = num_frames
        self._frames: np.ndarray | None = ring
        self._next = 0
        self._sent = 0
        self._drawn: set[int] = set()
        self.on_wait: Callable[[], None] = _nothing

    def __iter__(self) -> Iterator[np.ndarray]:
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __next__(self) -> np.ndarray:
        if self._next == self._num_frames or self._frames is None:
            self.close()
            raise StopIteration
        try:
            self._order()
            self._await(self._next)
        except BaseException:
            self.close()
            raise
        self._drawn.discard(self._next)
        frame: np.ndarray = self._frames[self._next % self._begin.slots]
        self._next += 1
        return frame

    def close(self) -> None:
        """Stops drawing within a frame and frees the memory. May be called twice."""
        if self._frames is None:
            return
        self._frames = None
        deadline = time.monotonic() + STOP_S
        lost = [worker for worker in self._workers if not self._tell_to_forget(worker)]
        waiting = [worker for worker in self._workers if worker not in lost]
        while waiting and (left := deadline - time.monotonic()) > 0:
            for worker in _speaking(waiting, left):
                reply = _receive(worker)
                if reply is None:
                    lost.append(worker)
                if reply is None or isinstance(reply, Forgotten):
                    waiting.remove(worker)
        self._pool.free(lost + waiting)

    def __del__(self) -> None:
        self.close()

    def _tell_to_forget(self, worker: _Worker) -> bool:
        try:
            worker.send(Forget(self._begin.job))
        except EngineError:
            return False
        return True

    def _order(self) -> None:
        """Keeps every worker supplied, never so far ahead that a slot would be written before it was read."""
        while self._sent < min(self._num_frames, self._next + self._begin.slots):
            worker = min(self._workers, key=lambda one: one.told)
            if worker.told >= AHEAD:
                return
            worker.send(Draw(self._begin.job, self._sent, self._sent % self._begin.slots))
            worker.told += 1
            self._sent += 1

    def _await(self, frame: int) -> None:
        since = time.monotonic()
        while frame not in self._drawn:
            ready = _speaking(self._workers, TICK_S)
            for worker in ready:
                self._hear(worker)
                since = time.monotonic()
            self._order()
            if not ready:
                self.on_wait()
                if time.monotonic() - since > STALLED_S:
                    raise EngineError("no frame for a minute", code="render_stalled")

    def _hear(self, worker: _Worker) -> None:
        reply = _receive(worker)
        if reply is None:
            raise EngineError("a render process ended", code="render_process_ended")
        if isinstance(reply, Failed):
            _log.error("render process: %s\n%s", reply.kind, reply.trace)
            if reply.kind == SpecRejected.__name__:
                raise SpecRejected(reply.message, code=reply.code)
            raise EngineError(f"drawing failed: {reply.message}", code=reply.code or "render_failed")
        if isinstance(reply, Drawn) and reply.job == self._begin.job:
            worker.told -= 1
            self._drawn.add(reply.frame)


def _nothing() -> None:
    pass


def _speaking(workers: list[_Worker], timeout_s: float) -> list[_Worker]:
    """Those who have said something, or ended."""
    heard = wait([worker.connection for worker in workers], timeout_s)
    return [worker for worker in workers if worker.connection in heard]


def _receive(worker: _Worker) -> Ready | Drawn | Forgotten | Failed | None:
    """None when the process is gone."""
    try:
        reply: Ready | Drawn | Forgotten | Failed = worker.connection.recv()
    except (EOFError, OSError):
        return None
    return reply


def _end(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.end()
    workers.clear()
