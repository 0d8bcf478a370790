"""Challenges over HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from cameo.capture.words import NAMES, REVIEW, WORDS, explained
from cameo.models import Capture
from cameo.states import CaptureState
from common.clock import now
from tests.vision.test_capture_header import mp4
from vision.capture.contracts import Check, Fault
from vision.contracts import Reason

pytestmark = pytest.mark.django_db
AT = "/api/v1/cameo/challenges"


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    ids: list[Any] = []
    monkeypatch.setattr("cameo.services.captures.ring_judge", ids.append)
    return ids


@pytest.fixture
def browser(ann: User) -> Client:
    made = Client()
    made.force_login(ann)
    return made


def issue(browser: Client, **options: Any) -> dict[str, Any]:
    reply = browser.post(AT, options, content_type="application/json")
    assert (reply.status_code, reply["Cache-Control"]) == (201, "no-store")
    Capture.objects.update(created_at=now() - timedelta(seconds=40))
    return dict(reply.json())


def send(browser: Client, challenge: dict[str, Any], content: bytes) -> Any:
    video = SimpleUploadedFile("video.mp4", content, "video/mp4")
    return browser.post(f"{AT}/{challenge['id']}/video", {"nonce": challenge["nonce"], "video": video})


def test_a_challenge_is_issued_answered_and_read(browser: Client, rung: list[Any]) -> None:
    challenge = issue(browser, language="de", voice=True)
    assert set(challenge) == {"id", "nonce", "script", "expires_at"}
    assert {step["kind"] for step in challenge["script"]["steps"]} == {"look", "move", "digit", "colour"}
    row = Capture.objects.get()
    assert (row.language, row.voice) == ("de", True)
    reply = send(browser, challenge, mp4(640, 480))
    assert (reply.status_code, reply.json()["state"], rung) == (202, "checking", [row.pk])
    Capture.objects.update(
        state=CaptureState.FAILED, checks={"moves": {"outcome": "failed", "codes": ["moves_missed"]}}
    )
    read = browser.get(f"{AT}/{challenge['id']}").json()
    assert "nonce" not in read and "script" not in read
    (check,) = read["checks"]
    assert (check["check"], check["title"], check["outcome"]) == ("moves", "Head moves", "failed")
    assert check["reasons"][0]["code"] == "moves_missed" and "arrow" in check["reasons"][0]["hint"]


def test_in_which_languages_digits_are_heard_is_said_beforehand(browser: Client) -> None:
    told = browser.get(AT).json()
    assert told["languages"] == {"en": "English"} and "English" in told["notice"] and "moderator" in told["notice"]
    chinese = {"Accept-Language": "zh-hans"}
    assert browser.get(AT, headers=chinese).json()["languages"]["en"] == "英语"
    page = browser.get(reverse("cameo_capture")).content.decode()
    assert told["notice"] in page and '<option value="en">English</option>' in page
    assert not Capture.objects.exists()


def test_another_session_of_the_same_person_can_not_answer(browser: Client, ann: User) -> None:
    challenge = issue(browser)
    elsewhere = Client()
    elsewhere.force_login(ann)
    assert elsewhere.get(f"{AT}/{challenge['id']}").status_code == 200
    reply = send(elsewhere, challenge, mp4(640, 480))
    assert (reply.status_code, reply.json()["code"]) == (403, "challenge_foreign")
    assert send(browser, challenge, mp4(640, 480)).status_code == 202
    assert send(browser, challenge, mp4(640, 480)).json()["code"] == "challenge_used"


def test_an_app_is_bound_by_its_token(ann: User) -> None:
    inside = Client()
    inside.force_login(ann)
    token = {"X-Session-Token": inside.session.session_key}
    reply = Client().post(AT, {}, content_type="application/json", headers=token)
    assert reply.status_code == 201
    Capture.objects.update(created_at=now() - timedelta(seconds=40))
    video = SimpleUploadedFile("video.mp4", mp4(640, 480), "video/mp4")
    body = {"nonce": reply.json()["nonce"], "video": video}
    assert Client().post(f"{AT}/{reply.json()['id']}/video", body, headers=token).status_code == 202


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a text", "unsupported_video_format"),
        (mp4(7680, 4320), "video_too_many_pixels"),
        (mp4(1, 1)[:99], "video_not_understood"),
    ],
)
def test_bad_videos_get_refusals_of_their_own(browser: Client, content: bytes, code: str) -> None:
    reply = send(browser, issue(browser), content)
    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert Capture.objects.get().state == CaptureState.ISSUED


def test_a_fourth_try_says_when_to_come_back(browser: Client) -> None:
    for _ in range(3):
        issue(browser)
    reply = browser.post(AT, {}, content_type="application/json")
    assert (reply.status_code, reply.json()["code"]) == (429, "capture_tries_used")
    assert int(reply["Retry-After"]) > 80_000


def test_every_check_and_every_fault_has_words() -> None:
    assert set(NAMES) == set(Check) | {REVIEW}
    for code in (*Fault, *Reason, *WORDS, "check_failed", "upload_interrupted", "face_pack_missing"):
        with translation.override("en"):
            assert str(explained(code).title) and str(explained(code).hint)
