"""The export holds what is the person's and nothing else, is the same from any byte, and goes dark with its clips."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from accounts import services as accounts
from accounts.models import Block, User
from cameo import services as cameo
from cameo.models import Likeness, Use
from cameo.states import Audience, Gate
from common import store
from common.clock import now
from feed import tasks
from feed.export import services
from feed.export.entries import Entry
from feed.export.layout import Piece, lay_out, length_of
from feed.export.reading import ArchiveFile
from feed.models import Export, ExportState
from feed.services import comment, like
from generation.models import Clip, Job
from generation.services import withdraw_clip
from remix.models import Lineage
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
HERE, FILE = "/api/v1/me/export", "/api/v1/me/export/file"
VIDEO = bytes(range(256)) * 3000


@pytest.fixture(autouse=True)
def _no_bell(bells: list[str]) -> None:
    """Tests build when they want to."""


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from celery import current_app

    rung: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, *args, **options: rung.append(name))
    return rung


def with_files(clip: Clip, mark: bytes = b"") -> Clip:
    clip.video_key = store.put_bytes(clip.space, VIDEO + mark, suffix="mp4")
    clip.poster_key = store.put_bytes(clip.space, b"poster" + mark, suffix="jpg")
    clip.save()
    return clip


@pytest.fixture
def anns(ann: User, ben: User) -> dict[str, Clip]:
    """Ann's published original, her draft remix of Ben's clip, and Ben's clip with her in it."""
    likeness = LikenessFactory(owner=ann)
    cameo.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    cameo.grant_use(ben, LikenessFactory(owner=ben), audience=Audience.APPROVED, person=ann)
    public = with_files(PostFactory(author=ann, caption="my caption", cast=[likeness]).clip, b"public")
    Job.objects.filter(pk=public.job_id).update(prompt="<b>Ann</b> on the moon", storyboard={"shots": [{"seconds": 2}]})
    bens = with_files(PostFactory(author=ben, cast=[likeness]).clip, b"BENS-FILE")
    draft = with_files(ClipFactory(owner=ann), b"draft")
    for child, parent, kind in ((draft, bens, RemixKind.WORDS), (bens, public, RemixKind.ADD)):
        Lineage.objects.create(job=child.job, parent=parent, root=public, path=[str(public.pk)], depth=1, kind=kind)
    Use.objects.create(
        likeness=likeness, requester=ben, gate=Gate.SUBMIT, epoch=1, allowed=True, prompt="@ann rides a whale"
    )
    comment(ann, bens.post, "well made")
    like(ann, bens.post)
    accounts.grant_daily(ann)
    accounts.follow(ann, ben)
    return {"public": public, "draft": draft, "bens": bens}


def built(person: User) -> Export:
    export = services.request_export(person)
    assert services.build(export.pk)
    export.refresh_from_db()
    return export


def download(client: Any, **headers: str) -> bytes:
    reply = client.get(FILE, headers=headers)
    assert reply.status_code in (200, 206), reply.content
    content = b"".join(reply.streaming_content)
    assert len(content) == int(reply["Content-Length"])
    return content


def opened(content: bytes) -> tuple[zipfile.ZipFile, dict[str, Any]]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive, {n: json.loads(archive.read(n)) for n in archive.namelist() if n.endswith(".json")}


def test_the_archive_holds_everything_of_hers(ann: User, anns: dict[str, Clip], api: Any) -> None:
    built(ann)
    archive, data = opened(download(api(ann)))

    assert archive.read(f"clips/{anns['public'].pk}/video.mp4") == VIDEO + b"public"
    assert archive.read(f"clips/{anns['draft'].pk}/poster.jpg") == b"posterdraft"
    listed = {row["name"]: row["sha256"] for row in data["manifest.json"]["files"]}
    assert set(archive.namelist()) == {*listed, "manifest.json"}
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for name, digest in listed.items())

    clips = {row["id"]: row for row in data["data/clips.json"]}
    assert clips[str(anns["public"].pk)]["caption"] == "my caption"
    assert (clips[str(anns["public"].pk)]["remixes"], clips[str(anns["public"].pk)]["lineage"]) == (1, None)
    assert clips[str(anns["draft"].pk)]["lineage"]["parent"] == str(anns["bens"].pk)
    prompts = {row["id"]: row for row in data["data/prompts.json"]}
    assert prompts[str(anns["public"].job_id)]["storyboard"] == {"shots": [{"seconds": 2}]}
    assert data["data/profile.json"][0]["email"] == "ann@example.com"
    assert [row["to"] for row in data["data/grants-given.json"]] == ["ben"]
    assert [row["of"] for row in data["data/grants-received.json"]] == ["ben"]
    assert [(row["by"], row["prompt"]) for row in data["data/uses-of-my-likeness.json"]] == [
        ("ben", "@ann rides a whale")
    ]
    assert {(row["tie"], row["person"]) for row in data["data/people.json"]} == {
        ("follows", "ben"),
        ("followed_by", "ben"),
    }
    assert [row["text"] for row in data["data/comments.json"]] == ["well made"]
    assert [row["post"] for row in data["data/likes.json"]] == [str(anns["bens"].post.pk)]
    assert data["data/credits.json"][0]["amount"] > 0
    assert "&lt;b&gt;Ann&lt;/b&gt; on the moon" in archive.read("index.html").decode()
    assert "://" not in archive.read("index.html").decode(), "it opens without a network"


@pytest.mark.django_db(transaction=True)
def test_receipts_and_certificates_go_along_signed(ann: User, anns: dict[str, Clip], api: Any) -> None:
    cameo.revoke(ann, Likeness.objects.get(owner=ann))
    built(ann)
    _archive, data = opened(download(api(ann)))

    records = [row["receipt"]["dpv:hasRecordOfActivity"] for row in data["data/receipts.json"]]
    assert {record["dpv:hasConsentStatus"]["event"] for record in records} >= {"granted", "revoked"}
    assert all(
        row["jws"].count(".") == 2 for row in [*data["data/receipts.json"], *data["data/deletion-certificates.json"]]
    )
    assert len(data["data/deletion-certificates.json"]) == 1


def test_nothing_of_others_is_in_it(ann: User, ben: User, cy: User, anns: dict[str, Clip], api: Any) -> None:
    """Neither Ben's files nor his own words, nor who turned away from her."""
    Block.objects.create(source=UserFactory(username="dee-who-blocks"), target=ann)
    Job.objects.filter(pk=anns["bens"].job_id).update(prompt="a secret of Ben's")
    LikenessFactory(owner=UserFactory(username="unseen-stranger"))
    built(ann)
    content = download(api(ann))

    for private in (b"BENS-FILE", b"a secret of Ben", b"dee-who-blocks", b"unseen-stranger", b"ben@example.com"):
        assert private not in content
    assert b'"person": "cy"' in content, "whom she blocked is hers to know"


def test_any_part_is_the_same_part_however_often_it_is_asked(ann: User, anns: dict[str, Clip], api: Any) -> None:
    export = built(ann)
    whole = download(api(ann))
    reply = api(ann).get(FILE)
    assert reply["Accept-Ranges"] == "bytes"
    broken = len(whole) // 3
    rest = api(ann).get(FILE, headers={"Range": f"bytes={broken}-", "If-Range": reply["ETag"]})

    assert rest.status_code == 206
    assert rest["Content-Range"] == f"bytes {broken}-{len(whole) - 1}/{len(whole)}"
    assert whole[:broken] + b"".join(rest.streaming_content) == whole
    pieces = lay_out((Entry(**entry) for entry in export.entries), at=export.created_at)
    for piece in pieces:
        for start in (piece.start, piece.start + piece.size - 1, max(piece.start - 1, 0)):
            assert download(api(ann), Range=f"bytes={start}-{start + 2}") == whole[start : start + 3]
    assert api(ann).get(FILE, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    accounts.update_profile(ann, bio="changed")
    assert download(api(ann)) == whole, "it is as it was made until it expires"


def test_one_a_day_and_the_last_one_goes_with_the_next(ann: User, anns: dict[str, Clip], api: Any) -> None:
    assert api(ann).get(HERE).json()["state"] == "none"
    assert api(ann).get(FILE).status_code == 404
    assert (api(ann).post(HERE).status_code, api(ann).post(HERE).json()["state"]) == (202, "building")
    first = Export.objects.get()
    assert services.build(first.pk)
    refused = api(ann).post(HERE)
    assert (refused.status_code, refused.json()["code"]) == (429, "export_once_a_day")
    assert 86_000 < int(refused["Retry-After"]) <= 86_400

    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        second = built(ann)
        assert services.open_export(ann) == second
        first.refresh_from_db()
        assert (first.state, first.entries) == (ExportState.GONE, [])


def test_it_expires_with_all_its_words(ann: User, anns: dict[str, Clip], api: Any) -> None:
    export = built(ann)
    assert store.storage().listdir(export.space)[1]
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert api(ann).get(FILE).status_code == 404
        assert tasks.sweep() == 1
    assert store.storage().listdir(export.space)[1] == []
    assert not Export.objects.exists()


def test_a_clip_that_somebody_took_back_darkens_the_export(ann: User, anns: dict[str, Clip], api: Any) -> None:
    built(ann)
    withdraw_clip(anns["public"], reason="likeness_not_active")

    reply = api(ann).get(FILE)
    assert (reply.status_code, reply.json()["code"]) == (410, "export_outdated")
    assert api(ann).get(HERE).json()["state"] == "outdated"
    assert api(ann).post(HERE).status_code == 202, "a new one, the same day"
    assert services.build(Export.objects.latest("created_at").pk)
    archive, _data = opened(download(api(ann)))
    assert f"clips/{anns['draft'].pk}/video.mp4" in archive.namelist()
    assert f"clips/{anns['public'].pk}/video.mp4" not in archive.namelist()


def test_a_download_under_way_ends_at_the_file_that_went(ann: User, anns: dict[str, Clip], api: Any) -> None:
    built(ann)
    whole = download(api(ann))
    reply = api(ann).get(FILE)
    store.delete_space(anns["draft"].space)

    got = b"".join(reply.streaming_content)
    assert whole.startswith(got)
    assert VIDEO + b"draft" in whole
    assert VIDEO + b"draft" not in got


def test_only_she_may_have_it_and_no_key(ann: User, ben: User, anns: dict[str, Clip], api: Any) -> None:
    built(ann)
    _row, key = accounts.issue_key(ann, name="server")
    by_key = {"Authorization": f"Bearer {key}"}
    for path in (HERE, FILE):
        assert api().get(path).status_code == 401
        assert api().get(path, headers=by_key).json()["code"] == "key_not_enough"
    assert api(ben).get(FILE).status_code == 404


def test_closing_the_account_ends_it_also_while_it_is_made(
    ann: User, anns: dict[str, Clip], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    export = services.request_export(ann)
    gather = services.gather

    def closed_meanwhile(*args: Any, **options: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            accounts.close_account(ann)
        return gather(*args, **options)

    monkeypatch.setattr(services, "gather", closed_meanwhile)

    assert not services.build(export.pk)
    assert store.storage().listdir(export.space)[1] == []
    export.refresh_from_db()
    assert (export.state, export.entries) == (ExportState.GONE, [])


def test_a_build_that_breaks_says_so_and_may_be_tried_again(
    ann: User, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = services.request_export(ann)

    def breaks(*_: Any, **__: Any) -> None:
        raise RuntimeError("no disk")

    with monkeypatch.context() as patched:
        patched.setattr(services, "gather", breaks)
        assert tasks.export(str(export.pk)) is False
    assert api(ann).get(HERE).json()["state"] == "failed"
    assert api(ann).post(HERE).json()["state"] == "building"


def test_archives_beyond_four_gigabytes_are_zip64() -> None:
    """Nothing that large is written: the reader is given holes."""
    big = 5 * 2**30
    entries = [Entry(name=f"clips/{n}/video.mp4", key=f"clip/{n}", size=big, crc32=0, sha256="") for n in range(2)]
    pieces = lay_out(entries, at=now())
    archive = zipfile.ZipFile(_Sparse(pieces))

    assert [info.file_size for info in archive.infolist()] == [big, big]
    assert archive.infolist()[1].header_offset > big
    archive.open("clips/1/video.mp4").close()


class _Sparse(io.RawIOBase):
    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces, self.at = pieces, 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, length_of(self.pieces))[whence]
        return self.at

    def read(self, size: int = -1) -> bytes:
        end = length_of(self.pieces) if size < 0 else self.at + size
        near = [piece for piece in self.pieces if piece.start < end and piece.start + piece.size > self.at]
        data = b"".join(piece.glue for piece in near)[self.at - near[0].start :][: end - self.at] if near else b""
        self.at += len(data)
        return data


def test_an_archive_of_nothing_is_an_archive() -> None:
    content = ArchiveFile(lay_out([], at=now())).read()
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == []


def test_the_page_offers_what_there_is(ann: User, anns: dict[str, Clip], client: Any) -> None:
    client.force_login(ann)
    assert "/settings/export" in client.get("/settings").content.decode()
    assert "Make an export" in client.get("/settings/export").content.decode()
    assert 'hx-trigger="every 3s"' in client.post("/settings/export/make", follow=True).content.decode()
    services.build(Export.objects.get().pk)
    assert FILE in client.get("/settings/export").content.decode()
    told = client.post("/settings/export/make", follow=True).content.decode()
    assert "One export a day" in told
