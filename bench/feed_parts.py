"""What is measured from inside, a function each; times are seconds of waiting unless told otherwise."""

import random
import time
from collections.abc import Callable
from functools import cache, partial
from uuid import UUID, uuid4

from django.db import connection

from accounts.models import User
from bench.feed_rows import FIRST_AUTHOR, FIRST_VIEWER, POST, numbered
from common.clock import now
from common.rows import key, rows
from feed.building import build
from feed.building.details import details
from feed.building.knowing import know
from feed.building.sources.trending import trending
from feed.building.sql import fetch
from feed.building.viewer import Viewer
from feed.cards import alive
from feed.contracts import Ask
from feed.events.intake import take
from feed.events.recording import viewer_of
from feed.models import Event, PublishSequence
from feed.serving.lists.people import by_followed
from feed.serving.lists.plain import latest
from feed.serving.lists.probing import List, probe
from feed.serving.making import BATCH
from feed.states import EventKind, Mode

ACTIVE = 100_000
"""Candidates and pages come from so many of the newest."""
RANKED = 500
TELLING = 40
FROM_THE_TOP = 2**63 - 1
ASK = Ask(mode=Mode.FOR_YOU)
DICE = random.Random(7)


def queries(name: str, times: int) -> list[float]:
    """Each query of that name by itself, with other posts each time."""
    asks = [QUERIES[name]() for _ in range(times)]
    return [_timed(ask) for ask in asks]


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


@cache
def _me() -> User:
    return User.objects.get(pk=FIRST_VIEWER)


@cache
def _people() -> list[User]:
    """Who tell the events."""
    return list(User.objects.filter(pk__gte=FIRST_AUTHOR).order_by("pk")[:TELLING])


@cache
def _known() -> Viewer:
    return know(_me(), now())


@cache
def _posts() -> int:
    return PublishSequence.objects.get().last


def _some(number: int) -> list[UUID]:
    newest = range(max(1, _posts() - ACTIVE + 1), _posts() + 1)
    return [numbered(POST, place) for place in DICE.sample(newest, number)]


def _probed(found: List) -> None:
    """As for a page of 20, under the rules of every list."""
    probe(found, _me(), ASK, below=FROM_THE_TOP, stretch=24, most=24)


QUERIES: dict[str, Callable[[], Callable[[], object]]] = {
    "trending": lambda: partial(fetch, trending(_known(), 0)),
    "features": lambda: partial(details, _known(), ASK, [key(one) for one in _some(RANKED)]),
    "timeline": lambda: partial(_probed, by_followed(_me().pk)),
    "latest": lambda: partial(_probed, latest()),
    "hydrate": lambda: partial(alive, _me(), _some(20)),
}


def cold(times: int) -> dict[str, list[float]]:
    """A whole ranking, and after each the two statements alone that read its candidates and their features. Seconds of
    this process's CPU, and of waiting.
    """
    asked: list[tuple[str, object]] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        build(_me(), ASK, exclude=frozenset(), count=BATCH, seed=0)
    read = [(sql, params) for sql, params in asked if " AS source" in sql or "username" in sql]
    found: dict[str, list[float]] = {"rank": [], "rows": [], "rank_cpu": [], "rows_cpu": []}
    for seed in range(times):
        for name, act in (
            ("rank", lambda seed=seed: build(_me(), ASK, exclude=frozenset(), count=BATCH, seed=seed)),
            ("rows", lambda: [rows(sql, params) for sql, params in read]),
        ):
            began, began_cpu = time.perf_counter(), time.process_time()
            act()
            found[name].append(time.perf_counter() - began)
            found[f"{name}_cpu"].append(time.process_time() - began_cpu)
    found["candidates"] = [float(len(rows(*read[-1])))]
    found["statements"] = [float(len(asked)), float(len(read))]
    return found


def told(batches: int, size: int) -> float:
    """Events a second through the intake, in batches of `size` as clients send them, each by one of many people."""
    sent = [(DICE.choice(_people()), [_event() for _ in range(size)]) for _ in range(batches)]
    began = time.perf_counter()
    for person, batch in sent:
        take(person, batch)
    return batches * size / (time.perf_counter() - began)


def single(number: int) -> float:
    """Events a second, a row and a transaction each, of the same people, without a look at what they say."""
    rows_ = [
        Event(viewer=viewer_of(who.pk), person=who, post_id=one, kind=EventKind.WATCH, at=now(), client_id=uuid4())
        for who, one in zip(DICE.choices(_people(), k=number), _shown(number), strict=True)
    ]
    began = time.perf_counter()
    for row in rows_:
        row.save(force_insert=True)
    return number / (time.perf_counter() - began)


def _event() -> dict[str, object]:
    (post,) = _shown(1)
    return {"id": str(uuid4()), "kind": "watch", "post": str(post), "value": 2.5, "at": now().isoformat()}


def _shown(number: int) -> list[UUID]:
    """Of the newest, which have clips; none that is hidden."""
    places = [place for place in range(max(1, _posts() - 5_000), _posts()) if place % 50]
    return [numbered(POST, place) for place in DICE.choices(places, k=number)]
