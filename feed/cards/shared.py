"""Cards that processes share, in Redis where there is one. Without it each makes its own; when it fails, too."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import structlog
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from feed.cards.card import Card

LIFE_S = 86_400
log = structlog.get_logger(__name__)


def borrow(wanted: Iterable[tuple[UUID, int]]) -> dict[UUID, Card]:
    """Cards by post and version, in one round trip."""
    if settings.EMBEDDED:
        return {}
    names = {_name(post_id, version): post_id for post_id, version in wanted}
    try:
        return {names[name]: Card(*found) for name, found in cache.get_many(names).items()}
    except RedisError as error:
        log.warning("cards_unshared", error=type(error).__name__)
        return {}


def lend(cards: Mapping[UUID, Card]) -> None:
    if settings.EMBEDDED or not cards:
        return
    try:
        cache.set_many({_name(post_id, card.version): tuple(card) for post_id, card in cards.items()}, LIFE_S)
    except RedisError as error:
        log.warning("cards_unshared", error=type(error).__name__)


def _name(post_id: UUID, version: int) -> str:
    return f"card:{post_id.hex}:{version}"
