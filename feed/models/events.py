"""What happened before people's eyes, as it was told: appended, never changed, forgotten after 90 days."""

import uuid

from django.conf import settings
from django.db import models

from feed.models.posts import Post
from feed.states import EventKind, Source


class Event(models.Model):
    """`viewer` is who it is of, for people and visitors alike: UUID(int=person_id), or the id of a visitor's visit, and
    then `person` is null. An event is known by `viewer` and `client_id`. `at` is when it happened, never in the future;
    `value` is seconds for a watch, -1 for a like or save taken back, the distance for a remix (1: of this very
    post, 2: of its remix, and so on), 1 elsewhere. `session`, `position`, `source` and `propensity` say where in which
    list the post stood.

    Its keys are not enforced by the database: locking a popular post's row for every glance at it costs more than what
    a lost post's events would; the counter skips those. On PostgreSQL the table is partitioned by the day of `at` and
    has a column `xid`, the writing transaction (migration 0005_events, feed.events.partitions).
    """

    viewer = models.UUIDField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", db_constraint=False, db_index=False
    )
    post = models.ForeignKey(Post, models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    kind = models.CharField(max_length=16, choices=EventKind.choices)
    value = models.FloatField(default=1.0)
    session = models.UUIDField(null=True)
    position = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=12, choices=Source.choices, blank=True)
    propensity = models.FloatField(default=1.0)
    client_id = models.UUIDField(default=uuid.uuid4)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["viewer", "client_id", "at"], name="one_event_a_client_id")]
        indexes = [
            models.Index(fields=["person", "-at"], condition=models.Q(person__isnull=False), name="event_person"),
        ]


class EventMark(models.Model):
    """How far a reader of events came (feed.events.reading). It moves in the transaction that writes what was read, so
    that nothing is taken twice. `xid` is used on PostgreSQL alone. `at` bounds the days that have to be looked at.
    """

    name = models.CharField(max_length=20, primary_key=True)
    xid = models.PositiveBigIntegerField(default=0)
    event = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()
