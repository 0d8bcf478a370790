"""Sessions as rows of the database: the truth, wherever else they are kept for reading."""

from uuid import UUID

import orjson
from django.db import connection

from common.clock import now
from common.rows import key, rows
from feed.contracts import Item
from feed.serving.asks import as_json
from feed.serving.learning import log
from feed.serving.packing import post_ids
from feed.serving.store import Chain, NewSession, Slice

MOST_BEFORE = 50
ALL = 2**31 - 1
CREATE = """INSERT INTO feed_feedsession
    (id, person_id, mode, asked, algorithm, seed, items, ended, before, before_bytes, created_at, expires_at,
    logged) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"""
SLICE = """WITH RECURSIVE chain (depth, person_id, fresh, total, raw, items, before, before_bytes, seed) AS (
        SELECT 0, person_id, expires_at > %s, length(items), substr(items, CAST(%s AS integer), CAST(%s AS integer)),
            CASE WHEN length(items) <= %s THEN items END, before, before_bytes, seed
        FROM feed_feedsession WHERE id = %s
        UNION ALL
        SELECT chain.depth + 1, one.person_id, chain.fresh, 0, NULL, substr(one.items, 1, chain.before_bytes),
            one.before, one.before_bytes, one.seed
        FROM feed_feedsession one JOIN chain ON one.id = chain.before
        WHERE chain.items IS NOT NULL AND chain.depth < %s
    ) SELECT person_id, fresh, total, raw, items, seed FROM chain ORDER BY depth"""
# || makes text of what SQLite joins, which keeps the bytes but not their kind
GROW = {
    "postgresql": """UPDATE feed_feedsession SET items = items || %s, logged = logged || %s, ended = %s
        WHERE id = %s AND length(items) = %s""",
    "sqlite": """UPDATE feed_feedsession SET items = CAST(items || %s AS blob), logged = CAST(logged || %s AS blob),
        ended = %s WHERE id = %s AND length(items) = %s""",
}
CHAIN = """WITH RECURSIVE chain (items, before, before_bytes, seed, depth) AS (
        SELECT substr(items, 1, CAST(%s AS integer)), before, before_bytes, seed, 0
        FROM feed_feedsession WHERE id = %s
        UNION ALL
        SELECT substr(one.items, 1, chain.before_bytes), one.before, one.before_bytes, one.seed, chain.depth + 1
        FROM feed_feedsession one JOIN chain ON one.id = chain.before WHERE chain.depth < %s
    ) SELECT items, seed FROM chain ORDER BY depth"""


class DatabaseStore:
    def create(self, new: NewSession) -> bool:
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
            log(new.items),
        )
        with connection.cursor() as cursor:
            cursor.execute(CREATE, values)
            return bool(cursor.rowcount)

    def slice(self, session: UUID, offset: int, length: int) -> Slice | None:
        moment = connection.ops.adapt_datetimefield_value(now())
        found = rows(SLICE, [moment, offset + 1, length, offset + length, key(session), MOST_BEFORE])
        if not found:
            return None
        person_id, fresh, total, raw, items, seed = found[0]
        lists = [bytes(one[4] or b"") for one in found]
        return Slice(bool(fresh), person_id, total, bytes(raw or b""), None if items is None else _chain(lists, seed))

    def chain(self, session: UUID, length: int | None = None) -> Chain | None:
        upto = ALL if length is None else length
        found = rows(CHAIN, [upto, key(session), MOST_BEFORE])
        return _chain([bytes(items or b"") for items, _seed in found], found[0][1]) if found else None

    def append(self, session: UUID, *, after: Chain, items: list[Item], raw: bytes, ended: bool) -> bool:
        """Whoever comes second waits for the row, and then finds it longer."""
        with connection.cursor() as cursor:
            cursor.execute(GROW[connection.vendor], [raw, log(items), ended, key(session), after.total])
            return bool(cursor.rowcount)

    def renew(self, session: UUID) -> None:
        """Nothing stands between."""


def _chain(lists: list[bytes], seed: int) -> Chain:
    """Of the lists of a session and of those before it, each as far as it was served."""
    own = list(post_ids(lists[0]))
    before = (post_id for raw in lists[1:] for post_id in post_ids(raw))
    return Chain(total=len(lists[0]), entries=len(own), seed=seed, served=frozenset(own).union(before))
