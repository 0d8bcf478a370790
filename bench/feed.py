"""What the feed costs: a page against bytes that lie ready, a ranking against its queries, ten million posts against a
hundred thousand. Makes its own data on SQLite and on a PostgreSQL of its own; served as the scaled-out web process is,
and beside it as the embedded server is. Every ratio is taken in one run, in turns, and is the median of its rounds.
Exits with 1 where a limit is missed. Run it on a machine that does nothing else.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.feed_growth import of_queries, of_requests
from bench.feed_inner import of_events, of_ranking
from bench.feed_servers import served
from bench.feed_site import site
from bench.feed_table import Line, table
from bench.feed_warm import measure
from tests.flows.servers import postgres

PARTS = ("pages", "inner", "requests", "queries")
VIEWERS = 40


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the posts and of the rounds, for tries")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--part", choices=PARTS, action="append")
    options = parser.parse_args()
    parts, lines = options.part or PARTS, list[Line]()
    for database in options.database or ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="reprise-bench-") as name, _server(database, Path(name)) as url:
            for part in parts:
                began = time.monotonic()
                found = MEASURE[part](database, Path(name), url, options.quick)
                lines += found
                print(table(found), f"({time.monotonic() - began:.0f} s)", sep="\n", flush=True)
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}{', quick' if options.quick else ''}")
    print(table(lines))
    missed = [line.what for line in lines if not line.kept]
    print(f"{len(missed)} limits missed" if missed else "all limits kept")
    return int(bool(missed))


@contextmanager
def _server(database: str, folder: Path) -> Iterator[str]:
    if database == "sqlite":
        yield ""
        return
    with postgres(folder) as url:
        yield url


def _pages(database: str, folder: Path, url: str, quick: bool) -> list[Line]:
    lines = []
    with site(folder, url, 10_000 if quick else 100_000, viewers=VIEWERS) as place:
        for server, embedded in (("wsgi", False), ("embedded", True)):
            with served(place.env, place.folder, embedded=embedded) as (port, pid):
                lines += measure(database, server, port, pid, place.tokens, quick=quick)
    return lines


def _inner(database: str, folder: Path, url: str, quick: bool) -> list[Line]:
    """Events on a PostgreSQL whose commits wait for the disk, as an operator's do; SQLite's do not (NORMAL)."""
    with ExitStack() as stack:
        posts = 20_000 if quick else 200_000
        place = stack.enter_context(site(folder, url, posts))
        lines, told = of_ranking(database, place, posts, quick=quick), place
        if url:
            (own := folder / "durable").mkdir()
            told = stack.enter_context(site(own, stack.enter_context(postgres(own, durable=True)), 10_000))
        return [*lines, *of_events(database, told, quick=quick)]


def _requests(database: str, folder: Path, url: str, quick: bool) -> list[Line]:
    sizes = (10_000, 100_000) if quick else (10_000, 1_000_000)
    with (
        site(folder, url, sizes[0], viewers=VIEWERS) as small,
        site(folder, url, sizes[1], viewers=VIEWERS) as large,
    ):
        return of_requests(database, small, large, sizes, quick=quick)


def _queries(database: str, folder: Path, url: str, quick: bool) -> list[Line]:
    sizes = (100_000, 1_000_000) if quick else (100_000, 10_000_000)
    with (
        site(folder, url, sizes[0], narrow=True) as small,
        site(folder, url, sizes[1], narrow=True) as large,
    ):
        return of_queries(database, small, large, sizes, quick=quick)


MEASURE = dict(zip(PARTS, (_pages, _inner, _requests, _queries), strict=True))


if __name__ == "__main__":
    sys.exit(main())
