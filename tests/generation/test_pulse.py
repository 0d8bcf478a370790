"""A worker goes on saying that it lives, whatever becomes of the database meanwhile."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, InterfaceError

from generation.contracts import Route
from generation.worker import pulse as pulse_module
from generation.worker.pulse import Pulse


@pytest.mark.parametrize("trouble", [DatabaseError, InterfaceError])
def test_a_database_that_is_away_does_not_end_it(monkeypatch, trouble):
    said: list[str] = []
    again = threading.Event()

    def say(worker: str, _route: Route) -> None:
        said.append(worker)
        if len(said) == 1:
            raise trouble("the connection is closed")
        again.set()

    monkeypatch.setattr(pulse_module, "PULSE_S", 0.01)
    monkeypatch.setattr(pulse_module, "pulse", say)
    monkeypatch.setattr(pulse_module, "farewell", lambda worker: said.append(f"{worker} left"))
    beating = Pulse("test:1", Route(engine="colour"))
    beating.start()
    assert again.wait(5)
    beating.stop()
    assert said[-1] == "test:1 left"
