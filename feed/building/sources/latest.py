"""Everything there is, newest first: the last resort."""

from feed.building.sql import Piece, every


def latest(where: Piece, most: int) -> Piece:
    return Piece(
        f"SELECT 'latest' AS source, post.id FROM feed_post post WHERE {where.sql} "
        "ORDER BY post.sequence DESC LIMIT %s",
        (*where.params, most),
    )


def older(where: Piece, before: int | None, most: int) -> Piece:
    """(id, sequence) below the publish sequence `before`."""
    below = every([where, Piece("post.sequence < %s", (before,))]) if before is not None else where
    return Piece(
        f"SELECT post.id, post.sequence FROM feed_post post WHERE {below.sql} ORDER BY post.sequence DESC LIMIT %s",
        (*below.params, most),
    )
