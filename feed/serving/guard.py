"""Cold builds, one at a time for each viewer and ask, over all processes."""

import time
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID, uuid4

import redis

from accounts.policies import Viewer
from common.clock import now
from feed.contracts import Ask
from feed.models import FeedSession
from feed.serving.asks import as_json, digest, person_id
from feed.serving.flight import SingleFlight
from feed.serving.redis_line import Down, line

WAIT_S = 1.0
"""How long a second request waits for the first one's list before it takes the list from before."""
LOCK_MS = 10_000
POLL_S = 0.02
BUILT_MS = 2_000
FLIGHTS: SingleFlight[UUID] = SingleFlight()


def built_once(viewer: Viewer, ask: Ask, build: Callable[[], UUID]) -> UUID:
    """The session that `build` makes, or that somebody makes for the same viewer and ask right now; when that takes
    long, the newest one from before.
    """
    mark = digest(viewer, ask)
    return FLIGHTS.run(
        mark,
        lambda: _across_processes(mark, build, lambda: newest(viewer, ask)),
        wait_s=WAIT_S,
        instead=lambda: newest(viewer, ask),
    )


def newest(viewer: Viewer, ask: Ask) -> UUID | None:
    """The viewer's last session for this ask that is still fresh."""
    kept = FeedSession.objects.filter(person=person_id(viewer), mode=ask.mode, expires_at__gt=now())
    latest = kept.order_by("-created_at").values_list("pk", "asked")[:5]
    wanted = as_json(ask)
    return next((session for session, asked in latest if asked == wanted), None)


def _across_processes(mark: str, build: Callable[[], UUID], stale: Callable[[], UUID | None]) -> UUID:
    """Without Redis, or while it is down, every process builds its own."""
    to_redis = line()
    if to_redis is None:
        return build()
    lock, built, token = f"feed:lock:{mark}", f"feed:built:{mark}", uuid4().hex
    try:
        if not to_redis.ask(lambda client: client.set(lock, token, nx=True, px=LOCK_MS)):
            return _wait(lambda: to_redis.ask(lambda client: client.get(built))) or stale() or build()
        to_redis.ask(lambda client: client.delete(built))
    except Down:
        return build()
    session: UUID | None = None
    try:
        session = build()
    finally:
        with suppress(Down):
            to_redis.ask(lambda client: _land(client, lock, built, token, session))
    return session


def _wait(look: Callable[[], bytes | str | None]) -> UUID | None:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        if isinstance(found := look(), bytes):
            return UUID(bytes=found)
        time.sleep(POLL_S)
    return None


def _land(client: redis.Redis, lock: str, built: str, token: str, session: UUID | None) -> bool:
    """Tells those who wait, and gives the lock back if it is still ours."""
    if session is not None:
        client.set(built, session.bytes, px=BUILT_MS)
    if client.get(lock) == token.encode():
        client.delete(lock)
    return True
