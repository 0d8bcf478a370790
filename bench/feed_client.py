"""Requests over one connection that stays open, and what they cost the server."""

import http.client
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from bench.feed_servers import cpu_s


class Cost(NamedTuple):
    """Of one request, on the whole: milliseconds of the server's CPU, and of waiting."""

    cpu_ms: float
    wall_ms: float


class Client:
    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, token: str = "") -> bytes:
        headers = {"X-Session-Token": token} if token else {}
        self._connection.request("GET", path, headers=headers)
        reply = self._connection.getresponse()
        body = reply.read()
        if reply.status != 200:
            raise RuntimeError(f"{path}: {reply.status} {body[:300]!r}")
        return body

    def page(self, path: str, token: str = "") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get(path, token))
        return found


def cost(pid: int, ask: Callable[[int], object], number: int) -> Cost:
    """Of `ask(0)` to `ask(number - 1)`, each a request."""
    began_s, began_cpu_s = time.perf_counter(), cpu_s(pid)
    for turn in range(number):
        ask(turn)
    return Cost(1e3 * (cpu_s(pid) - began_cpu_s) / number, 1e3 * (time.perf_counter() - began_s) / number)


def in_turn(asks: Mapping[str, tuple[int, Callable[[int], object], int]], rounds: int) -> dict[str, list[Cost]]:
    """Several kinds, one after the other, `rounds` times: what disturbs the machine disturbs all of them. Each is a
    server's process id, the request and how many of it make a round. The first round warms up and is not counted.
    """
    found: dict[str, list[Cost]] = {name: [] for name in asks}
    for turn in range(rounds + 1):
        for name, (pid, ask, number) in asks.items():
            one = cost(pid, ask, number)
            if turn:
                found[name].append(one)
    return found


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(one / other for one, other in zip(above, below, strict=True))
