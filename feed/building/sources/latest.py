"""Everything there is, newest first: the last resort."""

from feed.building.sql import Piece


def latest(where: Piece, most: int) -> Piece:
    return Piece(
        f"SELECT 'latest' AS source, post.id FROM feed_post post WHERE {where.sql} "
        "ORDER BY post.sequence DESC LIMIT %s",
        (*where.params, most),
    )
