"""Children and siblings of what the viewer made, remixed or liked: the newest of those remix threads."""

from feed.building.sql import Piece, newest_of
from feed.building.viewer import Viewer

EACH = 6
MOST_THREADS = 12


def threads(viewer: Viewer, where: Piece) -> Piece | None:
    """A thread of a million costs as much as one of ten."""
    found = viewer.threads(MOST_THREADS)
    if not found:
        return None
    probe = newest_of("feed_post", "thread", "post_thread", where, found, EACH)
    return Piece(f"SELECT 'thread' AS source, id FROM ({probe.sql}) AS found", probe.params)
