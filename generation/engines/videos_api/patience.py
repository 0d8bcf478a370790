"""How long a clip may take, and whether anybody still waits for it. Shared by two threads."""

import threading
import time
from dataclasses import dataclass

from generation.contracts import Cancelled, EngineUnavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Time-outs of one request, how often it is tried, and the pause before it is tried again, which doubles.

    `poll_s`: how long to wait between looks at a clip where the server does not say.
    """

    connect_s: float = 5.0
    read_s: float = 30.0
    tries: int = 5
    backoff_s: float = 0.5
    poll_s: float = 1.0


class Patience:
    """Runs out `seconds` after it was made, or at `stop`."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def check(self) -> None:
        """Raises Cancelled, EngineUnavailable `remote_unavailable`."""
        if self._stopped.is_set():
            raise Cancelled("nobody waits any more")
        if time.monotonic() >= self._until:
            raise EngineUnavailable("the server did not finish in time", code="remote_unavailable")

    def wait(self, seconds: float) -> None:
        """Raises as `check`, and at once when `stop` is called meanwhile."""
        self._stopped.wait(min(seconds, max(0.0, self._until - time.monotonic())))
        self.check()
