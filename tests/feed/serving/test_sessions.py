"""Sessions: they grow, they end, they go on, and they are swept."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from accounts.models import Block, User
from common.clock import now
from feed.contracts import Ask, FeedPage
from feed.models import FeedSession, Post
from feed.serving import end_sessions, forget_sessions, logged, read, sweep_sessions
from feed.serving.times import JITTER, KEPT_S, LIFE_S
from feed.states import Mode
from feed.tasks import sweep_feed_sessions
from tests.factories import UserFactory
from tests.feed.serving.community import people, publish_many

pytestmark = pytest.mark.django_db

FOR_YOU = Ask(mode=Mode.FOR_YOU)
TOP = Ask(mode=Mode.TOP_ALL)


def ids(page: FeedPage) -> list[object]:
    return [item.post_id for item in page.items]


def onwards(viewer: User | AnonymousUser, ask: Ask, cursor: str | None, *, size: int = 7) -> list[object]:
    """Everything from a cursor to the end."""
    found: list[object] = []
    while cursor is not None:
        page = read(viewer, ask, cursor=cursor, size=size)
        assert len(page.items) == size or page.next is None
        found += ids(page)
        cursor = page.next
    return found


def expire(session: object, *, ago_s: float = 1) -> None:
    assert FeedSession.objects.filter(pk=session).update(expires_at=now() - timedelta(seconds=ago_s)) == 1


@pytest.mark.parametrize("ask", [FOR_YOU, TOP])
def test_a_list_grows_to_the_end_of_the_catalogue_and_what_comes_meanwhile_is_in_it(ann, ben, small_batches, ask):
    posts = publish_many([ann], 40)
    first = read(ben, ask, size=7)
    posts += publish_many([ann], 25, seed=1)
    served = ids(first) + onwards(ben, ask, first.next)
    assert len(served) == len(set(served))
    assert set(served) == {post.pk for post in posts}
    assert FeedSession.objects.count() == 1


@pytest.mark.parametrize("ask", [FOR_YOU, TOP])
def test_pages_stay_full_though_most_of_the_list_has_gone(ann, ben, small_batches, ask):
    dan, eve = people(2)
    publish_many([ann, dan, eve], 90)
    first = read(ben, ask, size=7)
    Block.objects.create(source=ann, target=ben)
    Post.objects.filter(author=dan).update(hidden=True)
    second = read(ben, ask, cursor=first.next, size=7)
    assert len(second.items) == 7
    assert {row.author_id for row in second.rows} == {eve.pk}
    left = set(Post.objects.filter(author=eve).values_list("pk", flat=True)) - set(ids(first))
    assert set(ids(second)) | set(onwards(ben, ask, second.next)) == left


@pytest.mark.parametrize("ask", [FOR_YOU, TOP])
def test_an_expired_list_goes_on_without_repeats_and_says_so(ann, ben, small_batches, ask):
    posts = publish_many([ann], 50)
    first = read(ben, ask, size=7)
    expire(first.session)
    second = read(ben, ask, cursor=first.next, size=7)
    assert (first.expired, second.expired) == (False, True)
    assert second.session != first.session
    again = read(ben, ask, cursor=first.next, size=7)
    assert (ids(again), again.session, again.next) == (ids(second), second.session, second.next)
    third = read(ben, ask, cursor=second.next, size=7)
    assert not third.expired
    expire(second.session)
    fourth = read(ben, ask, cursor=third.next, size=7)
    assert fourth.expired
    served = [*ids(first), *ids(second), *ids(third), *ids(fourth), *onwards(ben, ask, fourth.next)]
    assert len(served) == len(set(served))
    assert set(served) == {post.pk for post in posts}, "what the expired list had not served came later"


def test_a_cursor_whose_list_was_swept_goes_on_in_a_new_one(ann, ben):
    publish_many([ann], 30)
    first = read(ben, FOR_YOU, size=7)
    FeedSession.objects.all().delete()
    second = read(ben, FOR_YOU, cursor=first.next, size=7)
    assert second.expired
    assert len(second.items) == 7
    assert read(ben, FOR_YOU, cursor=first.next, size=7).session == second.session


def test_every_opening_of_the_feed_is_a_new_list(ann, ben):
    publish_many([ann], 5)
    first = read(ben, FOR_YOU)
    fresh = publish_many([ann], 1)[0]
    second = read(ben, FOR_YOU)
    assert first.session != second.session
    assert fresh.pk in ids(second)


def test_lives_are_jittered(ann, ben):
    publish_many([ann], 3)
    lives = set()
    for _ in range(5):
        session = FeedSession.objects.get(pk=read(ben, FOR_YOU).session)
        lives.add(round((session.expires_at - now()).total_seconds(), 1))
    assert len(lives) > 1
    assert all(LIFE_S * (1 - JITTER) - 5 < life < LIFE_S * (1 + JITTER) for life in lives)


def test_what_ranked_items_were_ranked_by_is_kept_for_the_learner_and_not_read_by_pages(ann, ben):
    publish_many([ann], 20)
    page = read(ben, FOR_YOU, size=7)
    known = logged([page.session])
    assert {post for _session, post in known} >= set(ids(page))
    assert all(one.features and 0 < one.propensity <= 1 for one in known.values())
    assert all(item.features == b"" and not item.reasons for item in page.items)
    assert len(page.reasons) == len(page.items)


def test_sessions_are_swept_when_nobody_can_go_on_from_them(ann, ben):
    publish_many([ann], 30)
    dead, done, fresh = (read(ben, FOR_YOU, size=7) for _ in range(3))
    expire(dead.session, ago_s=KEPT_S + 10)
    expire(done.session, ago_s=KEPT_S - 600)
    assert sweep_feed_sessions() == 1
    assert set(FeedSession.objects.values_list("pk", flat=True)) == {done.session, fresh.session}
    assert sweep_sessions() == 0
    assert read(ben, FOR_YOU, cursor=done.next, size=7).expired


def test_the_sweep_is_in_the_timetable(settings):
    assert "feed.tasks.sweep_sessions" in {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}


def test_a_person_who_leaves_takes_their_lists_along(ann, ben):
    publish_many([ann], 5)
    read(ben, FOR_YOU)
    kept = read(UserFactory(), FOR_YOU).session
    forget_sessions(ben)
    assert set(FeedSession.objects.values_list("pk", flat=True)) == {kept}


def test_migrations_say_what_the_models_are():
    call_command("makemigrations", "feed", check=True, dry_run=True, verbosity=0)


def test_a_list_that_was_ended_goes_on_in_a_new_one_without_what_was_served(ann, ben):
    publish_many([ann], 30)
    first = read(ben, FOR_YOU, size=7)
    end_sessions(ben, Mode.FOR_YOU)
    second = read(ben, FOR_YOU, cursor=first.next, size=7)
    assert second.expired
    assert not set(ids(first)) & set(ids(second))
