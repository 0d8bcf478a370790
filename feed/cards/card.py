"""What a card shows of a post, the same for everybody: its bytes, made once a version."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.urls import reverse

from feed.models import Post
from generation.models import JobReference


class Card(NamedTuple):
    """`head`: a JSON object without its closing brace. Links to files come behind it: they change by the minute."""

    version: int
    clip_id: UUID
    epoch: int
    head: bytes


FIELDS = (
    "pk",
    "version",
    "clip_id",
    "clip__epoch",
    "clip__job_id",
    "caption",
    "clip__job__prompt",
    "author__username",
    "author__display_name",
    "author__avatar_key",
    "clip__width",
    "clip__height",
    "clip__duration_ms",
    "language",
    "tags",
    "remix",
    "people",
    "created_at",
)


def read_cards(post_ids: Sequence[UUID]) -> dict[UUID, Card]:
    """Two queries for all of them. A post that was hidden meanwhile is missing."""
    found = [
        dict(zip(FIELDS, line, strict=True))
        for line in Post.objects.filter(pk__in=post_ids, hidden=False).values_list(*FIELDS)
    ]
    cast: dict[UUID, list[str]] = {}
    shown = JobReference.objects.filter(job__in=[post["clip__job_id"] for post in found]).order_by("pk")
    for job_id, handle in shown.values_list("job_id", "handle"):
        cast.setdefault(job_id, []).append(handle)
    return {
        post["pk"]: Card(
            version=post["version"],
            clip_id=post["clip_id"],
            epoch=post["clip__epoch"],
            head=_head(post, cast.get(post["clip__job_id"], [])),
        )
        for post in found
    }


def _head(post: dict[str, Any], cast: list[str]) -> bytes:
    username, avatar = post["author__username"], post["author__avatar_key"]
    shown = {
        "id": post["pk"],
        "clip_id": post["clip_id"],
        "caption": post["caption"],
        "prompt": post["clip__job__prompt"],
        "author": {
            "username": username,
            "name": post["author__display_name"] or username,
            "avatar_url": f"{reverse('api-person-avatar', args=[username])}?v={avatar[-12:-4]}" if avatar else None,
        },
        "cast": cast,
        "width": post["clip__width"],
        "height": post["clip__height"],
        "duration_ms": post["clip__duration_ms"],
        "language": post["language"],
        "tags": post["tags"],
        "remix": post["remix"],
        "people": post["people"],
        "created_at": post["created_at"].astimezone(UTC),
    }
    return orjson.dumps(shown, option=orjson.OPT_UTC_Z)[:-1]
