"""Small worlds for lists."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.policies import Viewer
from common.clock import now
from feed.building import build
from feed.contracts import Ask, Item
from feed.hotness import hot
from feed.models import Affinity, Post, PostStat
from feed.states import Mode
from generation.states import Visibility
from remix.models import Lineage
from remix.states import RemixKind
from tests.factories import ClipFactory, PostFactory

FOR_YOU = Ask(mode=Mode.FOR_YOU)


def listed(viewer: Viewer, *, exclude: Any = (), count: int = 50, seed: int = 1, ask: Ask = FOR_YOU) -> list[Item]:
    return build(viewer, ask, exclude=set(exclude), count=count, seed=seed)


def ids(viewer: Viewer, **asked: Any) -> list[UUID]:
    return [item.post_id for item in listed(viewer, **asked)]


def post(author: User, *, age: timedelta = timedelta(days=3), credit: float = 0.0, **fields: Any) -> Post:
    """With the row of counts that publishing leaves. Three days old, so that it is nothing to explore."""
    counts = {name: fields.pop(name) for name in ("impressions", "completions", "remixes", "reports") if name in fields}
    made = PostFactory(author=author, **fields)
    Post.objects.filter(pk=made.pk).update(
        created_at=now() - age, thread=fields.get("thread") or made.clip_id, duration_ms=fields.get("duration_ms", 8000)
    )
    made.refresh_from_db()
    PostStat.objects.create(post=made, hot=hot(credit, made.created_at), updated_at=now(), **counts)
    return made


def remix(author: User, parent: Post, **fields: Any) -> Post:
    clip = ClipFactory(owner=author, visibility=Visibility.PUBLIC, was_public=True)
    Lineage.objects.create(
        job=clip.job, parent=parent.clip, root=parent.clip, path=[str(parent.clip_id)], depth=1, kind=RemixKind.WORDS
    )
    return post(author, clip=clip, remix=True, thread=parent.thread, **fields)


def likes(person: User, kind: str, key: object, *, weight: float = 4.0, at: datetime | None = None) -> None:
    Affinity.objects.create(person=person, kind=kind, key=str(key), weight=weight, at=at or now())
