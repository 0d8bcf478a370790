"""What a card shows of a post, the same for everybody: its bytes, made once a version."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.urls import reverse

from common.rows import aware, in_list, listed, native, rows, uuid


class Card(NamedTuple):
    """`head`: a JSON object without its closing brace. Links to files come behind it: they change by the minute."""

    version: int
    clip_id: UUID
    epoch: int
    head: bytes


QUERY = """SELECT post.id, post.version, clip.id, clip.epoch, post.caption, job.prompt, author.username,
    author.display_name, author.avatar_key, clip.width, clip.height, clip.duration_ms, post.language, post.tags,
    post.remix, post.people, post.created_at, (SELECT {array}(shown.handle) FROM (
        SELECT handle FROM generation_jobreference WHERE job_id = clip.job_id ORDER BY id) shown)
    FROM feed_post post JOIN generation_clip clip ON clip.id = post.clip_id
    JOIN generation_job job ON job.id = clip.job_id JOIN accounts_user author ON author.id = post.author_id
    WHERE post.id {in_list} AND NOT post.hidden AND clip.visibility = 'public'"""


class Shown(NamedTuple):
    """A row of QUERY, as the driver gives it: ids and times in the database's own form, lists as JSON text."""

    post_id: Any
    version: int
    clip_id: Any
    epoch: int
    caption: str
    prompt: str
    username: str
    name: str
    avatar: str
    width: int
    height: int
    duration_ms: int
    language: str
    tags: str
    remix: bool
    people: bool
    created_at: Any
    cast: Any


def read_cards(post_ids: Sequence[UUID]) -> dict[UUID, Card]:
    """One query for all of them. A post that was hidden meanwhile is missing."""
    found = [Shown(*line) for line in rows(_query(), [listed(post_ids)])]
    return {
        uuid(post.post_id): Card(version=post.version, clip_id=uuid(post.clip_id), epoch=post.epoch, head=_head(post))
        for post in found
    }


@cache
def _query() -> str:
    return QUERY.format(array="json_agg" if native() else "json_group_array", in_list=in_list())


def _head(post: Shown) -> bytes:
    picture = f"{reverse('api-person-avatar', args=[post.username])}?v={post.avatar[-12:-4]}" if post.avatar else None
    shown = {
        "id": uuid(post.post_id),
        "clip_id": uuid(post.clip_id),
        "caption": post.caption,
        "prompt": post.prompt,
        "author": {"username": post.username, "name": post.name or post.username, "avatar_url": picture},
        "cast": _list(post.cast),
        "width": post.width,
        "height": post.height,
        "duration_ms": post.duration_ms,
        "language": post.language,
        "tags": _list(post.tags),
        "remix": bool(post.remix),
        "people": bool(post.people),
        "created_at": aware(post.created_at),
    }
    return orjson.dumps(shown, option=orjson.OPT_UTC_Z)[:-1]


def _list(value: Any) -> list[str]:
    """PostgreSQL's driver opens one kind of JSON and leaves the other as text; an aggregate of nothing is null."""
    found: list[str] = orjson.loads(value) if isinstance(value, str) else value or []
    return found
