from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from cameo import services, tasks, vault
from cameo.models import Grant, Likeness
from cameo.purposes import Purpose
from cameo.states import Audience, Gate, LikenessKind
from tests.cameo import pictures
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db
CHARACTERS = "/api/v1/characters"


@pytest.fixture(autouse=True)
def _no_bell(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    settings.ASSETS_DIR = assets
    monkeypatch.setattr("cameo.services.enrolment.ring_inspection", lambda likeness_id: None)


@pytest.fixture
def robot(ann: User) -> Likeness:
    return LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle="ann.robo")


def sent(name: str = "robo", content: bytes | None = None) -> dict[str, Any]:
    return {"name": name, "picture": SimpleUploadedFile("it.png", content or pictures.drawn(), "image/png")}


def test_drawing_is_accepted_polled_shown_and_taken_back(
    ann: User, api: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client = api(ann)
    made = client.post(CHARACTERS, sent("Robo"), format="multipart")
    assert (made.status_code, made.json()["state"], made.json()["kind"]) == (202, "checking", "character")
    one = f"{CHARACTERS}/{made.json()['id']}"
    assert client.get(f"{one}/cutout").json()["code"] == "no_picture"
    tasks.inspect(made.json()["id"])
    seen = client.get(one).json()
    assert (seen["state"], seen["handle"], seen["offer"], seen["has_cutout"]) == ("active", "ann.robo", None, True)
    assert [item["id"] for item in client.get(CHARACTERS).json()["items"]] == [seen["id"]]
    for name in ("picture", "cutout"):
        reply = client.get(f"{one}/{name}")
        assert (reply.status_code, reply["Content-Type"], reply["Cache-Control"]) == (200, "image/webp", "no-store")
    assert client.get("/api/v1/cameo").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert [client.delete(one).status_code for _ in range(2)] == [204, 204]
    assert client.get(one).json()["state"] == "revoked"
    assert client.get(f"{one}/cutout").status_code == 404
    assert client.get(CHARACTERS).json() == {"items": [], "next": None}
    assert client.post(CHARACTERS, sent(), format="multipart").status_code == 202


def test_drawing_sent_twice_with_one_key_is_one_character(ann: User, api: Any) -> None:
    replies = [
        api(ann).post(CHARACTERS, sent(), format="multipart", headers={"Idempotency-Key": "one"}) for _ in range(2)
    ]
    assert [reply.status_code for reply in replies] == [202, 202]
    assert replies[0].json()["id"] == replies[1].json()["id"]
    assert api(ann).post(CHARACTERS, sent(), format="multipart").json()["code"] == "handle_taken"


def test_too_many_are_told_the_limit(ann: User, api: Any) -> None:
    for number in range(20):
        LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle=f"ann.toy{number}")
    reply = api(ann).post(CHARACTERS, sent(), format="multipart")
    assert (reply.status_code, reply.json()["code"], reply.json()["most"]) == (429, "too_many_characters", 20)


def test_characters_are_read_within_their_query_budget(
    ann: User, api: Any, robot: Likeness, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        LikenessFactory(owner=ann, kind=LikenessKind.CHARACTER, handle=f"ann.toy{number}")
    with django_assert_max_num_queries(1):
        assert len(api(ann).get(CHARACTERS).json()["items"]) == 16
    with django_assert_max_num_queries(2):
        api(ann).get(f"{CHARACTERS}/{robot.pk}/grants")


def test_a_character_is_managed_by_its_owner_alone(ann: User, ben: User, api: Any, robot: Likeness) -> None:
    services.grant_use(ann, robot, audience=Audience.EVERYONE)
    Likeness.objects.update(photo_key=vault.put(robot, b"picture", suffix="webp"))
    one = f"{CHARACTERS}/{robot.pk}"
    for path in (one, f"{one}/picture", f"{one}/cutout", f"{one}/grants"):
        assert api(ben).get(path).status_code == 404
        assert api().get(path).status_code == 401
    assert api(ben).delete(one).status_code == 404
    assert api(ben).post(f"{one}/grants", {"audience": "everyone"}).status_code == 404
    robot.refresh_from_db()
    assert robot.state == "active"


def test_a_face_is_no_character_and_a_character_no_face(ann: User, api: Any, robot: Likeness) -> None:
    face = LikenessFactory(owner=ann)
    assert api(ann).get(f"{CHARACTERS}/{face.pk}").json()["code"] == "character_not_found"
    assert api(ann).get(f"{CHARACTERS}/{uuid4()}").json()["code"] == "character_not_found"
    assert api(ann).delete("/api/v1/cameo").status_code == 204
    robot.refresh_from_db()
    assert robot.state == "active", "taking one's face back leaves the characters"


def test_grants_of_a_character_are_given_listed_and_ended(ann: User, ben: User, api: Any, robot: Likeness) -> None:
    client, grants = api(ann), f"{CHARACTERS}/{robot.pk}/grants"
    named = client.post(grants, {"audience": "approved", "username": "ben", "days": 7})
    assert (named.status_code, named.json()["person"]["username"]) == (201, "ben")
    assert [grant["id"] for grant in client.get(grants).json()["items"]] == [named.json()["id"]]
    assert client.get("/api/v1/cameo/grants").json()["items"] == []
    assert api(ben).get("/api/v1/cameos/ann.robo/check").json() == {
        "allowed": True,
        "reason": "",
        "words": "",
        "mode": "publishing",
        "share_percent": 0,
    }
    found = api(ben).get("/api/v1/cameos", {"q": "rob"}).json()["items"]
    assert [(item["handle"], item["kind"], item["owner"]["username"]) for item in found] == [
        ("ann.robo", "character", "ann")
    ]
    assert client.delete(f"/api/v1/cameo/grants/{named.json()['id']}").status_code == 204
    assert api(ben).get("/api/v1/cameos/ann.robo/check").json()["reason"] == "not_granted"
    services.revoke(ann, robot)
    assert client.post(grants, {"audience": "everyone"}).json()["code"] == "likeness_not_live"
    assert not Grant.objects.standing().exists()


def test_its_owner_sees_who_asked_for_which(ann: User, ben: User, api: Any, robot: Likeness) -> None:
    face = LikenessFactory(owner=ann)
    services.ask(ben, [face, robot], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words="@ann and @ann.robo dance"))
    uses = api(ann).get("/api/v1/cameo/uses").json()["items"]
    assert [use["handle"] for use in uses] == ["ann.robo", "ann"]


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_page_of_a_character_shows_its_own_grants_and_uses(ann: User, ben: User, robot: Likeness) -> None:
    face = LikenessFactory(owner=ann)
    services.ask(ben, [robot], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words="only the robot dances"))
    services.ask(ben, [face], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words="only she dances"))
    client, page = browser(ann), f"/characters/{robot.pk}"
    assert client.post(f"{page}/open", {"audience": "mutuals", "days": "30"})["Location"] == page
    assert client.post(f"{page}/approve", {"username": "@ben", "days": "30"})["Location"] == page
    shown, hers = client.get(page).content.decode(), client.get("/cameo").content.decode()
    assert "only the robot dances" in shown and "only she dances" not in shown
    assert "only she dances" in hers and "only the robot dances" not in hers
    assert f'href="{page}"' in hers
    grants = {grant.audience: grant for grant in Grant.objects.standing()}
    assert set(grants) == {"mutuals", "approved"}
    assert {grant.likeness for grant in grants.values()} == {robot}
    assert client.post(f"/cameo/grants/{grants['approved'].pk}/end")["Location"] == page
    assert client.post(f"{page}/open", {"audience": "approved"})["Location"] == page
    assert not Grant.objects.standing().exists()


def test_a_refused_selfie_of_a_pet_links_to_the_characters_page(ann: User) -> None:
    client = browser(ann)
    photo = SimpleUploadedFile("me.png", pictures.pet(), "image/png")
    assert client.post("/cameo/enrol", {"photo": photo}).status_code == 302
    tasks.inspect(str(Likeness.objects.get().pk))
    shown = client.get("/cameo").content.decode()
    assert "Not you, but a drawing, a toy or a pet?" in shown
    assert shown.index('href="/characters/new"') < shown.index('action="/cameo/enrol"')


def test_a_refused_character_says_why_and_keeps_its_name_for_the_next_try(ann: User) -> None:
    client = browser(ann)
    no_picture = client.post("/characters/new", {"name": "robo"})
    assert (no_picture.status_code, 'value="robo"' in no_picture.content.decode()) == (422, True)
    made = client.post("/characters/new", sent("me", pictures.png(pictures.somebody())))
    assert client.get(f"{made['Location']}/verdict").status_code == 200
    tasks.inspect(str(Likeness.objects.get().pk))
    assert client.get(f"{made['Location']}/verdict")["HX-Refresh"] == "true"
    shown = client.get(made["Location"]).content.decode()
    assert "There is a person&#x27;s face in the picture." in shown
    assert 'value="me"' in shown and 'href="/cameo"' in shown


def test_a_notice_opens_the_page_of_its_character(ann: User) -> None:
    client = browser(ann)
    made = client.post("/characters/new", sent())
    tasks.inspect(str(Likeness.objects.get().pk))
    assert f'href="{made["Location"]}"' in client.get("/notifications").content.decode()
