"""Sessions kept in Redis for reading, in front of their rows: pages then cost the database nothing, and when Redis
goes, or comes back without its memory, the rows still know all that was served. A list only grows at its end, so an
old copy is never wrong, only short.
"""

import struct
from contextlib import suppress
from datetime import datetime
from uuid import UUID

import redis

from common.clock import now
from feed.contracts import Item
from feed.models import FeedSession
from feed.serving.redis_line import Down, RedisLine
from feed.serving.rows import DatabaseStore
from feed.serving.store import Chain, NewSession, Slice

HEAD = struct.Struct("<qd")
"""Person (0: a visitor), and when the list is no longer fresh, seconds since 1970."""


class RedisStore:
    def __init__(self, line: RedisLine, rows: DatabaseStore) -> None:
        self._line, self._rows = line, rows

    def create(self, new: NewSession) -> bool:
        """Of two that were made at once the row kept one, and that one is copied."""
        made = self._rows.create(new)
        if made:
            self._put(new.id, new.person_id, new.expires_at, new.raw)
        return made

    def slice(self, session: UUID, offset: int, length: int) -> Slice | None:
        try:
            return self._line.ask(lambda client: _slice(client, session, offset, length)) or self._copied(
                session, offset, length
            )
        except Down:
            return self._rows.slice(session, offset, length)

    def chain(self, session: UUID, length: int | None = None) -> Chain | None:
        return self._rows.chain(session, length)

    def append(self, session: UUID, *, after: Chain, items: list[Item], raw: bytes, ended: bool) -> bool:
        grown = self._rows.append(session, after=after, items=items, raw=raw, ended=ended)
        self._copy(session)
        return grown

    def renew(self, session: UUID) -> None:
        self._copy(session)

    def _copied(self, session: UUID, offset: int, length: int) -> Slice | None:
        kept = self._copy(session)
        if kept is None:
            return None
        person_id, fresh, items = kept
        return Slice(fresh, person_id, len(items), items[offset : offset + length])

    def _copy(self, session: UUID) -> tuple[int | None, bool, bytes] | None:
        """Puts what the row holds into Redis, while it is fresh. None when there is no row."""
        row = FeedSession.objects.filter(pk=session).values_list("person_id", "expires_at", "items").first()
        if row is None:
            return None
        person_id, expires_at, items = row[0], row[1], bytes(row[2])
        return person_id, self._put(session, person_id, expires_at, items), items

    def _put(self, session: UUID, person_id: int | None, expires_at: datetime, items: bytes) -> bool:
        """Nothing that is no longer fresh, which is what it returns; nothing while Redis is down."""
        left_s = int((expires_at - now()).total_seconds())
        if left_s > 0:
            whole = HEAD.pack(person_id or 0, expires_at.timestamp()) + items
            with suppress(Down):
                self._line.ask(lambda client: client.set(name(session), whole, ex=left_s))
        return left_s > 0


def name(session: UUID) -> str:
    return f"feed:session:{session.hex}"


def _slice(client: redis.Redis, session: UUID, offset: int, length: int) -> Slice | None:
    """One round trip."""
    pipe = client.pipeline(transaction=True)
    start = HEAD.size + offset
    pipe.getrange(name(session), 0, HEAD.size - 1)
    pipe.getrange(name(session), start, start + length - 1)
    pipe.strlen(name(session))
    head, raw, total = pipe.execute()
    if not total:
        return None
    person, until = HEAD.unpack(head)
    return Slice(until > now().timestamp(), person or None, total - HEAD.size, raw)
