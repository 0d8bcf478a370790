"""What is not kept: events and viewings for 90 days, what was seen for 60, tastes that faded."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from common.clock import now
from feed.events.partitions import KEPT, drop_old, make_ahead, partitioned
from feed.models import Affinity, Event, PostDay, Seen, Viewing

SEEN_FOR = timedelta(days=60)
FADED_AFTER = timedelta(days=180)
"""An affinity that was not touched for so long is down to e^-6 of what it was."""
AT_ONCE = 1000
"""Rows of one transaction: SQLite's one writer lets others between."""
EMPTY_DAYS_AFTER = timedelta(days=800)
"""Two years of days to compare are enough; totals of all time stand in PostStat."""


def retain() -> int:
    """Safe to run twice, and at any time. How many rows went, days of PostgreSQL counted as one."""
    moment = now()
    gone = _old_events()
    gone += _in_batches(Viewing.objects.filter(at__lt=moment - KEPT))
    gone += _in_batches(Seen.objects.filter(at__lt=moment - SEEN_FOR))
    gone += _in_batches(Affinity.objects.filter(at__lt=moment - FADED_AFTER))
    return gone + _in_batches(PostDay.objects.filter(day__lt=(moment - EMPTY_DAYS_AFTER).date()))


def _old_events() -> int:
    if partitioned():
        make_ahead()
        return drop_old()
    gone, border = 0, now() - KEPT
    while oldest := list(Event.objects.order_by("pk").values_list("pk", "at")[:AT_ONCE]):
        old = [pk for pk, at in oldest if at < border]
        if not old:
            break
        gone += Event.objects.filter(pk__in=old).delete()[0]
    return gone


def _in_batches(rows: QuerySet[Any]) -> int:
    gone = 0
    while some := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            gone += rows.model._default_manager.filter(pk__in=some).delete()[0]
    return gone
