"""Who is in a post."""

from django.conf import settings
from django.db import models

from feed.models.posts import Post


class PostCast(models.Model):
    """A live post shows this person's likeness. Made and removed in the transaction that shows or hides the post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="cast")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField(help_text="of the post, so that one index pages through a person")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="once_in_a_cast")]
        indexes = [models.Index(fields=["person", "-sequence"], name="cast_pages")]
