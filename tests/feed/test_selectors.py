import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Mute
from common.errors import Invalid, NotFound, Withdrawn
from feed import selectors
from feed.api.lists import listed
from feed.models import FeedPreference, Post
from feed.policies import PostPolicy
from feed.states import Mode
from generation.models import Clip
from generation.states import Visibility
from tests.factories import LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(ann, ben, cy):
    """Posts by Ann (one hidden, one withdrawn, one with her likeness) and by Ben and Cy."""
    likeness = LikenessFactory(owner=ann)
    posts = [
        PostFactory(author=ann),
        PostFactory(author=ann, cast=[likeness]),
        PostFactory(author=ben, cast=[likeness]),
    ]
    hidden = PostFactory(author=ann, hidden=True)
    withdrawn = PostFactory(author=ben, cast=[likeness])
    Clip.objects.filter(pk=withdrawn.clip_id).update(visibility=Visibility.WITHDRAWN)
    return [*posts, hidden, withdrawn, PostFactory(author=cy)]


def test_policy_and_queryset_agree_on_every_row(world, ann, ben, cy):
    staff = UserFactory(username="sam", is_staff=True)
    for viewer in (AnonymousUser(), ann, ben, cy, staff):
        listed = set(selectors.visible_posts(viewer).values_list("pk", flat=True))
        for post in Post.objects.select_related("clip__job"):
            assert bool(PostPolicy(viewer).view(post)) == (post.pk in listed), (viewer.username, post.pk)


def test_blocked_people_do_not_meet_in_the_feed(world, ann, cy):
    assert ann.pk not in {post.author_id for post in listed(cy, Mode.LATEST).items}
    assert cy.pk not in {post.author_id for post in listed(ann, Mode.LATEST).items}


def test_following_holds_only_people_followed(world, ann, ben):
    assert {post.author_id for post in listed(ben, Mode.FOLLOWING).items} == {ann.pk}


def test_muted_people_are_left_out_but_can_be_visited(world, ann, ben):
    Mute.objects.create(source=ben, target=ann)

    assert listed(ben, Mode.FOLLOWING).items == []
    assert selectors.person_page(ann, ben).items


def test_pages_neither_repeat_nor_lose_while_posts_arrive_and_leave(ann, ben):
    posts = [PostFactory(author=ann) for _ in range(11)]
    seen, cursor = [], ""
    while cursor is not None:
        page = listed(ben, Mode.LATEST, cursor=cursor, size=4)
        seen += [post.pk for post in page.items]
        cursor = page.next
        PostFactory(author=ann)
        Post.objects.filter(pk=posts[0].pk).update(hidden=True)

    assert seen == [post.pk for post in reversed(posts[1:])]


def test_a_cursor_of_another_list_is_refused(ann, ben):
    for _ in range(3):
        PostFactory(author=ann)
    cursor = listed(ben, Mode.LATEST, size=1).next

    with pytest.raises(Invalid, match="bad_cursor"):
        listed(ben, Mode.FOLLOWING, cursor=cursor)
    with pytest.raises(Invalid, match="bad_cursor"):
        listed(ben, Mode.LATEST, cursor="forged")


def test_older_lists_keep_to_what_the_viewer_keeps_too(ann, ben):
    plain, shown = PostFactory(author=ann), PostFactory(author=ann, people=True)
    assert listed(ben, Mode.LATEST).items == [shown, plain]
    FeedPreference.objects.create(person=ben, hide_people=True)
    for mode in (Mode.LATEST, Mode.FOLLOWING):
        assert listed(ben, mode).items == [plain]


def test_a_withdrawn_post_says_so_to_those_who_saw_it_and_nothing_to_the_blocked(ann, ben, cy):
    likeness = LikenessFactory(owner=ann)
    post = PostFactory(author=ann, cast=[likeness])
    Clip.objects.filter(pk=post.clip_id).update(visibility=Visibility.WITHDRAWN)

    with pytest.raises(Withdrawn):
        selectors.get_post(post.pk, ben)
    with pytest.raises(NotFound):
        selectors.get_post(post.pk, cy)


@pytest.mark.parametrize("size", [2, 12])
def test_a_page_costs_the_same_whatever_its_size(ann, ben, size, django_assert_max_num_queries):
    likeness = LikenessFactory(owner=ann)
    for _ in range(size):
        PostFactory(author=ann, cast=[likeness])

    with django_assert_max_num_queries(6):
        page = listed(ben, Mode.LATEST, size=size)
        assert len(selectors.post_cards(page.items, ben)) == size
