"""Files behind signed links: for one viewer, one epoch, some minutes; in parts; never whole in memory."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Block
from cameo.services import grant_use, revoke
from cameo.states import Audience
from common import store
from common.clock import now
from generation.links import LIFE_S, media_url, open_link
from generation.services import delete_clip, set_visibility
from generation.states import Visibility
from tests.factories import LikenessFactory

CONTENT = b"video " * 1000


@pytest.fixture
def client_of():
    def sign_in(user=None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return sign_in


def body(reply) -> bytes:
    return b"".join(reply.streaming_content)


def test_the_owner_gets_the_file_with_type_length_and_a_strong_etag(ann, finished, client_of):
    clip = finished()
    reply = client_of(ann).get(media_url(clip, "video", ann))
    assert (reply.status_code, body(reply)) == (200, CONTENT)
    assert reply["Content-Type"] == "video/mp4"
    assert reply["Content-Length"] == str(len(CONTENT))
    assert reply["ETag"] == f'"{clip.video_key.rpartition("/")[2].removesuffix(".mp4")}"'
    assert reply["Accept-Ranges"] == "bytes"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Cache-Control"].startswith("private, max-age=")
    assert "Cookie" in reply["Vary"]


@pytest.mark.parametrize(("kind", "type_"), [("poster", "image/jpeg"), ("preview", "image/webp")])
def test_pictures_come_the_same_way(ann, finished, client_of, kind, type_):
    reply = client_of(ann).get(media_url(finished(), kind, ann))
    assert (reply.status_code, reply["Content-Type"]) == (200, type_)


@pytest.mark.parametrize(
    ("asked", "status", "shown", "part"),
    [
        ("bytes=0-99", 206, "bytes 0-99/6000", CONTENT[:100]),
        ("bytes=5990-", 206, "bytes 5990-5999/6000", CONTENT[5990:]),
        ("bytes=-10", 206, "bytes 5990-5999/6000", CONTENT[-10:]),
        ("bytes=-9000", 206, "bytes 0-5999/6000", CONTENT),
        ("bytes=100-9999999", 206, "bytes 100-5999/6000", CONTENT[100:]),
        ("bytes=0-0", 206, "bytes 0-0/6000", CONTENT[:1]),
        ("bytes=6000-", 416, "bytes */6000", b""),
        ("bytes=-0", 416, "bytes */6000", b""),
        ("bytes=5-3", 200, None, CONTENT),
        ("bytes=0-1,5-6", 200, None, CONTENT),
        ("lines=0-1", 200, None, CONTENT),
        ("bytes=-", 200, None, CONTENT),
    ],
)
def test_ranges(ann, finished, client_of, asked, status, shown, part):
    reply = client_of(ann).get(media_url(finished(), "video", ann), headers={"range": asked})
    assert (reply.status_code, reply.get("Content-Range")) == (status, shown)
    assert (body(reply) if status != 416 else reply.content) == part
    if status != 416:
        assert reply["Content-Length"] == str(len(part))


def test_a_part_of_another_version_is_not_given(ann, finished, client_of):
    url, client = media_url(finished(), "video", ann), client_of(ann)
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"range": "bytes=0-9", "if-range": etag}).status_code == 206
    assert client.get(url, headers={"range": "bytes=0-9", "if-range": '"other"'}).status_code == 200
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_head_says_the_same_without_a_body(ann, finished, client_of):
    reply = client_of(ann).head(media_url(finished(), "video", ann), headers={"range": "bytes=0-99"})
    assert (reply.status_code, reply.content, reply["Content-Length"]) == (206, b"", "100")


def test_a_link_made_for_somebody_else_is_not_there(ann, ben, finished, client_of):
    clip = set_visibility(finished(), Visibility.PUBLIC)
    reply = client_of(ben).get(media_url(clip, "video", ann))
    assert (reply.status_code, reply.json()["code"]) == (404, "media_link_invalid")
    assert client_of(ben).get(media_url(clip, "video", ben)).status_code == 200


def test_a_player_without_credentials_may_use_its_viewers_link(ann, finished, client_of):
    assert client_of().get(media_url(finished(), "video", ann)).status_code == 200


def test_the_viewers_right_is_asked_again_at_every_request(ann, ben, finished, client_of):
    clip = set_visibility(finished(), Visibility.PUBLIC)
    url = media_url(clip, "video", ben)
    assert client_of(ben).get(url).status_code == 200
    Block.objects.create(source=ann, target=ben)
    assert client_of(ben).get(url).status_code == 404
    assert client_of().get(url).status_code == 404


def test_a_visitors_link_is_for_public_clips(finished, client_of):
    clip = finished()
    assert client_of().get(media_url(clip, "video", None)).status_code == 404
    set_visibility(clip, Visibility.PUBLIC)
    assert client_of().get(media_url(clip, "video", None)).status_code == 200


def test_a_link_ends_after_five_minutes(ann, finished, client_of):
    url = media_url(finished(), "video", ann)
    with time_machine.travel(now() + timedelta(seconds=LIFE_S), tick=False):
        reply = client_of().get(url)
    assert (reply.status_code, reply.json()["code"]) == (410, "media_link_expired")


def test_links_made_within_a_minute_are_equal_so_that_caches_help(ann, finished):
    clip = finished()
    with time_machine.travel("2026-01-01T10:00:01Z", tick=False):
        first = media_url(clip, "video", ann)
    with time_machine.travel("2026-01-01T10:00:58Z", tick=False):
        assert media_url(clip, "video", ann) == first
        token = first.rpartition("/")[2]
        assert LIFE_S - 60 <= open_link(clip.pk, "video", token).seconds_left <= LIFE_S
    with time_machine.travel("2026-01-01T10:01:01Z", tick=False):
        assert media_url(clip, "video", ann) != first


def test_a_link_serves_one_clip_and_one_kind(ann, finished, client_of):
    clip, other = finished(), finished()
    token = media_url(clip, "video", ann).rpartition("/")[2]
    for path in (f"/media/{clip.pk}/poster/{token}", f"/media/{other.pk}/video/{token}"):
        assert client_of(ann).get(path).json()["code"] == "media_link_invalid"
    for path in (f"/media/{clip.pk}/video/{token[:-1]}", f"/media/{clip.pk}/identity/{token}"):
        assert client_of(ann).get(path).status_code == 404


def test_links_go_dark_with_the_epoch(ann, ben, finished, client_of):
    clip = set_visibility(finished(), Visibility.PUBLIC)
    bens, anns = media_url(clip, "video", ben), media_url(clip, "video", ann)
    set_visibility(clip, Visibility.DRAFT)
    assert client_of(ben).get(bens).status_code == 404
    assert client_of(ann).get(anns).status_code == 410
    assert client_of(ann).get(media_url(clip, "video", ann)).status_code == 200


def test_what_a_depicted_person_took_back_answers_451(ann, ben, finished, client_of):
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.EVERYONE)
    clip = finished("@ann waves", by=ben)
    url = media_url(clip, "video", ben)
    assert client_of(ben).get(url).status_code == 200
    revoke(ann, likeness)
    reply = client_of(ben).get(url)
    assert (reply.status_code, reply.json()["code"]) == (451, "clip_withdrawn")


def test_a_deleted_clip_is_not_there(ann, finished, client_of):
    clip = finished()
    url = media_url(clip, "video", ann)
    delete_clip(ann, clip)
    assert client_of(ann).get(url).status_code == 404


def test_a_file_that_goes_while_it_is_asked_for_is_gone(ann, finished, client_of):
    clip = finished()
    store.delete(clip.video_key)
    reply = client_of(ann).get(media_url(clip, "video", ann))
    assert (reply.status_code, reply.json()["code"]) == (410, "media_link_expired")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_remote_file_is_signed_for_the_method_and_for_a_minute(ann, finished, client_of, monkeypatch, method):
    class Remote:
        def url(self, key: str, *, expire: int, http_method: str) -> str:
            return f"https://s3.example/{key}?{expire}&{http_method}"

    clip = finished()
    url = media_url(clip, "video", ann)
    monkeypatch.setattr(store, "storage", Remote)
    reply = client_of(ann).generic(method, url)
    assert (reply.status_code, reply["Cache-Control"]) == (302, "no-store")
    assert reply["Location"] == f"https://s3.example/{clip.video_key}?60&{method}"
