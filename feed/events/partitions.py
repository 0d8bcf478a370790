"""The days of the events on PostgreSQL: made ahead, dropped whole. Nothing to do on SQLite.

A day whose partition was not there in time has its events in the default partition; they move when the day is made.
"""

import re
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from common.clock import now

DAYS_AHEAD = 7
KEPT = timedelta(days=90)
CHILDREN = (
    "SELECT child.relname FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid "
    "WHERE inhparent = 'feed_event'::regclass"
)
NAME = re.compile(r"feed_event_(\d{8})")


def partitioned() -> bool:
    return connection.vendor == "postgresql"


def days() -> set[date]:
    """Those that have a partition."""
    with connection.cursor() as cursor:
        cursor.execute(CHILDREN)
        found = [NAME.fullmatch(name) for (name,) in cursor.fetchall()]
    return {datetime.strptime(match[1], "%Y%m%d").replace(tzinfo=UTC).date() for match in found if match}


def make_ahead() -> int:
    """Yesterday to DAYS_AHEAD from now; how many were missing."""
    today = now().date()
    wanted = {today + timedelta(days=ahead) for ahead in range(-1, DAYS_AHEAD + 1)}
    missing = sorted(wanted - days())
    for day in missing:
        _make(day)
    return len(missing)


def drop_old() -> int:
    """Days that ended more than KEPT ago, and what old there is in the default partition."""
    border = (now() - KEPT).date()
    old = sorted(day for day in days() if day < border)
    with connection.cursor() as cursor:
        for day in old:
            cursor.execute(f"DROP TABLE feed_event_{day:%Y%m%d}")
        cursor.execute("DELETE FROM feed_event_default WHERE at < %s", [now() - KEPT])
    return len(old)


def _make(day: date) -> None:
    """Filled from the default partition before it is attached: attaching refuses while that holds rows of the day."""
    name, begins, ends = f"feed_event_{day:%Y%m%d}", f"{day} 00:00+00", f"{day + timedelta(days=1)} 00:00+00"
    columns = "id, viewer, person_id, post_id, kind, value, session, position, source, propensity, client_id, at, xid"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE feed_event_default IN ACCESS EXCLUSIVE MODE")
        cursor.execute(f"CREATE TABLE {name} (LIKE feed_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)")
        cursor.execute(
            f"WITH moved AS (DELETE FROM feed_event_default WHERE at >= %s AND at < %s RETURNING {columns}) "  # noqa: S608
            f"INSERT INTO {name} ({columns}) SELECT {columns} FROM moved",
            [begins, ends],
        )
        cursor.execute(f"ALTER TABLE feed_event ATTACH PARTITION {name} FOR VALUES FROM ('{begins}') TO ('{ends}')")
