"""Clips that show the viewer, or people they follow."""

from feed.building.sql import Piece, among, on_postgres
from feed.building.viewer import Viewer

QUOTA = 40
EACH = 4
MOST_SHOWN = 200
"""People whose appearances are looked for: those followed last."""


def cameos(viewer: Viewer) -> Piece | None:
    """A probe for each person on PostgreSQL, IN on SQLite; feed.building.sources.following says why."""
    if not viewer.personal:
        return None
    people = [viewer.id, *viewer.followees[:MOST_SHOWN]]
    if not on_postgres():
        among_them = among("person_id", people, "bigint")
        return Piece(
            f"SELECT 'cameo' AS source, post_id AS id FROM feed_postcast WHERE {among_them.sql} "
            "ORDER BY sequence DESC LIMIT %s",
            (*among_them.params, QUOTA),
        )
    return Piece(
        "SELECT 'cameo' AS source, newest.id FROM unnest(%s::bigint[]) AS shown(person_id) CROSS JOIN LATERAL ("
        "SELECT post_id AS id, sequence FROM feed_postcast WHERE person_id = shown.person_id "
        "ORDER BY sequence DESC LIMIT %s) AS newest ORDER BY newest.sequence DESC LIMIT %s",
        (people, EACH, QUOTA),
    )
