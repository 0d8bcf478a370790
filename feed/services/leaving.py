"""What becomes of a person's part in the feed when their account closes."""

from django.db.models import F

from accounts.models import User
from common.clock import now
from feed.models import Comment, Like, Post, PostTag


def forget_person(user: User) -> None:
    """Their account closes: what they wrote and liked goes. Inside the transaction; empty rows hold their place."""
    written = Comment.objects.filter(author=user)
    for post_id in written.filter(deleted_at=None).values_list("post_id", flat=True):
        Post.objects.filter(pk=post_id).update(comment_count=F("comment_count") - 1)
    written.filter(deleted_at=None).update(deleted_at=now())
    written.update(text="")
    liked = Like.objects.filter(person=user)
    Post.objects.filter(pk__in=liked.values("post")).update(like_count=F("like_count") - 1)
    liked.delete()
    Post.objects.filter(author=user).update(caption="", tags=[], version=F("version") + 1)
    PostTag.objects.filter(post__author=user).delete()
