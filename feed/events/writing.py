"""Rows of events without the ORM, which takes longer to write a batch's SQL than the database to run it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from common.rows import in_list, key, listed, native, rows
from feed.models import Event

TYPES = {
    "viewer": "uuid",
    "person_id": "bigint",
    "post_id": "uuid",
    "kind": "text",
    "value": "double precision",
    "session": "uuid",
    "position": "integer",
    "source": "text",
    "propensity": "double precision",
    "client_id": "uuid",
    "at": "timestamptz",
}
NAMES = ", ".join(TYPES)
ONE_BY_ONE = f"INSERT INTO feed_event ({NAMES}) VALUES ({', '.join(['%s'] * len(TYPES))})"  # noqa: S608  (constants)
ARRAYS = ", ".join(f"%s::{kind}[]" for kind in TYPES.values())
AT_ONCE = f"INSERT INTO feed_event ({NAMES}) SELECT * FROM unnest({ARRAYS})"  # noqa: S608  (constants)


class NewEvent(NamedTuple):
    """A row to be, named as Event and in the order of TYPES: an Event takes longer to make than to write."""

    viewer: UUID
    person_id: int | None
    post_id: UUID
    kind: str
    value: float
    session: UUID | None
    position: int | None
    source: str
    propensity: float
    client_id: UUID
    at: datetime


def write(events: Sequence[Event | NewEvent]) -> None:
    """One statement, prepared once: `unnest` on PostgreSQL, `executemany` on SQLite. Leaves `events` without ids."""
    as_it_is = native()
    found = [event if as_it_is and isinstance(event, NewEvent) else _values(event) for event in events]
    if not found:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(AT_ONCE, [list(column) for column in zip(*found, strict=True)])
        else:
            cursor.executemany(ONE_BY_ONE, found)


def known_ids(viewer: UUID, client_ids: Collection[UUID], *, since: datetime) -> set[UUID]:
    """Those that an event of the viewer at or after `since` has already."""
    sql = f"SELECT client_id FROM feed_event WHERE viewer = %s AND at >= %s AND client_id {in_list()}"  # noqa: S608
    found = rows(sql, [key(viewer), connection.ops.adapt_datetimefield_value(since), listed(client_ids)])
    return {one if isinstance(one, UUID) else UUID(one) for (one,) in found}


def _values(event: Event | NewEvent) -> tuple[Any, ...]:
    return (
        key(event.viewer),
        event.person_id,
        key(event.post_id),
        str(event.kind),
        event.value,
        event.session and key(event.session),
        event.position,
        str(event.source),
        event.propensity,
        key(event.client_id),
        connection.ops.adapt_datetimefield_value(event.at),
    )
