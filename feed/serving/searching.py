"""What matches words, best first, as a session: the list stays as it was when it was asked for."""

from uuid import UUID

from feed.contracts import Ask, Item
from feed.search import find
from feed.states import Source


def searched(ask: Ask, *, exclude: frozenset[UUID], count: int) -> list[Item]:
    """What the ask filters out is left to feed.cards.alive."""
    return [Item(post_id=post_id, source=Source.SEARCH) for post_id in find(ask.key, count, exclude=exclude)]
