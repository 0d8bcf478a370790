"""What ranking needs of each candidate, and the rules that a query can tell: one query for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

from feed.building.knowing import Viewer
from feed.building.sql import Piece, Raw, among, fetch
from feed.contracts import Ask


class Detail(NamedTuple):
    id: Raw
    author: int
    sequence: int
    hot: float


def details(viewer: Viewer, ask: Ask, candidates: Sequence[Raw]) -> list[Detail]:
    """Those of `candidates` that the viewer may and has yet to see, without an order."""
    rules = [among("post.id", candidates, "uuid"), Piece("NOT post.hidden"), *_asked(ask)]
    if viewer.id is not None:
        rules.append(Piece("post.author_id <> %s", (viewer.id,)))
        rules.append(
            Piece(
                "NOT EXISTS (SELECT 1 FROM feed_seen WHERE feed_seen.person_id = %s AND feed_seen.post_id = post.id)",
                (viewer.id,),
            )
        )
    rows = fetch(
        Piece(
            "SELECT post.id, post.author_id, post.sequence, COALESCE(stat.hot, 0.0) "
            "FROM feed_post AS post LEFT JOIN feed_poststat AS stat ON stat.post_id = post.id "
            f"WHERE {' AND '.join(rule.sql for rule in rules)}",
            tuple(value for rule in rules for value in rule.params),
        )
    )
    apart = viewer.parted | viewer.muted
    return [detail for detail in map(Detail._make, rows) if detail.author not in apart]


def _asked(ask: Ask) -> list[Piece]:
    rules = []
    if ask.hide_people:
        rules.append(Piece("NOT post.people"))
    if ask.hide_remixes:
        rules.append(Piece("NOT post.remix"))
    if ask.languages:
        rules.append(among("post.language", ask.languages, "text"))
    if ask.longest_s is not None:
        rules.append(Piece("post.duration_ms <= %s", (ask.longest_s * 1000,)))
    return rules
