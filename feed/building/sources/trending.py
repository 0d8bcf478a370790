"""What everybody watches: the top of the index over a score that does not change with the clock."""

from feed.building.sql import Piece

QUOTA = 60


def trending() -> Piece:
    return Piece(
        "SELECT 'trending' AS source, post_id AS id FROM feed_poststat WHERE eligible ORDER BY hot DESC, post_id LIMIT %s",
        (QUOTA,),
    )
