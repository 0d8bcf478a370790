"""Posts as pages show them, from the same cards that the API sends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import NotFound
from feed.cards import alive
from feed.cards.lookup import linked_cards
from feed.contracts import Ask, FeedPage, Row
from feed.models import Post
from feed.states import Mode
from feed.views.reasons import Why, why_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """What the avatar, the name and the follow button need."""

    id: int
    username: str
    shown_name: str
    avatar_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`position` and `why` are None outside ranked lists."""

    card: dict[str, Any]
    row: Row
    author: Author
    position: int | None = None
    why: Why | None = None


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    """No query for cards at hand, two for all others. A post hidden since its row was read is left out."""
    cards = linked_cards(rows)
    return [
        Entry(card=card, row=row, author=_author(row, card))
        for row, card in ((row, _whole(row, raw)) for row, raw in zip(rows, cards, strict=True) if raw is not None)
    ]


def entry_of(post: Post, viewer: Viewer) -> Entry:
    """Of a post that `viewer` may see, also of somebody they muted. Raises NotFound when it was hidden meanwhile."""
    found = entries_of(alive(viewer, [post.pk], Ask(mode=Mode.PERSON)))
    if not found:
        raise NotFound("post_not_found", _("There is no such post."))
    return found[0]


def entries_on(page: FeedPage) -> list[Entry]:
    """In the page's order, each with its place and, where it was ranked, why it is there."""
    shown = {entry.row.post_id: entry for entry in entries_of(page.rows)}
    places = zip(
        page.items,
        page.positions or range(len(page.items)),
        page.reasons or [b"[]"] * len(page.items),
        strict=True,
    )
    return [
        Entry(
            card=entry.card,
            row=entry.row,
            author=entry.author,
            position=position,
            why=why_of(item.source, item.reasons, reasons),
        )
        for item, position, reasons in places
        if (entry := shown.get(item.post_id)) is not None
    ]


def _whole(row: Row, raw: bytes) -> dict[str, Any]:
    """Counters follow in batches; what the viewer did themselves shows at once."""
    card: dict[str, Any] = orjson.loads(raw + b"}")
    return card | {
        "like_count": max(row.like_count, int(row.liked)),
        "comment_count": row.comment_count,
        "save_count": max(row.save_count, int(row.saved)),
        "remix_count": row.remix_count,
        "liked": row.liked,
        "saved": row.saved,
    }


def _author(row: Row, card: dict[str, Any]) -> Author:
    who = card["author"]
    return Author(id=row.author_id, username=who["username"], shown_name=who["name"], avatar_url=who["avatar_url"])
