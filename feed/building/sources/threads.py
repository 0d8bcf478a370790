"""Children and siblings of what the viewer made, remixed or liked: the newest of those remix threads."""

from common.rows import key
from feed.building.sql import Piece, on_postgres, union
from feed.building.viewer import Viewer

EACH = 6
MOST_THREADS = 12


def threads(viewer: Viewer) -> Piece | None:
    """A probe of the thread's index for each, so that a thread of a million costs as much as one of ten."""
    found = viewer.threads(MOST_THREADS)
    if not found:
        return None
    if on_postgres():
        return Piece(
            "SELECT 'thread' AS source, newest.id FROM unnest(%s::uuid[]) AS known(thread) CROSS JOIN LATERAL ("
            "SELECT id FROM feed_post WHERE thread = known.thread AND NOT hidden ORDER BY sequence DESC LIMIT %s"
            ") AS newest",
            (found, EACH),
        )
    probe = (
        "SELECT 'thread' AS source, id FROM feed_post WHERE thread = %s AND NOT hidden ORDER BY sequence DESC LIMIT %s"
    )
    return union([Piece(probe, (key(one), EACH)) for one in found])
