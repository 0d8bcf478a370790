"""What grows with the catalogue, and by how much."""

import statistics

from bench.feed_client import Client, in_turn, ratio
from bench.feed_servers import served
from bench.feed_site import Site
from bench.feed_table import Line
from bench.feed_warm import FEED, cursors

QUERIES = ("trending", "features", "timeline", "latest", "hydrate")
QUERIES_AT_MOST, REQUEST_AT_MOST = 1.5, 1.3


def of_queries(database: str, small: Site, large: Site, sizes: tuple[int, int], *, quick: bool) -> list[Line]:
    """The median of single queries, each many times in turn here and there."""
    rounds, times = (3, 60) if quick else (9, 150)
    lines = []
    for name in QUERIES:
        found: dict[str, list[float]] = {"small": [], "large": []}
        for turn in range(rounds + 1):
            for where, place in (("small", small), ("large", large)):
                middle = statistics.median(place.tell("query", name, times))
                if turn:
                    found[where].append(middle)
        above, below = (1e3 * statistics.median(found[where]) for where in ("large", "small"))
        told = f"{above:.3f} ms at {sizes[1]:.0e}, {below:.3f} ms at {sizes[0]:.0e}"
        one = ratio(found["large"], found["small"])
        lines.append(Line(f"{database}: {name} query, {sizes[1]:.0e} : {sizes[0]:.0e}", one, QUERIES_AT_MOST, told))
    return lines


def of_requests(database: str, small: Site, large: Site, sizes: tuple[int, int], *, quick: bool) -> list[Line]:
    """CPU of the web process for a page that was built before, one that is ranked now, and a chronological one."""
    number, rounds = (100, 3) if quick else (300, 7)
    with served(small.env, small.folder) as few, served(large.env, large.folder) as many:
        asks = {}
        for where, (port, pid), tokens in (("small", few, small.tokens), ("large", many, large.tokens)):
            client = Client(port)
            warm = list(zip(tokens, cursors(client, tokens), strict=True))
            paths = {
                "warm": [(f"{FEED}&cursor={cursor}", token) for token, cursor in warm],
                "ranked now": [(FEED, token) for token in tokens],
                "following": [("/api/v1/feed?mode=following", token) for token in tokens],
            }
            for name, asked in paths.items():
                asks[f"{name} {where}"] = (pid, _cycle(client, asked), number // 3 if name == "ranked now" else number)
        found = in_turn(asks, rounds)
    lines = []
    for name in ("warm", "ranked now", "following"):
        above, below = ([one.cpu_ms for one in found[f"{name} {where}"]] for where in ("large", "small"))
        more, less = statistics.median(above), statistics.median(below)
        told = f"{more:.2f} ms of CPU at {sizes[1]:.0e}, {less:.2f} at {sizes[0]:.0e}"
        what = f"{database}: whole request, {name}, {sizes[1]:.0e} : {sizes[0]:.0e}"
        lines.append(Line(what, ratio(above, below), REQUEST_AT_MOST, told))
    return lines


def _cycle(client: Client, asked: list[tuple[str, str]]):  # type: ignore[no-untyped-def]
    return lambda turn: client.get(*asked[turn % len(asked)])
