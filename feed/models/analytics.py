"""Sums that outlive the events they were made from: of nobody in particular, so they are kept."""

from django.conf import settings
from django.db import models

from feed.models.posts import Post
from feed.states import LeaderKind, LeaderPeriod, Source

COUNTS = (
    "impressions",
    "viewers",
    "watch_ms",
    "completions",
    "rewatches",
    "likes",
    "saves",
    "comments",
    "shares",
    "follows",
    "remixes",
    "onward",
)
"""Columns of PostDay that creators see."""


class PostDay(models.Model):
    """What came of a post on a day (UTC) through one source, empty where none is known. Everybody counts but the
    author. `viewers` saw it for the first time; completions, shares and follows count once a viewer. `onward` are
    remixes of its remixes, however far down. `credit` is what passed the guard (feed.events.guard), so that
    leaderboards can not be bought with votes.
    """

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="days")
    day = models.DateField(db_index=True)
    source = models.CharField(max_length=12, choices=Source.choices, blank=True)
    impressions = models.PositiveIntegerField(default=0)
    viewers = models.PositiveIntegerField(default=0)
    watch_ms = models.PositiveBigIntegerField(default=0)
    completions = models.PositiveIntegerField(default=0)
    rewatches = models.PositiveIntegerField(default=0)
    likes = models.IntegerField(default=0, help_text="less those taken back that day")
    saves = models.IntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)
    follows = models.PositiveIntegerField(default=0)
    remixes = models.PositiveIntegerField(default=0)
    onward = models.PositiveIntegerField(default=0)
    credit = models.FloatField(default=0.0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "day", "source"], name="one_row_a_day_and_source")]
        indexes = [models.Index(fields=["author", "day"], name="postday_author")]


class Leader(models.Model):
    """A place on a leaderboard as last computed: a `person`, or a thread by the `post` of its root."""

    kind = models.CharField(max_length=10, choices=LeaderKind.choices)
    period = models.CharField(max_length=5, choices=LeaderPeriod.choices)
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    score = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "period", "place"], name="one_leader_a_place")]
