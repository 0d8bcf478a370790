"""Likes, saves, shares, and words against a post. Counters follow in batches (feed.events.counting)."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from accounts.states import NoticeKind
from feed import events
from feed.models import Event, Like, Post, Save
from feed.services.telling import tell
from feed.states import EventKind
from generation.depicted import shown_in
from generation.services.reports import report_clip


def like(actor: User, post: Post) -> None:
    """Idempotent."""
    if _kept(Like, actor, post, EventKind.LIKE) and post.author_id != actor.pk:
        tell(post.author, NoticeKind.LIKED, actor=actor, post=post)


def unlike(actor: User, post: Post) -> None:
    """Idempotent."""
    _taken_back(Like, actor, post, EventKind.LIKE)


def save(actor: User, post: Post) -> None:
    """For later; its author sees how many did. Idempotent."""
    _kept(Save, actor, post, EventKind.SAVE)


def unsave(actor: User, post: Post) -> None:
    """Idempotent."""
    _taken_back(Save, actor, post, EventKind.SAVE)


def share(actor: User, post: Post) -> str:
    """The address to hand on. However often one shares, it counts once."""
    events.record(actor, EventKind.SHARE, post)
    return f"{settings.PUBLIC_URL}{reverse('post', args=[post.pk])}"


def report(actor: User, post: Post) -> None:
    """Into the moderators' queue, and weighs on the post's place at once, within the guard's caps; a second report of
    the same person says no more, and one's own post goes into no queue.
    """
    if post.author_id != actor.pk:
        report_clip(actor, post.clip, shown=shown_in(actor, post.clip))
    if not Event.objects.filter(person=actor, post=post, kind=EventKind.REPORT).exists():
        events.record(actor, EventKind.REPORT, post)


def _kept(rows: type[Like] | type[Save], actor: User, post: Post, kind: EventKind) -> bool:
    try:
        with transaction.atomic():
            rows.objects.create(post=post, person=actor)
            events.record(actor, kind, post)
    except IntegrityError:
        return False
    return True


def _taken_back(rows: type[Like] | type[Save], actor: User, post: Post, kind: EventKind) -> None:
    with transaction.atomic():
        gone, _kinds = rows.objects.filter(post=post, person=actor).delete()
        if gone:
            events.record(actor, kind, post, value=-1.0)
