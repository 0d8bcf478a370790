"""Posts and what people do with them."""

import uuid

from django.conf import settings
from django.db import models

from generation.models import Clip


class PublishSequence(models.Model):
    """One row, one number: taken under its lock inside the publishing transaction, so the order of posts is that of the
    commits and a keyset page can neither lose nor repeat one.
    """

    last = models.PositiveBigIntegerField(default=0)


class Post(models.Model):
    """A clip made public. A hidden post keeps its likes and comments and is shown to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clip = models.OneToOneField(Clip, models.CASCADE, related_name="post")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    caption = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveBigIntegerField(unique=True)
    hidden = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    like_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-sequence"], condition=models.Q(hidden=False), name="post_live"),
            models.Index(fields=["author", "-sequence"], condition=models.Q(hidden=False), name="post_author"),
        ]


class Like(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="likes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_like_a_person")]


class Comment(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["post", "-id"], name="comment_post")]


class ExportState(models.TextChoices):
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"
    GONE = "gone"
    """Replaced, or its owner left; the row waits for the sweep."""


class Export(models.Model):
    """Everything of one person. `entries` are feed.export.entries.Entry as JSON, in the order of the archive, which is
    made from them as it is read; `size` is what they hold together, in bytes. Text lies in the space `export/<id>`,
    clips in their own, so that one which goes is gone from here too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.BUILDING)
    entries = models.JSONField(default=list)
    size = models.PositiveBigIntegerField(default=0)
    language = models.CharField(max_length=10, blank=True)
    rung_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="export_owner")]

    @property
    def space(self) -> str:
        return f"export/{self.pk}"
