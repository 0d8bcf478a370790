"""Candidates that may stand in the list, and enough of them."""

from dataclasses import dataclass, field
from uuid import UUID

from feed.building.details import ID, WORDS, Detail, details, newest
from feed.building.gathering import Found
from feed.building.request import Request
from feed.building.sql import uuid_of
from feed.building.wishing import about, left_out
from feed.states import Source

STRETCHES = (2_000, 8_000)
"""Of the rest of the catalogue, newest first, each looked at in one go where those before it were not enough."""
REFUSED = 4
"""Or so many for each that is wanted or was served before, if that is more: a list goes on to the end of the catalogue
though wishes refuse three in four.
"""


@dataclass(slots=True)
class Allowed:
    """`topics`: which posts are about what was asked for, where topics were."""

    rows: list[Detail] = field(default_factory=list)
    topics: dict[str, set[UUID]] = field(default_factory=dict)


def allow(request: Request, found: Found) -> Allowed:
    """One query; where wishes leave too little for the list, one for each of STRETCHES that it takes, whose posts
    `found` learns of too. Fewer than the list needs are all there is, or all there is among those.
    """
    allowed = Allowed()
    _add(request, allowed, details(request.viewer, request.ask, list(found.places), worded=_worded(request)))
    lacks = len(allowed.rows) < request.count
    if lacks and len(found.sure) >= request.count and not request.wished.alone:
        _fill(request, found, allowed)
    return allowed


def _fill(request: Request, found: Found, allowed: Allowed) -> None:
    skip = 0
    for stretch in STRETCHES:
        most = max(stretch, REFUSED * (request.count + len(request.served)))
        rows = newest(request.viewer, request.ask, most, skip=skip, worded=True)
        rest = [row for row in rows if row[ID] not in request.served and row[ID] not in found.places]
        found.add(Source.LATEST.value, [row[ID] for row in rest])
        _add(request, allowed, rest)
        if len(allowed.rows) >= request.count or len(rows) < most:
            return
        skip += most


def _worded(request: Request) -> bool:
    return bool(request.wished.topics)


def _add(request: Request, allowed: Allowed, rows: list[Detail]) -> None:
    if _worded(request):
        posts = [uuid_of(row[ID]) for row in rows]
        topics = about(request.wished, zip(posts, (row[WORDS] for row in rows), strict=True))
        out = left_out(request.wished, topics, posts)
        rows = [row for row, post in zip(rows, posts, strict=True) if post not in out]
        for topic, hits in topics.items():
            allowed.topics.setdefault(topic, set()).update(hits)
    allowed.rows += rows
