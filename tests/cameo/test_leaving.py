"""Who closes their account takes everything along: marks planted in their photos, words and names are sought in the raw
bytes of database, logs and media root, and every stored object is tried as a picture.
"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client

from accounts import services as accounts
from accounts.models import Follow, Notification, User
from cameo import services, tasks
from cameo.ledger.keys import ledger_keys
from cameo.ledger.verifying import verify
from cameo.models import Approval, ConsentEvent, Grant, Likeness, Use
from cameo.states import Audience, Gate, LikenessState
from common import store
from common.clock import now
from feed.export import services as exports
from feed.models import Comment, Like
from feed.services import comment, like
from generation.models import Clip, Job, StoryTemplate
from generation.states import JobState, Visibility
from tests.cameo.test_vault_at_rest import MARK, database, decodes, enrol, jpeg, stored
from tests.factories import ClipFactory, JobFactory, LikenessFactory, PostFactory, UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NAME, PASSWORD, SAID = "quillonrixby", "a-long-enough-secret-7", "zanzibarplover"
WORDS = (NAME, f"{NAME}@example.com", SAID, MARK.decode())


@pytest.fixture(autouse=True)
def _no_bell(settings: Any, monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    from celery import current_app

    settings.ASSETS_DIR = assets
    monkeypatch.setattr(current_app, "send_task", lambda name, *args, **options: None)


@pytest.fixture
def dora() -> User:
    dora = UserFactory(username=NAME, display_name=f"{SAID} herself", bio=SAID)
    dora.set_password(PASSWORD)
    dora.save()
    EmailAddress.objects.create(user=dora, email=dora.email, primary=True)
    return dora


def with_files(clip: Clip) -> Clip:
    picture = jpeg()
    keys = {
        f"{kind}_key": store.put_bytes(clip.space, picture + kind.encode(), suffix="jpg")
        for kind in ("video", "poster")
    }
    Clip.objects.filter(pk=clip.pk).update(**keys)
    return clip


def live(dora: User, ben: User) -> list[Likeness]:
    """What somebody leaves behind in every app, and around her in what others made; her likenesses."""
    face, toy = enrol(dora)
    services.set_wishes(dora, face, appearance=f"wears a {SAID}", restrictions=f"never says {SAID}")
    services.grant_use(dora, face, audience=Audience.APPROVED, person=ben)
    bens = LikenessFactory(owner=ben)
    services.grant_use(ben, bens, audience=Audience.APPROVED, person=dora)
    accounts.follow(dora, ben)
    accounts.follow(ben, dora)

    board = {"shots": [{"text": SAID, "cast": [NAME]}]}
    job = JobFactory(owner=dora, prompt=f"@{NAME} {SAID}", storyboard=board)
    accounts.grant_daily(dora)
    accounts.hold(dora, job.price, job_id=job.pk)
    own = PostFactory(author=dora, caption=SAID, cast=[face]).clip
    Job.objects.filter(pk=own.job_id).update(prompt=SAID, storyboard=board)
    with_files(own)
    with_files(ClipFactory(owner=dora, cast=[toy]))
    others = ClipFactory(
        owner=ben, job__prompt=f"@{NAME} and @{NAME}.toy dance", job__storyboard=board, cast=[face, bens]
    )
    with_files(others)
    for likeness in (face, bens):
        Use.objects.create(
            likeness=likeness, requester=ben, gate=Gate.SUBMIT, job_id=others.job_id, epoch=1, allowed=True,
            prompt=f"@{NAME} dance",
        )  # fmt: skip
    asked = {"epoch": 1, "digest": "d", "expires_at": now() + timedelta(days=1), "gate": Gate.PUBLISH}
    Use.objects.create(likeness=bens, requester=dora, gate=Gate.SUBMIT, epoch=1, allowed=False, prompt=SAID)
    Approval.objects.create(likeness=bens, requester=dora, prompt=SAID, **asked)
    Approval.objects.create(likeness=face, requester=ben, prompt=f"@{NAME} dance", **asked)
    bens_post = PostFactory(author=ben)
    comment(dora, bens_post, SAID)
    like(dora, bens_post)
    Notification.objects.create(recipient=ben, kind="approval_expired", data={"handle": NAME})
    StoryTemplate.objects.create(owner=dora, title=SAID, body={"said": SAID})
    assert exports.build(exports.request_export(dora).pk)
    return [face, toy]


def remains(root: Path) -> list[str]:
    """Where any of her marks is, by name of the file or the word."""
    found = [f"{name}: {word}" for name, content in stored(root).items() for word in WORDS if word.encode() in content]
    found += [f"{name} can be seen" for name, content in stored(root).items() if decodes(content)]
    everything = database()
    return found + [f"database: {word}" for word in WORDS if word.encode() in everything]


def test_nothing_of_who_left_is_found_anywhere(ben: User, dora: User, tmp_path: Path, capfd: Any, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", logger="factory")  # what the test itself plants
    likenesses = live(dora, ben)
    others = Clip.objects.get(owner=ben, visibility=Visibility.DRAFT)
    before = remains(tmp_path)
    assert {f"database: {word}" for word in WORDS[:3]} <= set(before), "the search finds what is there"
    assert sum("can be seen" in name for name in before) == 6

    browser = Client()
    browser.force_login(dora)
    reply = browser.post("/settings/close", {"password": PASSWORD})
    with time_machine.travel(now() + timedelta(minutes=11)):
        tasks.sweep()

    assert remains(tmp_path) == []
    said = "".join(capfd.readouterr()) + caplog.text
    assert [word for word in WORDS if word in said] == []
    assert reply.status_code == 200
    assert set(Job.objects.filter(owner=dora).values_list("state", flat=True)) == {JobState.CANCELLED, JobState.READY}
    others.refresh_from_db()
    assert (others.visibility, others.withdrawn_reason) == (Visibility.WITHDRAWN, "likeness_not_active")
    assert others.job.prompt == "@… and @… dance", "who left is nobody now in the words of others"
    assert not Clip.objects.filter(owner=dora).exclude(visibility=Visibility.DELETED).exists()
    assert {row.state for row in Likeness.objects.filter(pk__in=[one.pk for one in likenesses])} == {
        LikenessState.REVOKED
    }
    assert not Grant.objects.standing().exists(), "neither what she opened nor what was opened to her"
    assert not Like.objects.exists()
    assert not Follow.objects.between(dora, ben).exists()
    assert Comment.objects.get().deleted_at is not None
    assert list(Comment.objects.values_list("post__comment_count", "post__like_count")) == [(0, 0)]


def test_the_ledger_still_verifies_and_knows_nobody(ben: User, dora: User) -> None:
    live(dora, ben)
    hers = Likeness.objects.owned_by(dora)
    before = {
        json.loads(event.body)["owner"] for event in ConsentEvent.objects.filter(likeness_id__in=hers.values("pk"))
    }
    accounts.close_account(dora)

    assert verify() is None
    kinds = set(ConsentEvent.objects.filter(likeness_id__in=hers.values("pk")).values_list("kind", flat=True))
    assert {"enrolled", "granted", "revoked", "clip_withdrawn", "purged", "closed"} <= kinds
    closed = [json.loads(event.body) for event in ConsentEvent.objects.filter(kind="closed")]
    assert {event["owner"] for event in closed} == {"erased"}
    assert "erased" not in before


def test_proof_of_deletion_is_handed_over_at_the_door(ben: User, dora: User, api: Any) -> None:
    likenesses = live(dora, ben)

    reply = api(dora).delete("/api/v1/me")

    assert reply.status_code == 200
    kept = reply.json()["items"]
    assert [one["name"] for one in kept] == [f"deletion-{likeness.pk}.json" for likeness in likenesses]
    key = ledger_keys().signer.public_key()
    for one in kept:
        assert (
            json.loads(jwt.PyJWS().decode(one["content"]["jws"], key, algorithms=["EdDSA"]))
            == one["content"]["certificate"]
        )
        assert one["content"]["certificate"]["objects_deleted"] >= 3
    assert NAME not in json.dumps(kept)
    assert accounts.close_account(dora) == [], "a second time there is nothing to do"


def test_the_last_page_holds_the_proof_itself(ben: User, dora: User) -> None:
    live(dora, ben)
    browser = Client()
    browser.force_login(dora)
    page = browser.post("/settings/close", {"password": PASSWORD})

    assert page.content.decode().count('href="data:application/json;base64,') == 2
    assert page["Cache-Control"] == "no-store"
    assert browser.get("/settings").status_code == 302, "signed out"


def test_who_has_no_likeness_gets_nothing_to_keep(dora: User, api: Any) -> None:
    assert api(dora).delete("/api/v1/me").status_code == 204
