"""Where sessions are kept: one protocol, two keepers (feed.serving.rows, feed.serving.redis_store)."""

from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from feed.contracts import Ask, Item


class NewSession(NamedTuple):
    """`raw` are the packed `items`. `before` and `before_bytes`: the session that this one goes on from, and how much
    of its list was served.
    """

    id: UUID
    person_id: int | None
    ask: Ask
    seed: int
    items: list[Item]
    raw: bytes
    ended: bool
    expires_at: datetime
    before: UUID | None = None
    before_bytes: int = 0


class Chain(NamedTuple):
    """A session with those that it goes on from: `total` bytes, `entries`, and what may not come again."""

    total: int
    entries: int
    seed: int
    served: frozenset[UUID]


class Slice(NamedTuple):
    """`raw` begins where it was asked for; `total` is how long the list is, in bytes. `chain` is there where the slice
    reaches the end of a list and the rows were asked: of the whole list, since the next batch is made without it.
    """

    fresh: bool
    person_id: int | None
    total: int
    raw: bytes
    chain: Chain | None = None


class SessionStore(Protocol):
    def create(self, new: NewSession) -> bool:
        """False when there is one of this id: whoever came first made it, and nothing is done."""

    def slice(self, session: UUID, offset: int, length: int) -> Slice | None:
        """None when there is no such session. One query at most."""

    def chain(self, session: UUID, length: int | None = None) -> Chain | None:
        """Of the first `length` bytes of the list; from the rows, whoever keeps the list for reading. One query."""

    def append(self, session: UUID, *, after: Chain, items: list[Item], raw: bytes, ended: bool) -> bool:
        """False when the list is no longer as long as `after` says: somebody else was first. `raw` are the packed
        `items`. Two queries at most.
        """

    def renew(self, session: UUID) -> None:
        """The row holds more than was read: read it again."""
