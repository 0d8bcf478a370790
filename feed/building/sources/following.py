"""Newest posts of the people the viewer follows."""

from feed.building.sql import Piece, newest_of
from feed.building.viewer import Viewer

QUOTA = 150
MOST_EACH, LEAST_EACH = 20, 3


def following(viewer: Viewer, where: Piece) -> Piece | None:
    """Each author's newest are probed for themselves. With `author_id IN (...) ORDER BY` PostgreSQL walks the whole
    timeline when followees post rarely, and SQLite sorts all they ever posted.
    """
    apart = viewer.apart
    authors = [one for one in viewer.followees if one not in apart]
    if not authors:
        return None
    each = max(LEAST_EACH, min(MOST_EACH, 2 * QUOTA // len(authors)))
    probe = newest_of("feed_post", "author_id", "post_author", where, authors, each)
    return Piece(
        f"SELECT 'following' AS source, id FROM ({probe.sql}) AS found ORDER BY sequence DESC LIMIT %s",
        (*probe.params, QUOTA),
    )
