"""Events told, committed and counted at the same moment, in threads with connections of their own; for SQLite and
PostgreSQL alike.
"""

import random
import threading
import time
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from accounts.services import close_account
from common.clock import now
from feed import services
from feed.events import partitions
from feed.events.counting import count, count_all
from feed.events.intake import store, take
from feed.events.retention import retain
from feed.models import Affinity, Event, Post, PostStat, Seen, Viewing
from tests.factories import PostFactory, UserFactory
from tests.feed.events.telling import row, tell, told
from tests.races import at_once

WRITERS, EACH = 6, 40


def same_batch_at_once() -> dict[str, int]:
    """Six phones send the same 50 events of one person in the same moment."""
    ben, post = UserFactory(), PostFactory()
    batch, stored = [told(post) for _ in range(50)], []
    refused = at_once(*[lambda: stored.append(take(ben, batch).stored)] * 6)
    return {"refused": len([code for code in refused if code]), "told": sum(stored), "rows": _events(ben)}


def late_commits() -> dict[str, Any]:
    """One transaction takes its ids first and commits last; the counter runs all the while."""
    count_all()
    ben, post = UserFactory(date_joined=now() - timedelta(days=30)), PostFactory()
    written, counted = threading.Event(), threading.Event()
    seen: list[int] = []

    def late() -> None:
        with transaction.atomic():
            Event.objects.bulk_create([row(ben, post) for _ in range(EACH)])
            written.set()
            counted.wait(20)

    def early() -> None:
        if connection.vendor == "postgresql":  # SQLite lets nobody else write meanwhile, so there is nothing to lose
            written.wait(20)
            store([row(ben, post) for _ in range(EACH)])
            seen.append(count())
        counted.set()

    refused = at_once(late, early)
    before = sum(seen)
    count_all()
    return {"refused": any(refused), "while_open": before, "counted": _impressions(post), "told": _events(ben)}


def many_writers_many_counters(seconds: float = 4.0) -> dict[str, int]:
    """Transactions of different lengths, two counters, and nobody waits for anybody on purpose."""

    posts, people = [PostFactory() for _ in range(5)], [UserFactory() for _ in range(WRITERS)]
    dice, until = random.Random(7), time.monotonic() + seconds

    def write(person: User) -> None:
        while time.monotonic() < until:
            with transaction.atomic():
                store([row(person, post) for post in posts])
                time.sleep(dice.uniform(0, 0.03))

    def keep_counting() -> None:
        while time.monotonic() < until:
            count(most=50)
            time.sleep(0.01)

    refused = at_once(*[lambda person=person: write(person) for person in people], keep_counting, keep_counting)
    count_all()
    rows = sum(_events(person) for person in people)
    return {"refused": len([code for code in refused if code]), "told": rows, "counted": sum(map(_impressions, posts))}


def leave_while_counting(rounds: int = 8) -> dict[str, int]:
    """People close their accounts in the moment in which their events are counted."""
    left, likes = 0, 0
    for _ in range(rounds):
        ben, post = UserFactory(), PostFactory()
        services.like(ben, post)
        tell(ben, post, "impression", "completion")
        at_once(lambda ben=ben: close_account(ben), count, count)
        count_all()
        left += Event.objects.filter(person=ben).count() + Affinity.objects.filter(person=ben).count()
        left += Seen.objects.filter(person=ben).count() + Viewing.objects.filter(viewer=row(ben, post).viewer).count()
        post.refresh_from_db()
        likes += post.like_count
    return {"left_behind": left, "likes": likes}


def restored_elsewhere() -> dict[str, int]:
    """As after a dump read into another cluster: the numbers of transactions are far ahead of this one's."""
    if connection.vendor != "postgresql":
        return {}
    count_all()
    ben, post = UserFactory(), PostFactory()
    store([row(ben, post) for _ in range(5)])
    count_all()
    store([row(ben, post) for _ in range(3)])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE feed_event SET xid = ((xid::text::bigint + 4000000000)::text)::xid8")
        cursor.execute("UPDATE feed_eventmark SET xid = xid + 4000000000")
    store([row(ben, post) for _ in range(2)])
    count_all()
    count_all()
    return {"told": _events(ben), "counted": _impressions(post)}


def days_of_the_table() -> dict[str, Any]:
    """Partitions: made ahead, filled from the default one, dropped whole."""
    if connection.vendor != "postgresql":
        return {}
    ben, post, today = UserFactory(), PostFactory(), now().date()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE feed_event_{today:%Y%m%d}")
    Event.objects.bulk_create([row(ben, post), row(ben, post, at=now() - timedelta(days=91))])
    old = today - timedelta(days=95)
    partitions._make(old)
    missing = today not in partitions.days()
    retain()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM feed_event_default")
        (strays,) = cursor.fetchone()
        cursor.execute("SELECT tableoid::regclass::text FROM feed_event WHERE person_id = %s", [ben.pk])
        homes = [name for (name,) in cursor.fetchall()]
    return {
        "was_missing": missing,
        "ahead": (max(partitions.days()) - today).days,
        "old_left": old in partitions.days(),
        "strays": strays,
        "home": homes == [f"feed_event_{today:%Y%m%d}"],
        "moved_again": partitions.make_ahead(),
    }


def _events(person: User) -> int:
    return Event.objects.filter(person=person).count()


def _impressions(post: Post) -> int:
    return sum(PostStat.objects.filter(post=post).values_list("impressions", flat=True))


def main() -> dict[str, Any]:
    return {
        "vendor": connection.vendor,
        "same_batch": same_batch_at_once(),
        "late": late_commits(),
        "storm": many_writers_many_counters(),
        "leaving": leave_while_counting(),
        "restored": restored_elsewhere(),
        "days": days_of_the_table(),
    }
