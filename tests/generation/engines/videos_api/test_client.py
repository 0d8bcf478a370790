"""The calls themselves, on the wire."""

import itertools
import time
from collections.abc import Iterator

import httpx
import pytest

from generation.contracts import EngineUnavailable
from generation.engines.videos_api.client import VideosClient
from generation.engines.videos_api.hosts import is_listed
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.transport import Again, Transport, refused, retry_after_s
from tests.generation.engines.videos_api.conftest import HASTY
from tests.generation.engines.videos_api.server import KEY, POLL_MS

FORM = {"model": "tiny", "prompt": "a dog", "seconds": "1", "size": "64x112"}


@pytest.fixture
def client(server) -> Iterator[VideosClient]:
    transport = Transport(server.url, key=KEY, hosts=(server.host,), pace=HASTY)
    yield VideosClient(transport, HASTY)
    transport.close()


@pytest.fixture
def patience() -> Patience:
    return Patience(10)


def test_a_creation_is_multipart_even_without_a_file_and_carries_the_key(server, client, patience):
    video = client.create(FORM, picture=None, patience=patience)
    assert video.status == "queued"
    seen = server.seen[0]
    assert seen.headers["content-type"].startswith("multipart/form-data")
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.form == FORM


def test_a_look_says_when_to_look_again(server, client, patience):
    video = client.create(FORM, picture=None, patience=patience)
    seen, after_s = client.look(video.id, patience=patience)
    assert seen.status == "in_progress"
    assert 0 < seen.progress < 100
    assert after_s == POLL_MS / 1000


@pytest.mark.parametrize(("said", "seconds"), [("900000", 15.0), ("0", 0.05), ("soon", 0.05), ("nan", 0.05)])
def test_no_server_makes_us_look_all_the_time_or_never(server, client, patience, said, seconds):
    video = client.create(FORM, picture=None, patience=patience)
    body = b'{"id": "v", "status": "queued", "progress": null}'
    server.fault("GET", "/videos/.*", status=200, headers={"openai-poll-after-ms": said}, body=body)
    assert client.look(video.id, patience=patience)[1] == seconds


def test_a_refusal_that_never_ends_is_not_read_to_its_end():
    def dripping() -> Iterator[bytes]:
        for number in itertools.count():
            time.sleep(0.02)
            yield b"%d" % number

    since = time.monotonic()
    failure = refused(httpx.Response(503, content=dripping()), read_s=0.2)
    assert time.monotonic() - since < 30  # it never ends
    assert isinstance(failure, Again)
    assert failure.failure.code == "remote_unavailable"


def test_a_remix_is_json(server, client, patience):
    video = client.create(FORM, picture=None, patience=patience)
    remixed = client.remix(video.id, "a cat", patience=patience)
    assert remixed.id != video.id
    assert server.seen[1].headers["content-type"] == "application/json"
    assert server.seen[1].form == {"prompt": "a cat"}


def test_an_extension_names_its_source_in_brackets(server, client, patience):
    video = client.create(FORM, picture=None, patience=patience)
    client.extend({"prompt": "on", "seconds": "1"}, source=video.id, patience=patience)
    assert server.seen[1].form["video"] == {"id": video.id}


def test_deleting_says_whether_it_is_gone(server, client, patience):
    video = client.create(FORM, picture=None, patience=patience)
    assert client.delete(video.id, patience=patience)
    assert client.delete(video.id, patience=patience), "what is not there is gone"
    server.fault("DELETE", "/videos/.*", status=500, times=9)
    assert not client.delete(video.id, patience=patience)


def test_a_base_may_have_a_query_as_some_clouds_want_it(server):
    transport = Transport(f"{server.url}/?api-version=preview", key=KEY, hosts=(server.host,), pace=HASTY)
    assert str(transport.address("/videos")) == f"{server.url}/videos?api-version=preview"
    transport.close()


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("http://gpu:8000/v1", True),
        ("http://GPU:8000/v1", True),
        ("https://videos.example/v1", True),
        ("http://[::1]:9000/v1", True),
        ("http://gpu:8001/v1", False),
        ("http://gpu/v1", False),
        ("http://videos.example:8443/v1", False),
        ("http://evil-gpu:8000/v1", False),
        ("http://gpu:8000@evil/v1", False),
        ("http://me:pw@gpu:8000/v1", False),
        ("ftp://gpu:8000/v1", False),
        ("http:///v1", False),
    ],
)
def test_only_listed_hosts_are_listed(url, listed):
    assert is_listed(httpx.URL(url), ("gpu:8000", "Videos.Example", "[::1]:9000")) is listed


def test_a_transport_to_any_other_host_is_not_made(server):
    with pytest.raises(EngineUnavailable) as failure:
        Transport(server.url, key=KEY, hosts=("127.0.0.1:1",), pace=HASTY)
    assert failure.value.code == "host_not_listed"


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("2", 2, 2), ("-3", 0, 0), ("", 0, 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
     ("Fri, 31 Dec 2100 23:59:59 GMT", 1e6, 1e11)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value, low, high):
    assert low <= retry_after_s(value) <= high
