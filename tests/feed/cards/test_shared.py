"""Cards that processes lend each other by the shared cache."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as NoRedis

from feed.cards import alive
from feed.cards.lookup import SHELF, linked_cards
from feed.models import Post
from tests.factories import PostFactory
from tests.feed.counted import counted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _scaled_out(settings):
    settings.EMBEDDED = False
    SHELF.clear()


def test_what_one_process_made_another_borrows_until_the_version_rises(ann, ben):
    posts = [PostFactory(author=ann) for _ in range(3)]
    rows = alive(ben, [post.pk for post in posts])
    made = linked_cards(rows)
    SHELF.clear()  # as another process is
    with counted() as asked:
        assert linked_cards(rows) == made
    assert asked == []

    Post.objects.filter(pk=posts[0].pk).update(version=2, caption="new")
    SHELF.clear()
    with counted() as asked:
        fresh = linked_cards(alive(ben, [post.pk for post in posts]))
    assert len(asked) == 2
    assert b'"new"' in fresh[0]
    assert fresh[1:] == made[1:]


def test_pages_are_shown_while_redis_is_down(ann, ben, monkeypatch):
    def gone(*_):
        raise NoRedis

    post = PostFactory(author=ann)
    monkeypatch.setattr(cache, "get_many", gone)
    monkeypatch.setattr(cache, "set_many", gone)

    (card,) = linked_cards(alive(ben, [post.pk]))
    assert str(post.pk).encode() in card
