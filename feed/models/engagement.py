"""What people do with posts that others see."""

from django.conf import settings
from django.db import models

from feed.models.posts import Post


class Like(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="likes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_like_a_person")]
        indexes = [models.Index(fields=["person", "-id"], name="like_person")]


class Save(models.Model):
    """Kept for later; nobody else sees it."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="saves")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_save_a_person")]
        indexes = [models.Index(fields=["person", "-id"], name="save_person")]


class Comment(models.Model):
    """`parent` is the comment answered, which is never an answer itself: threads have one level."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["post", "-id"], name="comment_post")]
