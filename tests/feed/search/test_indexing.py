"""The index follows the posts, in their own transactions."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction

from accounts.services import close_account
from cameo.services import grant_use, revoke
from cameo.states import Audience, Mode
from cameo.terms import Terms
from common.errors import Forbidden
from feed import services
from feed.models import PostWords
from feed.search import find, match
from tests.factories import ClipFactory, LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db


def test_a_post_is_found_from_publishing_on_until_it_is_taken_back(ann):
    clip = ClipFactory(owner=ann, job__prompt="a lighthouse in the fog")
    assert find("lighthouse", 9) == []

    post = services.publish(ann, clip, caption="Night #calm")
    assert find("lighthouse", 9) == find("#calm", 9) == find("night", 9) == find("@ann", 9) == [post.pk]

    services.unpublish(ann, post)
    assert not PostWords.objects.exists()
    services.publish(ann, clip, caption="Morning")
    assert (match("night", 9), match("morning", 9)) == ([], [post.pk])


def test_a_refused_publication_leaves_no_words(ann, ben):
    clip = ClipFactory(owner=ben, cast=[LikenessFactory(owner=ann)])

    with pytest.raises(Forbidden):
        services.publish(ben, clip, caption="lighthouse")
    assert not PostWords.objects.exists()


def test_what_is_rolled_back_was_never_found(ann):
    with transaction.atomic():
        services.publish(ann, ClipFactory(owner=ann), caption="lighthouse")
        transaction.set_rollback(True)

    assert find("lighthouse", 9) == []


def test_a_withdrawn_likeness_takes_its_posts_out(ann, ben):
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.APPROVED, person=ben, terms=Terms(mode=Mode.AUTOMATIC))
    post = services.publish(ben, ClipFactory(owner=ben, cast=[likeness]), caption="lighthouse")
    assert match("@ann", 9) == [post.pk]

    revoke(ann, likeness)

    assert find("lighthouse", 9) == match("@ann", 9) == []


def test_who_leaves_takes_their_words_along(ann):
    services.publish(ann, ClipFactory(owner=ann), caption="lighthouse")
    close_account(ann)

    assert find("lighthouse", 9) == []
    assert not PostWords.objects.exists()


def test_posts_from_before_are_indexed(ann):
    post = PostFactory(author=ann, caption="an old lighthouse", tags=["calm"])
    PostFactory(author=ann, caption="a hidden lighthouse", hidden=True)

    for _ in range(2):
        import_module("feed.migrations.0011_index_words").index(apps, connection.schema_editor())

    assert find("lighthouse", 9) == find("#calm", 9) == [post.pk]


def test_a_long_prompt_is_indexed_as_far_as_it_is_useful(ann):
    prompt = " ".join(f"word{number}" for number in range(5000))
    post = services.publish(ann, ClipFactory(owner=ann, job__prompt=prompt))

    assert match("word3", 9) == [post.pk]
    assert len(PostWords.objects.get().words) < 5000
