from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from accounts import services as people
from accounts.models import User
from cameo import services, tasks, vault
from cameo.models import Approval, Grant, Likeness
from cameo.purposes import Purpose
from cameo.states import Audience, Gate, LikenessState, Mode
from cameo.terms import Terms
from common import store
from common.clock import now
from tests.factories import LikenessFactory, UserFactory

pytestmark = pytest.mark.django_db
CAMEO = "/api/v1/cameo"


@pytest.fixture(autouse=True)
def _no_bell(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    settings.ASSETS_DIR = assets
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda likeness_id: None)


def photo(content: bytes, name: str = "me.jpg") -> dict[str, SimpleUploadedFile]:
    return {"photo": SimpleUploadedFile(name, content, "image/jpeg")}


def test_selfie_is_accepted_polled_shown_and_taken_back(
    ann: User, api: Any, selfie: bytes, django_capture_on_commit_callbacks: Any
) -> None:
    client = api(ann)
    assert client.get(CAMEO).json()["code"] == "no_likeness"
    sent = client.post(CAMEO, photo(selfie), format="multipart")
    assert (sent.status_code, sent.json()["state"]) == (202, "checking"), sent.content
    assert client.get(f"{CAMEO}/cutout").json()["code"] == "no_picture"
    tasks.inspect(sent.json()["id"])
    seen = client.get(CAMEO).json()
    assert (seen["state"], seen["has_photo"], seen["has_cutout"]) == ("active", True, True)
    for name, kind in (("photo", "image/jpeg"), ("cutout", "image/webp")):
        reply = client.get(f"{CAMEO}/{name}")
        assert (reply.status_code, reply["Content-Type"], reply["Cache-Control"]) == (200, kind, "no-store")
    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete(CAMEO).status_code == 204
    assert client.get(CAMEO).json()["state"] == "revoked"
    for gone in (client.get(f"{CAMEO}/photo"), client.get(f"{CAMEO}/cutout"), client.delete(CAMEO)):
        assert gone.status_code == 404


def test_rejection_says_why_in_the_readers_language(ann: User, api: Any) -> None:
    LikenessFactory(owner=ann, state=LikenessState.REJECTED, reasons=["no_face", "too_dark"])
    reasons = api(ann).get(CAMEO).json()["reasons"]
    assert [reason["code"] for reason in reasons] == ["no_face", "too_dark"]
    assert reasons[0]["title"] == "No face was found."
    with translation.override("en"):
        assert all(reason["hint"] for reason in reasons)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "invalid"),
        (b"hello", 422, "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "unsupported_format"),
        (b"\xff\xd8\xff" + b"x" * 100, 422, "image_truncated"),
    ],
)
def test_bad_selfie_is_refused_and_nothing_kept(ann: User, api: Any, content: bytes, status: int, code: str) -> None:
    reply = api(ann).post(CAMEO, photo(content), format="multipart")
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert not Likeness.objects.exists()
    assert not store.storage().exists("likeness")


def test_selfie_sent_twice_with_one_key_is_one_likeness(ann: User, api: Any, selfie: bytes) -> None:
    replies = [
        api(ann).post(CAMEO, photo(selfie), format="multipart", headers={"Idempotency-Key": "one"}) for _ in range(2)
    ]
    assert [reply.status_code for reply in replies] == [202, 202]
    assert replies[0].json()["id"] == replies[1].json()["id"]
    assert api(ann).post(CAMEO, photo(selfie), format="multipart").json()["code"] == "likeness_exists"


def test_too_young_is_told_the_rule(ann: User, api: Any, selfie: bytes) -> None:
    User.objects.filter(pk=ann.pk).update(birth_date=None)
    ann.refresh_from_db()
    reply = api(ann).post(CAMEO, photo(selfie), format="multipart")
    assert (reply.status_code, reply.json()["code"]) == (403, "too_young_for_likeness")


def test_files_of_a_face_are_its_owners_alone(ann: User, ben: User, api: Any) -> None:
    likeness = LikenessFactory(owner=ann)
    Likeness.objects.update(photo_key=vault.put(likeness, b"photo", suffix="jpg"))
    assert api(ann).get(f"{CAMEO}/photo").content == b"photo"
    assert api(ben).get(f"{CAMEO}/photo").status_code == 404
    assert api().get(f"{CAMEO}/photo").status_code == 401


def test_grants_are_given_listed_and_ended(ann: User, ben: User, api: Any) -> None:
    LikenessFactory(owner=ann)
    client = api(ann)
    named = client.post(f"{CAMEO}/grants", {"audience": "approved", "username": "Ben", "days": 7})
    assert named.status_code == 201, named.content
    assert named.json()["person"]["username"] == "ben"
    everyone = client.post(f"{CAMEO}/grants", {"audience": "everyone"}).json()
    listed = client.get(f"{CAMEO}/grants").json()["items"]
    assert [grant["id"] for grant in listed] == [everyone["id"], named.json()["id"]]
    assert api(ben).delete(f"{CAMEO}/grants/{everyone['id']}").status_code == 404
    assert client.delete(f"{CAMEO}/grants/{everyone['id']}").status_code == 204
    assert client.delete(f"{CAMEO}/grants/{everyone['id']}").status_code == 404
    assert len(client.get(f"{CAMEO}/grants").json()["items"]) == 1
    assert client.delete(f"{CAMEO}/grants/{10**30}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"audience": "approved"}, 422, "person_missing"),
        ({"audience": "approved", "username": "ann"}, 422, "oneself"),
        ({"audience": "approved", "username": "cy"}, 404, "person_not_found"),
        ({"audience": "everyone", "username": "ben"}, 422, "person_not_for_audience"),
        ({"audience": "friends"}, 400, "invalid"),
        ({"audience": "everyone", "days": 0}, 400, "invalid"),
        ({"audience": "everyone", "days": 10**20}, 400, "invalid"),
    ],
)
def test_grant_refusals_name_the_rule(
    ann: User, ben: User, cy: User, api: Any, body: dict[str, Any], status: int, code: str
) -> None:
    LikenessFactory(owner=ann)
    reply = api(ann).post(f"{CAMEO}/grants", body)
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert not Grant.objects.exists()


def test_nobody_grants_without_a_likeness(ann: User, api: Any) -> None:
    assert api(ann).post(f"{CAMEO}/grants", {"audience": "everyone"}).json()["code"] == "no_likeness"
    assert api(ann).get(f"{CAMEO}/grants").json() == {"items": [], "next": None}


def test_owner_sees_every_asking_with_its_prompt(ann: User, ben: User, api: Any) -> None:
    likeness, job = LikenessFactory(owner=ann), uuid4()
    services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=job, purpose=Purpose(words="@ann on the moon"))
    use = api(ann).get(f"{CAMEO}/uses").json()["items"][0]
    assert (use["requester"]["username"], use["gate"], use["allowed"], use["reason"]) == (
        "ben", "submit", False, "not_granted",
    )  # fmt: skip
    assert (use["prompt"], use["job_id"]) == ("@ann on the moon", str(job))
    assert api(ben).get(f"{CAMEO}/uses").json()["items"] == []


def test_uses_turn_pages_within_their_query_budget(
    ann: User, ben: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    likeness = LikenessFactory(owner=ann)
    for number in range(25):
        services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words=str(number)))
    with django_assert_max_num_queries(1):
        first = api(ann).get(f"{CAMEO}/uses").json()
    second = api(ann).get(f"{CAMEO}/uses", {"cursor": first["next"]}).json()
    assert [use["prompt"] for use in first["items"] + second["items"]] == [str(n) for n in reversed(range(25))]


def test_cast_picker_offers_own_face_first_and_only_what_may_be_used(
    ann: User, ben: User, cy: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    LikenessFactory(owner=ben)
    for owner, audience in ((ann, Audience.EVERYONE), (cy, None), (UserFactory(username="anton"), Audience.EVERYONE)):
        likeness = LikenessFactory(owner=owner)
        if audience:
            services.grant_use(owner, likeness, audience=audience)
    with django_assert_max_num_queries(1):
        body = api(ben).get("/api/v1/cameos").json()
    assert [item["handle"] for item in body["items"]] == ["ben", "ann", "anton"]
    assert [item["handle"] for item in api(ben).get("/api/v1/cameos", {"q": "AN"}).json()["items"]] == ["ann", "anton"]
    assert [item["handle"] for item in api(cy).get("/api/v1/cameos", {"q": "an"}).json()["items"]] == ["anton"]
    assert api(ben).get("/api/v1/cameos", {"q": "\x00"}).status_code == 400


def test_check_answers_as_submit_would_and_leaves_no_mark(ann: User, ben: User, cy: User, api: Any) -> None:
    likeness = LikenessFactory(owner=ann)

    def check(actor: User, handle: str = "Ann") -> Any:
        answer = api(actor).get(f"/api/v1/cameos/{handle}/check").json()
        return answer if "code" in answer else {name: answer[name] for name in ("allowed", "reason")}

    assert check(ann) == {"allowed": True, "reason": ""}
    assert check(ben) == {"allowed": False, "reason": "not_granted"}
    assert check(cy) == {"allowed": False, "reason": "blocked"}
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    assert check(ben) == {"allowed": True, "reason": ""}
    Grant.objects.filter(pk=grant.pk).update(expires_at=now() - timedelta(days=1))
    assert check(ben) == {"allowed": False, "reason": "grant_expired"}
    assert check(ben, "nobody")["code"] == "likeness_not_found"
    assert check(ben, "%00")["code"] == "likeness_not_found"
    assert not likeness.uses.exists()
    people.block(ben, ann)
    assert check(ben) == {"allowed": False, "reason": "blocked"}


def test_a_picture_that_goes_while_it_is_asked_for_is_not_there(ann, api):
    likeness = LikenessFactory(owner=ann)
    Likeness.objects.filter(pk=likeness.pk).update(photo_key=f"{likeness.space}/gone.jpg")

    assert api(ann).get(f"{CAMEO}/photo").json()["code"] == "no_picture"


def test_check_of_a_prompt_names_the_rule_says_it_and_creates_nothing(ann: User, ben: User, api: Any) -> None:
    likeness = LikenessFactory(owner=ann)
    services.grant_use(
        ann, likeness, audience=Audience.EVERYONE, terms=Terms(max_seconds=5, per_day=1, share_percent=10)
    )
    url = "/api/v1/cameos/ann/check"

    def check(**asked: Any) -> Any:
        return api(ben).post(url, asked, format="json").json()

    yes = {"allowed": True, "reason": "", "words": "", "mode": "publishing", "share_percent": 10}
    assert check(prompt="@ann dances") == yes
    refused = check(prompt="@ann is NUDE")
    assert (refused["allowed"], refused["reason"], refused["mode"]) == (False, "sexual_content", None)
    assert "sexual" in refused["words"]
    assert check(prompt="vote for the president")["reason"] == "topic_denied"
    assert check(prompt="@ann dances", seconds=6)["reason"] == "too_long_for_grant"
    assert api(ben).get(url, {"prompt": "@ann dances", "seconds": 6}).json()["reason"] == "too_long_for_grant"
    assert api(ben).get(url, {"verb": "steal"}).status_code == 400
    assert not likeness.uses.exists()
    assert not Approval.objects.exists()


def test_grant_by_the_api_has_careful_terms_and_is_narrowed_in_place(ann: User, ben: User, api: Any) -> None:
    LikenessFactory(owner=ann)
    made = api(ann).post("/api/v1/cameo/grants", {"audience": "everyone", "per_day": 2}, format="json").json()
    assert {name: made[name] for name in ("mode", "voice", "commercial", "per_day", "remix_depth")} == {
        "mode": "publishing",
        "voice": False,
        "commercial": False,
        "per_day": 2,
        "remix_depth": 3,
    }
    assert set(made["denied_topics"]) == {"politics", "religion", "medical", "advertising"}
    url = f"/api/v1/cameo/grants/{made['id']}"
    assert api(ben).patch(url, {"alone": True}, format="json").status_code == 404
    changed = api(ann).patch(url, {"verbs": ["generate"], "per_day": None}, format="json").json()
    assert (changed["narrowed"], changed["existing"]) == (True, 0)
    assert (changed["grant"]["verbs"], changed["grant"]["per_day"]) == (["generate"], None)
    assert changed["grant"]["id"] != made["id"], "the old one stays as history"
    widened = api(ann).patch(f"/api/v1/cameo/grants/{changed['grant']['id']}", {"voice": True}, format="json").json()
    assert (widened["narrowed"], widened["grant"]["voice"]) == (False, True)
    assert api(ann).patch(url, {"alone": True}, format="json").status_code == 404, "it was replaced"
    assert (
        api(ann).patch(f"/api/v1/cameo/grants/{widened['grant']['id']}", {"verbs": []}, format="json").status_code
        == 400
    )


def test_approvals_are_listed_for_both_and_answered_by_the_owner(ann: User, ben: User, api: Any) -> None:
    likeness = LikenessFactory(owner=ann)
    services.grant_use(ann, likeness, audience=Audience.EVERYONE, terms=Terms(mode=Mode.RENDERING))
    asked = [
        services.request_approval(ben, likeness, purpose=Purpose(words=f"clip {one}", digest=one * 64)) for one in "ab"
    ]
    url = "/api/v1/cameo/approvals"
    assert [item["prompt"] for item in api(ann).get(url).json()["items"]] == ["clip b", "clip a"]
    assert api(ben).get(url).json()["items"] == []
    assert len(api(ben).get(url, {"mine": True}).json()["items"]) == 2
    assert api(ben).post(f"{url}/{asked[0].pk}/approve").status_code == 404
    assert api(ann).post(f"{url}/{asked[0].pk}/approve").json()["state"] == "approved"
    assert api(ann).post(f"{url}/{asked[1].pk}/deny").json()["state"] == "denied"
    again = api(ann).post(f"{url}/{asked[1].pk}/approve")
    assert (again.status_code, again.json()["code"]) == (409, "approval_closed")
    assert api(ann).get(url).json()["items"] == []
