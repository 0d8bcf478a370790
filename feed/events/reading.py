"""Reading events once each, in an order in which none can be lost.

SQLite has one writer, so ids rise with commits. On PostgreSQL an id is taken before its transaction commits, and
`id > last` would pass by whoever commits late: there the order is (xid, id), the transaction that wrote it first, and
nothing is read that is not below every transaction still open. A transaction left open anywhere in the cluster holds
the readers back until it ends; it loses nothing.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from common.clock import now
from feed.events.partitions import KEPT
from feed.events.restoring import mend
from feed.models import Event, EventMark

SLACK = timedelta(days=2)
"""An event may be a day old when it is told, and its transaction may take its time."""
AHEAD = timedelta(days=1)
"""Far more than the clocks of two servers differ."""
HORIZON = "feed_event.xid < pg_snapshot_xmin(pg_current_snapshot())"
COLUMNS = ("id", "viewer", "person_id", "post_id", "kind", "value", "session", "position", "source", "at")


class Told(NamedTuple):
    """A row of Event."""

    id: int
    viewer: UUID
    person_id: int | None
    post_id: UUID
    kind: str
    value: float
    session: UUID | None
    position: int | None
    source: str
    at: datetime


class Reading(NamedTuple):
    """What was not read yet, oldest first, and where the reader stood and will stand."""

    rows: list[Told]
    before: EventMark
    xid: int
    event: int
    at: datetime


def read(name: str, *, most: int) -> Reading:
    """For the reader `name`, at most `most`. Nothing changes before `move`."""
    began = now()
    mark, _made = EventMark.objects.get_or_create(name=name, defaults={"at": began - KEPT})
    if connection.vendor != "postgresql":
        events = Event.objects.filter(pk__gt=mark.event).order_by("pk")
        rows = [Told(*row) for row in events.values_list(*COLUMNS)[:most]]
        return Reading(rows, mark, 0, rows[-1].id if rows else mark.event, began)
    if mend(mark):
        mark.refresh_from_db()
    found = list(_below_the_horizon(mark).values_list(*COLUMNS, "written")[:most])
    rows = [Told(*row[:-1]) for row in found]
    xid, event = (found[-1][-1], found[-1][0]) if found else (mark.xid, mark.event)
    return Reading(rows, mark, xid, event, began if len(rows) < most else mark.at)


def move(reading: Reading) -> bool:
    """Inside the transaction that writes what was made of it: its lock lasts to the commit. False when another reader
    of the same name was first, who has read the same.
    """
    before = reading.before
    seen = EventMark.objects.filter(name=before.name, xid=before.xid, event=before.event)
    return bool(seen.update(xid=reading.xid, event=reading.event, at=reading.at))


def _below_the_horizon(mark: EventMark) -> QuerySet[Any, Any]:
    """The days are bounded so that partitions read long ago, or made ahead, are not looked into."""
    events = Event.objects.filter(at__gt=mark.at - SLACK, at__lt=now() + AHEAD).extra(  # noqa: S610  (constants)
        where=[
            "(feed_event.xid, feed_event.id) > (%s::text::xid8, %s)",
            HORIZON,
        ],
        params=[str(mark.xid), mark.event],
    )
    written = RawSQL("feed_event.xid::text::bigint", ())
    return events.annotate(written=written).order_by(RawSQL("feed_event.xid", ()), "id")
