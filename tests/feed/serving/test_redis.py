"""Sessions in a real Redis, which is killed, comes back empty, and was asleep while lists grew."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import redis
from django.test.utils import CaptureQueriesContext

from feed.contracts import Ask, FeedPage
from feed.models import FeedSession
from feed.serving import forget_sessions, guard, read, redis_line
from feed.serving.redis_store import name
from feed.states import Mode
from tests.feed.serving.community import publish_many
from tests.flows.servers import redis as redis_server

pytestmark = pytest.mark.django_db

FOR_YOU = Ask(mode=Mode.FOR_YOU)


@pytest.fixture
def server(tmp_path: Path, settings) -> Iterator[ExitStack]:
    """Closing the stack kills Redis."""
    with ExitStack() as stack:
        settings.REDIS_URL = stack.enter_context(redis_server(tmp_path))
        yield stack


@pytest.fixture
def client(server, settings) -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL)


@pytest.fixture
def posts(ann, small_batches):
    return {post.pk for post in publish_many([ann], 60)}


def ids(page: FeedPage) -> list[object]:
    return [item.post_id for item in page.items]


def rest(viewer, page: FeedPage) -> list[object]:
    found = []
    while page.next:
        page = read(viewer, FOR_YOU, cursor=page.next, size=7)
        found += ids(page)
    return found


def session_queries(queries: CaptureQueriesContext) -> list[str]:
    return [one["sql"] for one in queries.captured_queries if "feed_feedsession" in one["sql"]]


def test_pages_come_from_redis_and_read_no_row(ben, posts, client, django_assert_max_num_queries):
    first = read(ben, FOR_YOU, size=3)
    assert client.exists(name(first.session))
    assert 0 < client.ttl(name(first.session)) <= 60 * 60
    with django_assert_max_num_queries(2) as queries:  # what the viewer keeps, and what may be seen
        second = read(ben, FOR_YOU, cursor=first.next, size=3)
    assert not session_queries(queries)
    assert not set(ids(first)) & set(ids(second))


def test_redis_killed_midway_still_answers_without_duplicates(ben, posts, server):
    first = read(ben, FOR_YOU, size=7)
    second = read(ben, FOR_YOU, cursor=first.next, size=7)
    server.close()
    again = read(ben, FOR_YOU, cursor=first.next, size=7)
    assert (ids(again), again.next) == (ids(second), second.next)
    served = [*ids(first), *ids(second), *rest(ben, second)]
    assert len(served) == len(set(served))
    assert set(served) == posts
    assert read(ben, FOR_YOU).items, "a new list begins without it, too"


def test_its_failure_is_logged_and_it_is_then_left_alone(ben, posts, server, monkeypatch):
    told = []
    monkeypatch.setattr(redis_line.log, "warning", lambda event, **facts: told.append((event, facts)))
    page = read(ben, FOR_YOU, size=7)
    server.close()
    rest(ben, page)
    assert [event for event, _facts in told] == ["feed_redis_down"]
    assert set(told[0][1]) == {"error", "left_alone_s"}


def test_redis_without_its_memory_changes_nothing(ben, posts, client):
    first = read(ben, FOR_YOU, size=7)
    second = read(ben, FOR_YOU, cursor=first.next, size=7)
    client.flushall()
    assert ids(read(ben, FOR_YOU, cursor=first.next, size=7)) == ids(second)
    assert client.exists(name(first.session)), "it is put back"


def test_a_list_that_grew_while_redis_slept_is_read_in_full(ben, posts, client, settings):
    first = read(ben, FOR_YOU, size=7)
    stale = client.get(name(first.session))
    kept, settings.REDIS_URL = settings.REDIS_URL, ""
    second = read(ben, FOR_YOU, cursor=first.next, size=7)
    third = read(ben, FOR_YOU, cursor=second.next, size=7)
    settings.REDIS_URL = kept
    client.set(name(first.session), stale)
    assert ids(read(ben, FOR_YOU, cursor=first.next, size=7)) == ids(second)
    client.set(name(first.session), stale)
    assert ids(read(ben, FOR_YOU, cursor=second.next, size=7)) == ids(third)
    served = [*ids(first), *ids(second), *ids(third), *rest(ben, third)]
    assert len(served) == len(set(served)) == len(posts)


def test_a_process_that_finds_the_lock_waits_for_the_list_of_the_other(ben, posts, client, monkeypatch):
    """The other process dies with the lock: after the wait the newest list from before is served."""
    before = read(ben, FOR_YOU, size=3)
    monkeypatch.setattr(guard, "WAIT_S", 0.2)
    mark = guard.digest(ben, FOR_YOU)
    client.set(f"feed:lock:{mark}", "theirs", px=10_000)
    assert read(ben, FOR_YOU, size=3).session == before.session
    theirs = FeedSession.objects.exclude(pk=before.session).count()
    client.set(f"feed:built:{mark}", before.session.bytes, px=2000)
    assert read(ben, FOR_YOU, size=3).session == before.session
    assert FeedSession.objects.exclude(pk=before.session).count() == theirs
    client.delete(f"feed:lock:{mark}")
    fresh = read(ben, FOR_YOU, size=3)
    assert fresh.session != before.session
    assert not client.exists(f"feed:lock:{mark}"), "the lock is given back"


def test_leaving_empties_redis_too(ben, posts, client):
    page = read(ben, FOR_YOU, size=3)
    forget_sessions(ben)
    assert not client.exists(name(page.session))


def test_nothing_that_was_searched_for_stands_in_redis_names(ben, posts, client):
    read(ben, Ask(mode=Mode.SEARCH, key="a secret wish"), size=3)
    assert not [key for key in client.keys("*") if b"secret" in key]


def test_a_redis_that_hangs_is_given_up_soon(ben, posts, client, server, settings):
    page = read(ben, FOR_YOU, size=3)
    pid = client.info("server")["process_id"]
    import os
    import time

    os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert len(read(ben, FOR_YOU, cursor=page.next, size=3).items) == 3
        assert time.monotonic() - began < 30  # it never answers
    finally:
        os.kill(pid, signal.SIGCONT)
