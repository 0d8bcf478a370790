"""The one writer of counters: takes what was told since, adds it up, and writes it with its mark in one transaction."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.db import connection, transaction

from accounts.models import User
from common.clock import now
from common.rows import key
from feed.events.affinities import update_affinities
from feed.events.holding import hold_people, hold_posts
from feed.events.known import look_up
from feed.events.reading import move, read
from feed.events.recording import viewer_of
from feed.events.restoring import COUNTER
from feed.events.seen import update_seen
from feed.events.tally import Tally
from feed.models import PostDay, PostStat, Viewing
from feed.models.analytics import COUNTS

AT_ONCE = 2000
MOST_ROUNDS = 20
"""Of one task; the next is due in seconds."""
STAT_FIELDS = [field.name for field in PostStat._meta.fields if field.name not in ("post", "eligible")]
DAY_FIELDS = [*COUNTS, "credit"]
SHOWN = ("like_count", "save_count", "share_count")
CHANGE = ", ".join(f"{name} = CASE WHEN {name} + %s < 0 THEN 0 ELSE {name} + %s END" for name in SHOWN)


def count(*, most: int = AT_ONCE) -> int:
    """How many events were counted: 0 when there are none, or another counter was first."""
    reading = read(COUNTER, most=most)
    if not reading.rows:
        return 0
    moment = now()
    people = {row.person_id for row in reading.rows if row.person_id is not None}
    joined = dict(User.objects.filter(pk__in=people).values_list("pk", "date_joined"))
    tally = Tally(look_up(reading.rows), joined, moment)
    tally.add(reading.rows)
    with transaction.atomic():
        here = hold_people(people)
        if not move(reading):
            return 0
        hold_posts(tally.known.facts)
        _write(tally, gone={viewer_of(pk) for pk in people - here})
        told = [row for row in reading.rows if row.person_id in here and row.post_id in tally.known.facts]
        update_seen(told)
        update_affinities(told, tally.known.facts)
    return len(reading.rows)


def count_all(*, rounds: int = MOST_ROUNDS) -> int:
    """Batch after batch until none is full. How many events were counted."""
    total = 0
    for _round in range(rounds):
        counted = count()
        total += counted
        if counted < AT_ONCE:
            break
    return total


def _write(tally: Tally, *, gone: set[UUID]) -> None:
    known = tally.known
    PostStat.objects.bulk_create(
        known.stats.values(), update_conflicts=True, unique_fields=["post"], update_fields=STAT_FIELDS
    )
    PostDay.objects.bulk_create(
        known.days.values(), update_conflicts=True, unique_fields=["post", "day", "source"], update_fields=DAY_FIELDS
    )
    Viewing.objects.bulk_create(
        [known.viewings[pair] for pair in sorted(tally.touched) if pair[0] not in gone],
        update_conflicts=True,
        unique_fields=["viewer", "post"],
        update_fields=["kinds", "weight", "at"],
    )
    _show(tally.shown)


def _show(shown: Mapping[UUID, Counter[str]]) -> None:
    changes = [
        [*(value for name in SHOWN for value in (changed[name], changed[name])), key(post_id)]
        for post_id, changed in shown.items()
        if any(changed.values())
    ]
    if changes:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE feed_post SET {CHANGE} WHERE id = %s", changes)  # noqa: S608  (constants)
