"""A thread that says that its worker lives."""

import threading
from collections.abc import Callable

import structlog
from django.db import Error, close_old_connections

from generation.contracts import Route
from generation.models.workers import PULSE_S
from generation.services import farewell, pulse

log = structlog.get_logger(__name__)


class Pulse(threading.Thread):
    def __init__(self, worker: str, route: Route) -> None:
        super().__init__(name="pulse", daemon=True)
        self._worker, self._route = worker, route
        self._ending = threading.Event()

    def run(self) -> None:
        while not self._ending.is_set():
            self._say(lambda: pulse(self._worker, self._route))
            self._ending.wait(PULSE_S)
        self._say(lambda: farewell(self._worker))

    def stop(self) -> None:
        self._ending.set()
        if self.is_alive():
            self.join(0.5)

    def _say(self, what: Callable[[], None]) -> None:
        """A database that is away for a while only makes the worker look gone."""
        try:
            what()
        except Error as error:
            log.warning("pulse_missed", error=type(error).__name__)
        finally:
            close_old_connections()
