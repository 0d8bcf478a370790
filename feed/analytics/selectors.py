"""What a creator sees of their own posts, from the sums by day (feed.models.PostDay)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.clock import now
from common.errors import Invalid
from feed.models import Post, PostDay
from feed.models.analytics import COUNTS

MOST_DAYS = 90
MOST_POSTS = 50
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analytics:
    """`by_day` has every day of the period, oldest first; `by_source` and `by_post` the most looked at first."""

    total: Row
    by_day: list[Row]
    by_source: list[Row]
    by_post: list[Row]


def analytics(person: User, *, days: int = 28, post: Post | None = None) -> Analytics:
    """Of the last `days` days (UTC), today among them: of all their posts, or of one. Four queries.

    Raises Invalid("bad_period").
    """
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("bad_period", _("The period is 1 to 90 days."))
    today = now().date()
    first = today - timedelta(days=days - 1)
    rows = PostDay.objects.filter(author=person, day__gte=first, day__lte=today).order_by()
    if post is not None:
        rows = rows.filter(post=post)
    told = {row["day"]: row for row in _sums(rows, "day")}
    nothing = dict.fromkeys(COUNTS, 0)
    by_day = [_rated(told.get(day, {"day": day, **nothing})) for day in _from(first, days)]
    looked_at = rows.exclude(impressions=0)
    return Analytics(
        total=_rated({name: sum(row[name] for row in by_day) for name in COUNTS}),
        by_day=by_day,
        by_source=[_rated(row) for row in _sums(looked_at, "source").order_by("-impressions", "source")],
        by_post=_posts(_sums(rows, "post").order_by("-impressions", "post")[:MOST_POSTS]),
    )


def _sums(rows: QuerySet[PostDay], by: str) -> QuerySet[PostDay, Row]:
    return rows.values(by).annotate(**{name: Sum(name) for name in COUNTS})


def _rated(row: Row) -> Row:
    """With the share of viewers who watched to the end, 0..1; None where nobody saw it for the first time. Who comes
    back on another day to see the end counts there, so a day alone can have more ends than viewers.
    """
    viewers = row["viewers"]
    return row | {"completion_rate": round(min(1.0, row["completions"] / viewers), 4) if viewers else None}


def _posts(sums: Iterable[Row]) -> list[Row]:
    found = {row["post"]: row for row in sums}
    captions = dict(Post.objects.filter(pk__in=found).values_list("pk", "caption"))
    return [_rated(row | {"caption": captions[pk]}) for pk, row in found.items()]


def _from(first: date, days: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(days)]
