"""What the ranker knows of a person. All of it goes with `FeedPreference.reset_at`, and is exported on request."""

from django.conf import settings
from django.db import models

from feed.models.posts import Post


class Seen(models.Model):
    """A person had the post before their eyes, or said no to it. At most 5,000 rows a person, 60 days."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "post"], name="seen_once")]
        indexes = [
            models.Index(fields=["person", "-at"], name="seen_lately"),
            models.Index(fields=["at"], name="seen_at"),
        ]


class AffinityKind(models.TextChoices):
    AUTHOR = "author"
    TAG = "tag"
    THREAD = "thread"


class Affinity(models.Model):
    """How much a person likes an author (user id), tag or thread (root clip id). `weight` is that of `at` and fades:
    weight * exp(-(now - at) / 30 days). At most 300 keys a person.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=AffinityKind.choices)
    key = models.CharField(max_length=60)
    weight = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "key"], name="one_affinity_a_key")]


class FeedPreference(models.Model):
    """How a person wants their feed. Nothing personal older than `reset_at` is ever read."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    personalise = models.BooleanField(default=True)
    reset_at = models.DateTimeField(null=True)
    hide_people = models.BooleanField(default=False, help_text="clips that show somebody's likeness")
    hide_remixes = models.BooleanField(default=False)
    languages = models.JSONField(default=list, help_text="codes; empty: all")
    longest_s = models.PositiveSmallIntegerField(null=True)
    break_after = models.PositiveSmallIntegerField(null=True, help_text="items, then the feed asks for a break")


class Steer(models.Model):
    """One wish in the viewer's words and what was understood (feed.contracts.Chip as JSON, which they may edit).

    `vector` is where an encoder that the operator plugged in says it points (float32 [64]), in the space of that mark
    (feed.search.plugged); empty without one: the site's own n-grams are quick enough to be asked at every list.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    text = models.CharField(max_length=200)
    chips = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, help_text="null: for good")
    vector = models.BinaryField(default=b"")
    space = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "expires_at"], name="steer_person")]
