"""A page shows only what its viewer may see now."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Follow, Mute
from feed.cards import alive
from feed.contracts import Ask
from feed.models import Like, Post, Save
from feed.selectors import visible_posts
from feed.states import Mode
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db
LATEST = Mode.LATEST


def ids(rows):
    return [row.post_id for row in rows]


def test_the_order_is_kept_and_what_is_hidden_or_unknown_left_out(ann, ben):
    posts = [PostFactory(author=ann) for _ in range(4)]
    Post.objects.filter(pk=posts[1].pk).update(hidden=True)

    rows = alive(ben, [posts[2].pk, uuid4(), posts[1].pk, posts[0].pk, posts[3].pk])

    assert ids(rows) == [posts[2].pk, posts[0].pk, posts[3].pk]


def test_people_whom_a_block_parts_do_not_meet(ann, ben, cy):
    anns, bens, cys = (PostFactory(author=person).pk for person in (ann, ben, cy))

    assert ids(alive(cy, [anns, bens, cys])) == [bens, cys]
    assert ids(alive(ann, [anns, bens, cys])) == [anns, bens]
    assert ids(alive(AnonymousUser(), [anns, bens, cys])) == [anns, bens, cys]
    assert ids(alive(None, [anns])) == [anns]


def test_who_is_muted_can_be_visited(ann, ben):
    Mute.objects.create(source=ben, target=ann)
    post = PostFactory(author=ann)

    assert alive(ben, [post.pk]) == []
    assert alive(ben, [post.pk], Ask(mode=LATEST)) == []
    assert ids(alive(ben, [post.pk], Ask(mode=Mode.PERSON, key="ann"))) == [post.pk]
    assert ids(alive(ann, [post.pk])) == [post.pk]


def test_a_block_holds_when_visiting_too(ann, cy):
    post = PostFactory(author=ann)

    assert alive(cy, [post.pk], Ask(mode=Mode.PERSON, key="ann")) == []


def test_nothing_is_listed_that_the_policy_does_not_allow(ann, ben, cy):
    everything = [PostFactory(author=person, hidden=hidden).pk for person in (ann, ben, cy) for hidden in (0, 1)]
    for viewer in (AnonymousUser(), ann, ben, cy, UserFactory()):
        assert set(ids(alive(viewer, everything))) == set(visible_posts(viewer).values_list("pk", flat=True))


def test_filters(ann, ben):
    plain = PostFactory(author=ann, language="en", duration_ms=5_000).pk
    people = PostFactory(author=ann, people=True, language="en", duration_ms=10_000).pk
    remix = PostFactory(author=ann, remix=True, language="zh", duration_ms=10_001).pk
    unknown = PostFactory(author=ann, duration_ms=1).pk
    everything = [plain, people, remix, unknown]

    def asked(**filters):
        return ids(alive(ben, everything, Ask(mode=LATEST, **filters)))

    assert asked() == everything
    assert asked(hide_people=True) == [plain, remix, unknown]
    assert asked(hide_remixes=True) == [plain, people, unknown]
    assert asked(languages=("zh", "ja")) == [remix]
    assert asked(longest_s=10) == [plain, people, unknown]


def test_rows_hold_counts_and_the_viewers_own_acts(ann, ben, cy):
    post = PostFactory(author=ann, like_count=1, comment_count=3, share_count=2, remix_count=1, version=7)
    other = PostFactory(author=UserFactory())
    Like.objects.create(post=post, person=ben)
    Save.objects.create(post=post, person=ben)
    Follow.objects.create(source=ben, target=cy)

    mine, others = alive(ben, [post.pk, other.pk])

    assert (mine.liked, mine.saved, mine.follows) == (True, True, True)
    assert (others.liked, others.saved, others.follows) == (False, False, False)
    assert (mine.version, mine.author_id) == (7, ann.pk)
    assert (mine.like_count, mine.comment_count, mine.share_count, mine.remix_count) == (1, 3, 2, 1)
    (visitors,) = alive(None, [post.pk])
    assert (visitors.liked, visitors.saved, visitors.follows) == (False, False, False)


@pytest.mark.parametrize("size", [0, 1, 5, 50])
def test_one_query_whatever_the_size(ann, ben, size):
    posts = [PostFactory(author=ann).pk for _ in range(size)]
    with CaptureQueriesContext(connection) as asked:
        assert len(alive(ben, posts)) == size
    assert len(asked) == bool(size)
