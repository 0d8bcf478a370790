"""Posts and what people do with them."""

from django.conf import settings
from django.db import models

from generation.models import Clip
from generation.models.ids import time_ordered_id


class PublishSequence(models.Model):
    """One row, one number: taken under its lock inside the publishing transaction, so the order of posts is that of the
    commits and a keyset page can neither lose nor repeat one.
    """

    last = models.PositiveBigIntegerField(default=0)


class Post(models.Model):
    """A clip made public. A hidden post keeps its likes, comments and place, and is shown to nobody: its clip is not
    public, or its author is shut out. One that is not hidden has a public clip (both change in one transaction), so
    lists need look at nothing else.

    What lists filter by stands here too, as it was at publishing: `thread` is the root clip of its remix thread,
    `people` whether it shows somebody's likeness, `language` that of its prompt (ISO 639-1, empty when unknown), `tags`
    the words of `PostTag`. `version` rises with whatever its card shows, counts apart.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    clip = models.OneToOneField(Clip, models.CASCADE, related_name="post")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    caption = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveBigIntegerField(unique=True)
    hidden = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    thread = models.UUIDField(null=True)
    remix = models.BooleanField(default=False)
    people = models.BooleanField(default=False)
    language = models.CharField(max_length=8, blank=True)
    duration_ms = models.PositiveIntegerField(default=0)
    tags = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    like_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    save_count = models.PositiveIntegerField(default=0)
    share_count = models.PositiveIntegerField(default=0)
    remix_count = models.PositiveIntegerField(default=0, help_text="live posts made from it")

    class Meta:
        indexes = [
            models.Index(fields=["-sequence"], condition=models.Q(hidden=False), name="post_live"),
            models.Index(fields=["author", "-sequence"], condition=models.Q(hidden=False), name="post_author"),
            models.Index(fields=["thread", "-sequence"], condition=models.Q(hidden=False), name="post_thread"),
            models.Index(fields=["-created_at"], condition=models.Q(hidden=False), name="post_fresh"),
        ]


class PostTag(models.Model):
    """A word a post goes by: a #tag of its caption, or its style, mood or setting as the storyboard names it."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="tagged")
    tag = models.CharField(max_length=40)
    sequence = models.PositiveBigIntegerField(help_text="of the post, so that one index pages through a tag")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "tag"], name="one_tag_a_post")]
        indexes = [models.Index(fields=["tag", "-sequence"], name="tag_pages")]
