"""Telling people what others do on a post."""

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from feed.models import Post
from remix.collab.mutes import is_muted


def tell(person: User, kind: NoticeKind, *, actor: User, post: Post) -> None:
    """Not themselves, and nobody who muted the post's thread; else as notify does."""
    if person.pk != actor.pk and not is_muted(person, post.clip):
        notify(person, kind, actor=actor, post=str(post.pk))
