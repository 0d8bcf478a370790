"""Cards kept by this process, the most used ones."""

import threading
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from feed.cards.card import Card

MOST = 20_000
"""About 1 KB each."""


class Shelved(NamedTuple):
    """A card with its links: `linked` is `card.head` and they, as made in `step`."""

    card: Card
    step: int
    linked: bytes


class Shelf:
    """At most `most` cards, one a post; the one that was put here longest ago goes first, and a card in use is put here
    again with every step. Safe between threads; reading takes no lock.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: dict[UUID, Shelved] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, post_ids: Iterable[UUID]) -> list[Shelved | None]:
        """In the order asked; whether version and step are those wanted is for the asker to see."""
        return list(map(self._kept.get, post_ids))

    def put(self, cards: Mapping[UUID, Shelved]) -> None:
        """An older version never replaces a newer one: who read first may write last."""
        with self._lock:
            for post_id, new in cards.items():
                kept = self._kept.get(post_id)
                if kept is None or kept.card.version <= new.card.version:
                    self._kept.pop(post_id, None)
                    self._kept[post_id] = new
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
