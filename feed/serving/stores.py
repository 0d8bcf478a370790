"""The store that settings ask for."""

from feed.serving.redis_line import line
from feed.serving.redis_store import RedisStore
from feed.serving.rows import DatabaseStore
from feed.serving.store import SessionStore

ROWS = DatabaseStore()


def store() -> SessionStore:
    to_redis = line()
    return RedisStore(to_redis, ROWS) if to_redis else ROWS
