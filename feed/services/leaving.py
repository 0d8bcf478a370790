"""What becomes of a person's part in the feed when their account closes."""

from uuid import UUID, uuid4

from django.db.models import F

from accounts.models import User
from common.clock import now
from feed.events.forgetting import forget_events
from feed.events.holding import hold_posts
from feed.models import Comment, Event, FeedPreference, FeedSession, Leader, Like, Post, PostTag, Save, Steer
from feed.search import remove_author
from feed.services.comments import take_away
from feed.states import EventKind


def forget_person(user: User) -> None:
    """Their account closes: what they wrote, liked and watched goes. Inside the transaction; empty rows hold their
    place.
    """
    forget_events(user)
    written = Comment.objects.filter(author=user)
    hold_posts(
        {*Post.objects.filter(author=user).values_list("pk", flat=True), *written.values_list("post", flat=True)}
    )
    take_away(written)
    written.update(text="")
    for rows, kind in ((Like, EventKind.LIKE), (Save, EventKind.SAVE)):
        mine = rows._default_manager.filter(person=user)
        _take_back(list(mine.values_list("post", flat=True)), kind)
        mine.delete()
    for kept in (FeedPreference, FeedSession, Leader, Steer):
        kept._default_manager.filter(person=user).delete()
    Post.objects.filter(author=user).update(caption="", tags=[], version=F("version") + 1)
    PostTag.objects.filter(post__author=user).delete()
    remove_author(user)


def _take_back(posts: list[UUID], kind: EventKind) -> None:
    """Counters follow as ever; the events are nobody's."""
    moment = now()
    Event.objects.bulk_create(Event(viewer=uuid4(), post_id=post, kind=kind, value=-1.0, at=moment) for post in posts)
