"""Redis, when there is one. After a failure it is left alone for a while: no request waits for it twice."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import redis
import structlog
from django.conf import settings
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

TIMEOUT_S = 0.5
LEFT_ALONE_S = 5.0
T = TypeVar("T")
log = structlog.get_logger(__name__)


class Down(Exception):
    """Redis did not answer, now or a moment ago."""


class RedisLine:
    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(
            url, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S, retry=Retry(NoBackoff(), 0)
        )
        self._left_alone_until = 0.0

    def ask(self, work: Callable[[redis.Redis], T]) -> T:
        """Raises Down; logged once for each time that Redis is left alone."""
        if time.monotonic() < self._left_alone_until:
            raise Down
        try:
            return work(self._client)
        except RedisError as error:
            self._left_alone_until = time.monotonic() + LEFT_ALONE_S
            log.warning("feed_redis_down", error=type(error).__name__, left_alone_s=LEFT_ALONE_S)
            raise Down from error


def line() -> RedisLine | None:
    return _line(settings.REDIS_URL) if settings.REDIS_URL else None


@lru_cache(maxsize=4)
def _line(url: str) -> RedisLine:
    return RedisLine(url)
