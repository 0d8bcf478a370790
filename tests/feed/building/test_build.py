from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from feed.building import build
from feed.contracts import Ask
from feed.states import Mode
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db

FOR_YOU = Ask(mode=Mode.FOR_YOU)


def listed(viewer, *, exclude=(), count=50, seed=1, ask=FOR_YOU):
    return [item.post_id for item in build(viewer, ask, exclude=set(exclude), count=count, seed=seed)]


def test_a_visitor_gets_what_there_is_once(ann):
    posts = [PostFactory(author=ann) for _ in range(5)]
    PostFactory(author=ann, hidden=True)

    assert sorted(listed(AnonymousUser())) == sorted(post.pk for post in posts)
    assert listed(AnonymousUser(), exclude=[post.pk for post in posts]) == []
    assert listed(AnonymousUser(), exclude=[uuid4()], count=3) == listed(AnonymousUser())[:3]


def test_nobody_is_shown_what_is_theirs_or_from_those_they_parted_from(ann, ben, cy):
    PostFactory(author=ann)
    theirs = PostFactory(author=ben)
    PostFactory(author=cy)

    assert listed(ann) == [theirs.pk]
