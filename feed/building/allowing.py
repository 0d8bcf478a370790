"""Candidates that may stand in the list, and enough of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from common.rows import Key
from feed.building.details import Detail, details
from feed.building.gathering import Found
from feed.building.request import Request
from feed.building.rules import may_stand
from feed.building.sources.latest import older
from feed.building.sql import fetch, uuid_of
from feed.building.wishing import about, left_out
from feed.states import Source

SLICE = 200
"""Of the rest of the catalogue, looked at in one go."""


@dataclass(slots=True)
class Allowed:
    """`topics`: which posts are about what was asked for, where topics were."""

    rows: list[Detail] = field(default_factory=list)
    topics: dict[str, set[UUID]] = field(default_factory=dict)


def allow(request: Request, found: Found) -> Allowed:
    """One query. Where wishes leave too little for the list, more of the rest of the catalogue, newest first, which
    `found` learns of too. Fewer than the list needs are all there is.
    """
    allowed = Allowed()
    _add(request, allowed, list(found.places))
    lacks = len(allowed.rows) < request.count
    if lacks and len(found.sure) >= request.count and not request.wished.alone:
        _fill(request, found, allowed)
    return allowed


def _fill(request: Request, found: Found, allowed: Allowed) -> None:
    where, before = may_stand(request.viewer, request.ask), None
    passed = request.served | found.places.keys()
    most = max(SLICE, request.count) + len(passed)
    while len(allowed.rows) < request.count:
        slice_ = fetch(older(where, before, most))
        rest = [post for post, _sequence in slice_ if post not in passed]
        found.add(Source.LATEST.value, rest)
        _add(request, allowed, rest)
        if len(slice_) < most:
            return
        before = slice_[-1][1]


def _add(request: Request, allowed: Allowed, candidates: Sequence[Key]) -> None:
    rows = details(request.viewer, request.ask, candidates, worded=bool(request.wished.topics))
    if request.wished.topics:
        posts = [uuid_of(row.id) for row in rows]
        topics = about(request.wished, zip(posts, (row.words for row in rows), strict=True))
        out = left_out(request.wished, topics, posts)
        rows = [row for row, post in zip(rows, posts, strict=True) if post not in out]
        for topic, hits in topics.items():
            allowed.topics.setdefault(topic, set()).update(hits)
    allowed.rows += rows
