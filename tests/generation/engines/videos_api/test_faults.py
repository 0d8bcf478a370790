"""Servers that fail, lie or never end."""

import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generation.contracts import Cancelled, EngineError, EngineUnavailable, SpecRejected, Step
from generation.engines.videos_api.client import VideosClient
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.requests import Request
from generation.engines.videos_api.session import News, fetch
from generation.engines.videos_api.transport import Transport
from tests.generation.engines.videos_api.clips import drawn, mp4
from tests.generation.engines.videos_api.conftest import HASTY, frames_of, ignore, rendered
from tests.generation.engines.videos_api.server import KEY, serve

ONE = "/videos/video_[0-9]+"
CONTENT = ONE + "/content"
HANGS_S = 30
"""Of what never ends by itself."""


PROMPT = "a dog on a beach"
REQUEST = Request(
    fields={"model": "tiny", "prompt": PROMPT, "seed": "5"}, size=(64, 112), seconds=1, first_s=1, further_s=()
)


@pytest.fixture
def fetched(server, tmp_path):
    """`fetched()` has the clip made, downloaded and deleted, without looking into it; then the file's bytes."""

    def run(*, key: str = KEY, deadline_s: float = 10.0, hosts: tuple[str, ...] = ()) -> bytes:
        transport = Transport(server.url, key=key, hosts=(server.host, *hosts), pace=HASTY)
        to = tmp_path / "clip.mp4"
        try:
            fetch(VideosClient(transport, HASTY), REQUEST, to, patience=Patience(deadline_s), news=News(1))
        finally:
            transport.close()
        return to.read_bytes()

    return run


def refused(run: Callable[[], object], kind: type[EngineError] = EngineUnavailable) -> EngineError:
    with pytest.raises(kind) as failure:
        run()
    assert PROMPT not in str(failure.value)
    assert KEY not in str(failure.value)
    return failure.value


@pytest.mark.parametrize(
    ("method", "path", "fault"),
    [
        ("POST", "/videos", {"status": 500}),
        ("POST", "/videos", {"hang_s": 1.2, "status": 503}),
        ("GET", ONE, {"status": 502, "times": 2}),
        ("GET", ONE, {"status": 429}),
        ("GET", CONTENT, {"status": 503}),
        ("GET", CONTENT, {"cut": 500}),
        ("DELETE", ONE, {"status": 500}),
    ],
)
def test_what_fails_once_is_tried_again(server, fetched, method, path, fault):
    server.fault(method, path, **fault)
    assert fetched()
    assert server.deleted
    assert server.videos == {}


def test_tries_of_one_creation_share_a_key_that_makes_them_one(server, fetched):
    server.fault("POST", "/videos", status=500)
    fetched()
    keys = [one.headers["idempotency-key"] for one in server.seen if one.method == "POST"]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_it_waits_as_long_as_the_server_asks(server, fetched):
    server.fault("POST", "/videos", status=429, headers={"Retry-After": "0.5"})
    since = time.monotonic()
    fetched()
    assert time.monotonic() - since >= 0.5
    assert server.count("POST", "/videos") == 2


@pytest.mark.parametrize(
    ("fault", "kind", "code", "retry"),
    [
        ({"status": 500, "times": 9}, EngineUnavailable, "remote_unavailable", True),
        ({"status": 404}, EngineUnavailable, "remote_unavailable", True),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:9/v1/videos"}}, EngineUnavailable,
         "remote_unavailable", True),
        ({"status": 400, "body": b'{"error": {"message": "Invalid size", "code": null}}'}, SpecRejected,
         "remote_refused", False),
        ({"status": 400, "body": b'{"error": {"message": "Your request was blocked by our moderation system."}}'},
         SpecRejected, "remote_moderated", False),
        ({"status": 401}, EngineUnavailable, "remote_key_refused", True),
        ({"body": b"<html>welcome</html>"}, EngineUnavailable, "remote_unavailable", True),
        ({"body": b'{"id": "../../admin", "status": "queued"}'}, EngineUnavailable, "remote_unavailable", True),
        ({"body": b" " * (2 << 20)}, EngineUnavailable, "remote_unavailable", True),
    ],
)  # fmt: skip
def test_a_refused_creation_says_why(server, fetched, fault, kind, code, retry):
    server.fault("POST", "/videos", **fault)
    failure = refused(fetched, kind)
    assert (failure.code, failure.retry) == (code, retry)


def test_a_server_that_is_not_there_is_unavailable(server, fetched):
    server.stop()
    assert refused(fetched).code == "remote_unavailable"


def test_a_wrong_key_is_named_as_that(fetched):
    assert refused(lambda: fetched(key="sk-wrong")).code == "remote_key_refused"


def test_a_failed_video_fails_the_clip_and_is_deleted(server, fetched):
    server.ends = "failed"
    failure = refused(fetched, EngineError)
    assert failure.code == "remote_failed"
    assert server.deleted == ["video_0000"]
    server.failure = {"code": "moderation_blocked", "message": "no"}
    assert refused(fetched, SpecRejected).code == "remote_moderated"


def test_a_status_nobody_knows_is_a_failure(server, fetched):
    server.ends = "expired"
    assert refused(fetched, EngineError).code == "remote_failed"


def test_a_video_that_is_gone_is_lost(server, fetched):
    server.fault("GET", ONE, status=404)
    assert refused(fetched).code == "remote_lost"


def test_a_video_that_never_ends_is_given_up_at_the_deadline_and_deleted(server, fetched):
    server.looks = 10**6
    since = time.monotonic()
    assert refused(lambda: fetched(deadline_s=0.6)).code == "remote_unavailable"
    assert 0.5 < time.monotonic() - since < HANGS_S
    assert server.deleted == ["video_0000"]


def test_a_download_that_is_always_cut_short_is_refused(server, fetched):
    server.fault("GET", CONTENT, cut=500, times=9)
    assert refused(fetched).code == "remote_truncated"
    assert server.count("GET", CONTENT) == HASTY.tries
    assert server.videos == {}


def test_a_redirect_to_a_listed_host_is_followed_without_the_key(server, fetched):
    with serve(key="") as storage:
        storage.clip = b"a clip"
        storage.fault("GET", "/store/clip.mp4", status=200, body=storage.clip)
        server.fault("GET", CONTENT, status=302, headers={"Location": f"{storage.url}/store/clip.mp4"})
        assert fetched(hosts=(storage.host,)) == storage.clip
        assert "authorization" not in storage.seen[0].headers


def test_a_redirect_to_any_other_host_is_not_followed(server, fetched):
    with serve(key="") as elsewhere:
        for location in (f"{elsewhere.url}/clip.mp4", "file:///etc/passwd", f"http://user:pw@{server.host}/v1/x"):
            server.fault("GET", CONTENT, status=307, headers={"Location": location})
            assert refused(fetched).code == "host_not_listed"
        assert elsewhere.seen == []
    assert server.videos == {}


def test_a_ring_of_redirects_ends(server, fetched):
    server.fault("GET", CONTENT, status=302, times=20, headers={"Location": "content"})
    assert refused(fetched).code == "remote_unavailable"
    assert server.count("GET", CONTENT) == 4


def test_a_proxy_of_the_environment_is_not_asked(server, fetched, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetched()


PLAIN = drawn(b"x", size=(64, 112), seconds=1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no video at all",
        b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n",
        mp4(PLAIN)[:900],
        b"\0\0\0\x18ftypisom" + bytes(5000),
        mp4(PLAIN, frame_rate=1),
        mp4(PLAIN[:6]),
        mp4([np.zeros((1120, 640, 3), np.uint8)] * 2, frame_rate=2),
    ],
    ids=["empty", "text", "playlist", "headless", "boxes", "long", "short", "large"],
)
def test_what_is_no_usable_clip_is_refused(server, made, spec, content):
    server.content = content
    failure = refused(lambda: rendered(made(), spec), EngineError)
    assert failure.code == "remote_clip_unusable"
    assert server.videos == {}


def test_an_8k_answer_is_refused(server, made, spec):
    server.content = mp4([np.zeros((7680, 4320, 3), np.uint8)], hz=None)
    assert (
        refused(lambda: rendered(made(pace=replace(HASTY, read_s=9)), spec), EngineError).code == "remote_clip_unusable"
    )


def test_a_clip_that_breaks_off_says_so_while_it_is_read(server, made, spec):
    whole = bytearray(mp4(drawn(b"noise", size=(64, 112), seconds=1), hz=None))
    start = whole.index(b"mdat") + 200
    whole[start : whole.index(b"moov") - 8] = bytes(whole.index(b"moov") - 8 - start)
    server.content = bytes(whole)
    frames = []
    try:
        frames = list(rendered(made(), spec))
    except EngineError as failure:
        assert failure.code == "remote_clip_unusable"
    assert len(frames) in {0, spec.num_frames}, "all frames, or a refusal"


@pytest.mark.parametrize("stage", ["queue", "remote", "frames"])
def test_a_stop_is_heard_and_the_remote_video_is_deleted(server, made, spec, stage):
    server.looks, server.queued = 3 if stage == "frames" else 10**6, stage == "queue"
    asked: list[float] = []

    def cancel(step: Step) -> None:
        if step.stage == stage and server.seen:
            asked.append(time.monotonic())
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        frames_of(made().render(spec, on_step=cancel))
    assert time.monotonic() - asked[0] < HANGS_S
    assert len(asked) == 1
    assert until(lambda: server.deleted and not server.videos)
    assert not left_behind()


def test_a_stop_while_the_server_hangs_is_heard_at_once_and_what_it_made_is_deleted_later(server, made, spec):
    go = threading.Event()
    server.fault("POST", "/videos", hang=go)
    engine = made(pace=replace(HASTY, read_s=120))

    def cancel(_: Step) -> None:
        if server.seen:
            raise Cancelled("enough")

    since = time.monotonic()
    try:
        with pytest.raises(Cancelled):
            engine.render(spec, on_step=cancel)
        assert time.monotonic() - since < HANGS_S
        assert server.videos == {}
    finally:
        go.set()
    assert until(lambda: server.deleted == ["video_0000"])


def test_a_server_that_refuses_to_delete_what_still_runs_is_asked_again(server, made, spec):
    server.looks, server.deletes_running = 10**6, False

    def cancel(step: Step) -> None:
        if step.stage == "remote":
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        made().render(spec, on_step=cancel)
    assert until(lambda: server.deleted == ["video_0000"])


def test_a_clip_that_could_not_be_deleted_says_so(server, made, spec):
    server.fault("DELETE", ONE, status=500, times=9)
    clip = made().render(spec, on_step=ignore)
    clip.frames.close()
    assert clip.report.notes == ["remote_not_deleted"]


def test_nothing_is_left_when_a_clip_is_not_read(made, spec):
    engine = made()
    clip = engine.render(spec, on_step=ignore)
    next(iter(clip.frames))
    clip.frames.close()
    unread = engine.render(spec, on_step=ignore)
    del unread
    assert until(lambda: not left_behind())


def test_neither_key_nor_prompt_is_logged(server, fetched, caplog):
    caplog.set_level(logging.DEBUG)
    server.fault("POST", "/videos", status=500)
    fetched()
    assert caplog.records
    assert KEY not in caplog.text
    assert PROMPT not in caplog.text


def until(holds, seconds: float = HANGS_S) -> bool:
    give_up = time.monotonic() + seconds
    while not holds() and time.monotonic() < give_up:
        time.sleep(0.02)
    return bool(holds())


def left_behind() -> list[str]:
    """Folders of clips that were not cleaned up, and threads that still work on one."""
    folders = [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("reprise-clip-")]
    working = [thread.name for thread in threading.enumerate() if thread.name.startswith("videos_api")]
    return [str(Path(name)) for name in folders + working]
