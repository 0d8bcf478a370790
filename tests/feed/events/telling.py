"""Events as a client tells them, and as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from accounts.models import User
from common.clock import now
from feed.events.intake import take
from feed.events.recording import viewer_of
from feed.models import Event, Post


def told(post: Post, kind: str = "impression", *, at: datetime | None = None, **facts: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "post": str(post.pk), "at": (at or now()).isoformat(), **facts}


def tell(viewer: User, post: Post, *kinds: str) -> None:
    """`watch` is of two seconds."""
    values = {"watch": {"value": 2.0}}
    take(viewer, [told(post, kind, **values.get(kind, {})) for kind in kinds])


def row(person: User | None, post: Post, kind: str = "impression", **facts: Any) -> Event:
    viewer: UUID = viewer_of(person.pk) if person else uuid4()
    return Event(**{"viewer": viewer, "person": person, "post": post, "kind": kind, "at": now()} | facts)
