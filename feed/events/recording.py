"""One event of what the server saw for itself, written in the transaction in which it became true."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from accounts.models import User
from common.clock import now
from feed.models import Event, Post
from feed.states import EventKind
from remix.models import Lineage

REMEMBERED = timedelta(minutes=30)
"""Whom somebody follows within this time of having seen a clip of theirs, they follow because of that clip."""


def viewer_of(person_id: int) -> UUID:
    """How a person is written beside visitors, whose visits have ids of their own (random, version 4)."""
    return UUID(int=person_id)


def record(actor: User | None, kind: EventKind, post: Post, **facts: Any) -> Event:
    """`facts` are further fields of Event: `value`, `session`, `position`, `source`. Nobody's without an `actor`."""
    return Event.objects.create(
        viewer=viewer_of(actor.pk) if actor else uuid4(), person=actor, post=post, kind=kind, at=now(), **facts
    )


def record_remix(post: Post) -> None:
    """A remix was published for the first time: told to every post above it, with the distance. Two queries."""
    edge = Lineage.objects.filter(job__clip=post.clip_id).only("path").first()
    if edge is None:
        return
    distances = {UUID(pk): len(edge.path) - place for place, pk in enumerate(edge.path)}
    above = Post.objects.filter(clip__in=distances).values_list("pk", "clip_id")
    viewer, moment = viewer_of(post.author_id), now()
    Event.objects.bulk_create(
        Event(
            viewer=viewer,
            person_id=post.author_id,
            post_id=pk,
            kind=EventKind.REMIX,
            value=distances[clip],
            at=moment,
        )
        for pk, clip in above
    )


def record_follow(source: User, target: User) -> None:
    """For the clip of the target's that the follower had before them last, if that was a moment ago."""
    lately = Event.objects.filter(person=source, at__gt=now() - REMEMBERED, post__author=target)
    last = lately.order_by("-at").select_related("post").first()
    if last is not None:
        record(source, EventKind.FOLLOW, last.post, session=last.session, position=last.position, source=last.source)
