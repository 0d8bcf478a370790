"""The reaper of an embedded server outlives what breaks around it."""

import threading

from generation.worker import supervisor
from generation.worker.supervisor import Reaper


def test_a_store_that_is_away_once_does_not_end_the_reaper(monkeypatch):
    again = threading.Event()
    turns = []

    def away() -> int:
        turns.append(1)
        if len(turns) > 1:
            again.set()
        raise OSError("away")

    for name in ("reap", "ring_waiting", "close_old_connections"):
        monkeypatch.setattr(supervisor, name, lambda: None)
    monkeypatch.setattr(supervisor, "purge_ended", away)
    monkeypatch.setattr(supervisor, "REAP_EVERY_S", 0.01)
    reaper = Reaper()
    reaper.start()

    assert again.wait(5)
    reaper.stop()
    reaper.join(5)
