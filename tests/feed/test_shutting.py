"""Who is shut out is gone from every list, and comes back with what nobody else took away."""

import pytest
from django.test import Client

from accounts.models import User
from cameo.services import revoke
from common.errors import Forbidden
from feed import services
from feed.events.counting import count_all
from feed.models import Post, PostCast, PostStat, PostTag
from feed.search import find
from generation.models import Clip
from generation.services import withdraw_clip
from tests.factories import ClipFactory, LikenessFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def turn(staff: Client, person: User, *, on: bool) -> None:
    fields = {"username": person.username, "email": person.email} | ({"is_active": "on"} if on else {})
    assert staff.post(f"/admin/accounts/user/{person.pk}/change/", fields).status_code == 302
    person.refresh_from_db()
    assert person.is_active == on


def published(author: User, caption: str) -> Post:
    return services.publish(author, ClipFactory(owner=author), caption=caption)


def listed(api, viewer: User, **asked: str) -> list[str]:
    return [item["caption"] for item in api(viewer).get("/api/v1/feed", asked).json()["items"]]


def test_who_is_shut_out_is_in_no_list_and_comes_back_as_they_were(api, staff, ann, ben):
    old = published(ann, "a zebra #wild")
    published(ben, "later")
    services.like(ben, old)
    count_all()
    stat = PostStat.objects.get(post=old)
    assert listed(api, ben, mode="latest") == ["later", "a zebra #wild"]

    turn(staff, ann, on=False)
    for asked in ({"mode": "latest"}, {"mode": "top_all"}, {"mode": "following"}, {"mode": "mood", "key": "wild"}):
        assert "a zebra #wild" not in listed(api, ben, **asked)
    assert find("zebra", 10) == []
    assert api(ben).get(f"/api/v1/posts/{old.pk}").status_code == 404
    assert Client().get(f"/p/{old.pk}").status_code == 404
    turn(staff, ann, on=False)

    turn(staff, ann, on=True)
    assert listed(api, ben, mode="latest") == ["later", "a zebra #wild"], "at its old place"
    assert listed(api, ben, mode="mood", key="wild") == ["a zebra #wild"]
    assert find("zebra", 10) == [old.pk]
    assert Client().get(f"/p/{old.pk}").status_code == 200
    back = Post.objects.get(pk=old.pk)
    assert (back.like_count, back.created_at, back.sequence) == (1, old.created_at, old.sequence)
    assert PostStat.objects.get(post=old).credit == stat.credit
    assert PostTag.objects.get(post=old).sequence == old.sequence


def test_coming_back_brings_nothing_back_that_others_took_away(api, staff, ann, ben):
    bens = LikenessFactory(owner=ben)
    shows_ben = PostFactory(author=ann, cast=[bens])
    taken_back, taken_down, deleted_later = (published(ann, name) for name in ("own", "moderated", "later"))
    stays = published(ann, "stays")
    services.unpublish(ann, taken_back)
    turn(staff, ann, on=False)
    revoke(ben, bens)
    withdraw_clip(Clip.objects.get(pk=taken_down.clip_id), reason="reported")
    withdraw_clip(Clip.objects.get(pk=deleted_later.clip_id), reason="reported")

    turn(staff, ann, on=True)

    assert list(Post.objects.filter(hidden=False)) == [stays]
    assert listed(api, ben, mode="latest") == ["stays"]
    assert not PostCast.objects.filter(post=shows_ben).exists()


def test_other_changes_of_a_person_leave_their_posts_alone(staff, ann, django_assert_max_num_queries):
    post = published(ann, "one")
    version = Post.objects.get(pk=post.pk).version
    turn(staff, ann, on=True)
    assert Post.objects.get(pk=post.pk).version == version
    with django_assert_max_num_queries(1):
        ann.save(update_fields=["bio"])


def test_who_was_shut_out_meanwhile_publishes_nothing(staff, ann):
    draft, before = ClipFactory(owner=ann), User.objects.get(pk=ann.pk)
    turn(staff, ann, on=False)

    with pytest.raises(Forbidden, match="account_closed"):
        services.publish(before, draft)
    assert not Post.objects.exists()


def test_shutting_out_needs_no_transaction_around_it(ann):
    post = published(ann, "here")
    ann.is_active = False
    ann.save()

    assert Post.objects.get(pk=post.pk).hidden
