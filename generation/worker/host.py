"""The worker's end of the engine process: starts it, gives it orders, stops it, kills it, starts it again."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from generation.contracts import Cancelled, EngineError
from generation.engines.setup import Setup
from generation.media.live import Chunk
from generation.worker.messages import Failed, Made, Progress, Ready, RenderOrder, Reply, Stop, Stopped

POLL_S = 0.25
STOP_GRACE_S = 3.0
LOADING_STOP_GRACE_S = 15.0
"""For an engine that still loads, since what is loaded so far is worth waiting for."""
STALL_S = 180.0
"""An engine that is loaded and says nothing for so long is taken for hung."""
LOAD_S = 1800.0
"""How long loading may take: some models are a hundred gigabytes on a slow disk."""
LOADING = Progress(stage="load", per_mille=0)
CHILD = "generation.worker.child"
ROOT = Path(__file__).resolve().parents[2]

OnProgress = Callable[[Progress | Chunk | None], bool]
"""Called with news, and with None (LOADING while it loads) when there is none for POLL_S; False stops the render."""


class EngineLost(EngineError):
    """Its process died, hung or ran past the deadline."""

    code = "engine_lost"
    retry = True


class EngineFailed(EngineError):
    """What the engine said about it: `code` and `retry` are the engine's."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed.code, code=failed.code)
        self.retry = failed.retry


class EngineUnfit(EngineFailed):
    """It could not be loaded: the next order would fare no better."""


class _Child:
    """A running process and the pipe to it.

    A thread of its own starts it and waits for it: Linux sends the death signal when the starting *thread* ends.
    """

    def __init__(self, engine: str, setup: Setup, module: str) -> None:
        self.pipe, theirs = Pipe()
        self.ready = False
        self._started = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        arguments = [engine, setup.to_json()]
        threading.Thread(target=self._run, args=(module, arguments, theirs), name="engine", daemon=True).start()
        self._started.wait()

    def _run(self, module: str, arguments: list[str], theirs: Connection) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module, str(theirs.fileno()), str(os.getpid()), *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                cwd=ROOT,
                start_new_session=True,
            )
        finally:
            theirs.close()
            self._started.set()
        self._process.wait()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """The whole group: the engine's own processes too."""
        self.pipe.close()
        if self._process is not None:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
            self._process.wait()


class Host:
    """One engine, kept warm in a child process. Not for two threads at once, `close` apart."""

    def __init__(self, engine: str, setup: Setup, *, module: str = CHILD) -> None:
        self._start = partial(_Child, engine, setup, module)
        self._child: _Child | None = None

    @property
    def pid(self) -> int | None:
        child = self._child
        return child._process.pid if child and child._process else None

    def warm(self) -> _Child:
        """Starts the process if none runs; returns at once, while it still loads."""
        if self._child is None or not self._child.alive:
            self._child = self._start()
        return self._child

    def render(self, order: RenderOrder, *, on_progress: OnProgress, deadline_s: float) -> Made:
        """Raises Cancelled when on_progress said stop, EngineFailed, EngineUnfit or EngineLost; a lost engine is made
        anew. What on_progress raises passes, once the engine is idle again: no later order hears of this one.
        """
        child = self.warm()
        with self._dying():
            child.pipe.send(order)
        return self._follow(child, on_progress, deadline_s)

    def close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _follow(self, child: _Child, on_progress: OnProgress, deadline_s: float) -> Made:
        heard = time.monotonic()
        deadline = heard + (deadline_s if child.ready else LOAD_S)
        while True:
            news: Progress | Chunk | None = None if child.ready else LOADING
            reply = self._reply(child, POLL_S)
            if reply is not None:
                heard = time.monotonic()
                if isinstance(reply, Made):
                    return reply
                if isinstance(reply, Failed):
                    if reply.fatal:
                        self.close()
                    raise EngineFailed(reply) if child.ready else EngineUnfit(reply)
                if isinstance(reply, Ready):
                    child.ready, deadline = True, heard + deadline_s
                if isinstance(reply, Ready | Stopped):
                    continue
                news = reply
            if time.monotonic() > min(deadline, heard + (STALL_S if child.ready else LOAD_S)):
                self.close()
                raise EngineLost("the engine ran past its time")
            try:
                wanted = on_progress(news)
            except BaseException:
                self._stop(child)
                raise
            if not wanted:
                self._stop(child)
                raise Cancelled("stopped")

    def _stop(self, child: _Child) -> None:
        """Waits until the engine has let go, so that the next order finds it idle; kills it when it does not. One that
        still loads goes on loading.
        """
        with self._dying():
            child.pipe.send(Stop())
        give_up = time.monotonic() + (STOP_GRACE_S if child.ready else LOADING_STOP_GRACE_S)
        while (left := give_up - time.monotonic()) > 0:
            reply = self._reply(child, left)
            child.ready = child.ready or isinstance(reply, Ready)
            if isinstance(reply, Stopped | Made | Failed):
                return
        self.close()

    def _reply(self, child: _Child, seconds: float) -> Reply | None:
        """None when it says nothing for so long. Raises EngineLost."""
        with self._dying():
            reply: Reply | None = child.pipe.recv() if child.pipe.poll(seconds) else None
        return reply

    @contextmanager
    def _dying(self) -> Iterator[None]:
        """Around everything said over the pipe: one that is broken means that the process died."""
        try:
            yield
        except (EOFError, OSError):
            self.close()
            raise EngineLost("the engine's process died") from None
