"""The permission table (permissions.txt) holds, and no address is missing from it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import ERROR, get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.urls import path, reverse

from accounts.models import User
from cameo.services.freeze import freeze_token
from config import urls
from generation.links import media_url, package_url
from generation.models import Clip
from tests.contracts import world as worlds
from tests.contracts.routes import METHODS, Route, routes
from tests.contracts.table import EXACT, PATTERNS, ROWS, Row, without_a_row
from tests.contracts.world import ACTORS, World
from tests.feed.events.telling import told

TERMS = {"mode": "publishing", "verbs": ["generate"], "style": "any", "remix_depth": "3", "days": "30"}
ROUTES = {route.name: route for route in routes()}


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def about(world: World, what: str) -> dict[str, Any]:
    """Every URL argument that the thing can fill."""
    things: dict[str, dict[str, Any]] = {
        "-": {"span": "week", "tag": "dance", "kind": "creators"},
        "ann": {"username": "ann", "handle": "ann"},
        "robo": {"handle": "ann.robo", "likeness_id": world.character.pk},
        "public": {"clip_id": world.public.pk},
        "draft": {"clip_id": world.draft.pk},
        "withdrawn": {"clip_id": world.withdrawn.pk},
        "pair": {"clip_id": world.public.pk, "other_id": world.draft.pk},
        "alone": {"clip_id": world.public.pk, "other_id": world.public.pk},
        "linked": {"clip_id": worlds.fixed("linked")},
        "chain": {"chain_id": worlds.fixed("chain")},
        "invitation": {"invitation_id": worlds.fixed("invitation")},
        "post": {"post_id": world.post.pk},
        "gone": {"post_id": world.gone.pk},
        "queued": {"job_id": world.queued.pk},
        "failed": {"job_id": world.failed.pk},
        "shared": {"template_id": world.shared.pk},
        "kept": {"template_id": world.kept.pk},
        "number": dict.fromkeys(("key_id", "grant_id", "comment_id", "steer_id", "mute_id"), worlds.NUMBER),
        "first": {"seq": 1},
        "list": {"session_id": worlds.fixed("list"), "position": 0},
        "capture": {"capture_id": worlds.fixed("capture")},
        "approval": {"approval_id": worlds.fixed("approval")},
        "job-of-draft": {"job_id": world.draft.job_id, "kind": "poster"},
        "bens-draft": {"clip_id": worlds.fixed("bens-draft")},
        "freeze-link": {"token": freeze_token(world.likeness)},
        "bens": {"comment_id": worlds.BENS_COMMENT},
        "takes": {"takes_id": worlds.fixed("takes"), "place": 1, "job_id": world.draft.job_id},
        "elsewhere": {},
        "link": {"clip_id": world.draft.pk, "kind": "video", "token": _token(world.draft, world.ann)},
        "package-link": {
            "clip_id": world.draft.pk,
            "name": "sprites.vtt",
            "token": _package_token(world.draft, world.ann),
        },
        "open-package-link": {
            "clip_id": world.public.pk,
            "name": "sprites.vtt",
            "token": _package_token(world.public, None),
        },
        "live": {"job_id": world.queued.pk, "name": "init.mp4"},
        "open-link": {"clip_id": world.public.pk, "kind": "video", "token": _token(world.public, None)},
    }
    return things[what]


def address(world: World, row: Row) -> str:
    route = ROUTES[row.name]
    return reverse(row.name, kwargs={name: about(world, row.about)[name] for name in route.arguments})


def _token(clip: Clip, viewer: User | None) -> str:
    return media_url(clip, "video", viewer).rpartition("/")[2]


def _package_token(clip: Clip, viewer: User | None) -> str:
    return package_url(clip, "sprites.vtt", viewer).split("/")[-2]


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("me.jpg", worlds.photo(), "image/jpeg")


def body(world: World, row: Row) -> dict[str, Any]:
    """The least that is valid, so that the answer tells who may and not what was wrong."""
    clip = str(about(world, row.about).get("clip_id", ""))
    prompt = "@ann waves on the beach" if row.about == "ann" else "somebody waves on the beach"
    bodies: dict[tuple[str, str], dict[str, Any]] = {
        ("api-me", "PATCH"): {"bio": "hello"},
        ("api-me-keys", "POST"): {"name": "server"},
        ("api-cameo-grants", "POST"): {"audience": "everyone"},
        ("api-character-grants", "POST"): {"audience": "everyone"},
        ("api-jobs", "POST"): {"prompt": prompt},
        ("api-takes", "POST"): {"prompt": prompt, "number": 2},
        ("api-take-keep", "POST"): {"job_id": str(world.draft.job_id)},
        ("api-storyboards", "POST"): {"prompt": prompt},
        ("api-storyboards-still", "POST"): {
            "storyboard": {"shots": [{"seconds": 2, "setting": "beach"}]},
            "at_s": 1,
            "width": 90,
            "height": 160,
        },
        ("api-templates", "POST"): {"title": "Waves", "job_id": str(world.failed.pk)},
        ("api-template-fill", "POST"): {"values": {"person1": "me"}},
        ("template", "POST"): {"slot.person1": "@me"},
        ("keep_template", "POST"): {"title": "Waves"},
        ("api-clip-remix", "POST"): {"kind": "words", "prompt": "@ann dances on the moon"},
        ("api-clip-remix-takes", "POST"): {"kind": "words", "prompt": "@ann dances on the moon", "number": 2},
        ("api-clip-invitations", "POST"): {"username": "ben"},
        ("api-clip-chain", "POST"): {"prompt": "What next?"},
        ("clip_invitations", "POST"): {"username": "ben", "days": "14"},
        ("begin_chain", "POST"): {"prompt": "What next?"},
        ("api-posts", "POST"): {"clip_id": clip},
        ("api-post-comments", "POST"): {"text": "well made"},
        ("api-feed-events", "POST"): {"events": [told(world.post)], "visit": str(uuid4())},
        ("api-me-feed-steers", "POST"): {"text": "more cats, no politics for a week"},
        ("make_key", "POST"): {"name": "server"},
        ("close_account", "POST"): {"password": "wrong"},
        ("cameo_grant", "POST"): TERMS,
        ("cameo_grant_new", "POST"): TERMS | {"audience": "everyone"},
        ("character_grant", "POST"): TERMS | {"audience": "everyone"},
        ("cameo_open", "POST"): {"audience": "everyone", "days": "30"},
        ("cameo_answer", "POST"): {"answer": "yes"},
        ("cameo_approve", "POST"): {"username": "sam", "days": "30"},
        ("character_open", "POST"): {"audience": "everyone", "days": "30"},
        ("character_approve", "POST"): {"username": "sam", "days": "30"},
        ("create", "POST"): {"prompt": prompt, "size": "720x1280", "key": "once"},
        ("understood", "POST"): {"prompt": prompt},
        ("board_still", "POST"): {"takes.0.setting": "beach", "size": "360x640"},
        ("remix_price", "POST"): {"takes.0.setting": "beach"},
        ("remix_still", "POST"): {"takes.0.setting": "beach", "size": "360x640"},
        ("remix_terms", "POST"): {"who": "mutuals", "share_percent": "10", "must_credit": "on"},
        ("remix_clip", "POST"): {"kind": "words", "words": "@ann dances on the moon", "key": "once"},
        ("comments", "POST"): {"text": "well made"},
        ("steer", "POST"): {"text": "more cats"},
    }
    return bodies.get((row.name, row.method), {})


def query(row: Row) -> dict[str, str]:
    return (
        {"q": "be"} if row.name in ("api-people", "api-cameos", "api-search", "people", "search", "search_feed") else {}
    )


def ask(world: World, row: Row, actor: str) -> str:
    client = world.browser(actor)
    where, given = address(world, row), body(world, row)
    if row.method == "GET":
        reply = client.get(
            where, query(row), headers={"X-Forwarded-For": "192.0.2.1"} if row.about == "elsewhere" else {}
        )
    elif row.name in ("api-me-avatar", "change_avatar") and row.method == "POST":
        reply = client.post(where, {"picture": picture()})
    elif row.name in ("api-cameo", "cameo_enrol") and row.method == "POST":
        reply = client.post(where, {"photo": picture()})
    elif row.name == "api-cameo-video":
        reply = client.post(where, {"nonce": "a guess", "video": picture()})
    elif row.name in ("api-characters", "character_new") and row.method == "POST":
        reply = client.post(where, {"name": "toy", "picture": picture()})
    elif row.name.startswith("api-"):
        reply = client.generic(row.method, where, json.dumps(given), content_type="application/json")
    else:
        reply = client.post(where, given)
    return outcome(reply)


def outcome(reply: HttpResponse) -> str:
    if reply.status_code != 302:
        return str(reply.status_code)
    if reply["Location"].partition("?")[0].endswith("/login/"):
        return "login"
    said = get_messages(reply.wsgi_request) if hasattr(reply, "wsgi_request") else []
    return "told" if any(message.level == ERROR for message in said) else "302"


@pytest.mark.parametrize("row", PATTERNS, ids=str)
def test_third_parties_let_nobody_in_who_may_not(world, row):
    """Their addresses are asked with arguments that name nothing; bodies are empty."""
    above = ROWS[: ROWS.index(row)]
    surprises = []
    for route in routes():
        if not fnmatchcase(route.name, row.name):
            continue
        if any(one.method == row.method and fnmatchcase(route.name, one.name) for one in above):
            continue
        for actor in ACTORS:
            with rolled_back():
                found = ask_third_party(world, route, row.method, actor)
            if found not in row.expected[actor].split("|"):
                surprises.append((route.name, actor, found))

    assert surprises == []


def ask_third_party(world: World, route: Route, method: str, actor: str) -> str:
    given = {name: "accounts" if name == "app_label" else "1" for name in route.arguments}
    where = reverse(route.name, kwargs=given) if route.named else "/admin/nothing"
    headers = world.token(actor) if route.name.startswith("headless:") else {}
    return outcome(world.browser(actor).generic(method, where, "{}", content_type="application/json", headers=headers))


@pytest.mark.parametrize("row", EXACT, ids=str)
def test_everybody_gets_what_the_table_says(world, row):
    found = {}
    for actor in ACTORS:
        with rolled_back():
            found[actor] = ask(world, row, actor)

    assert found == row.expected


def test_every_address_has_a_row():
    assert without_a_row(routes()) == []


def test_every_row_has_an_address():
    assert [row.name for row in EXACT if row.name not in ROUTES] == []
    assert [row.name for row in PATTERNS if not any(fnmatchcase(name, row.name) for name in ROUTES)] == []


def test_an_address_that_nobody_gave_a_row_is_found():
    planted = path("planted/<int:number>", lambda request, number: HttpResponse(), name="planted")

    assert without_a_row(routes([*urls.urlpatterns, planted])) == ["planted"]


def test_a_method_without_a_row_is_not_offered(world):
    ours = {row.name for row in EXACT}
    rows = {(row.name, row.method) for row in EXACT}
    offered = []
    for name in sorted(ours & ROUTES.keys()):
        known = next(row for row in EXACT if row.name == name)
        where = address(world, known)
        for method in METHODS:
            if (name, method) in rows:
                continue
            with rolled_back():
                reply = world.browser("owner").generic(method, where, "{}", content_type="application/json")
            if reply.status_code != 405:
                offered.append((name, method, reply.status_code))

    assert offered == []
