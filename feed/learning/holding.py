"""Something that a process keeps at hand and renews in the background: asking never waits for it."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

import structlog
from django.db import DatabaseError, connection

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Holder(Generic[T]):
    """`renew` gets what is held, None at first, and returns what to hold from now on."""

    def __init__(self, name: str, renew: Callable[[T | None], T | None], *, every_s: float) -> None:
        self._name, self._renew, self._every_s = name, renew, every_s
        self._value: T | None = None
        self._due_at = 0.0
        self._lock = threading.Lock()

    def current(self) -> T | None:
        """What is at hand; None until the first one was read. Starts a renewal when one is due."""
        if time.monotonic() >= self._due_at and self._lock.acquire(blocking=False):
            self._due_at = time.monotonic() + self._every_s
            threading.Thread(target=self._in_background, name=self._name, daemon=True).start()
        return self._value

    def refresh(self) -> T | None:
        """At once, for tasks that can wait. Raises what `renew` raises."""
        with self._lock:
            self._due_at = time.monotonic() + self._every_s
            self._value = self._renew(self._value)
        return self._value

    def forget(self) -> None:
        with self._lock:
            self._value, self._due_at = None, 0.0

    def _in_background(self) -> None:
        """A database that is away for a while, or a store, is asked again next time."""
        try:
            self._value = self._renew(self._value)
        except (DatabaseError, OSError) as error:
            log.warning("not_renewed", what=self._name, error=type(error).__name__)
        finally:
            connection.close()
            self._lock.release()
