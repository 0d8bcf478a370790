"""What is measured without a web server: a ranking, and the intake of events."""

import statistics

from bench.feed_client import ratio
from bench.feed_site import Site
from bench.feed_table import Line

RANK_AT_MOST, BATCHED_AT_LEAST = 2.5, 5.0
BATCH = 200
"""As many events as a client may send at once."""


def of_ranking(database: str, place: Site, posts: int, *, quick: bool) -> list[Line]:
    """From the database alone, and with a fitted window, as a site has one after its first minutes.

    On PostgreSQL the time of waiting counts, since the database computes elsewhere; on SQLite CPU.
    """
    alone = _of_ranking(database, place, "before the first fit", quick=quick)
    place.tell("fitted", posts)
    return [alone, _of_ranking(database, place, "with a fitted window", quick=quick)]


def _of_ranking(database: str, place: Site, when: str, *, quick: bool) -> Line:
    place.tell("cold", 5)
    found = place.tell("cold", 15 if quick else 60)
    cpu = "_cpu" if database == "sqlite" else ""
    above, below = found[f"rank{cpu}"], found[f"rows{cpu}"]
    (every, few), (candidates,) = found["statements"], found["candidates"]
    rank_ms, rows_ms = 1e3 * statistics.median(above), 1e3 * statistics.median(below)
    told = f"{rank_ms:.2f} ms in {every:.0f} queries for {candidates:.0f} candidates, {rows_ms:.2f} ms for {few:.0f}"
    return Line(f"{database}: ranking {when} : its queries", ratio(above, below), RANK_AT_MOST, told)


def of_events(database: str, place: Site, *, quick: bool) -> list[Line]:
    rounds, number = (2, 400) if quick else (5, 1000)
    batched, alone, ones = [], [], []
    for _ in range(rounds):
        batched.append(place.tell("told", number // BATCH, BATCH))
        alone.append(place.tell("single", number))
        ones.append(place.tell("told", number // 20, 1))
    many, single, one = (statistics.median(rates) for rates in (batched, alone, ones))
    return [
        Line(
            f"{database}: events/s, batches of {BATCH} : single rows",
            ratio(batched, alone),
            BATCHED_AT_LEAST,
            f"{many:.0f}/s checked and stored in batches, {single:.0f}/s as single inserts without checks",
            floor=True,
        ),
        Line(
            f"{database}: events/s, batches of {BATCH} : one a request",
            ratio(batched, ones),
            None,
            f"{one:.0f}/s checked and stored one at a time",
            floor=True,
        ),
    ]
