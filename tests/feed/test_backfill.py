"""Posts from before are described as new ones are."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from feed.models import Post, PostStat, PostTag
from tests.contracts.invariants import broken
from tests.factories import ClipFactory, LikenessFactory, PostFactory
from tests.feed.test_describing import remix_of

pytestmark = pytest.mark.django_db
BLANK = {
    "thread": None,
    "remix": False,
    "people": False,
    "language": "",
    "duration_ms": 0,
    "tags": [],
    "remix_count": 0,
}


def test_posts_from_before_are_described(ann, ben):
    likeness = LikenessFactory(owner=ann)
    root = PostFactory(author=ann, caption="#old", clip=ClipFactory(owner=ann, visibility="public", duration_ms=3000))
    clip = remix_of(root.clip, ben, cast=[likeness], visibility="public")
    child = PostFactory(author=ben, clip=clip)
    hidden = PostFactory(author=ben, hidden=True, caption="#gone", clip=ClipFactory(owner=ben))
    Post.objects.update(**BLANK)
    PostStat.objects.all().delete()
    PostTag.objects.all().delete()

    import_module("feed.migrations.0006_describe").describe(apps, connection.schema_editor())

    root, child, hidden = (Post.objects.get(pk=post.pk) for post in (root, child, hidden))
    assert (root.thread, root.remix, root.people, root.remix_count) == (root.clip_id, False, False, 1)
    assert (child.thread, child.remix, child.people, child.remix_count) == (root.clip_id, True, True, 0)
    assert (root.language, root.duration_ms, root.tags, hidden.tags) == ("en", 3000, ["old"], ["gone"])
    assert [tagged.tag for tagged in PostTag.objects.all()] == ["old"]
    assert dict(PostStat.objects.values_list("post_id", "eligible")) == {
        root.pk: True,
        child.pk: True,
        hidden.pk: False,
    }
    assert broken() == {}
