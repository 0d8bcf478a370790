"""GET /api/v1/feed: bytes that are what the schema says, few queries whatever the size, refusals with a code."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feed.api.shapes import FeedPageSerializer
from feed.cards.lookup import SHELF
from feed.states import Mode
from tests.factories import LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db
FEED = "/api/v1/feed"


@pytest.fixture(autouse=True)
def _empty_shelf():
    SHELF.clear()


def told(reply):
    assert reply.status_code == 200, reply.content
    assert reply["Content-Type"] == "application/json"
    return json.loads(reply.content)


def test_a_list_goes_on_to_its_end_without_repeats(api, ann, ben):
    posts = [PostFactory(author=ann, caption=str(number)) for number in range(7)]
    client, seen, cursor = api(ben), [], ""
    while cursor is not None:
        page = told(client.get(FEED, {"mode": "latest", "size": 3, "cursor": cursor}))
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]

    assert seen == [str(post.pk) for post in reversed(posts)]


def test_a_ranked_page_names_its_session_and_places(api, ann, ben):
    for _ in range(5):
        PostFactory(author=ann)

    page = told(api(ben).get(FEED, {"mode": "for_you", "size": 3}))

    assert page["session"]
    assert [item["position"] for item in page["items"]] == [0, 1, 2]
    again = told(api(ben).get(FEED, {"size": 2, "cursor": page["next"], "mode": "for_you"}))
    assert again["session"] == page["session"]


def test_the_bytes_are_what_the_serializer_says(api, ann, ben):
    likeness = LikenessFactory(owner=ann)
    PostFactory(author=ann, caption="#tag", cast=[likeness], tags=["tag"], language="en")
    for mode in ("latest", "for_you"):
        page = told(api(ben).get(FEED, {"mode": mode}))
        checked = FeedPageSerializer(data=page)
        assert checked.is_valid(), checked.errors
        (item,) = page["items"]
        assert_same_keys(FeedPageSerializer(), page)
        assert item["viewer"]["follows"] is True


def assert_same_keys(serializer, shown):
    """Nothing more and nothing less than declared, however deep."""
    assert set(shown) == set(serializer.fields)
    for name, field in serializer.fields.items():
        inner = getattr(field, "child", field)
        for part in shown[name] if isinstance(shown[name], list) else [shown[name]]:
            if isinstance(part, dict):
                assert_same_keys(inner, part)


@pytest.mark.parametrize("order", [("mode=latest", "size=1", "cursor={}"), ("cursor={}", "size=1", "mode=latest")])
def test_a_cursor_may_stand_anywhere_and_be_quoted(api, ann, ben, order):
    posts = [PostFactory(author=ann) for _ in range(3)]
    cursor = told(api(ben).get(FEED, {"mode": "latest", "size": 1}))["next"]
    for shown in (cursor, cursor.replace("-", "%2D").replace("_", "%5F")):
        query = "&".join(order).format(shown)
        assert told(api(ben).get(f"{FEED}?{query}"))["items"][0]["id"] == str(posts[1].pk)


@pytest.mark.parametrize(
    "asked",
    [
        {"mode": "nonsense"},
        {"size": 0},
        {"size": 51},
        {"size": "many"},
        {"longest_s": -1},
        {"languages": "english"},
        {"languages": "en;drop"},
        {"hide_people": "perhaps"},
        {"mode": "search", "key": "x" * 201},
        {"mode": "search", "key": "a\x00b"},
    ],
)
def test_what_can_not_be_asked_is_refused(api, ann, asked):
    reply = api(ann).get(FEED, asked)

    assert reply.status_code == 400
    assert reply["Content-Type"] == "application/problem+json"
    assert reply.json()["code"] == "invalid"


@pytest.mark.parametrize(
    ("words", "code"), [("", "search_empty"), ("!!!", "search_empty"), ("x" * 101, "search_too_long")]
)
def test_a_search_is_refused_as_the_search_itself_does(api, ann, words, code):
    for address, asked in ((FEED, {"mode": "search", "key": words}), ("/api/v1/search", {"q": words})):
        reply = api(ann).get(address, asked)
        assert (reply.status_code, reply.json()["code"]) == (422, code), address


def test_a_cursor_of_another_list_or_person_or_nobody_is_refused(api, ann, ben):
    for _ in range(3):
        PostFactory(author=ann)
    cursor = told(api(ben).get(FEED, {"mode": "latest", "size": 1}))["next"]

    for client, asked in (
        (api(ann), {"mode": "latest", "cursor": cursor}),
        (api(), {"mode": "latest", "cursor": cursor}),
        (api(ben), {"mode": "following", "cursor": cursor}),
        (api(ben), {"mode": "latest", "hide_remixes": True, "cursor": cursor}),
        (api(ben), {"mode": "latest", "cursor": cursor[:-2] + "AA"}),
        (api(ben), {"mode": "latest", "cursor": "forged"}),
    ):
        reply = client.get(FEED, asked)
        assert (reply.status_code, reply.json()["code"]) == (422, "bad_cursor")


def test_filters_hold(api, ann, ben):
    plain, people = PostFactory(author=ann), PostFactory(author=ann, people=True)
    everything = told(api(ben).get(FEED, {"mode": "latest"}))["items"]
    filtered = told(api(ben).get(FEED, {"mode": "latest", "hide_people": True}))["items"]

    assert [item["id"] for item in everything] == [str(people.pk), str(plain.pk)]
    assert [item["id"] for item in filtered] == [str(plain.pk)]


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode not in (Mode.PERSON, Mode.THREAD, Mode.MOOD)])
def test_a_planted_post_is_in_no_list_of_somebody_blocked(api, ann, cy, mode):
    PostFactory(author=ann)
    page = told(api(cy).get(FEED, {"mode": mode, "key": "word" if mode == Mode.SEARCH else ""}))

    assert page["items"] == []


def test_a_warm_page_makes_no_card_again(api, ann, ben):
    for _ in range(4):
        PostFactory(author=ann)
    client = api(ben)
    asked = {"mode": "latest"}
    told(client.get(FEED, asked))
    with CaptureQueriesContext(connection) as queries:
        told(client.get(FEED, asked))
    assert not [query for query in queries if "generation_clip" in query["sql"]]
