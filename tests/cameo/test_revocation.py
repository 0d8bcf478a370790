"""What taking a likeness back does at once, row by row of the table in docs/consent.md, as people meet it."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Block, Follow
from accounts.services import balance
from cameo.models import Likeness
from cameo.services import grant_use
from cameo.states import Audience, Mode
from cameo.terms import Terms
from common.clock import now
from generation.events import PREVIEW
from generation.links import media_url, package_url
from generation.models import Clip, Job, JobEvent
from generation.services import add_chunk, beat, claim_next, complete
from generation.states import JobState, Visibility
from tests.factories import LikenessFactory, UserFactory

PACKAGE = {
    "master.m3u8": b"#EXTM3U\n90.m3u8\n",
    "90.m3u8": b"#EXTM3U\n90.mp4\n",
    "90.mp4": b"frames",
    "sprites.vtt": b"WEBVTT\n",
    "sprites.webp": b"webp",
}
SIZE = {"seconds": 1, "width": 90, "height": 160}


@pytest.fixture
def anns(ann) -> Likeness:
    """Open to everyone, and nobody has to ask for her word."""
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC))
    return likeness


@pytest.fixture
def eve(db):
    """She knows nobody."""
    return UserFactory(username="eve")


@pytest.fixture
def take_back(api, ann, anns, django_capture_on_commit_callbacks):
    """By the API, with what comes after the commit."""

    def act() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            assert api(ann).delete("/api/v1/cameo").status_code == 204

    return act


@pytest.fixture
def asked(api, colour, anns):
    """`asked(ben)` is a queued job, by the API; with `of` a remix of that clip."""

    def submit(person, prompt="@ann waves on the beach", *, of=None, **changes) -> Job:
        path, body = "/api/v1/jobs", {"prompt": prompt, **SIZE}
        if of is not None:
            path, body = f"/api/v1/clips/{of.pk}/remix", {"kind": "words", "prompt": prompt} | changes
        reply = api(person).post(path, body, format="json")
        assert reply.status_code == 201, reply.json()
        return Job.objects.get(pk=reply.json()["id"])

    return submit


@pytest.fixture
def drafted(asked, made, tmp_path):
    """A draft with everything a clip has."""

    def render(person, *arguments, **changes) -> Clip:
        asked(person, *arguments, **changes)
        files = {name: tmp_path / name for name in PACKAGE}
        for name, path in files.items():
            path.write_bytes(PACKAGE[name])
        clip = complete(claim_next("w"), replace(made(), package=files))
        assert clip is not None
        return clip

    return render


@pytest.fixture
def published(drafted, api):
    """The clip, and its post's id."""

    def publish(person, *arguments, **changes) -> tuple[Clip, str]:
        clip = drafted(person, *arguments, **changes)
        reply = api(person).post("/api/v1/posts", {"clip_id": str(clip.pk)}, format="json")
        assert reply.status_code == 201, reply.json()
        return clip, reply.json()["id"]

    return publish


def links(clip: Clip, viewer) -> list[str]:
    files = [media_url(clip, kind, viewer) for kind in ("video", "poster", "preview")]
    return files + [package_url(clip, name, viewer) for name in PACKAGE]


def codes(client, paths) -> set[tuple[int, str]]:
    replies = [client.get(path) for path in paths]
    return {(reply.status_code, "" if reply.status_code == 200 else reply.json()["code"]) for reply in replies}


def visibility_of(clip: Clip) -> str:
    return Clip.objects.get(pk=clip.pk).visibility


GONE = {(451, "clip_withdrawn")}
NEVER_THERE = {(404, "clip_not_found")}


def test_a_queued_job_is_refused_at_once_and_its_credits_return(ben, api, asked, take_back):
    job = asked(ben)
    assert balance(ben)[1] == job.price

    take_back()

    told = api(ben).get(f"/api/v1/jobs/{job.pk}").json()
    assert (told["state"], told["reason"]) == ("refused", "likeness_not_active")
    assert balance(ben) == (100, 0)
    assert claim_next("w") is None


def test_a_job_that_renders_stops_at_its_next_beat_and_what_comes_late_is_dropped(
    ben, api, asked, made, stored, take_back, tmp_path
):
    asked(ben)
    job = claim_next("w")
    piece = tmp_path / "0.m4s"
    piece.write_bytes(b"piece")
    assert add_chunk(job, piece, seconds=1)
    assert beat(job, stage="frames", progress=500, preview="data:,x")

    take_back()

    assert not beat(job, stage="frames", progress=600, preview="data:,y")
    assert not add_chunk(job, piece, seconds=1)
    assert complete(job, made()) is None
    assert stored() == []
    assert not Clip.objects.exists()
    assert not JobEvent.objects.filter(kind=PREVIEW).exists()
    assert codes(api(ben), [f"/api/v1/jobs/{job.pk}/live/{name}" for name in ("live.m3u8", "0.m4s")]) == {
        (410, "live_ended")
    }
    assert api(ben).get(f"/api/v1/jobs/{job.pk}").json()["state"] == JobState.REFUSED
    assert balance(ben) == (100, 0)


def test_a_result_that_is_stored_while_consent_goes_leaves_no_file(ben, asked, made, stored, take_back, monkeypatch):
    """Between the last asking and the birth of the clip."""
    from generation.services import work

    asked(ben)
    job = claim_next("w")
    bear = work._bear
    monkeypatch.setattr(work, "_bear", lambda *arguments, **named: take_back() or bear(*arguments, **named))

    assert complete(job, made()) is None
    assert stored() == []
    assert not Clip.objects.exists()


def test_a_draft_is_dark_at_once_for_its_maker_and_the_one_shown(ann, ben, eve, api, drafted, stored, take_back):
    clip = drafted(ben)
    own, of_ann = links(clip, ben), links(clip, ann)
    assert codes(api(ben), own) == codes(api(ann), of_ann) == {(200, "")}
    page = f"/api/v1/clips/{clip.pk}"

    take_back()

    assert codes(api(ben), [*own, page]) == codes(api(ann), [*of_ann, page]) == GONE
    assert codes(api(eve), [page]) == codes(api(), [page]) == NEVER_THERE
    assert api(ben).get("/api/v1/clips").json()["items"] == []
    assert api(ben).post("/api/v1/posts", {"clip_id": str(clip.pk)}, format="json").status_code == 451
    assert api(ben).get(f"/api/v1/jobs/{clip.job_id}").json()["clip_id"] is None
    assert stored() == []


def test_a_published_clip_says_why_to_those_who_could_see_it(ann, ben, cy, eve, api, published, stored, take_back):
    clip, post = published(ben)
    Block.objects.create(source=ben, target=cy)
    viewers = [(api(person), links(clip, person)) for person in (ann, ben, eve)] + [(api(), links(clip, None))]
    pages = [f"/api/v1/clips/{clip.pk}", f"/api/v1/posts/{post}", f"/api/v1/clips/{clip.pk}/thread"]
    for client, old in viewers:
        assert codes(client, [*old, *pages]) == {(200, "")}

    take_back()

    for client, old in viewers:
        assert codes(client, [*old, *pages, f"/api/v1/posts/{post}/comments"]) == GONE
    hidden = {(404, "clip_not_found"), (404, "post_not_found")}
    assert codes(api(cy), pages) == hidden
    assert codes(api(), links(clip, cy)) == NEVER_THERE
    assert stored() == []


def test_no_page_list_or_notice_shows_a_withdrawn_clip(ann, ben, eve, api, published, take_back):
    Follow.objects.create(source=eve, target=ben)
    clip, post = published(ben)
    api(eve).put(f"/api/v1/posts/{post}/like")
    web = Client()
    web.force_login(eve)
    old = {f"/p/{post}", "/", "/following", "/@ben"}
    assert all(f"/media/{clip.pk}/" in web.get(path).content.decode() for path in old)

    take_back()

    web.force_login(eve)
    card = web.get(f"/p/{post}")
    assert card.status_code == 451
    for path in (*old, "/notifications"):
        text = web.get(path).content.decode()
        assert f"/media/{clip.pk}/" not in text
        assert "og:image" not in text
        assert "@ann waves" not in text
    for path in ("feed/latest", "feed/following", "people/ben/posts"):
        assert api(eve).get(f"/api/v1/{path}").json()["items"] == []
    assert api(eve).get("/api/v1/cameos?q=ann").json()["items"] == []
    for person in (ann, ben, eve):
        notices = api(person).get("/api/v1/me/notifications")
        assert notices.status_code == 200
        assert "/media/" not in notices.content.decode()
    web.force_login(ben)
    assert web.get(f"/clips/{clip.pk}").status_code == 451
    assert f"/media/{clip.pk}/" not in web.get("/drafts").content.decode()


def test_a_remix_at_depth_three_goes_too_and_one_without_the_face_stays(ben, eve, api, drafted, published, take_back):
    LikenessFactory(owner=eve)
    first, _ = published(ben)
    second, _ = published(eve, "@ann dances on the beach", of=first)
    third, _ = published(ben, "@ann sings on the beach", of=second)
    fourth, deep = published(eve, "@ann waves on the beach", of=third)
    without, post = published(eve, "", of=third, kind="swap", replaced="ann", newcomer="eve")
    assert Clip.objects.get(pk=fourth.pk).job.depth == 3
    assert [reference.handle for reference in without.job.references.all()] == ["eve"]

    take_back()

    assert [visibility_of(clip) for clip in (first, second, third, fourth)] == [Visibility.WITHDRAWN] * 4
    assert codes(api(), [f"/api/v1/posts/{deep}"]) == GONE
    assert codes(api(), [*links(without, None), f"/api/v1/posts/{post}"]) == {(200, "")}
    above = api().get(f"/api/v1/clips/{without.pk}/thread").json()["ancestors"]
    assert [(place["depth"], place["clip"], place["withdrawn"]) for place in above] == [
        (depth, None, True) for depth in range(3)
    ]
    assert api(ben).post(f"/api/v1/clips/{third.pk}/remix", {"kind": "words", "prompt": "again"}).status_code == 451


def test_one_of_two_who_takes_back_is_enough(ben, eve, api, published, take_back):
    other = LikenessFactory(owner=eve)
    grant_use(eve, other, audience=Audience.EVERYONE, terms=Terms(mode=Mode.AUTOMATIC))
    clip, post = published(ben, "@ann and @eve dance")
    assert clip.job.references.count() == 2

    take_back()

    assert codes(api(ben), [f"/api/v1/posts/{post}"]) == GONE


def test_what_expired_or_was_narrowed_binds_the_future_only(ann, ben, eve, api, published, anns):
    _clip, post = published(ben)
    with time_machine.travel(now() + timedelta(days=91), tick=False):
        assert codes(api(eve), [f"/api/v1/posts/{post}"]) == {(200, "")}
        again = api(ben).post("/api/v1/jobs", {"prompt": "@ann waves", **SIZE}, format="json")
        assert (again.status_code, again.json()["code"]) == (403, "grant_expired")
    grant = api(ann).get("/api/v1/cameo/grants").json()["items"][0]["id"]

    narrowed = api(ann).patch(f"/api/v1/cameo/grants/{grant}", {"verbs": ["remix"]}, format="json").json()

    assert (narrowed["narrowed"], narrowed["existing"]) == (True, 1)
    assert codes(api(eve), [f"/api/v1/posts/{post}"]) == {(200, "")}
    assert api(ben).post("/api/v1/jobs", {"prompt": "@ann waves", **SIZE}, format="json").json()["code"] == (
        "verb_not_granted"
    )


def test_a_narrowed_scope_is_applied_to_what_stands_if_its_owner_says_so(
    ann, ben, eve, api, published, anns, stored, django_capture_on_commit_callbacks
):
    long, post = published(ben)
    old = links(long, eve)
    own, _ = published(ann)
    change = {"max_seconds": 1, "verbs": ["remix"], "apply_to_existing": True}
    grant = api(ann).get("/api/v1/cameo/grants").json()["items"][0]["id"]

    with django_capture_on_commit_callbacks(execute=True):
        narrowed = api(ann).patch(f"/api/v1/cameo/grants/{grant}", change, format="json").json()

    assert narrowed["existing"] == 1
    assert codes(api(eve), [*old, f"/api/v1/posts/{post}"]) == GONE
    long.refresh_from_db()
    assert (long.visibility, long.withdrawn_reason) == (Visibility.WITHDRAWN, "scope_narrowed")
    assert visibility_of(own) == Visibility.PUBLIC
    assert all(key.startswith(f"clip/{own.pk}/") for key in stored())
