"""Sessions that go."""

from datetime import timedelta
from uuid import UUID

from accounts.models import User
from common.clock import now
from feed.models import FeedSession
from feed.serving.redis_line import Down, line
from feed.serving.redis_store import name
from feed.serving.times import KEPT_S
from feed.states import Mode

AT_ONCE = 500


def sweep_sessions() -> int:
    """Those nobody can go on from any more; how many. In small steps, so that nobody waits for the lock."""
    gone = 0
    while True:
        old = FeedSession.objects.filter(expires_at__lt=now() - timedelta(seconds=KEPT_S))
        ids = list(old.order_by("expires_at").values_list("pk", flat=True)[:AT_ONCE])
        _drop(ids)
        gone += len(ids)
        if len(ids) < AT_ONCE:
            return gone


def forget_sessions(person: User) -> None:
    """What the person was shown is forgotten: their account closes, or they reset their feed. Old cursors go on, in
    lists made anew.
    """
    ids = list(FeedSession.objects.filter(person=person).values_list("pk", flat=True))
    _drop(ids)
    _drop_copies(ids)


def end_sessions(person: User, mode: Mode) -> None:
    """What decides about these lists changed: old cursors go on in lists made anew, without what was served."""
    fresh = FeedSession.objects.filter(person=person, mode=mode, expires_at__gt=now())
    ids = list(fresh.values_list("pk", flat=True))
    FeedSession.objects.filter(pk__in=ids).update(expires_at=now())
    _drop_copies(ids)


def _drop_copies(ids: list[UUID]) -> None:
    to_redis = line()
    if to_redis and ids:
        try:
            to_redis.ask(lambda client: client.delete(*map(name, ids)))
        except Down:
            return  # gone with Redis, or within a session's life


def _drop(ids: list[UUID]) -> None:
    FeedSession.objects.filter(pk__in=ids).delete()
