"""Cards: the same bytes for everybody, made once a version."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.clock import now
from feed.cards import alive, encode
from feed.cards.card import Card
from feed.cards.lookup import SHELF
from feed.cards.shelf import Shelf, Shelved
from feed.contracts import FeedPage, Item, Reason
from feed.models import Post
from feed.states import Source
from generation import links
from tests.factories import LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_shelf():
    SHELF.clear()


def page_of(*posts, **more):
    return FeedPage(items=[Item(post_id=post.pk, source=Source.LATEST) for post in posts], **more)


def shown(viewer, *posts, **more):
    page = page_of(*posts, **more)
    return json.loads(encode(viewer, page, alive(viewer, [item.post_id for item in page.items])))


def test_an_item_shows_its_post_its_place_and_why(ann, ben):
    likeness = LikenessFactory(owner=ann)
    post = PostFactory(author=ann, caption='say "hi" \\ 你好\n', cast=[likeness], tags=["clay"], like_count=2)
    session = uuid4()
    why = Reason(feature="author", share=0.123456, about="ann")
    page = FeedPage(
        items=[Item(post_id=post.pk, source=Source.FOLLOWING, reasons=(why,))],
        positions=[41],
        next="next",
        session=session,
        expired=True,
    )

    told = json.loads(encode(ben, page, alive(ben, [post.pk])))

    assert (told["next"], told["session"], told["expired"]) == ("next", str(session), True)
    (item,) = told["items"]
    assert (item["id"], item["clip_id"], item["caption"]) == (str(post.pk), str(post.clip_id), post.caption)
    assert item["author"] == {"username": "ann", "name": "ann", "avatar_url": None}
    assert (item["cast"], item["tags"], item["like_count"]) == (["ann"], ["clay"], 2)
    assert item["viewer"] == {"liked": False, "saved": False, "follows": True}
    assert item["why"] == {
        "source": "following",
        "reasons": [{"feature": "author", "share": 0.1235, "about": "ann"}],
    }
    assert item["position"] == 41


def test_an_empty_page_is_one(ann):
    assert shown(ann) == {"items": [], "next": None, "session": None, "expired": False}


def test_what_is_gone_between_list_and_page_is_left_out(ann, ben):
    kept, gone = PostFactory(author=ann), PostFactory(author=ann)
    page = page_of(gone, kept)
    rows = alive(ben, [gone.pk, kept.pk])
    Post.objects.filter(pk=gone.pk).update(hidden=True)

    assert [item["id"] for item in json.loads(encode(ben, page, rows))["items"]] == [str(kept.pk)]
    assert json.loads(encode(ben, page, rows))["items"][0]["position"] == 1


def test_a_card_is_made_once_and_again_when_its_version_rises(ann, ben):
    posts = [PostFactory(author=ann, caption="old") for _ in range(5)]
    rows = alive(ben, [post.pk for post in posts])
    with CaptureQueriesContext(connection) as first:
        encode(ben, page_of(*posts), rows)
    with CaptureQueriesContext(connection) as second:
        encode(ben, page_of(*posts), rows)
    assert (len(first), len(second)) == (1, 0)

    Post.objects.filter(pk=posts[0].pk).update(caption="new", version=2)
    assert [item["caption"] for item in shown(ben, *posts)["items"]] == ["new", *["old"] * 4]


def test_links_are_made_anew_each_step_without_a_query_and_open(ann, ben, monkeypatch):
    post = PostFactory(author=ann)
    before = shown(ben, post)["items"][0]
    later = now() + timedelta(seconds=links.STEP_S)
    rows = alive(ben, [post.pk])
    monkeypatch.setattr(links, "now", lambda: later)

    with CaptureQueriesContext(connection) as asked:
        after = json.loads(encode(ben, page_of(post), rows))["items"][0]

    assert len(asked) == 0
    for kind in links.KINDS:
        assert before[f"{kind}_url"] != after[f"{kind}_url"]
        token = after[f"{kind}_url"].rsplit("/", 1)[1]
        opened = links.open_link(post.clip_id, kind, token)
        assert (opened.viewer_id, opened.epoch) == (None, post.clip.epoch)
        assert after[f"{kind}_url"] == links.media_url(post.clip, kind, None)
        assert links.STEP_S * 4 <= opened.seconds_left <= links.LIFE_S


def test_the_shelf_is_bounded_and_forgets_what_was_not_used_for_longest():
    shelf, names = Shelf(most=3), [uuid4() for _ in range(4)]
    for name in (*names[:3], names[0]):
        shelf.put({name: card(1)})
    shelf.put({names[3]: card(1)})

    assert len(shelf) == 3
    assert [kept is not None for kept in shelf.take(names)] == [True, False, True, True]


def test_the_shelf_keeps_the_newer_card_whoever_writes_last():
    shelf, name = Shelf(), uuid4()
    shelf.put({name: card(2)})
    shelf.put({name: card(1)})

    (kept,) = shelf.take([name])
    assert kept.card.version == 2


def card(version):
    return Shelved(Card(version=version, clip_id=uuid4(), epoch=1, head=b"{"), 0, b"{")
