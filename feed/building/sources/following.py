"""Newest posts of the people the viewer follows."""

from feed.building.sql import Piece, among, on_postgres
from feed.building.viewer import Viewer

QUOTA = 150
MOST_EACH = 20
LEAST_EACH = 3


def following(viewer: Viewer) -> Piece | None:
    """On PostgreSQL each author's newest are probed for themselves: with `author_id IN (...) ORDER BY` it walks the
    whole timeline when followees post rarely. SQLite reads the authors' index by itself, and there IN is faster.
    """
    if not viewer.followees:
        return None
    if not on_postgres():
        authors = among("author_id", viewer.followees, "bigint")
        return Piece(
            f"SELECT 'following' AS source, id FROM feed_post WHERE {authors.sql} AND NOT hidden "
            "ORDER BY sequence DESC LIMIT %s",
            (*authors.params, QUOTA),
        )
    each = max(LEAST_EACH, min(MOST_EACH, 4 * QUOTA // len(viewer.followees)))
    return Piece(
        "SELECT 'following' AS source, newest.id FROM unnest(%s::bigint[]) AS followed(author_id) CROSS JOIN LATERAL ("
        "SELECT id, sequence FROM feed_post WHERE author_id = followed.author_id AND NOT hidden "
        "ORDER BY sequence DESC LIMIT %s) AS newest ORDER BY newest.sequence DESC LIMIT %s",
        (list(viewer.followees), each, QUOTA),
    )
