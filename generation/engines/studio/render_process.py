"""A render process: draws the frames it is told to into the ring. Started by the pool, ends when its owner does."""

import gc
import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import Any

import cv2

from generation.contracts import EngineError
from generation.engines.studio.wire import Begin, Draw, Drawn, Failed, Forget, Forgotten, Ready, map_ring

NO_RING = -1
OWNER_GONE = 3
"""Exit status when the other end of the socket closed."""


class Drawing:
    """One clip's renderer and its view of the ring."""

    def __init__(self, begin: Begin, ring: int) -> None:
        module, _, name = begin.factory.partition(":")
        self._frames = map_ring(ring, begin.slots, begin.height, begin.width)
        make: Callable[..., Any] = getattr(importlib.import_module(module), name)
        self._renderer = make(*begin.arguments)

    def draw(self, order: Draw) -> None:
        self._frames[order.slot] = self._renderer.frame(order.frame)


class Worker:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._orders: queue.SimpleQueue[tuple[Begin | Draw | Forget, int]] = queue.SimpleQueue()
        self._forgotten = -1
        self._drawing: Drawing | None = None

        threading.Thread(target=self._listen, daemon=True).start()

    def run(self) -> None:
        while True:
            order, ring = self._orders.get()
            try:
                self._obey(order, ring)
            except Exception as error:  # noqa: BLE001 - a worker's outer edge: this fails the clip, not the pool
                self._drawing = None
                code = error.code if isinstance(error, EngineError) else None
                message = str(error) if code else type(error).__name__
                trace = "".join(traceback.format_tb(error.__traceback__))
                self._connection.send(Failed(order.job, type(error).__name__, code, message, trace))

    def _listen(self) -> None:
        """Reads orders while a frame is drawn, so that a forgotten clip's remaining frames are skipped at once."""
        try:
            while True:
                order = self._connection.recv()
                if isinstance(order, Forget):
                    self._forgotten = order.job
                self._orders.put((order, recv_handle(self._connection) if isinstance(order, Begin) else NO_RING))
        except (EOFError, OSError):
            os._exit(OWNER_GONE)

    def _obey(self, order: Begin | Draw | Forget, ring: int) -> None:
        if isinstance(order, Forget):
            self._drawing = None
            gc.collect()
            self._connection.send(Forgotten(order.job))
        elif order.job <= self._forgotten:
            if ring != NO_RING:
                os.close(ring)
        elif isinstance(order, Begin):
            try:
                self._drawing = Drawing(order, ring)
            finally:
                os.close(ring)
            self._connection.send(Ready(order.job))
        elif self._drawing is not None:
            self._drawing.draw(order)
            self._connection.send(Drawn(order.job, order.frame))


def main(connection: int, preload: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
    worker = Worker(Connection(connection))
    importlib.import_module(preload)
    worker.run()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
