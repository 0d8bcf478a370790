"""Likes."""

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.models import User
from accounts.services import notify
from feed.models import Like, Post


def like(actor: User, post: Post) -> None:
    """Idempotent."""
    try:
        with transaction.atomic():
            Like.objects.create(post=post, person=actor)
            Post.objects.filter(pk=post.pk).update(like_count=F("like_count") + 1)
    except IntegrityError:
        return
    if post.author_id != actor.pk:
        notify(post.author, "liked", actor=actor, post=str(post.pk))


def unlike(actor: User, post: Post) -> None:
    """Idempotent."""
    with transaction.atomic():
        gone, _kinds = Like.objects.filter(post=post, person=actor).delete()
        if gone:
            Post.objects.filter(pk=post.pk).update(like_count=F("like_count") - 1)
