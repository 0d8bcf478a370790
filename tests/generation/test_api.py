"""Jobs, storyboards, engines and clips over REST."""

import json
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.services import balance
from cameo.services import grant_use
from cameo.states import Audience
from common.clock import now
from common.models import IdempotencyRecord
from generation.models import Clip, Job
from generation.services import cancel_job, claim_next, complete, fail, set_visibility
from generation.services.reap import sweep
from generation.states import JobState, Visibility
from generation.storyboard.schema import Storyboard
from tests.factories import ClipFactory, JobFactory, LikenessFactory

pytestmark = pytest.mark.usefixtures("colour")
ASKED = {"prompt": "somebody waves on the beach", "seconds": 1, "width": 90, "height": 160, "seed": 1}


def test_a_job_is_made_and_read(ann, api):
    made = api(ann).post("/api/v1/jobs", ASKED)
    assert made.status_code == 201
    body = made.json()
    assert (body["state"], body["seconds"], body["price"], body["seed"]) == ("queued", 1.0, 1, 1)
    assert (body["jobs_ahead"], body["time_left_s"], body["clip_id"]) == (0, 1.0, None)
    assert Storyboard.model_validate(body["storyboard"]).shots[0].setting == "beach"
    assert api(ann).get(f"/api/v1/jobs/{body['id']}").json() == body


def test_queue_position_and_time_left_count_everybody_ahead(ann, ben, api, submitted):
    submitted(seconds=3.0), submitted(seconds=2.0), submitted(seconds=9.0, background=True)
    claim_next("w")
    body = api(ben).post("/api/v1/jobs", ASKED).json()
    assert body["jobs_ahead"] == 2
    assert body["time_left_s"] == pytest.approx(6, abs=0.5)


def test_the_same_key_gives_the_same_reply_and_another_body_is_refused(ann, api):
    headers = {"Idempotency-Key": "k1"}
    first = api(ann).post("/api/v1/jobs", ASKED, headers=headers)
    again = api(ann).post("/api/v1/jobs", ASKED, headers=headers)
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    assert again["Idempotent-Replayed"] == "true"
    other = api(ann).post("/api/v1/jobs", ASKED | {"seed": 2}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert Job.objects.count() == 1


def test_after_the_kept_time_a_key_is_new_and_never_gives_what_another_body_made(ann, api):
    headers = {"Idempotency-Key": "k1"}
    first = api(ann).post("/api/v1/jobs", ASKED, headers=headers).json()["id"]
    IdempotencyRecord.objects.all().delete()
    other = api(ann).post("/api/v1/jobs", ASKED | {"seed": 2}, headers=headers).json()
    assert (other["id"] != first, other["seed"]) == (True, 2)
    IdempotencyRecord.objects.all().delete()
    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        sweep(older_than=timedelta(hours=1))
        assert api(ann).post("/api/v1/jobs", ASKED, headers=headers).json()["id"] not in (first, other["id"])


def test_a_crash_before_the_reply_was_kept_pays_once(ann, api, submitted, client):
    failed = cancel_job(ann, submitted())
    client.force_login(ann)
    page = {"key": client.get(f"/jobs/{failed.pk}").context["key"]}

    def ask() -> set[str]:
        """Over REST and by the page, as after a kill: what was made stays, and no reply is known."""
        IdempotencyRecord.objects.all().delete()
        replies = [
            api(ann).post(path, body, headers={"Idempotency-Key": path})
            for path, body in (("/api/v1/jobs", ASKED), (f"/api/v1/jobs/{failed.pk}/retry", None))
        ]
        assert [reply.status_code for reply in replies] == [201, 201]
        return {*(reply.json()["id"] for reply in replies), client.post(f"/jobs/{failed.pk}/retry", page).url}

    first, paid = ask(), balance(ann)
    assert len(first) == 3
    assert (ask(), balance(ann)) == (first, paid)
    assert Job.objects.count() == 4


def test_multipart_carries_a_soundtrack_and_an_edited_storyboard(ann, api, submitted, tone):
    board = submitted().storyboard
    board["style"] = "noir"
    reply = api(ann).post(
        "/api/v1/jobs",
        ASKED | {"storyboard": json.dumps(board), "audio": SimpleUploadedFile("song.wav", tone(seconds=2))},
        format="multipart",
    )
    assert reply.status_code == 201, reply.json()
    assert reply.json()["has_audio"]
    assert reply.json()["storyboard"]["style"] == "noir"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"prompt": ""}, 422, "prompt_empty"),
        ({"prompt": " "}, 422, "prompt_empty"),
        ({"prompt": "x" * 4001}, 422, "prompt_too_long"),
        ({"prompt": "a\x00b"}, 400, "parse_error"),
        ({"prompt": None}, 400, "invalid"),
        ({"seconds": 0}, 400, "invalid"),
        ({"seconds": 16}, 422, "length_out_of_range"),
        ({"seconds": 1e308}, 422, "length_out_of_range"),
        ({"width": 1000}, 422, "size_not_offered"),
        ({"seed": 2**32}, 400, "invalid"),
        ({"seed": -1}, 400, "invalid"),
        ({"prompt": "@nobody waves"}, 422, "handle_unknown"),
        ({"storyboard": {"shots": []}}, 400, "invalid"),
        ({"storyboard": "{"}, 400, "invalid"),
        ({"source_clip": "x"}, 422, "source_clip_refused"),
    ],
)
def test_bad_input_has_a_code(ann, api, changes, status, code):
    reply = api(ann).post("/api/v1/jobs", ASKED | changes)
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert not Job.objects.exists()


def test_nul_inside_json_text_of_a_form_is_refused(ann, api, submitted):
    board = json.dumps(submitted().storyboard).replace('"text": "', '"text": "\\u0000', 1)
    reply = api(ann).post("/api/v1/jobs", ASKED | {"storyboard": board}, format="multipart")
    assert reply.status_code == 400


def test_a_consent_refusal_names_rule_and_handle(ann, ben, api):
    LikenessFactory(owner=ann)
    reply = api(ben).post("/api/v1/jobs", ASKED | {"prompt": "@ann waves"})
    assert reply.status_code == 403
    assert (reply.json()["code"], reply.json()["handle"]) == ("not_granted", "ann")


def test_cancel_and_retry(ann, api):
    job = api(ann).post("/api/v1/jobs", ASKED).json()
    assert api(ann).post(f"/api/v1/jobs/{job['id']}/retry").status_code == 409
    cancelled = api(ann).post(f"/api/v1/jobs/{job['id']}/cancel").json()
    assert (cancelled["state"], cancelled["can_cancel"], cancelled["can_retry"]) == ("cancelled", False, True)
    assert api(ann).post(f"/api/v1/jobs/{job['id']}/cancel").status_code == 409
    again = api(ann).post(f"/api/v1/jobs/{job['id']}/retry")
    assert again.status_code == 201
    assert again.json()["id"] != job["id"]


def test_somebody_elses_job_is_not_there(ann, ben, api, submitted):
    job = submitted()
    for client in (api(ben), api()):
        expected = {404} if client.handler._force_user else {401}
        for method, path in (("get", ""), ("post", "/cancel"), ("post", "/retry")):
            assert getattr(client, method)(f"/api/v1/jobs/{job.pk}{path}").status_code in expected


def test_lists_page_through_everything_once_in_few_queries(
    ann, api, submitted, finished, django_assert_max_num_queries
):
    for _ in range(4):
        finished()
    likeness = LikenessFactory(owner=ann)
    jobs = [JobFactory(owner=ann, cast=[likeness]) for _ in range(45)]
    for listing, count in (("jobs", 49), ("clips", 4)):
        seen, cursor = [], ""
        while cursor is not None:
            with django_assert_max_num_queries(3):
                page = api(ann).get(f"/api/v1/{listing}", {"cursor": cursor}).json()
            seen += [item["id"] for item in page["items"]]
            cursor = page["next"]
        assert len(seen) == len(set(seen)) == count
    newest = max(str(job.pk) for job in jobs)  # within a millisecond the order of ids is by chance
    assert api(ann).get("/api/v1/jobs").json()["items"][0]["id"] == newest
    assert api(ann).get("/api/v1/jobs", {"cursor": "x"}).json()["code"] == "bad_cursor"


def test_a_storyboard_is_planned_without_a_mark(ann, ben, api):
    LikenessFactory(owner=ann)
    reply = api(ben).post("/api/v1/storyboards", {"prompt": "@ann and @nobody dance on the moon, flurbing"})
    assert reply.status_code == 200, reply.json()
    body = reply.json()
    assert body["cast"] == [
        {"handle": "ann", "allowed": False, "reason": "not_granted"},
        {"handle": "nobody", "allowed": False, "reason": "handle_unknown"},
    ]
    assert "flurbing" in " ".join(body["not_understood"])
    assert body["seconds"] == Storyboard.model_validate(body["storyboard"]).seconds
    assert not Job.objects.exists()
    assert not ann.likenesses.get().uses.exists()


def test_engines_say_what_they_can(ann, api):
    (engine,) = api(ann).get("/api/v1/engines").json()["items"]
    assert (engine["name"], engine["max_seconds"], engine["sizes"]) == ("colour", 15.0, [[720, 1280], [90, 160]])
    assert {"kind": "setting", "id": "moon", "en": "moon"}.items() <= next(
        term for term in engine["terms"] if term["id"] == "moon"
    ).items()


def test_a_clip_shows_its_people_and_signed_addresses(ann, ben, api, finished):
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.EVERYONE)
    clip = finished("@ann waves", by=ben)
    body = api(ben).get(f"/api/v1/clips/{clip.pk}").json()
    assert (body["owner"]["username"], body["cast"], body["job_id"]) == ("ben", ["ann"], str(clip.job_id))
    assert (body["visibility"], body["width"], body["duration_ms"]) == ("draft", 90, 1000)
    for kind in ("video", "poster", "preview"):
        assert api(ben).get(body[f"{kind}_url"]).status_code == 200
    assert api(ann).get(f"/api/v1/clips/{clip.pk}").json()["job_id"] is None


def test_drafts_are_not_there_for_others_and_public_clips_are(ben, api, finished):
    clip = finished()
    for client in (api(ben), api()):
        assert client.get(f"/api/v1/clips/{clip.pk}").status_code == 404
    set_visibility(clip, Visibility.PUBLIC)
    for client in (api(ben), api()):
        assert client.get(f"/api/v1/clips/{clip.pk}").status_code == 200


def test_deleting_a_clip(ann, ben, api, finished):
    clip = set_visibility(finished(), Visibility.PUBLIC)
    assert api().delete(f"/api/v1/clips/{clip.pk}").status_code == 401
    assert api(ben).delete(f"/api/v1/clips/{clip.pk}").status_code == 403
    assert api(ann).delete(f"/api/v1/clips/{clip.pk}").status_code == 204
    assert api(ann).delete(f"/api/v1/clips/{clip.pk}").status_code == 404
    assert api(ann).get("/api/v1/clips").json()["items"] == []


def test_what_was_withdrawn_answers_451_to_its_owner(ann, api):
    clip = ClipFactory(owner=ann, visibility=Visibility.WITHDRAWN)
    assert api(ann).get(f"/api/v1/clips/{clip.pk}").status_code == 451
    assert api().get(f"/api/v1/clips/{clip.pk}").status_code == 404
    assert api(ann).get(f"/api/v1/clips/{uuid.uuid4()}").status_code == 404


def test_a_finished_job_names_its_clip_and_a_failed_one_its_reason(ann, api, submitted, made):
    job = submitted()
    clip = complete(claim_next("w"), made())
    assert api(ann).get(f"/api/v1/jobs/{job.pk}").json()["clip_id"] == str(clip.pk)
    Clip.objects.filter(pk=clip.pk).update(visibility="deleted", video_key="", poster_key="", preview_key="")
    assert api(ann).get(f"/api/v1/jobs/{job.pk}").json()["clip_id"] is None
    other = submitted()
    fail(claim_next("w"), "engine_lost")
    body = api(ann).get(f"/api/v1/jobs/{other.pk}").json()
    assert (body["state"], body["reason"]) == (JobState.FAILED, "engine_lost")
