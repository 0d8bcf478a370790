"""What became of a post, counted in batches."""

from datetime import date

from django.db import models

from common.clock import now
from feed.models.posts import Post


def today() -> date:
    return now().date()


class PostStat(models.Model):
    """One row a post, written by the batcher alone (feed.events.counting), never by a click. It is what ranking reads:
    of people's events, but the author's own. Impressions, time and rewatches are counted as they come, the rest once a
    person. `viewers` counts visitors too. `credit` is the weighted engagement that passed the guard against brigades
    (feed.events.guard), and what it was when the running hour and day began.

    `hot` does not change with the clock: log2(1 + weighted engagement) + seconds since EPOCH / half life, so rows need
    no re-ranking (Reddit's and PeerTube's form). `alpha`, `beta`: of "completion or better" after an impression.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="stat")
    impressions = models.PositiveIntegerField(default=0)
    viewers = models.PositiveIntegerField(default=0, help_text="different people, and visitors' sessions")
    watch_ms = models.PositiveBigIntegerField(default=0)
    completions = models.PositiveIntegerField(default=0)
    rewatches = models.PositiveIntegerField(default=0)
    likes = models.PositiveIntegerField(default=0)
    saves = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)
    follows = models.PositiveIntegerField(default=0)
    remixes = models.PositiveIntegerField(default=0)
    not_interested = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    alpha = models.FloatField(default=1.0)
    beta = models.FloatField(default=9.0)
    hot = models.FloatField(default=0.0)
    credit = models.FloatField(default=0.0)
    hour_at = models.DateTimeField(null=True)
    hour_credit = models.FloatField(default=0.0)
    day_at = models.DateTimeField(null=True)
    day_credit = models.FloatField(default=0.0)
    eligible = models.BooleanField(
        default=True, help_text="the post is not hidden: may trend and be explored; reports lower `hot` and `credit`"
    )
    published_at = models.DateTimeField(default=now, help_text="when the post was made, and the day of it in UTC")
    day = models.DateField(default=today)
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-hot", "post"], condition=models.Q(eligible=True), name="stat_hot"),
            models.Index(fields=["-credit", "post"], condition=models.Q(eligible=True), name="stat_top"),
            models.Index(fields=["day", "-credit", "post"], condition=models.Q(eligible=True), name="stat_day"),
        ]
