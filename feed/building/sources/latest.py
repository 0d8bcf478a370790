"""Everything there is, newest first: the last resort."""

from collections.abc import Sequence

from feed.building.sql import Piece, every


def latest(conditions: Sequence[Piece], *, before: int | None, most: int) -> Piece:
    """(id, sequence) of those that fulfil `conditions` over `post`, below the publish sequence `before`."""
    below = [] if before is None else [Piece("post.sequence < %s", (before,))]
    where = every([Piece("NOT post.hidden"), *below, *conditions])
    return Piece(
        f"SELECT post.id, post.sequence FROM feed_post post WHERE {where.sql} ORDER BY post.sequence DESC LIMIT %s",
        (*where.params, most),
    )
