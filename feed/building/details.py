"""What ranking needs of each candidate: one query for all of them, which also drops what may not stand in the list."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from common.rows import Key
from feed.building.rules import may_stand
from feed.building.sql import Piece, among, epoch, every, fetch
from feed.building.viewer import Viewer
from feed.contracts import Ask

NUMBERS = ("duration_ms", "born", "hot", "impressions", "completions", "remixes", "refusals")
"""Fields that are counted with, of every row."""
FIELDS = (
    *("id", "author", "username", "thread", "language", "duration_ms", "tags", "born", "hot"),
    *("impressions", "completions", "remixes", "refusals", "alpha", "beta", "eligible", "words"),
)
"""Of a Detail. `tags` is JSON; `born` epoch seconds; counts are those of feed.models.PostStat, 0 for a post without;
`words` is the post's line of them where it was asked for, else empty.
"""
ID, WORDS = FIELDS.index("id"), FIELDS.index("words")
Detail = tuple[Any, ...]
Columns = Mapping[str, Any]


def details(viewer: Viewer, ask: Ask, candidates: Sequence[Key], *, worded: bool = False) -> list[Detail]:
    """Those of `candidates` that may stand in the viewer's list, without an order."""
    return _read(viewer, ask, among("post.id", candidates, "uuid"), worded) if candidates else []


def newest(viewer: Viewer, ask: Ask, most: int, *, skip: int = 0, worded: bool = False) -> list[Detail]:
    """The same of the newest `most` that may stand there, after the newest `skip`."""
    where = may_stand(viewer, ask)
    chosen = f"SELECT post.id FROM feed_post post WHERE {where.sql} ORDER BY post.sequence DESC LIMIT %s OFFSET %s"
    return _read(viewer, ask, Piece(f"post.id IN ({chosen})", (*where.params, most, skip)), worded)


def _read(viewer: Viewer, ask: Ask, which: Piece, worded: bool) -> list[Detail]:
    words, said = "''", ""
    if worded:
        words, said = "COALESCE(said.words, '')", "LEFT JOIN feed_postwords said ON said.post_id = post.id"
    where = every([which, may_stand(viewer, ask)])
    query = Piece(
        "SELECT post.id, post.author_id, author.username, COALESCE(post.thread, post.clip_id), post.language, "
        f"post.duration_ms, post.tags, {epoch('post.created_at')}, COALESCE(stat.hot, 0.0), "
        "COALESCE(stat.impressions, 0), COALESCE(stat.completions, 0), COALESCE(stat.remixes, 0), "
        "COALESCE(stat.not_interested + stat.reports, 0), COALESCE(stat.alpha, 1.0), COALESCE(stat.beta, 9.0), "
        f"COALESCE(stat.eligible, true), {words} FROM feed_post post "
        "JOIN accounts_user author ON author.id = post.author_id "
        f"LEFT JOIN feed_poststat stat ON stat.post_id = post.id {said} WHERE {where.sql}",
        where.params,
    )
    return fetch(query)


def by_column(rows: Sequence[Detail]) -> Columns:
    """The fields of all rows (not none), each in their order: arrays of NUMBERS and authors, tuples of the rest."""
    found: dict[str, Any] = dict(zip(FIELDS, zip(*rows, strict=True), strict=True))
    found |= {name: np.fromiter(found[name], np.float64, len(rows)) for name in NUMBERS}
    return found | {"author": np.fromiter(found["author"], np.int64, len(rows))}
