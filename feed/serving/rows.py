"""Sessions as rows of the database: the truth, wherever else they are kept for reading."""

from uuid import UUID

import orjson
from django.db import connection, transaction

from common.clock import now
from common.rows import key, rows
from feed.contracts import Item
from feed.models import FeedSession
from feed.serving.asks import as_json
from feed.serving.learning import log_batch
from feed.serving.packing import pack, post_ids
from feed.serving.store import Chain, NewSession, Slice

MOST_BEFORE = 50
ALL = 2**31 - 1
CREATE = """INSERT INTO feed_feedsession
    (id, person_id, mode, asked, algorithm, seed, items, ended, before, before_bytes, created_at, expires_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"""
SLICE = """SELECT person_id, expires_at > %s, length(items), substr(items, CAST(%s AS integer), CAST(%s AS integer))
    FROM feed_feedsession WHERE id = %s"""
CHAIN = """WITH RECURSIVE chain (items, before, before_bytes, seed, depth) AS (
        SELECT substr(items, 1, CAST(%s AS integer)), before, before_bytes, seed, 0
        FROM feed_feedsession WHERE id = %s
        UNION ALL
        SELECT substr(one.items, 1, chain.before_bytes), one.before, one.before_bytes, one.seed, chain.depth + 1
        FROM feed_feedsession one JOIN chain ON one.id = chain.before WHERE chain.depth < %s
    ) SELECT items, seed FROM chain ORDER BY depth"""


class DatabaseStore:
    def create(self, new: NewSession) -> bool:
        """Two statements on their own: should the second be lost, the learner misses a batch and nobody else does."""
        adapt = connection.ops.adapt_datetimefield_value
        values = (
            key(new.id),
            new.person_id,
            str(new.ask.mode),
            orjson.dumps(as_json(new.ask)).decode(),
            str(new.ask.mode),
            new.seed,
            new.raw,
            new.ended,
            key(new.before) if new.before else None,
            new.before_bytes,
            adapt(now()),
            adapt(new.expires_at),
        )
        with connection.cursor() as cursor:
            cursor.execute(CREATE, values)
            made = bool(cursor.rowcount)
        if made:
            log_batch(new.id, 0, new.items)
        return made

    def slice(self, session: UUID, offset: int, length: int) -> Slice | None:
        moment = connection.ops.adapt_datetimefield_value(now())
        found = rows(SLICE, [moment, offset + 1, length, key(session)])
        if not found:
            return None
        person_id, fresh, total, raw = found[0]
        return Slice(bool(fresh), person_id, total, bytes(raw or b""))

    def chain(self, session: UUID, length: int | None = None) -> Chain | None:
        upto = ALL if length is None else length
        found = [(bytes(items or b""), seed) for items, seed in rows(CHAIN, [upto, key(session), MOST_BEFORE])]
        if not found:
            return None
        items, seed = found[0]
        own = list(post_ids(items))
        before = (post_id for raw, _seed in found[1:] for post_id in post_ids(raw))
        return Chain(total=len(items), entries=len(own), seed=seed, served=frozenset(own).union(before))

    def append(self, session: UUID, *, after: Chain, items: list[Item], ended: bool) -> bool:
        """Under the row's lock."""
        with transaction.atomic():
            row = FeedSession.objects.select_for_update().filter(pk=session).only("items").first()
            if row is None or len(row.items) != after.total:
                return False
            row.items, row.ended = bytes(row.items) + pack(items), ended
            row.save(update_fields=["items", "ended"])
            log_batch(session, after.entries, items)
        return True

    def renew(self, session: UUID) -> None:
        """Nothing stands between."""
