"""Playlists and what they name, behind one signed prefix; pieces of a clip that still renders, for its owner."""

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urljoin

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from common import store
from common.clock import now
from generation.links import LIFE_S, media_url, package_url
from generation.models import Clip, Job, LiveChunk
from generation.services import (
    add_chunk,
    cancel_job,
    claim_next,
    complete,
    delete_clip,
    fail,
    forget_person,
    release,
    set_visibility,
    sweep,
    withdraw_clip,
)
from generation.states import Visibility

FILES = {
    "master.m3u8": b"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n90.m3u8\n",
    "90.m3u8": b'#EXTM3U\n#EXT-X-MAP:URI="90.mp4",BYTERANGE="4@0"\n#EXTINF:1,\n#EXT-X-BYTERANGE:6@4\n90.mp4\n',
    "90.mp4": b"initmoofxx",
    "sprites.vtt": b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nsprites.webp#xywh=0,0,90,160\n",
    "sprites.webp": b"webp",
    "waveform.json": b"{}",
}


@pytest.fixture
def packaged(submitted, made, tmp_path):
    """`packaged()` is a draft of Ann's with FILES."""

    def finish() -> Clip:
        submitted()
        paths = {}
        for name, content in FILES.items():
            paths[name] = tmp_path / name
            paths[name].write_bytes(content)
        clip = complete(claim_next("w"), replace(made(), package=paths))
        assert clip is not None
        return clip

    return finish


@pytest.fixture
def client(ann):
    signed_in = Client()
    signed_in.force_login(ann)
    return signed_in


@pytest.fixture
def piece(tmp_path):
    """`piece("0.m4s")` is a file as the engine's process would leave it."""

    def write(name: str):
        path = tmp_path / name
        path.write_bytes(f"piece {name}".encode())
        return path

    return write


def body(reply) -> bytes:
    return b"".join(reply.streaming_content)


def test_a_player_finds_everything_by_following_the_playlists(ann, packaged):
    clip, player = packaged(), Client()
    master = package_url(clip, "master.m3u8", ann)
    reply = player.get(master)
    assert (reply.status_code, reply["Content-Type"]) == (200, "application/vnd.apple.mpegurl")
    rung = urljoin(master, re.findall(r"^[^#].*$", body(reply).decode(), re.MULTILINE)[0])
    reply = player.get(rung)
    text = body(reply).decode()
    size, first = map(int, re.search(r"BYTERANGE:(\d+)@(\d+)", text).groups())
    segment = urljoin(rung, re.findall(r"^[^#].*$", text, re.MULTILINE)[0])
    reply = player.get(segment, headers={"range": f"bytes={first}-{first + size - 1}"})
    assert (reply.status_code, reply["Content-Type"], body(reply)) == (206, "video/mp4", b"moofxx")


def test_the_api_tells_where_they_are(ann, packaged, finished, client):
    clip, bare = packaged(), finished()
    shown = client.get(f"/api/v1/clips/{clip.pk}").json()
    assert client.get(shown["hls_url"]).status_code == 200
    assert client.get(shown["sprites_url"])["Content-Type"] == "text/vtt; charset=utf-8"
    assert client.get(shown["waveform_url"])["Content-Type"] == "application/json"
    shown = client.get(f"/api/v1/clips/{bare.pk}").json()
    assert {shown[f"{kind}_url"] for kind in ("hls", "sprites", "waveform")} == {""}


def test_a_link_opens_its_clips_package_and_no_other_kind(ann, packaged, client):
    clip, other = packaged(), packaged()
    token = package_url(clip, "90.mp4", ann).split("/")[-2]
    assert client.get(f"/media/{clip.pk}/package/{token}/90.m3u8").status_code == 200
    for path in (
        f"/media/{clip.pk}/package/{token}/identity.npz",
        f"/media/{clip.pk}/package/{token[:-1]}/90.mp4",
        f"/media/{other.pk}/package/{token}/90.mp4",
        f"/media/{clip.pk}/video/{token}",
        f"/media/{clip.pk}/package/{media_url(clip, 'video', ann).rpartition('/')[2]}/90.mp4",
        f"/media/{clip.pk}/package/{token}",
    ):
        assert client.get(path).status_code == 404


def test_it_goes_dark_with_the_epoch_and_for_others_at_once(ann, ben, packaged):
    clip = set_visibility(packaged(), Visibility.PUBLIC)
    bens, anns = (package_url(clip, "90.mp4", person) for person in (ben, ann))
    assert Client().get(bens).status_code == 200
    set_visibility(clip, Visibility.DRAFT)
    assert Client().get(bens).status_code == 404
    assert Client().get(anns).status_code == 410


def test_it_lives_as_long_as_the_clip_more_than_other_links(ann, packaged):
    clip = packaged()
    Clip.objects.filter(pk=clip.pk).update(duration_ms=200_000)
    clip.refresh_from_db()
    url = package_url(clip, "90.mp4", ann)
    with time_machine.travel(now() + timedelta(seconds=LIFE_S + 130), tick=False):
        assert Client().get(url).status_code == 200
    with time_machine.travel(now() + timedelta(seconds=LIFE_S + 200), tick=False):
        assert Client().get(url).status_code == 410


def test_playlists_of_a_remote_store_are_told_here_and_files_are_there(ann, packaged, monkeypatch):
    class Remote:
        def url(self, key: str, *, expire: int, http_method: str) -> str:
            return f"https://s3.example/{key}"

        def open(self, key: str) -> ContentFile:
            return ContentFile(b"#EXTM3U remote")

    clip = packaged()
    playlist, segment = package_url(clip, "90.m3u8", ann), package_url(clip, "90.mp4", ann)
    monkeypatch.setattr(store, "storage", Remote)
    assert body(Client().get(playlist)) == b"#EXTM3U remote"
    assert Client().get(segment)["Location"] == f"https://s3.example/{clip.package['90.mp4']}"


@pytest.mark.parametrize("end", ["delete", "withdraw"])
def test_all_files_go_with_the_clip(ann, packaged, stored, end, django_capture_on_commit_callbacks):
    clip = packaged()
    assert len(stored()) == 3 + len(FILES)
    with django_capture_on_commit_callbacks(execute=True):
        delete_clip(ann, clip) if end == "delete" else withdraw_clip(clip, reason="likeness_not_active")
    clip.refresh_from_db()
    assert (stored(), clip.package) == ([], {})


def test_a_late_result_leaves_none_of_its_files(submitted, made, stored, tmp_path):
    submitted()
    job = claim_next("w")
    release(Job.objects.get(pk=job.pk))
    path = tmp_path / "90.mp4"
    path.write_bytes(b"late")
    assert complete(job, replace(made(), package={"90.mp4": path})) is None
    assert stored() == []


def test_the_owner_watches_the_clip_while_it_renders(ann, submitted, client, piece):
    submitted()
    job = claim_next("w")
    playlist = f"/api/v1/jobs/{job.pk}/live/live.m3u8"
    assert client.get(playlist).status_code == 404
    assert client.get(f"/api/v1/jobs/{job.pk}").json()["live_url"] == ""
    assert add_chunk(job, piece("init.mp4"), seconds=0)
    assert client.get(playlist).status_code == 404
    assert add_chunk(job, piece("0.m4s"), seconds=0.5)
    assert client.get(f"/api/v1/jobs/{job.pk}").json()["live_url"] == playlist
    first = client.get(playlist)
    assert (first["Content-Type"], first["Cache-Control"]) == ("application/vnd.apple.mpegurl", "no-store")
    assert add_chunk(job, piece("1.m4s"), seconds=1.5)
    text = client.get(playlist).content.decode()
    assert text.startswith(first.content.decode())
    assert re.findall(r"#EXTINF:([\d.]+),\n(.+)", text) == [("0.500000", "0.m4s"), ("1.500000", "1.m4s")]
    for name in (re.search(r'URI="(.+)"', text)[1], "0.m4s", "1.m4s"):
        reply = client.get(urljoin(playlist, name))
        assert (reply["Content-Type"], body(reply)) == ("video/mp4", f"piece {name}".encode())


def test_nobody_else_does(ann, ben, submitted, piece):
    submitted()
    job = claim_next("w")
    add_chunk(job, piece("init.mp4"), seconds=0)
    bens = Client()
    bens.force_login(ben)
    assert bens.get(f"/api/v1/jobs/{job.pk}/live/init.mp4").status_code == 404
    assert Client().get(f"/api/v1/jobs/{job.pk}/live/init.mp4").status_code == 401


ENDS = {
    "ready": lambda job, made: complete(job, made()),
    "failed": lambda job, made: fail(job, "engine_failed"),
    "cancelled": lambda job, made: cancel_job(job.owner, job),
    "forgotten": lambda job, made: forget_person(job.owner),
}


@pytest.mark.parametrize("end", ENDS)
def test_pieces_go_when_the_job_ends(
    ann, submitted, made, client, piece, stored, end, django_capture_on_commit_callbacks
):
    submitted()
    job = claim_next("w")
    for name, seconds in (("init.mp4", 0), ("0.m4s", 1)):
        add_chunk(job, piece(name), seconds=seconds)
    with django_capture_on_commit_callbacks(execute=True):
        ENDS[end](job, made)
    assert [key for key in stored() if key.startswith("job/")] == []
    assert not LiveChunk.objects.exists()
    assert client.get(f"/api/v1/jobs/{job.pk}/live/0.m4s").status_code == 410


def test_an_attempt_that_is_given_up_takes_its_pieces_along(
    submitted, client, piece, stored, django_capture_on_commit_callbacks
):
    submitted()
    job = claim_next("w")
    add_chunk(job, piece("init.mp4"), seconds=0)
    with django_capture_on_commit_callbacks(execute=True):
        release(job)
    assert stored() == []
    assert client.get(f"/api/v1/jobs/{job.pk}/live/init.mp4").status_code == 404


def test_a_worker_that_lost_its_job_adds_nothing(submitted, piece, stored):
    submitted()
    stale = claim_next("w")
    release(Job.objects.get(pk=stale.pk))
    assert not add_chunk(stale, piece("0.m4s"), seconds=1)
    assert (stored(), LiveChunk.objects.count()) == ([], 0)


def test_a_late_worker_takes_no_piece_of_the_next_attempt_along(
    submitted, piece, stored, django_capture_on_commit_callbacks
):
    submitted()
    late = claim_next("w")
    add_chunk(late, piece("init.mp4"), seconds=0)
    with django_capture_on_commit_callbacks() as after_commit:
        release(Job.objects.get())
    current = claim_next("w2")
    for name in ("init.mp4", "0.m4s"):
        add_chunk(current, piece(name), seconds=0)
    assert not add_chunk(late, piece("0.m4s"), seconds=0)
    for callback in after_commit:
        callback()
    assert stored() == sorted(LiveChunk.objects.values_list("key", flat=True))
    assert len(stored()) == 2


def test_the_sweep_spares_pieces_of_jobs_that_render_and_takes_those_of_others(submitted, piece, stored):
    submitted()
    job = claim_next("w")
    add_chunk(job, piece("init.mp4"), seconds=0)
    orphan = store.put_bytes("job/01a1fd6f-6cdf-7cce-8e89-90c99b3f9000", b"left by a kill", suffix="m4s")
    assert orphan in stored()
    assert sweep(older_than=timedelta(0)) == 1
    assert [key.startswith(f"job/{job.pk}/") for key in stored()] == [True]
