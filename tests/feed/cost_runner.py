"""`python -m tests.feed.cost_runner POSTS`: fills the configured empty database with so many posts, asks for four pages
of every list over the API and for the page `/`, each as several people, and prints as JSON how many queries that took
and which large tables any of them reads from end to end.
"""

import json
import re
import sys
from typing import Any

import django

django.setup()

from allauth.usersessions.models import UserSession  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from rest_framework.throttling import SimpleRateThrottle  # noqa: E402

from accounts.models import Block, Mute, User  # noqa: E402
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
PAGES = 4
KEPT_AWAY = 4
"""People whom a block either way and a mute keep from the chooser, so many of each."""
FOR_PEOPLE = (Mode.FOLLOWING, Mode.CAMEOS)
FEED = "/api/v1/feed"


def main(posts: int) -> dict[str, Any]:
    settings.ALLOWED_HOSTS = ["testserver"]
    SimpleRateThrottle.THROTTLE_RATES = {"user": None, "anon": None}
    fill(posts, full=posts)
    author = get_user_model().objects.get(pk=FIRST_AUTHOR + 1)
    keys = {
        Mode.MOOD: "clay",
        Mode.PERSON: author.username,
        Mode.THREAD: str(numbered(CLIP, posts - 200 - posts % 200)),
        Mode.SEARCH: "moon",
    }
    person, chooser, hider, refuser = (viewer(posts, number) for number in range(4))
    happenings(posts, posts, person)
    _choose(chooser)
    FeedPreference.objects.create(person=hider, languages=["zh"])
    _wish(refuser, ("no", "moon"))
    who = {
        "person": _signed_in(person),
        "chooser": _signed_in(chooser),
        "hider": _signed_in(hider),
        "refuser": _signed_in(refuser),
        "visitor": {},
    }
    shown = [place for place in range(1, posts, 3) if place % 50]
    casts = [
        PostCast(post_id=numbered(POST, place), person=shown_one, sequence=place)
        for shown_one in (person, chooser, hider, refuser)
        for place in shown
    ]
    PostCast.objects.bulk_create(casts, batch_size=5000)
    for kept in (learnt, current_window):
        kept()  # looked for once in a while by each process, not by each request
    told: dict[str, Any] = {"queries": {}, "scans": {}, "items": {}}
    every: list[Asked] = []
    for mode in Mode:
        for size in SIZES:
            for name, headers in who.items():
                if (mode in FOR_PEOPLE and name == "visitor") or (size < SIZES[-1] and name in ("hider", "refuser")):
                    continue
                counts, items = _pages({"mode": mode, "size": size, "key": keys.get(mode, "")}, headers, every)
                told["queries"][f"{mode} {size} {name}"] = counts
                told["items"][f"{mode} {size} {name}"] = items
    told["web"] = {"person": _web(person, every), "chooser": _web(chooser, every)}
    for one in {asked.sql: asked for asked in every}.values():
        for what in scanned(one):
            told["scans"].setdefault(what, one.sql)
    return told


def _choose(chooser: User) -> None:
    """Filters that drop half, blocks both ways, mutes, and wishes of several kinds."""
    FeedPreference.objects.create(person=chooser, longest_s=600, hide_people=True, hide_remixes=True, languages=["en"])
    _wish(chooser, ("no", "number7"), ("more", "number3"), ("more", "number5"))
    newest = list(get_user_model().objects.filter(pk__gte=FIRST_AUTHOR).order_by("-pk")[: 3 * KEPT_AWAY])
    others = [one for one in newest if one.username != "author1"][: len(newest) // 2]
    for number, other in enumerate(others):
        tie = (Block(source=chooser, target=other), Block(source=other, target=chooser))
        (*tie, Mute(source=chooser, target=other))[number % 3].save()


def _wish(person: User, *said: tuple[str, str]) -> None:
    chips = [{"verb": verb, "topic": topic, "tags": [], "strength": 1.0, "found": 1.0} for verb, topic in said]
    Steer.objects.create(person=person, text="said", chips=chips)


def _pages(asked: dict[str, Any], headers: dict[str, str], every: list[Asked]) -> tuple[list[list[int]], list[int]]:
    """Of each page: queries when it is asked for first, with no card at hand, and again; and how many items it has.
    Whoever asks again for a first page begins a new list, so that one is asked for once.
    """
    counts, items = [], []
    for kept in (FOR_VISITORS, RECENT):
        kept.clear()
    for _page in range(PAGES):
        SHELF.clear()
        first, page = _one(asked, headers, every)
        counts.append([first, *([_one(asked, headers, every)[0]] if "cursor" in asked else [])])
        items.append(len(page["items"]))
        if page["next"] is None:
            break
        asked = asked | {"cursor": page["next"]}
    return counts, items


def _web(person: User, every: list[Asked]) -> dict[str, int]:
    """The page `/` with no card at hand, then again; the clips that htmx asks for next, and those again."""
    browser, told = Client(), dict[str, int]()
    browser.force_login(person)
    SHELF.clear()
    address, headers = "/", dict[str, str]()
    for name in ("first", "again", "next", "next again"):
        with counted() as seen:
            shown = browser.get(address, headers=headers).content.decode()
        every += seen
        told[name] = len(seen)
        if name == "again":
            cursor = re.search(r"[?&;]cursor=([\w-]+)", shown)
            if cursor is None:
                raise RuntimeError("the page has no next one")
            address, headers = f"/?cursor={cursor[1]}", {"HX-Request": "true"}
    return told


def _signed_in(person: User) -> dict[str, str]:
    browser = Client()
    browser.force_login(person)
    UserSession.objects.create(user=person, session_key=browser.session.session_key, ip="127.0.0.1")
    return {"X-Session-Token": str(browser.session.session_key)}


def _one(asked: dict[str, Any], headers: dict[str, str], every: list[Asked]) -> tuple[int, Any]:
    with counted() as seen:
        reply = Client().get(FEED, asked, headers=headers)
    if reply.status_code != 200:
        raise RuntimeError(f"{asked}: {reply.status_code} {reply.content[:300]!r}")
    every += seen
    return len(seen), reply.json()


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
