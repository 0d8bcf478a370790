"""Whatever is sent that can not be taken: an answer with a stable code, and nothing left behind."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from accounts.models import CreditAccount
from accounts.services import block
from accounts.units import units
from cameo import tasks, vault
from cameo.models import Likeness, LikenessKey, Use
from common.clock import now
from common.models import IdempotencyRecord
from common.store import storage
from generation import links
from generation.models import Clip, Job
from tests.contracts import faults
from tests.contracts.invariants import stored
from tests.contracts.world import JOB_SIZE, World, fixed, photo
from tests.factories import ClipFactory

pytestmark = pytest.mark.django_db
PROMPT = "somebody waves on the beach"


def kept() -> dict[str, Any]:
    """All there is: rows of each kind, all files but the ledger's journal, what is held of anybody's credits."""
    rows: dict[str, Any] = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    files = sorted(name for folder in storage().listdir("")[0] if folder != "ledger" for name in stored(folder))
    held = CreditAccount.objects.filter(kind="held").order_by("pk").values_list("balance", flat=True)
    return rows | {"files": files, "held": list(held)}


def added(before: dict[str, Any]) -> dict[str, Any]:
    after = kept()
    return {name: after[name] for name in before if after[name] != before[name]}


def post(world: World, actor: str, path: str, body: Any, *, key: str = "") -> HttpResponse:
    sent = body if isinstance(body, str) else json.dumps(body)
    headers = {"Idempotency-Key": key} if key else {}
    return world.browser(actor).post(f"/api/v1/{path}", sent, content_type="application/json", headers=headers)


def upload(world: World, actor: str, path: str, **parts: Any) -> HttpResponse:
    return world.browser(actor).post(f"/api/v1/{path}", parts)


def code(reply: HttpResponse) -> str:
    assert reply["Content-Type"] == "application/problem+json"
    body = reply.json()
    assert body["status"] == reply.status_code
    assert body["title"]
    return str(body["code"])


def file(content: bytes, name: str, kind: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b" ", "not_an_image"),
    "text": (lambda: b"I am a picture, honestly. " * 40, "not_an_image"),
    "png bomb": (faults.png_bomb, "image_too_many_pixels"),
    "png bomb of 600 million": (faults.grey_bomb, "image_too_many_pixels"),
    "png comment bomb": (faults.png_text_bomb, "image_truncated"),
    "svg as png": (lambda: faults.SVG, "unsupported_format"),
    "gif that is a script": (lambda: faults.GIF_SCRIPT, "unsupported_format"),
    "png that is a page": (lambda: faults.PNG_PAGE, "image_truncated"),
    "half a jpeg": (lambda: photo(512)[:4000], "image_truncated"),
    "too small": (lambda: photo(100), "image_too_small"),
    "16 MB": (lambda: b"\xff\xd8\xff" + bytes(16 << 20), "image_too_large"),
}


@pytest.mark.parametrize(("make", "expected"), PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize(("path", "part"), [("cameo", "photo"), ("characters", "picture"), ("me/avatar", "picture")])
def test_a_picture_that_is_none(world, path, part, make, expected):
    content, before = make(), kept()
    named = {"name": "robo"} if path == "characters" else {}

    reply = upload(world, "follower", path, **named, **{part: file(content, "me.png", "image/png")})

    assert (reply.status_code, code(reply)) == (422, expected)
    assert added(before) == {}


def test_the_bomb_is_as_small_as_they_come():
    assert len(faults.png_bomb()) < 430_000


def test_what_hides_behind_a_picture_is_not_kept(world):
    reply = upload(world, "follower", "cameo", photo=file(faults.jpeg_zip(), "me.jpg", "image/jpeg"))

    assert reply.status_code == 202
    assert faults.SECRET not in vault.read(Likeness.objects.get(owner=world.ben).photo_key)


VERDICT = {"cameo.Likeness", "cameo.LikenessKey", "cameo.ConsentEvent", "accounts.Notification"}
"""What a refused picture leaves: the row, its key destroyed, the ledger's events and the news. No file."""
SELFIES = {
    "nobody": (faults.coffee, "no_face"),
    "animal": (faults.cat, "no_face"),
    "drawing": (faults.drawn_robot, "no_face"),
    "two people": (faults.two_of_her, "several_faces"),
    "20-pixel face": (faults.far_away, "face_too_small"),
    "profile": (faults.turned_away, "turned_away"),
    "closed eyes": (faults.eyes_shut, "eyes_closed"),
    "blurred": (faults.blurred, "blurred"),
}


@pytest.mark.parametrize(("make", "reason"), SELFIES.values(), ids=SELFIES)
def test_a_selfie_that_will_not_do(world, assets, settings, make, reason, django_capture_on_commit_callbacks):
    settings.ASSETS_DIR = assets
    before = kept()
    assert upload(world, "follower", "cameo", photo=file(make(), "me.jpg", "image/jpeg")).status_code == 202
    with django_capture_on_commit_callbacks(execute=True):
        tasks.inspect(str(Likeness.objects.get(owner=world.ben).pk))

    verdict = world.browser("follower").get("/api/v1/cameo").json()
    assert verdict["state"] == "rejected"
    assert reason in [given["code"] for given in verdict["reasons"]]
    assert verdict["offer"] == ("character" if reason == "no_face" else None)
    assert (verdict["has_photo"], verdict["has_cutout"]) == (False, False)
    assert said_in_three_languages(world, "cameo", reason)
    assert added(before).keys() == VERDICT
    assert bytes(LikenessKey.objects.get(likeness__owner=world.ben).wrapped) == b""


CHARACTERS = {
    "somebody": (faults.her, "character_is_a_person"),
    "nothing": (faults.blank, "nothing_stands_out"),
}


@pytest.mark.parametrize(("make", "reason"), CHARACTERS.values(), ids=CHARACTERS)
def test_a_character_that_is_none(world, assets, settings, make, reason, django_capture_on_commit_callbacks):
    settings.ASSETS_DIR = assets
    before = kept()
    sent = upload(world, "follower", "characters", name="robo", picture=file(make(), "it.jpg", "image/jpeg"))
    assert sent.status_code == 202
    with django_capture_on_commit_callbacks(execute=True):
        tasks.inspect(sent.json()["id"])

    verdict = world.browser("follower").get(f"/api/v1/characters/{sent.json()['id']}").json()
    assert (verdict["state"], [given["code"] for given in verdict["reasons"]]) == ("rejected", [reason])
    assert verdict["offer"] == ("person" if reason == "character_is_a_person" else None)
    assert said_in_three_languages(world, f"characters/{sent.json()['id']}", reason)
    assert added(before).keys() == VERDICT
    assert bytes(LikenessKey.objects.get(likeness__owner=world.ben).wrapped) == b""


@pytest.mark.parametrize(
    ("name", "status", "expected"),
    [
        ("", 400, "invalid"),
        ("two words", 422, "name_invalid"),
        ("../ann", 422, "name_invalid"),
        ("x" * 29, 422, "name_too_long"),
        ("x" * 3000, 400, "invalid"),
        ("robo", 409, "handle_taken"),
    ],
)
def test_a_character_by_a_name_that_does_not_go(world, name, status, expected):
    before = kept()

    reply = upload(world, "owner", "characters", name=name, picture=file(photo(), "it.jpg", "image/jpeg"))

    assert (reply.status_code, code(reply)) == (status, expected)
    assert added(before) == {}


def said_in_three_languages(world: World, path: str, reason: str) -> bool:
    """Title and hint of a verdict's reason, each in words of its own."""
    titles, hints = set(), set()
    for language in ("en", "zh-hans", "zh-hant"):
        reply = world.browser("follower").get(f"/api/v1/{path}", headers={"Accept-Language": language})
        given = next(given for given in reply.json()["reasons"] if given["code"] == reason)
        titles.add(given["title"])
        hints.add(given["hint"])
    return len(titles) == len(hints) == 3 and all(titles | hints)


@pytest.mark.parametrize(
    ("actor", "body", "status", "expected"),
    [
        ("owner", {"prompt": ""}, 422, "prompt_empty"),
        ("owner", {"prompt": " \n\t "}, 422, "prompt_empty"),
        ("owner", {"prompt": "x" * 4001}, 422, "prompt_too_long"),
        ("owner", {"prompt": "@nobody waves"}, 422, "handle_unknown"),
        ("owner", {"prompt": PROMPT, "width": 722}, 422, "size_not_offered"),
        ("owner", {"prompt": PROMPT, "seconds": 10_000}, 422, "length_out_of_range"),
        ("owner", {"prompt": PROMPT, "seed": 2**32}, 400, "invalid"),
        ("owner", {"prompt": PROMPT, "source_clip": str(fixed("public"))}, 422, "source_clip_refused"),
        ("owner", {"prompt": "\x00"}, 400, "parse_error"),
        ("owner", {"prompt": PROMPT, "storyboard": {"shots": []}}, 400, "invalid"),
        ("owner", {}, 400, "invalid"),
    ],
)
def test_a_job_that_makes_no_sense(world, actor, body, status, expected):
    before = kept()

    reply = post(world, actor, "jobs", body)

    assert (reply.status_code, code(reply)) == (status, expected)
    assert added(before) == {}


@pytest.mark.parametrize(("actor", "rule"), [("staff", "not_granted"), ("blocked", "blocked")])
def test_a_handle_that_is_not_granted_names_the_rule_and_leaves_the_asking(world, actor, rule):
    before = kept()

    reply = post(world, actor, "jobs", {"prompt": "@ann waves on the beach"})

    assert (reply.status_code, code(reply)) == (403, rule)
    assert reply.json()["handle"] == "ann"
    assert added(before) == {name: before[name] + 1 for name in ("cameo.Use", "cameo.PendingEvent")}
    assert Use.objects.latest("pk").reason == rule


AUDIO: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"la la la", "unsupported_audio_format"),
    "picture": (photo, "unsupported_audio_format"),
    "61 s": (lambda: faults.wav(61), "audio_too_long"),
    "21 MB": (lambda: b"RIFF\0\0\0\0WAVE" + bytes(21 << 20), "audio_too_large"),
    "nothing": (lambda: faults.wav(0), "audio_empty"),
    "silence": (lambda: faults.wav(2), "audio_silent"),
    "playlist": (lambda: faults.PLAYLIST, "unsupported_audio_format"),
    "concat": (lambda: faults.CONCAT, "unsupported_audio_format"),
    "playlist behind a good start": (lambda: b"ID3" + faults.PLAYLIST, "audio_not_understood"),
    "half": (lambda: b"OggS" + bytes(400), "audio_not_understood"),
}


@pytest.mark.parametrize(("make", "expected"), AUDIO.values(), ids=AUDIO)
def test_a_soundtrack_that_is_none(world, make, expected):
    before = kept()

    reply = upload(world, "owner", "jobs", prompt=PROMPT, audio=file(make(), "song.mp3", "audio/mpeg"))

    assert (reply.status_code, code(reply)) == (422, expected)
    assert added(before) == {}


def test_the_same_key_gives_the_same_reply_once_and_refuses_another_body(world):
    before = kept()
    first = post(world, "owner", "jobs", {"prompt": PROMPT, "seconds": 3}, key="once")
    again = post(world, "owner", "jobs", {"prompt": PROMPT, "seconds": 3}, key="once")
    other = post(world, "owner", "jobs", {"prompt": PROMPT, "seconds": 4}, key="once")

    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert (other.status_code, code(other)) == (422, "idempotency_key_reused")
    assert Job.objects.count() == before["generation.Job"] + 1
    assert sum(kept()["held"]) - sum(before["held"]) == units(3)


def test_a_refusal_is_replayed_as_it_was(world):
    first = post(world, "owner", "jobs", {"prompt": ""}, key="once")
    again = post(world, "owner", "jobs", {"prompt": ""}, key="once")

    assert (first.status_code, code(first)) == (again.status_code, code(again)) == (422, "prompt_empty")
    assert IdempotencyRecord.objects.count() == 1


@pytest.mark.parametrize("key", ["x" * 81, "tab\there"])
def test_a_key_that_can_not_be_kept(world, key):
    reply = post(world, "owner", "jobs", {"prompt": PROMPT}, key=key)

    assert (reply.status_code, code(reply)) == (422, "idempotency_key_invalid")


def test_a_remix_of_ones_own_clip_that_shows_who_blocked_one(world):
    """Ben made a clip with Ann in it; then she blocked him."""
    clip = ClipFactory(owner=world.ben, cast=[world.likeness], **JOB_SIZE)
    block(world.ann, world.ben)
    before = kept()

    reply = post(world, "follower", f"clips/{clip.pk}/remix", {"kind": "words", "prompt": "@ann dances"})

    assert (reply.status_code, code(reply)) == (403, "blocked")
    assert added(before) == {name: before[name] + 1 for name in ("cameo.Use", "cameo.PendingEvent")}


def test_a_remix_of_a_clip_whose_owner_blocked_one(world):
    before = kept()

    reply = post(world, "blocked", f"clips/{world.public.pk}/remix", {"kind": "words", "prompt": "dances"})

    assert (reply.status_code, code(reply)) == (404, "clip_not_found")
    assert added(before) == {}


def test_a_media_link_of_somebody_else_or_of_another_file(world):
    def ask(actor: str, url: str) -> tuple[int, str]:
        reply = world.browser(actor).get(url)
        return reply.status_code, code(reply)

    video = links.media_url(world.draft, "video", world.ann)
    forged = links.media_url(Clip(id=world.draft.pk, epoch=1), "video", world.ben)

    assert ask("follower", video) == (404, "media_link_invalid")
    assert ask("owner", video.replace("/video/", "/poster/")) == (404, "media_link_invalid")
    assert ask("owner", video.replace(str(world.draft.pk), str(world.public.pk))) == (404, "media_link_invalid")
    assert ask("owner", video[:-1] + ("A" if video[-1] != "A" else "B")) == (404, "media_link_invalid")
    assert ask("follower", forged) == (404, "clip_not_found")


def test_a_media_link_that_is_too_old(world, monkeypatch):
    video = links.media_url(world.draft, "video", world.ann)
    later = now() + timedelta(seconds=links.LIFE_S + 1)
    monkeypatch.setattr(links, "now", lambda: later)

    reply = world.browser("owner").get(video)

    assert (reply.status_code, code(reply)) == (410, "media_link_expired")


TEXTS = [
    ("me", "PATCH", "bio"),
    ("me", "PATCH", "display_name"),
    ("me/keys", "POST", "name"),
    (f"posts/{fixed('post')}/comments", "POST", "text"),
    ("posts", "POST", "caption"),
    ("cameo/grants", "POST", "username"),
    ("storyboards", "POST", "prompt"),
    ("templates", "POST", "title"),
]


@pytest.mark.parametrize("text", ["\x00", "\ud800"], ids=["nul", "half a surrogate"])
@pytest.mark.parametrize(("path", "method", "field"), TEXTS)
def test_text_that_no_database_can_hold(world, path, method, field, text):
    before = kept()

    body = json.dumps({field: f"a{text}b"})
    reply = world.browser("owner").generic(method, f"/api/v1/{path}", body, content_type="application/json")

    assert (reply.status_code, code(reply)) == (400, "parse_error")
    assert added(before) == {}


def test_nul_in_a_form(world):
    before = kept()

    reply = upload(world, "owner", "jobs", prompt="a\x00b")

    assert (reply.status_code, code(reply)) == (400, "parse_error")
    assert added(before) == {}


@pytest.mark.parametrize("levels", [33, 900, 990, 1000, 100_000])
@pytest.mark.parametrize("kind", ["[]", '{"a":}'])
def test_json_nested_without_end(world, levels, kind):
    opened, closed = kind[:-1], kind[-1]
    deep = opened * levels + ("1" if closed == "}" else "") + closed * levels
    before = kept()

    in_body = post(world, "owner", "jobs", f'{{"prompt": "x", "storyboard": {deep}}}', key="deep")
    in_form = upload(world, "owner", "jobs", prompt="x", storyboard=deep)

    assert (in_body.status_code, code(in_body)) == (400, "parse_error")
    assert (in_form.status_code, code(in_form)) == (400, "invalid")
    assert added(before) == {}


@pytest.mark.parametrize("body", ["", "null", "[]", "7", '"x"', "{", '{"prompt": NaN}', '{"seconds": 1e999}', "\xff"])
def test_a_body_that_is_no_object(world, body):
    before = kept()

    reply = post(world, "owner", "jobs", body)

    assert reply.status_code == 400
    assert code(reply) in ("parse_error", "invalid")
    assert added(before) == {}


def test_a_form_with_more_fields_than_anybody_fills_in(world):
    before = kept()

    reply = upload(world, "owner", "jobs", **{f"field{number}": "x" for number in range(6100)})

    assert (reply.status_code, code(reply)) == (400, "parse_error")
    assert added(before) == {}


def test_a_form_of_32_mb_without_a_file(world):
    reply = post(world, "owner", "jobs", json.dumps({"prompt": "x" * (32 << 20)}))

    assert (reply.status_code, code(reply)) == (400, "parse_error")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data"])
def test_a_body_of_another_kind(world, kind):
    reply = world.browser("owner").generic("POST", "/api/v1/jobs", "prompt=x", content_type=kind)

    assert (reply.status_code, code(reply)) in [(415, "unsupported_media_type"), (400, "parse_error")]


PAGES = [
    "me/credits",
    "me/keys",
    "me/notifications",
    "people/ann/followers",
    "people/ann/following",
    "people/ann/posts",
    "cameo/grants",
    "cameo/uses",
    "jobs",
    "clips",
    "feed/latest",
    "feed/following",
    f"posts/{fixed('post')}/comments",
    f"clips/{fixed('public')}/thread",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("cursor", ["garbage", "a:b:c", "\x00", "é" * 50, "1", "x" * 5000])
def test_a_cursor_that_we_did_not_give(world, path, cursor):
    reply = world.browser("owner").get(f"/api/v1/{path}", {"cursor": cursor})

    assert (reply.status_code, code(reply)) == (422, "bad_cursor")


@pytest.mark.parametrize("number", ["0", str(2**63), str(10**30), "9" * 4000])
@pytest.mark.parametrize("path", ["comments/{}", "me/keys/{}", "cameo/grants/{}"])
def test_a_number_that_no_row_has(world, path, number):
    reply = world.browser("owner").delete(f"/api/v1/{path.format(number)}")

    assert reply.status_code == 404
    assert code(reply).endswith("not_found")
