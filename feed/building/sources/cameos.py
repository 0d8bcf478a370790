"""Clips that show the viewer, or people they follow."""

from feed.building.sql import Piece, newest_of, not_seen
from feed.building.viewer import Viewer

QUOTA = 40
EACH = 4
MOST_SHOWN = 200
"""People whose appearances are looked for: those followed last."""


def cameos(viewer: Viewer) -> Piece | None:
    if viewer.id is None or not viewer.personal:
        return None
    people = [viewer.id, *viewer.followees[:MOST_SHOWN]]
    probe = newest_of(
        "feed_postcast", "person_id", "cast_pages", not_seen(viewer.id, "post.post_id"), people, EACH, column="post_id"
    )
    return Piece(
        f"SELECT 'cameo' AS source, id FROM ({probe.sql}) AS found ORDER BY sequence DESC LIMIT %s",
        (*probe.params, QUOTA),
    )
