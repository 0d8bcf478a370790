"""Logs and refusals keep to themselves what people wrote, what opens their account, and what they look like."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client

from accounts.services import issue_key
from cameo import inspection, tasks
from cameo.models import Likeness
from config.logs import SHARED, logging_config
from generation import links
from generation.services import submit
from tests.contracts.test_bad_input import file, post, upload
from tests.contracts.world import World

pytestmark = pytest.mark.django_db
MARKER = "xylophoneprompt"
"""A word that nobody else writes."""
PASSWORD = "a-long-enough-secret-7"
SIGNUP = "/_allauth/app/v1/auth/signup"
LOGIN = "/_allauth/app/v1/auth/login"
OURS = ("accounts", "cameo", "common", "config", "django", "django_structlog", "allauth", "feed", "generation", "remix")
FACE = ("array(", "float32", "identity.npz", "data:image")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything our loggers say, down to debug, as the console and as JSON would write it."""
    stream = io.StringIO()
    handlers = []
    for renderer in (_console(), structlog.processors.JSONRenderer()):
        handler = logging.StreamHandler(stream)
        strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        handler.setFormatter(
            structlog.stdlib.ProcessorFormatter(foreign_pre_chain=SHARED, processors=[strip, renderer])
        )
        handlers.append(handler)
        logging.getLogger().addHandler(handler)
    levels = {name: logging.getLogger(name).level for name in OURS}
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield stream
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for handler in handlers:
        logging.getLogger().removeHandler(handler)


def _console() -> Any:
    return logging_config("console")["formatters"]["structured"]["processors"][-1]


def said(heard: io.StringIO) -> str:
    text = heard.getvalue()
    assert "request_started" in text, "nothing was heard: the test listens at the wrong door"
    return text


def test_prompts_stay_out_of_logs_and_refusals(world: World, heard: io.StringIO):
    prompt = {"prompt": f"{MARKER} waves on the beach"}
    remix = f"clips/{world.public.pk}/remix"
    accepted = [
        post(world, "owner", "jobs", prompt, key="once"),
        post(world, "owner", "storyboards", prompt),
        post(world, "owner", remix, {"kind": "words", **prompt}),
        world.browser("owner").get("/create", prompt),
        world.browser("owner").post("/create/understood", prompt),
        world.browser("owner").get("/api/v1/people", {"q": MARKER}),
    ]
    refused = [
        post(world, "owner", "jobs", {"prompt": f"{MARKER} other body"}, key="once"),
        post(world, "owner", "jobs", {"prompt": f"@nobody {MARKER}"}),
        post(world, "staff", "jobs", {"prompt": f"@ann {MARKER}"}),
        post(world, "owner", "jobs", {"prompt": MARKER * 400}),
        post(world, "owner", "jobs", {"prompt": f"{MARKER}\x00"}),
        post(world, "owner", "jobs", f'{{"prompt": "{MARKER}'),
        post(world, "owner", "jobs", {**prompt, "seconds": 10_000}),
        post(world, "owner", "jobs", {**prompt, "storyboard": {"shots": [{"text": MARKER}]}}),
        post(world, "blocked", remix, {"kind": "words", **prompt}),
        post(world, "owner", f"posts/{world.post.pk}/comments", {"text": MARKER * 100}),
        upload(world, "owner", "jobs", **prompt, audio=file(b"no song", "song.mp3", "audio/mpeg")),
    ]

    assert [reply.status_code // 100 for reply in accepted] == [2] * len(accepted)
    assert [reply.status_code // 100 for reply in refused] == [4] * len(refused)
    assert [reply.json() for reply in refused if MARKER in reply.content.decode()] == []
    assert MARKER not in said(heard)


def test_an_error_of_ours_tells_neither_log_nor_reader_the_prompt(world: World, heard: io.StringIO, monkeypatch):
    def broken(actor: object, **_: object) -> None:
        prompt = f"{MARKER}, kept in a local variable"
        raise RuntimeError("something broke beside " + str(len(prompt)))

    monkeypatch.setattr(submit.planning, "check_request", lambda request: broken(request, prompt=request.prompt))

    reply = post(world, "owner", "jobs", {"prompt": MARKER})

    assert reply.status_code == 500
    assert MARKER not in reply.content.decode()
    assert MARKER not in said(heard)
    assert "something broke beside" in said(heard)


def test_passwords_and_tokens_stay_out_of_logs(db, heard: io.StringIO):
    def ask(path: str, **body: object) -> Any:
        return Client().post(path, json.dumps(body), content_type="application/json")

    joined = ask(SIGNUP, username="dora", password=PASSWORD, birth_date="1995-04-01")
    token = joined.json()["meta"]["session_token"]
    wrong = ask(LOGIN, username="dora", password=f"{PASSWORD}-not")
    again = ask(LOGIN, username="dora", password=PASSWORD)
    Client().post("/accounts/login/", {"login": "dora", "password": PASSWORD})
    mine = Client().get("/api/v1/me", headers={"X-Session-Token": token})
    stale = Client().get("/api/v1/me", headers={"X-Session-Token": f"{token}x"})

    assert [reply.status_code for reply in (joined, wrong, again, mine, stale)] == [200, 400, 200, 200, 401]
    for secret in (PASSWORD, token, again.json()["meta"]["session_token"]):
        assert secret not in said(heard)
        assert secret not in wrong.content.decode() + stale.content.decode()


def test_keys_and_media_links_stay_out_of_logs(world: World, heard: io.StringIO):
    issued = post(world, "owner", "me/keys", {"name": "server"}).json()["key"]
    _row, key = issue_key(world.ann, name="another")
    link = links.media_url(world.draft, "video", world.ann)
    replies = [
        Client().get("/api/v1/me", headers={"Authorization": f"Bearer {key}"}),
        Client().get("/api/v1/me", headers={"Authorization": f"Bearer {key[:-1]}"}),
        world.browser("owner").get(link),
        world.browser("follower").get(link),
        world.browser("owner").get(f"{link}x"),
    ]

    assert [reply.status_code for reply in replies] == [200, 401, 200, 404, 404]
    for secret in (issued, key, key[:-1], link.rpartition("/")[2]):
        assert secret not in said(heard)


def test_faces_stay_out_of_logs(world: World, heard: io.StringIO, selfie: bytes, assets, settings, monkeypatch):
    settings.ASSETS_DIR = assets
    reply = upload(world, "follower", "cameo", photo=file(selfie, "holiday-at-home.jpg", "image/jpeg"))
    assert reply.status_code == 202
    likeness = Likeness.objects.get(owner=world.ben)
    tasks.inspect(str(likeness.pk))
    likeness.refresh_from_db()
    assert likeness.state == "active"

    retaken = upload(world, "staff", "cameo", photo=file(selfie, "holiday-at-home.jpg", "image/jpeg"))
    assert retaken.status_code == 202
    monkeypatch.setattr(inspection, "build", _breaks)
    tasks.inspect(str(Likeness.objects.get(owner=world.sam).pk))

    text = said(heard)
    assert "picture_check_broke" in text
    assert "holiday-at-home" not in text
    assert [word for word in FACE if word in text] == []


def _breaks(pack: object, rgb: object) -> None:
    face = rgb
    raise RuntimeError(f"broke on {type(face).__name__}")
