"""Who had which post before them, and what they made of it."""

from django.db import models

from feed.models.posts import Post


class Viewing(models.Model):
    """One row for each viewer (as in Event) and post, of the counter's alone: different rows are different viewers.

    `kinds` holds the bits of feed.events.voices.BIT that stand now: a like taken back clears its own. `weight` is how
    much this viewer's voice counts towards the post's place, fixed at their first vote: 0 for visitors, the author,
    and whoever came in a burst that was full. Kept for 90 days after the last event; who comes later counts anew.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    viewer = models.UUIDField()
    kinds = models.PositiveIntegerField(default=0)
    weight = models.FloatField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["viewer", "post"], name="one_viewing_a_viewer")]
