"""What everybody watches: the top of the index over a score that does not change with the clock."""

from feed.building.sql import Piece, not_seen
from feed.building.viewer import Viewer

QUOTA = 60
QUOTA_ALONE = 250
"""Without a window to tell what goes with what, or a past to ask it about."""
DEEPEST = 600
"""Places of the index that are looked at, however many of them the viewer saw."""


def trending(viewer: Viewer, passed: int, *, alone: bool = True) -> Piece:
    """`passed` posts were served already and may all stand at the top. `alone`: the window knows nothing."""
    quota = min(DEEPEST, (QUOTA_ALONE if alone else QUOTA) + passed)
    top = "SELECT post_id, hot FROM feed_poststat WHERE eligible ORDER BY hot DESC, post_id LIMIT %s"
    if viewer.id is None:
        return Piece(f"SELECT 'trending' AS source, post_id AS id FROM ({top}) AS top", (quota,))
    seen = not_seen(viewer.id, "top.post_id")
    return Piece(
        f"SELECT 'trending' AS source, top.post_id AS id FROM ({top}) AS top WHERE {seen.sql} "
        "ORDER BY top.hot DESC LIMIT %s",
        (DEEPEST, *seen.params, quota),
    )
