"""One builds, the others wait for what it built."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class _Flight(Generic[T]):
    def __init__(self) -> None:
        self.landed = threading.Event()
        self.result: T | None = None


class SingleFlight(Generic[T]):
    """Within a process; across processes see feed.serving.guard."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flights: dict[Hashable, _Flight[T]] = {}

    def run(self, key: Hashable, build: Callable[[], T], *, wait_s: float, instead: Callable[[], T | None]) -> T:
        """What `build` gives, to everybody who asks for `key` meanwhile. Who waited `wait_s` takes what `instead` has,
        and builds for themselves where that is nothing. What `build` raises reaches the one who called it; those who
        waited for it build for themselves.
        """
        with self._lock:
            flight = self._flights.get(key)
            leads = flight is None
            if flight is None:
                flight = self._flights[key] = _Flight()
        if leads:
            try:
                flight.result = build()
                return flight.result
            finally:
                with self._lock:
                    del self._flights[key]
                flight.landed.set()
        flight.landed.wait(wait_s)
        result = flight.result if flight.result is not None else instead()
        return build() if result is None else result
