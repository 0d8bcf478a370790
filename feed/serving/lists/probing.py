"""What chronological lists have in common: a stretch below a publish sequence, newest first, through one named index
each, and of it what the viewer may see and did not filter out. That is asked of the stretch, and not of all that is
below: where next to nothing passes, a page ends early instead of reading the catalogue.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from accounts.policies import Viewer
from common.rows import rows
from feed.contracts import Ask
from feed.serving.lists.ids import uuid_of
from feed.serving.lists.rules import rules

COLUMNS = (
    "post.id, post.sequence, post.author_id, post.hidden, post.people, post.remix, post.language, post.duration_ms"
)
WORDS = "COALESCE((SELECT said.words FROM feed_postwords said WHERE said.post_id = near.id), '')"
PASSING = """WITH near AS ({stretch}) SELECT * FROM (
        SELECT near.id, near.sequence, {words} FROM near WHERE NOT near.hidden{rules}
        ORDER BY near.sequence DESC LIMIT %s
    ) AS passing UNION ALL SELECT NULL, MIN(near.sequence), CAST(COUNT(*) AS text) FROM near"""  # the last: how far


class Probed(NamedTuple):
    """`words`: the post's line of them (feed.models.PostWords), empty where the ask has no topics to leave out."""

    post_id: UUID
    sequence: int
    words: str


class Stretch(NamedTuple):
    """What passes of it, newest first; where it ends; whether the list does, too."""

    passing: list[Probed]
    last: int
    ended: bool


class List(NamedTuple):
    """`sql` reads COLUMNS of the list's newest below a sequence; `params(below, most)` are its values."""

    sql: str
    params: Callable[[int, int], Sequence[Any]]


def probe(found: List, viewer: Viewer, ask: Ask, *, below: int, stretch: int, most: int) -> Stretch:
    """Of the newest `stretch` below, those that pass, at most `most`. One query."""
    which, values = rules(viewer, ask)
    asked = _query(found.sql, which, bool(ask.without))
    *passing, (_none, lowest, number) = rows(asked, [*found.params(below, stretch), *values, most])
    shown = [Probed(uuid_of(post_id), sequence, words) for post_id, sequence, words in passing]
    if len(shown) == most:
        return Stretch(shown, shown[-1].sequence, False)
    return Stretch(shown, below if lowest is None else lowest, int(number) < stretch)


@cache
def _query(stretch: str, which: str, worded: bool) -> str:
    """Constant for what it is made from: the database keeps its plan."""
    return PASSING.format(stretch=stretch, rules=which.replace("post.", "near."), words=WORDS if worded else "''")


def each_post(key: str) -> str:
    """Joined one by one on PostgreSQL, which would rather read all posts for some thousands of them (OFFSET keeps it
    from seeing a join in it).
    """
    return f"CROSS JOIN LATERAL (SELECT * FROM feed_post one WHERE one.id = {key} OFFSET 0) post"  # noqa: S608


@cache
def by_vendor(sqlite: str, postgres: str, vendor: str) -> str:
    return postgres if vendor == "postgresql" else sqlite


def vendor_sql(sqlite: str, postgres: str) -> str:
    return by_vendor(sqlite, postgres, connection.vendor)
