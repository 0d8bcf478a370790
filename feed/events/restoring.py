"""Events that came here by a dump: the numbers of their transactions are another cluster's."""

from django.db import connection, transaction

from feed.models import EventMark

COUNTER = "counter"
"""The reader that must take everything exactly once."""
OLDEST_XID = 1
"""Below every transaction that PostgreSQL gives out (3 is the first)."""
NOWHERE = 2**62
STRANGERS = """
    WITH stranger AS (SELECT max(id) AS last FROM feed_event WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
    UPDATE feed_event SET xid = CASE WHEN (xid, id) > (%s::text::xid8, %s) THEN pg_current_xact_id() ELSE '1'::xid8 END
    FROM stranger WHERE feed_event.id <= stranger.last
"""


def mend(mark: EventMark) -> bool:
    """A mark that is not below the horizon was made in another cluster. What the counter had read there is set behind
    all readers and what it had not is written anew, in one transaction; True if there was something to mend.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text::xid8 >= pg_snapshot_xmin(pg_current_snapshot())", [str(mark.xid)])
        (strange,) = cursor.fetchone()
    if not strange:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        marks = {one.name: one for one in EventMark.objects.select_for_update().order_by("name")}
        if marks[mark.name].xid == mark.xid:
            counted = marks.get(COUNTER, mark)
            cursor.execute(STRANGERS, [str(counted.xid), counted.event])
            EventMark.objects.update(xid=OLDEST_XID, event=NOWHERE)
    return True
