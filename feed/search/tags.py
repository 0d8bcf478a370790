"""Tags by their beginning, in the order of the alphabet: a jump from tag to tag in the index, however many posts each
has.
"""

from dataclasses import dataclass

from django.db import connection

from common.pages import Page
from feed.search.paging import after, sealed

COUNTED = 1000
"""Posts of a tag are counted up to here."""
JUMP = """
WITH RECURSIVE names(tag, place) AS (
    SELECT MIN(tag{c}), 1 FROM feed_posttag WHERE tag{c} >= %s AND tag{c} > %s AND tag{c} < %s
    UNION ALL
    SELECT (SELECT MIN(tag{c}) FROM feed_posttag WHERE tag{c} > names.tag{c} AND tag{c} < %s), place + 1
    FROM names WHERE names.tag IS NOT NULL AND place < %s
)
SELECT tag, (SELECT COUNT(*) FROM (SELECT 1 FROM feed_posttag held WHERE held.tag = names.tag LIMIT %s) counted)
FROM names WHERE tag IS NOT NULL ORDER BY place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFound:
    """`posts` is at most COUNTED."""

    tag: str
    posts: int


def find_tags(text: str, *, cursor: str = "", size: int) -> Page[TagFound]:
    """Tags of live posts. Raises Invalid("bad_cursor")."""
    begun = text.strip().casefold().lstrip("#")
    last = after(cursor, f"tags:{begun}")
    sql = JUMP.format(c=' COLLATE "C"' if connection.vendor == "postgresql" else "")
    past = begun + "\U0010ffff"
    with connection.cursor() as rows:
        rows.execute(sql, (begun, last, past, past, size + 1, COUNTED))
        found = [TagFound(tag=tag, posts=posts) for tag, posts in rows.fetchall()]
    more = len(found) > size
    return Page(items=found[:size], next=sealed(found[size - 1].tag, f"tags:{begun}") if more else None)
