"""`python -m tests.feed.cost_runner POSTS`: fills the configured empty database with so many posts, asks for every list
over the API, and prints as JSON how many queries that took and which large tables any of them reads from end to end.
"""

import json
import sys
from typing import Any

import django

django.setup()

from allauth.usersessions.models import UserSession  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from rest_framework.throttling import SimpleRateThrottle  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.feed_rows import CLIP, FIRST_AUTHOR, POST, fill, happenings, numbered, viewer  # noqa: E402
from feed.cards.lookup import SHELF  # noqa: E402
from feed.learning.windows import current_window  # noqa: E402
from feed.models import FeedPreference, PostCast, Steer  # noqa: E402
from feed.search.learnt import learnt  # noqa: E402
from feed.serving.sessions import FOR_VISITORS  # noqa: E402
from feed.serving.top import RECENT  # noqa: E402
from feed.states import Mode  # noqa: E402
from tests.feed.counted import Asked, counted  # noqa: E402
from tests.feed.plans import scanned  # noqa: E402

SIZES = (5, 50)
FOR_PEOPLE = (Mode.FOLLOWING, Mode.CAMEOS)
FEED = "/api/v1/feed"


def main(posts: int) -> dict[str, Any]:
    settings.ALLOWED_HOSTS = ["testserver"]
    SimpleRateThrottle.THROTTLE_RATES = {"user": None, "anon": None}
    fill(posts, full=posts)
    person, chooser = viewer(posts), viewer(posts, 1)
    happenings(posts, posts, person)
    author = get_user_model().objects.get(pk=FIRST_AUTHOR + 1)
    keys = {
        Mode.MOOD: "clay",
        Mode.PERSON: author.username,
        Mode.THREAD: str(numbered(CLIP, posts - 200 - posts % 200)),
        Mode.SEARCH: "moon",
    }
    visitor = Client()
    token, choosing = _signed_in(person), _signed_in(chooser)
    FeedPreference.objects.create(person=chooser, longest_s=600)
    said = (("no", "number7"), ("more", "number3"), ("more", "number5"))
    chips = [{"verb": verb, "topic": topic, "tags": [], "strength": 1.0, "found": 1.0} for verb, topic in said]
    Steer.objects.create(person=chooser, text="no number7", chips=chips)
    shown = [place for place in range(1, posts, 3) if place % 50]
    casts = [
        PostCast(post_id=numbered(POST, place), person=who, sequence=place)
        for who in (person, chooser)
        for place in shown
    ]
    PostCast.objects.bulk_create(casts, batch_size=5000)
    for kept in (learnt, current_window):
        kept()  # looked for once in a while by each process, not by each request
    told: dict[str, Any] = {"queries": {}, "scans": {}, "items": {}}
    every: list[Asked] = []
    for mode in Mode:
        for size in SIZES:
            for name, client, headers in (
                ("person", Client(), token),
                ("chooser", Client(), choosing),
                ("visitor", visitor, {}),
            ):
                if mode in FOR_PEOPLE and name == "visitor":
                    continue
                asked = {"mode": mode, "size": size, "key": keys.get(mode, "")}
                for kept in (SHELF, FOR_VISITORS, RECENT):
                    kept.clear()
                cold, first = _one(client, asked, headers, every)
                asked["cursor"] = first["next"] or ""
                _one(client, asked, headers, every)
                warm, second = _one(client, asked, headers, every)
                told["queries"][f"{mode} {size} {name}"] = [cold, warm]
                told["items"][f"{mode} {size} {name}"] = [len(first["items"]), len(second["items"])]
    for one in {asked.sql: asked for asked in every}.values():
        for what in scanned(one):
            told["scans"].setdefault(what, one.sql)
    return told


def _signed_in(person: User) -> dict[str, str]:
    browser = Client()
    browser.force_login(person)
    UserSession.objects.create(user=person, session_key=browser.session.session_key, ip="127.0.0.1")
    return {"X-Session-Token": str(browser.session.session_key)}


def _one(client: Client, asked: dict[str, Any], headers: dict[str, str], every: list[Asked]) -> tuple[int, Any]:
    with counted() as seen:
        reply = client.get(FEED, asked, headers=headers)
    if reply.status_code != 200:
        raise RuntimeError(f"{asked}: {reply.status_code} {reply.content[:300]!r}")
    every += seen
    return len(seen), reply.json()


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
