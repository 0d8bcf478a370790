"""Transfers to and from a store that may be far away, beside a caller who must not keep silent for so long."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
WAIT_S = 1.0

OnWait = Callable[[], None]
"""Called every WAIT_S while a transfer lasts, in the caller's own thread; what it raises stops the transfer."""


class Stopped(Exception):
    """Out of a source whose transfer is not wanted any more; its caller never sees it."""


class Source(io.FileIO):
    """A file to be sent. Once stopped, it can not be read on, so that no more of it is sent."""

    stopped = False

    def stop(self) -> None:
        self.stopped = True

    def read(self, size: int | None = -1, /) -> bytes:
        if self.stopped:
            raise Stopped
        return super().read(size) or b""


def beside(transfer: Callable[[], T], *, on_wait: OnWait, stop: Callable[[], None] = lambda: None) -> T:
    """Runs `transfer`, which must not touch the database, in a thread, and returns when it has ended, come what may.

    `stop` is called before what `on_wait` raised goes on, to end the transfer early. Raises whatever either raises.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="transfer") as thread:
        ending = thread.submit(transfer)
        try:
            while not wait([ending], timeout=WAIT_S).done:
                on_wait()
        except BaseException:
            stop()
            raise
    return ending.result()
