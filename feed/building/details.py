"""What ranking needs of each candidate: one query for all of them, which also drops what may not stand in the list."""

from collections.abc import Sequence
from typing import NamedTuple

from common.rows import Key
from feed.building.rules import may_stand
from feed.building.sql import Piece, among, epoch, every, fetch
from feed.building.viewer import Viewer
from feed.contracts import Ask


class Detail(NamedTuple):
    """`tags` is JSON; counts are those of feed.models.PostStat, 0 for a post without."""

    id: Key
    author: int
    username: str
    thread: Key
    language: str
    duration_ms: int
    tags: str
    born: float
    hot: float
    impressions: int
    completions: int
    remixes: int
    refusals: int
    alpha: float
    beta: float
    eligible: bool


def details(viewer: Viewer, ask: Ask, candidates: Sequence[Key]) -> list[Detail]:
    """Those of `candidates` that may stand in the viewer's list, without an order."""
    if not candidates:
        return []
    where = every([among("post.id", candidates, "uuid"), may_stand(viewer, ask)])
    query = Piece(
        "SELECT post.id, post.author_id, author.username, COALESCE(post.thread, post.clip_id), post.language, "
        f"post.duration_ms, post.tags, {epoch('post.created_at')}, COALESCE(stat.hot, 0.0), "
        "COALESCE(stat.impressions, 0), COALESCE(stat.completions, 0), COALESCE(stat.remixes, 0), "
        "COALESCE(stat.not_interested + stat.reports, 0), COALESCE(stat.alpha, 1.0), COALESCE(stat.beta, 9.0), "
        "COALESCE(stat.eligible, true) FROM feed_post post JOIN accounts_user author ON author.id = post.author_id "
        f"LEFT JOIN feed_poststat stat ON stat.post_id = post.id WHERE {where.sql}",
        where.params,
    )
    return [Detail(*row) for row in fetch(query)]
