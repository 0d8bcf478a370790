"""How often somebody may ask: a number a window, one small write a request."""

from functools import cache
from typing import Any

import structlog
from django.core.exceptions import ImproperlyConfigured
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

PERSON, VISITOR = "user", "anon"
"""Names of the rates in DEFAULT_THROTTLE_RATES."""
log = structlog.get_logger(__name__)


class AskerThrottle(SimpleRateThrottle):
    """By account, or by address where nobody is signed in.

    DRF's own throttles keep the times of all requests of the last minute, and read and write them with each; this one
    counts. Around the turn of a window twice as many may come. While Redis is down nobody is counted and all are let
    in.
    """

    def __init__(self) -> None:
        """The rate depends on who asks."""

    def allow_request(self, request: Request, view: Any) -> bool:
        person = request.user.pk
        rate = self.THROTTLE_RATES[PERSON if person else VISITOR]
        if rate is None:
            return True
        most, self.duration = _parsed(rate)
        self.now = self.timer()
        window = int(self.now // self.duration)
        try:
            return self._count(f"asked:{person or self.get_ident(request)}:{window}") <= most
        except RedisError as error:
            log.warning("throttle_uncounted", error=type(error).__name__)
            return True

    def wait(self) -> float:
        """Seconds until the next window."""
        return float(self.duration - self.now % self.duration)

    def _count(self, key: str) -> int:
        try:
            return int(self.cache.incr(key))
        except ValueError:  # nobody counted in this window yet
            if self.cache.add(key, 1, self.duration):
                return 1
            return int(self.cache.incr(key))


@cache
def _parsed(rate: str) -> tuple[int, int]:
    """Requests, seconds."""
    most, seconds = AskerThrottle().parse_rate(rate)
    if most is None or seconds is None:
        raise ImproperlyConfigured(f"no rate: {rate}")
    return most, seconds
