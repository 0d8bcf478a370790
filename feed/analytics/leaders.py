"""Leaderboards: computed now and then from what passed the guard, and read with the viewer's blocks in mind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Sum

from accounts.models import User
from common.clock import now
from feed.models import Leader, Post, PostDay, PostStat
from feed.selectors import Viewer, visible_posts
from feed.states import LeaderKind, LeaderPeriod

MOST = 200
"""Kept, so that there are enough when some are not for the viewer."""
SHOWN = 50
WEEK = timedelta(days=7)
Best = list[tuple[Any, float]]
"""Ids and scores, the highest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`place` counts what this viewer sees. A thread goes by the post of its root."""

    place: int
    score: float
    person: User | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard:
    """`computed_at` is None before the first time."""

    places: list[Place]
    computed_at: datetime | None


def compute() -> None:
    """All boards. Those of all time read every post's row once; nothing is locked while they are added up."""
    for period in LeaderPeriod:
        scores = _scores(period)
        _keep(LeaderKind.CREATORS, period, _best(scores.filter(post__author__is_active=True), "post__author"))
        shown = scores.annotate(shown=F("post__cast__person"), active=F("post__cast__person__is_active"))
        _keep(LeaderKind.CAMEOS, period, _best(shown.filter(active=True).exclude(shown=F("post__author")), "shown"))
        _keep(LeaderKind.THREADS, period, _of_roots(_best(scores.filter(post__thread__isnull=False), "post__thread")))


def leaderboard(kind: LeaderKind, period: LeaderPeriod, viewer: Viewer) -> Leaderboard:
    """At most SHOWN; without those a block keeps apart from the viewer, and threads whose root they may not see. A
    person is there for posts that the viewer may see at this moment: who took their face back is off at once.
    """
    leaders = Leader.objects.filter(kind=kind, period=period).order_by("place")
    posts, person = visible_posts(viewer), OuterRef("person")
    if kind == LeaderKind.THREADS:
        leaders = leaders.filter(Exists(posts.filter(pk=OuterRef("post")))).select_related("post__author", "post__clip")
    else:
        by, of = posts.filter(author=person), posts.filter(cast__person=person).exclude(author=person)
        led = Exists(by if kind == LeaderKind.CREATORS else of)
        leaders = leaders.filter(led, person__in=User.objects.visible_to(viewer)).select_related("person")
    shown = list(leaders[:SHOWN])
    places = [
        Place(place=number, score=row.score, person=row.person, post=row.post) for number, row in enumerate(shown, 1)
    ]
    return Leaderboard(places=places, computed_at=shown[0].at if shown else None)


def _scores(period: LeaderPeriod) -> QuerySet[Any]:
    """Rows with `credit`, of posts that are there."""
    rows: QuerySet[Any] = PostStat.objects.all()
    if period == LeaderPeriod.WEEK:
        rows = PostDay.objects.filter(day__gt=(now() - WEEK).date())
    return rows.filter(post__hidden=False)


def _best(scores: QuerySet[Any], by: str) -> Best:
    sums = scores.order_by().values_list(by).annotate(score=Sum("credit")).filter(score__gt=0)
    return list(sums.order_by("-score", by)[:MOST])


def _of_roots(threads: Best) -> Best:
    """Posts of the roots that somebody remixed, in place of the threads."""
    remixed = Post.objects.filter(thread__in=[thread for thread, _score in threads], remix=True, hidden=False)
    posts = Post.objects.filter(clip__in=remixed.values("thread"), hidden=False).values_list("clip", "pk")
    roots = dict(posts)
    return [(roots[thread], score) for thread, score in threads if thread in roots]


def _keep(kind: LeaderKind, period: LeaderPeriod, best: Best) -> None:
    moment = now()
    column = "post_id" if kind == LeaderKind.THREADS else "person_id"
    rows = [
        Leader(kind=kind, period=period, place=place, score=score, at=moment, **{column: pk})
        for place, (pk, score) in enumerate(best, 1)
    ]
    with transaction.atomic():
        Leader.objects.filter(kind=kind, period=period).delete()
        Leader.objects.bulk_create(rows)
