"""A page that was built before, against bytes that lie ready and against the ORM, in one server."""

import statistics
from collections.abc import Sequence

from bench.feed_client import Client, in_turn, ratio
from bench.feed_table import Line

FEED = "/api/v1/feed?mode=for_you"
AT_MOST = {"sqlite": 3.0, "postgresql": 4.5}
"""CPU of a warm page over that of a static reply."""
AT_LEAST = 8.0
"""Warm pages a second over pages by ORM and serializer."""


def cursors(client: Client, tokens: Sequence[str]) -> list[str]:
    """Everybody's second page."""
    return [str(client.page(FEED, token)["next"]) for token in tokens]


def measure(database: str, server: str, port: int, pid: int, tokens: Sequence[str], *, quick: bool) -> list[Line]:
    client = Client(port)
    pages = [(token, cursor) for token, cursor in zip(tokens, cursors(client, tokens), strict=True)]

    def warm(turn: int) -> None:
        token, cursor = pages[turn % len(pages)]
        client.get(f"{FEED}&cursor={cursor}", token)

    def orm(turn: int) -> None:
        token, cursor = pages[turn % len(pages)]
        client.get(f"/bench/orm?cursor={cursor}", token)

    number = 200 if quick else 600
    found = in_turn(
        {
            "static": (pid, lambda _turn: client.get("/bench/static"), number),
            "warm": (pid, warm, number),
            "orm": (pid, orm, number // 10),
        },
        rounds=3 if quick else 9,
    )
    cpu = {name: [one.cpu_ms for one in costs] for name, costs in found.items()}
    wall = {name: [one.wall_ms for one in costs] for name, costs in found.items()}
    middle = {name: statistics.median(values) for name, values in cpu.items()}
    told = f"{middle['warm']:.2f} ms warm, {middle['static']:.2f} ms static"
    rates = {name: 1e3 / statistics.median(values) for name, values in wall.items()}
    limit = AT_MOST[database] if server == "wsgi" else None
    return [
        Line(f"{database} {server}: CPU, warm page : static", ratio(cpu["warm"], cpu["static"]), limit, told),
        Line(
            f"{database} {server}: pages/s, warm : ORM + serializer",
            ratio(wall["orm"], wall["warm"]),
            AT_LEAST if server == "wsgi" else None,
            f"{rates['warm']:.0f}/s warm, {rates['orm']:.0f}/s by ORM ({middle['orm']:.1f} ms of CPU), one client",
            floor=True,
        ),
    ]
