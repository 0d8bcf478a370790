"""What everybody watches: the top of the index over a score that does not change with the clock."""

from feed.building.sql import Piece, not_seen
from feed.building.viewer import Viewer

QUOTA = 60
QUOTA_IMPERSONAL = 250
"""For whom nothing else is known of."""
DEEPEST = 600
"""Places of the index that are looked at, however many of them the viewer saw."""


def trending(viewer: Viewer, passed: int) -> Piece:
    """`passed` posts were served already and may all stand at the top."""
    quota = min(DEEPEST, (QUOTA if viewer.history else QUOTA_IMPERSONAL) + passed)
    top = "SELECT post_id, hot FROM feed_poststat WHERE eligible ORDER BY hot DESC, post_id LIMIT %s"
    if viewer.id is None:
        return Piece(f"SELECT 'trending' AS source, post_id AS id FROM ({top}) AS top", (quota,))
    seen = not_seen(viewer.id, "top.post_id")
    return Piece(
        f"SELECT 'trending' AS source, top.post_id AS id FROM ({top}) AS top WHERE {seen.sql} "
        "ORDER BY top.hot DESC LIMIT %s",
        (DEEPEST, *seen.params, quota),
    )
