"""The newest of all, when everything else is used up."""

from feed.building.sql import Piece


def latest(quota: int) -> Piece:
    return Piece(
        "SELECT 'latest' AS source, id FROM feed_post WHERE NOT hidden ORDER BY sequence DESC LIMIT %s", (quota,)
    )
