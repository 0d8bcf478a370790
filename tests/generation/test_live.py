"""Live progress: what happened before, then everything as it happens, each once; for the owner only."""

import asyncio
import threading

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError, connection

from accounts.services import issue_key
from config.sockets import websocket
from generation.models import JobEvent
from generation.pump import Lifespan, Pump, Watch
from generation.services import beat, claim_next, fail
from tests.generation.sockets import HANGS_S, Socket
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ORIGIN = (b"origin", b"http://localhost")


def socket_of(job, *headers, query=""):
    return Socket(websocket, f"/ws/jobs/{job.pk}/{query}", list(headers))


def key_of(user):
    return (b"authorization", f"Bearer {issue_key(user, name='test')[1]}".encode())


def cookie_of(client, user):
    client.force_login(user)
    return (b"cookie", "; ".join(f"{name}={value.value}" for name, value in client.cookies.items()).encode())


@pytest.fixture
async def pump(monkeypatch):
    """It has looked once: what happens from now on is news to it."""
    looked, look = threading.Event(), Watch.look
    with monkeypatch.context() as until_then:
        until_then.setattr(Watch, "look", lambda watch: (look(watch), looked.set())[0])
        running = Pump(asyncio.get_running_loop())
        running.start()
        assert await asyncio.to_thread(looked.wait, HANGS_S)
    yield running
    await asyncio.to_thread(running.stop)


async def test_a_snapshot_comes_first_then_the_past_then_what_happens(ann, submitted, pump):
    job = await sync_to_async(submitted)()
    socket = socket_of(job, await sync_to_async(key_of)(ann))
    assert (await socket.connect())[0]
    snapshot = await socket.hear()
    assert (snapshot["type"], snapshot["job"]["state"]) == ("snapshot", "queued")
    assert (await socket.hear())["kind"] == "queued"
    claimed = await sync_to_async(claim_next, thread_sensitive=False)("w")
    assert (await socket.hear())["kind"] == "started"
    await sync_to_async(beat, thread_sensitive=False)(claimed, stage="frames", progress=500, preview="data:,x")
    kinds = [(await socket.hear()) for _ in range(2)]
    assert [event["kind"] for event in kinds] == ["progress", "preview"]
    assert kinds[0]["data"] == {"stage": "frames", "progress": 500}
    await sync_to_async(fail, thread_sensitive=False)(claimed, "engine_lost")
    last = await socket.hear()
    assert (last["kind"], last["data"]) == ("failed", {"reason": "engine_lost"})
    assert await socket.close_code() == 1000


async def test_a_reconnect_gets_only_what_it_missed(ann, submitted):
    job = await sync_to_async(submitted)()
    first = await sync_to_async(JobEvent.objects.get)(job=job)
    await sync_to_async(claim_next)("w")
    socket = socket_of(job, await sync_to_async(key_of)(ann), query=f"?last_id={first.pk}")
    await socket.connect()
    assert (await socket.hear())["type"] == "snapshot"
    event = await socket.hear()
    assert event["kind"] == "started"
    assert event["id"] > first.pk
    await socket.leave()


async def test_an_ended_job_is_told_whole_and_the_socket_closes(ann, submitted):
    job = await sync_to_async(submitted)()
    await sync_to_async(lambda: fail(claim_next("w"), "engine_lost"))()
    newest = await sync_to_async(lambda: JobEvent.objects.latest("id").pk)()
    for query, kinds in (("", ["queued", "started", "failed"]), (f"?last_id={newest}", []), ("?last_id=-5", None)):
        socket = socket_of(job, await sync_to_async(key_of)(ann), query=query)
        await socket.connect()
        assert (await socket.hear())["job"]["state"] == "failed"
        for kind in kinds or ["queued", "started", "failed"] * (kinds is None):
            assert (await socket.hear())["kind"] == kind
        assert await socket.close_code() == 1000


async def test_others_and_visitors_are_refused_before_the_handshake(ann, ben, submitted, client):
    job = await sync_to_async(submitted)()
    bad_key = (b"authorization", b"Bearer sk_nothing")
    bad_token = (b"x-session-token", b"nothing")
    for headers, code in (
        ([ORIGIN], 4401),
        ([bad_key], 4401),
        ([bad_token], 4401),
        ([await sync_to_async(key_of)(ben)], 4404),
    ):
        assert await socket_of(job, *headers).connect() == (False, code)


async def test_a_cookie_counts_from_our_own_origin_only(ann, submitted, client):
    job = await sync_to_async(submitted)()
    cookie = await sync_to_async(cookie_of)(client, ann)
    own = socket_of(job, cookie, ORIGIN)
    assert (await own.connect())[0]
    await own.leave()
    for origin in ([(b"origin", b"https://evil.example")], []):
        assert not (await socket_of(job, cookie, *origin).connect())[0]
    key_and_cookie = socket_of(job, cookie, (b"authorization", b"Bearer sk_nothing"))
    assert await key_and_cookie.connect() == (False, 4401)


def test_a_look_without_a_commit_reads_no_table(submitted, django_assert_num_queries):
    watch = Watch()
    watch.look()
    if connection.vendor == "sqlite":
        with django_assert_num_queries(1):  # the pragma
            assert watch.look() == []


async def test_events_are_told_once_each_in_order(submitted):
    watch = await sync_to_async(Watch, thread_sensitive=False)()
    look = sync_to_async(watch.look, thread_sensitive=True)
    await look()
    await sync_to_async(submitted, thread_sensitive=False)()
    first = await look()
    assert [event.kind for event in first] == ["queued"]
    job = await sync_to_async(claim_next, thread_sensitive=False)("w")
    await sync_to_async(beat, thread_sensitive=False)(job, stage="frames", progress=1)
    assert [event.kind for event in await look()] == ["started", "progress"]
    assert await look() == []


async def test_what_happened_while_the_database_was_away_is_told_after(ann, submitted, pump, monkeypatch):
    job = await sync_to_async(submitted)()
    socket = socket_of(job, await sync_to_async(key_of)(ann))
    await socket.connect()
    assert [(await socket.hear()).get("kind") for _ in range(2)] == [None, "queued"]
    look, away = Watch.look, threading.Event()

    def fail_once(watch):
        monkeypatch.setattr(Watch, "look", look)
        claim_next("w")
        away.set()
        raise OperationalError("the server closed the connection unexpectedly")

    monkeypatch.setattr(Watch, "look", fail_once)
    assert await asyncio.to_thread(away.wait, HANGS_S)
    assert (await socket.hear())["kind"] == "started"
    await socket.leave()


def test_more_than_one_look_takes_is_told_with_the_next(submitted, monkeypatch):
    monkeypatch.setattr("generation.pump.MOST", 1)
    watch = Watch()
    at_once(lambda: claim_next("w") if submitted() else None)
    assert [[event.kind for event in watch.look()] for _ in range(3)] == [["queued"], ["started"], []]


async def test_the_server_starts_and_stops_the_pump(monkeypatch, db):
    from generation import planning

    monkeypatch.setattr(planning, "prepare", lambda: None)
    inbox: asyncio.Queue = asyncio.Queue()
    sent: asyncio.Queue = asyncio.Queue()
    running = asyncio.create_task(Lifespan(websocket)({"type": "lifespan"}, inbox.get, sent.put))
    await inbox.put({"type": "lifespan.startup"})
    assert (await asyncio.wait_for(sent.get(), HANGS_S))["type"] == "lifespan.startup.complete"
    await inbox.put({"type": "lifespan.shutdown"})
    assert (await asyncio.wait_for(sent.get(), HANGS_S))["type"] == "lifespan.shutdown.complete"
    await running
