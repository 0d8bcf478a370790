"""Each source finds what it is for, and says so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Follow
from common.clock import now
from feed.events.recording import viewer_of
from feed.models import Event, Like, Post, PostCast, Seen
from feed.ranking.exploring import CAP
from feed.ranking.features import INDEX, unpack
from feed.states import Source
from tests.factories import UserFactory
from tests.feed.building.people import ids, likes, listed, post, remix

pytestmark = pytest.mark.django_db
NEW = timedelta(hours=2)


def by_post(viewer, **asked):
    return {item.post_id: item for item in listed(viewer, **asked)}


def column(item, name):
    return unpack(item.features)[INDEX[name]]


def noise(number=40):
    author = UserFactory()
    return [post(author, credit=number - at) for at in range(number)]


def test_followees_who_post_rarely_are_found_behind_a_thousand_others(ann, ben):
    Follow.objects.create(source=ann, target=ben)
    old = post(ben, age=timedelta(days=60))
    busy = UserFactory()
    Follow.objects.create(source=ann, target=busy)
    for _ in range(150):
        post(busy)

    item = by_post(ann, count=200)[old.pk]
    assert item.source == Source.FOLLOWING
    assert column(item, "follows") == 1


def test_siblings_of_what_i_liked_are_found(ann):
    root = post(UserFactory())
    sibling = remix(UserFactory(), root, age=timedelta(days=40))
    Like.objects.create(person=ann, post=root)
    noise()

    found = by_post(ann)
    assert found[sibling.pk].source == Source.REMIX
    assert sibling.pk in [item.post_id for item in listed(ann)][:45]


def test_a_thread_i_like_says_so(ann):
    root = post(UserFactory())
    child = remix(UserFactory(), root)
    likes(ann, "thread", root.clip_id, weight=9.0)
    noise(10)

    item = by_post(ann)[child.pk]
    assert column(item, "thread") > 0.5
    assert "thread" in [reason.feature for reason in item.reasons]


def test_clips_with_me_or_my_friends_are_found(ann, ben):
    Follow.objects.create(source=ann, target=ben)
    with_me, with_him = (post(UserFactory(), age=timedelta(days=50)) for _ in range(2))
    for one, person in ((with_me, ann), (with_him, ben)):
        PostCast.objects.create(post=one, person=person, sequence=one.sequence)
    noise()

    found = by_post(ann)
    for one in (with_me, with_him):
        assert found[one.pk].source == Source.REMIX
        assert column(found[one.pk], "friend_cameo") == 1


def test_what_i_watched_to_the_end_is_part_of_my_past(ann):
    watched = post(UserFactory(), language="zh", duration_ms=4000)
    Event.objects.create(viewer=viewer_of(ann.pk), person=ann, post=watched, kind="completion", at=now() - NEW)
    chinese, english = (post(UserFactory(), language=code, duration_ms=4000) for code in ("zh", "en"))

    found = by_post(ann)
    assert column(found[chinese.pk], "language") == 1
    assert column(found[english.pk], "language") == 0
    assert column(found[chinese.pk], "length") == 1


def test_new_posts_get_a_few_places_and_the_chance_is_kept(ann):
    noise(80)
    new = {post(UserFactory(), age=NEW).pk for _ in range(20)}

    found = listed(AnonymousUser(), count=60)

    tried = [item for item in found if item.source == Source.EXPLORING]
    assert 3 <= len(tried) <= 6
    assert {item.post_id for item in tried} <= new
    assert all(0 < item.propensity < 1 for item in tried)
    assert all(column(item, "exploring") == 1 for item in tried)
    assert found[0].source != Source.EXPLORING
    assert all(item.propensity == 1 for item in found if item not in tried)


def test_who_was_shown_enough_or_reported_is_not_tried(ann):
    noise(30)
    known = post(UserFactory(), age=NEW, impressions=CAP)
    reported = post(UserFactory(), age=NEW)
    reported.stat.eligible = False
    reported.stat.save()

    tried = {item.post_id for seed in range(5) for item in listed(ann, seed=seed) if item.source == Source.EXPLORING}
    assert known.pk not in tried
    assert reported.pk not in tried


def test_no_page_is_of_one_author_or_one_thread(ann):
    loud = UserFactory()
    for at in range(30):
        post(loud, credit=4 + at / 100)
    root = post(UserFactory(), credit=6)
    for _ in range(6):
        remix(UserFactory(), root, credit=5)
    for _ in range(30):
        post(UserFactory(), credit=3)
    post(UserFactory(), age=timedelta(days=90))

    first = Post.objects.in_bulk(ids(ann)[:10])
    assert len([one for one in first.values() if one.author == loud]) <= 5
    assert len([one for one in first.values() if one.thread == root.thread]) == 1


def test_who_has_seen_what_trends_is_shown_what_comes_after(ann):
    made = noise(40)
    for one in made[:30]:
        Seen.objects.create(person=ann, post=one, at=now())

    assert set(ids(ann)) == {one.pk for one in made[30:]}
