"""What matches words, newest first, as a session: the list stays as it was when it was asked for."""

from uuid import UUID

from feed.contracts import Ask, Item
from feed.search import match
from feed.states import Source

MOST_LOOKED_AT = 16_000
"""Of the posts that hold the words; whether they stand as they were asked for is known only then."""


def searched(ask: Ask, *, exclude: frozenset[UUID], count: int) -> list[Item]:
    """What the ask filters out is left to feed.cards.alive."""
    wanted = len(exclude) + 2 * count
    found = _fresh(ask, exclude, wanted)
    if len(found) < count and wanted < MOST_LOOKED_AT:
        found = _fresh(ask, exclude, MOST_LOOKED_AT)
    return [Item(post_id=post_id, source=Source.STEER) for post_id in found[:count]]


def _fresh(ask: Ask, exclude: frozenset[UUID], most: int) -> list[UUID]:
    return [post_id for post_id in match(ask.key, most) if post_id not in exclude]
