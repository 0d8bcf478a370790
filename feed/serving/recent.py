"""What is the same for everybody is made once in a while, not for each who asks."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from feed.serving.flight import SingleFlight
from feed.serving.times import jittered

WAIT_S = 5.0
T = TypeVar("T")


class Recent(Generic[T]):
    """At most `most` results, each for about `life_s` if it is `worth` keeping; one thread makes, the others wait."""

    def __init__(self, *, life_s: float, worth: Callable[[T], bool], most: int = 64) -> None:
        self._life_s, self._worth, self._most = life_s, worth, most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[float, T]] = OrderedDict()
        self._flight: SingleFlight[T] = SingleFlight()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            found = self._kept.get(key)
        if found is not None and found[0] > time.monotonic():
            return found[1]
        return self._flight.run(key, lambda: self._make(key, make), wait_s=WAIT_S, instead=lambda: None)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def _make(self, key: Hashable, make: Callable[[], T]) -> T:
        made = make()
        if not self._worth(made):
            return made
        with self._lock:
            self._kept[key] = (time.monotonic() + jittered(self._life_s), made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
