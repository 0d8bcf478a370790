"""What chronological lists have in common: ids below a publish sequence, newest first, through one named index each."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from common.rows import rows
from feed.serving.lists.ids import uuid_of

COLUMNS = "post.id, post.sequence, post.people, post.remix, post.language, post.duration_ms"


class Probed(NamedTuple):
    """A post with what an ask filters by. It may be hidden: whether it may be seen is for feed.cards.alive to say."""

    post_id: UUID
    sequence: int
    people: bool
    remix: bool
    language: str
    duration_ms: int


Probe = Callable[[int, int], list[Probed]]
"""`probe(below, most)`: those with a smaller sequence, newest first, at most `most`; fewer mean that it is the end."""


def fetch(sql: str, params: list[Any]) -> list[Probed]:
    return [Probed(uuid_of(post_id), *rest) for post_id, *rest in rows(sql, params)]


@cache
def by_vendor(sqlite: str, postgres: str, vendor: str) -> str:
    return postgres if vendor == "postgresql" else sqlite


def vendor_sql(sqlite: str, postgres: str) -> str:
    return by_vendor(sqlite, postgres, connection.vendor)
