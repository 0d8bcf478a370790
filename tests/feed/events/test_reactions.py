import pytest

from accounts.models import Block
from feed import services
from feed.events.counting import count_all
from feed.models import Event, Like, Post, Save
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(ann):
    return PostFactory(author=ann)


def test_doing_it_twice_is_doing_it_once(api, ben, post):
    for _ in range(2):
        assert api(ben).put(f"/api/v1/posts/{post.pk}/save").status_code == 204
    assert (Save.objects.count(), Event.objects.filter(kind="save").count()) == (1, 1)
    for _ in range(2):
        assert api(ben).delete(f"/api/v1/posts/{post.pk}/save").status_code == 204
    assert list(Event.objects.order_by("pk").values_list("kind", "value")) == [("save", 1.0), ("save", -1.0)]


def test_saves_are_ones_own_and_only_what_may_still_be_seen(api, ann, ben):
    posts = [PostFactory(author=ann) for _ in range(3)]
    for one in posts:
        services.save(ben, one)
    Post.objects.filter(pk=posts[1].pk).update(hidden=True)
    said = api(ben).get("/api/v1/me/saves").json()
    assert [row["id"] for row in said["items"]] == [str(posts[2].pk), str(posts[0].pk)]
    assert api(ann).get("/api/v1/me/saves").json()["items"] == []


@pytest.mark.parametrize("act", ["save", "share", "report", "like"])
def test_what_one_may_not_see_one_can_not_react_to(api, cy, post, act):
    verb = api(cy).post if act in ("share", "report") else api(cy).put
    assert verb(f"/api/v1/posts/{post.pk}/{act}").status_code == 404
    assert not Event.objects.exists()


@pytest.mark.parametrize("act", ["like", "save"])
@pytest.mark.parametrize("reason", ["hidden", "blocked"])
def test_what_was_done_can_be_taken_back_when_the_post_is_out_of_sight(api, ann, ben, post, act, reason):
    address = f"/api/v1/posts/{post.pk}/{act}"
    assert api(ben).put(address).status_code == 204
    if reason == "hidden":
        Post.objects.filter(pk=post.pk).update(hidden=True)
    else:
        Block.objects.create(source=ann, target=ben)
    assert api(ben).put(address).status_code == 404
    assert api(UserFactory()).delete(address).status_code == (404 if reason == "hidden" else 204)
    assert api(ben).delete(address).status_code == 204
    assert (Like.objects.count(), Save.objects.count()) == (0, 0)
    count_all()
    post.refresh_from_db()
    assert (post.like_count, post.save_count) == (0, 0)
    assert api(ben).delete(address).status_code == 404, "nothing of theirs is there"


def test_a_share_gives_the_address_and_a_report_is_heard_once(api, ben, post):
    assert api(ben).post(f"/api/v1/posts/{post.pk}/share").json()["url"].endswith(f"/p/{post.pk}")
    for _ in range(2):
        assert api(ben).post(f"/api/v1/posts/{post.pk}/report").status_code == 204
    assert Event.objects.filter(kind="report").count() == 1
