"""What others made from the viewer's own clips."""

from feed.building.sql import Piece
from feed.building.viewer import Viewer

QUOTA = 30
FROM_LATEST = 30
"""Of the viewer's clips, those whose remixes are looked for."""


def remixes(viewer: Viewer) -> Piece | None:
    if not viewer.own_threads:
        return None
    return Piece(
        "SELECT 'mine' AS source, post.id FROM (SELECT clip_id FROM feed_post WHERE author_id = %s AND NOT hidden "
        "ORDER BY sequence DESC LIMIT %s) AS own JOIN remix_lineage edge ON edge.parent_id = own.clip_id "
        "JOIN generation_clip clip ON clip.job_id = edge.job_id JOIN feed_post post ON post.clip_id = clip.id "
        "WHERE NOT post.hidden AND post.author_id <> %s ORDER BY post.sequence DESC LIMIT %s",
        (viewer.id, FROM_LATEST, viewer.id, QUOTA),
    )
