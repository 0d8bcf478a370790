"""What the counter looks up of a batch before it counts: posts, stats, days and who had seen what."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from common.rows import key, rows
from feed.events.reading import Told
from feed.models import Post, PostDay, PostStat, Viewing

PAIRS_AT_ONCE = 400


class Facts(NamedTuple):
    """Of a post."""

    id: UUID
    author_id: int
    thread: UUID | None
    tags: list[str]
    created_at: datetime


class Known(NamedTuple):
    """Rows of the batch, those missing made in memory as they are asked for (feed.events.tally)."""

    facts: dict[UUID, Facts]
    stats: dict[UUID, PostStat]
    days: dict[tuple[UUID, date, str], PostDay]
    viewings: dict[tuple[UUID, UUID], Viewing]


def look_up(told: Sequence[Told]) -> Known:
    """Four queries, and one more for every 400 pairs of viewer and post."""
    posts = {row.post_id for row in told}
    days = PostDay.objects.filter(post__in=posts, day__in={row.at.date() for row in told})
    facts = Post.objects.filter(pk__in=posts).values_list("pk", "author_id", "thread", "tags", "created_at")
    return Known(
        facts={row[0]: Facts(*row) for row in facts},
        stats=PostStat.objects.in_bulk(posts),
        days={(row.post_id, row.day, row.source): row for row in days},
        viewings=_viewings(sorted({(row.viewer, row.post_id) for row in told})),
    )


def _viewings(pairs: Sequence[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Viewing]:
    found: dict[tuple[UUID, UUID], Viewing] = {}
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[start : start + PAIRS_AT_ONCE]
        wanted = ", ".join(["(%s, %s)"] * len(some))
        sql = f"SELECT id FROM feed_viewing WHERE (viewer, post_id) IN (VALUES {wanted})"  # noqa: S608  (placeholders)
        ids = [pk for (pk,) in rows(sql, [key(value) for pair in some for value in pair])]
        found |= {(row.viewer, row.post_id): row for row in Viewing.objects.filter(pk__in=ids)}
    return found
