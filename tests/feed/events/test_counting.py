import math
from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import Block, User
from accounts.services import close_account
from common.clock import now
from feed import services
from feed.events import guard
from feed.events.counting import count, count_all
from feed.events.intake import store, take
from feed.models import Affinity, Event, FeedPreference, Like, Post, PostDay, PostStat, Save, Seen, Viewing
from feed.states import Source
from generation.models import Clip
from tests.factories import PostFactory, UserFactory
from tests.feed.events.telling import row, tell, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(ann: User) -> Post:
    return PostFactory(author=ann, tags=["clay", "rain"], thread=uuid4())


def test_what_was_told_is_counted_once(ben, post):
    tell(ben, post, "impression", "watch", "completion", "impression")
    assert (count(), count()) == (4, 0)

    stat = PostStat.objects.get(post=post)
    assert (stat.impressions, stat.viewers, stat.watch_ms, stat.completions) == (2, 1, 2000, 1)
    day = PostDay.objects.get(post=post)
    assert (day.author, day.impressions, day.viewers, day.watch_ms, day.completions) == (post.author, 2, 1, 2000, 1)
    assert list(Seen.objects.values_list("person", "post")) == [(ben.pk, post.pk)]


def test_a_counter_that_comes_second_writes_nothing(ben, post, monkeypatch):
    tell(ben, post, "impression")
    from feed.events import counting

    first = counting.move

    def another_was_first(reading):
        assert first(reading)
        return first(reading)

    monkeypatch.setattr(counting, "move", another_was_first)
    assert count() == 0
    assert not PostStat.objects.exists()


def test_a_counter_that_dies_on_the_way_loses_and_doubles_nothing(ben, post, monkeypatch):
    tell(ben, post, "impression")
    with monkeypatch.context() as broken:
        broken.setattr("feed.events.counting.update_seen", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            count()
    assert count() == 1
    assert PostStat.objects.get(post=post).impressions == 1


def test_viewers_are_different_people_and_visits(ann, ben, post):
    visit = uuid4()
    take(ben, [told(post), told(post)])
    from django.contrib.auth.models import AnonymousUser

    for seen_by in (visit, visit, uuid4()):
        take(AnonymousUser(), [told(post), told(post, "completion")], visit=seen_by)
    tell(ann, post, "impression")
    count_all()

    stat = PostStat.objects.get(post=post)
    assert (stat.viewers, stat.impressions, stat.completions) == (3, 2, 0), "visitors are counted and have no voice"
    assert PostDay.objects.get(post=post).impressions == 5
    assert stat.credit == 0


def test_counters_of_likes_and_saves_follow_what_stands(ann, ben, post):
    for person in (ann, ben):
        services.like(person, post)
    services.save(ben, post)
    services.like(ben, post)
    count_all()
    post.refresh_from_db()
    assert (post.like_count, post.save_count) == (2, 1)

    services.unlike(ben, post)
    services.unsave(ben, post)
    services.unlike(ben, post)
    count_all()
    post.refresh_from_db()
    assert (post.like_count, post.save_count, PostStat.objects.get(post=post).likes) == (1, 0, 0)


def test_a_share_counts_once_a_person(ben, post):
    for _ in range(3):
        assert services.share(ben, post).endswith(f"/p/{post.pk}")
    count_all()
    post.refresh_from_db()
    assert (post.share_count, PostDay.objects.get(post=post).shares) == (1, 1)


def test_a_batch_writes_a_few_statements_however_many_events_it_holds(ben, post, django_assert_max_num_queries):
    store([row(ben, post, client_id=uuid4()) for _ in range(150)])
    with django_assert_max_num_queries(20):
        assert count() == 150


def test_hot_rises_with_what_people_make_of_it_and_not_with_time_spent(ann, ben, post):
    other = PostFactory(author=ann)
    Post.objects.filter(pk=other.pk).update(created_at=post.created_at)
    take(ben, [told(post, "watch", value=3000)])
    services.like(ben, other)
    User.objects.update(date_joined=now() - timedelta(days=30))
    count_all()
    watched, liked = (PostStat.objects.get(post=one) for one in (post, other))
    assert (watched.credit, liked.credit) == (0, 1.0)
    assert liked.hot - watched.hot == pytest.approx(1.0)


@pytest.mark.parametrize("age_days", [0, 30])
def test_500_accounts_together_move_a_post_no_further_than_the_cap(ann, age_days):
    """Beside 200 posts a quarter of a unit of `hot` apart."""
    posts = [PostFactory() for _ in range(200)]
    for number, one in enumerate(posts):
        Post.objects.filter(pk=one.pk).update(created_at=now() - timedelta(hours=6 * number))
    target = posts[100]
    crowd = User.objects.bulk_create(
        User(username=f"crowd{number}", email=f"{number}@example.com", date_joined=now() - timedelta(days=age_days))
        for number in range(500)
    )
    ben = UserFactory(date_joined=now() - timedelta(days=30))
    for one in posts:
        store([row(ben, one)])
    count_all()
    ranks = list(PostStat.objects.order_by("-hot").values_list("post", flat=True))
    before = PostStat.objects.get(post=target).hot
    assert ranks.index(target.pk) == 100

    for person in crowd:
        store([row(person, target, kind) for kind in ("impression", "completion", "like", "comment", "share", "save")])
    count_all(rounds=10)

    stat = PostStat.objects.get(post=target)
    assert stat.hot - before <= guard.HOUR_CAP + 1e-9
    assert stat.likes == 500, "they are counted where people see counts"
    ranks = list(PostStat.objects.order_by("-hot").values_list("post", flat=True))
    passed = 100 - ranks.index(target.pk)
    assert passed <= math.ceil(guard.HOUR_CAP / 0.25)
    assert passed > 0, "a crowd is heard, within the cap"


def test_what_came_in_a_full_burst_takes_nothing_away_when_taken_back(ben, post):
    crowd = [UserFactory(date_joined=now() - timedelta(days=30)) for _ in range(12)]
    for person in crowd:
        store([row(person, post, "like")])
    count_all()
    full = PostStat.objects.get(post=post).credit
    assert full == pytest.approx(2**guard.HOUR_CAP - 1)
    for person in crowd[7:]:
        store([row(person, post, "like", value=-1.0)])
    count_all()
    assert PostStat.objects.get(post=post).credit == full


def test_a_brigade_of_reports_sinks_no_further_than_the_cap(post):
    stat = PostStat(post=post, credit=63.0, hour_at=None)
    for _ in range(500):
        guard.vote(stat, Viewing(post=post, viewer=uuid4(), weight=1.0), 1 << 11, now())
    assert math.log2(1 + stat.credit) == pytest.approx(math.log2(64) - guard.HOUR_CAP)


def test_the_day_cap_holds_over_many_hours(post):
    stat, moment = PostStat(post=post), now()
    for hour in range(23):
        for _ in range(500):
            guard.vote(stat, Viewing(post=post, viewer=uuid4(), weight=1.0), 1 << 9, moment + timedelta(hours=hour))
    assert math.log2(1 + stat.credit) == pytest.approx(guard.DAY_CAP)


def test_evidence_of_completion_or_better_is_of_people_once_each(ben, post):
    User.objects.update(date_joined=now() - timedelta(days=30))
    tell(ben, post, "impression")
    count_all()
    stat = PostStat.objects.get(post=post)
    assert (stat.alpha, stat.beta) == (1.0, 10.0)
    tell(ben, post, "completion", "completion", "impression")
    count_all()
    stat.refresh_from_db()
    assert (stat.alpha, stat.beta) == (2.0, 9.0)


def test_affinities_grow_with_what_was_done_and_fade(ben, post):
    services.like(ben, post)
    tell(ben, post, "completion")
    count_all()
    kept = {(one.kind, one.key): one for one in Affinity.objects.filter(person=ben)}
    assert set(kept) == {
        ("author", str(post.author_id)),
        ("thread", str(post.thread)),
        ("tag", "clay"),
        ("tag", "rain"),
    }
    assert kept["tag", "clay"].weight == pytest.approx(1.5, rel=1e-3)

    Affinity.objects.update(at=now() - timedelta(days=30))
    tell(ben, post, "not_interested")
    count_all()
    assert Affinity.objects.get(person=ben, key="clay").weight == pytest.approx(1.5 / math.e - 3.0, rel=1e-3)


def test_nothing_is_learnt_of_who_wants_it_impersonal_nor_from_before_a_reset(ben, post):
    wish = FeedPreference.objects.create(person=ben, personalise=False)
    tell(ben, post, "completion")
    count_all()
    assert not Affinity.objects.exists()
    assert Seen.objects.exists(), "what was seen is still not shown twice"

    wish.personalise = True
    wish.save()
    tell(ben, post, "completion")
    count_all()
    wish.reset_at = now()
    wish.save()
    services.like(ben, post)
    count_all()
    assert Affinity.objects.get(person=ben, key="clay").weight == pytest.approx(1.0)


def test_at_most_300_affinities_are_kept_the_strongest(ben, ann):
    for number in range(40):
        many = PostFactory(author=ann, tags=[f"tag{number}x{place}" for place in range(8)])
        tell(ben, many, "completion")
    services.like(ben, many)
    count_all()
    kept = Affinity.objects.filter(person=ben)
    assert kept.count() == 300
    assert kept.filter(key="tag39x0").exists()


def test_at_most_5000_posts_are_remembered_as_seen(ben, ann, monkeypatch):
    monkeypatch.setattr("feed.events.seen.MOST", 5)
    posts = [PostFactory(author=ann) for _ in range(8)]
    for number, one in enumerate(posts):
        take(ben, [told(one, at=now() - timedelta(minutes=30 - number))])
    count_all()
    assert set(Seen.objects.values_list("post", flat=True)) == {one.pk for one in posts[3:]}


def test_follows_and_remixes_are_told_of_the_clips_they_came_from(ann, ben, post):
    from accounts.services import follow, unfollow
    from remix.models import Lineage
    from tests.factories import ClipFactory

    unfollow(ben, ann)
    follow(ben, ann)
    assert not Event.objects.exists(), "of no clip in particular"
    unfollow(ben, ann)
    tell(ben, post, "impression")
    follow(ben, ann)
    child = ClipFactory(owner=ben)
    Lineage.objects.create(
        job=child.job, parent=post.clip, root=post.clip, path=[str(post.clip_id)], depth=1, kind="words"
    )
    remix = services.publish(ben, child)
    grandchild = ClipFactory(owner=ann)
    path = [str(post.clip_id), str(child.pk)]
    Lineage.objects.create(job=grandchild.job, parent=child, root=post.clip, path=path, depth=2, kind="words")
    made = services.publish(ann, grandchild)
    services.unpublish(ann, made)
    services.publish(ann, Clip.objects.get(pk=grandchild.pk))
    cy = UserFactory()
    deeper = ClipFactory(owner=cy)
    Lineage.objects.create(job=deeper.job, parent=child, root=post.clip, path=path, depth=2, kind="words")
    services.publish(cy, deeper)
    count_all()

    stat, day = PostStat.objects.get(post=post), PostDay.objects.get(post=post, source="")
    assert (stat.follows, stat.remixes, day.remixes, day.onward) == (1, 1, 1, 1)
    assert PostStat.objects.get(post=remix).remixes == 2


def test_a_report_counts_once_a_person_and_lowers_the_place(ben, post):
    User.objects.update(date_joined=now() - timedelta(days=30))
    for _ in range(2):
        services.report(ben, post)
    tell(ben, post, "not_interested")
    count_all()
    stat = PostStat.objects.get(post=post)
    assert (stat.reports, stat.not_interested) == (1, 1)
    assert Affinity.objects.get(person=ben, kind="author").weight < 0


def test_closing_an_account_takes_its_events_along_and_leaves_sums_right(ann, ben, post):
    services.like(ben, post)
    services.save(ben, post)
    tell(ben, post, "impression", "completion")
    count_all()
    services.like(ann, post)
    tell(ben, post, "rewatch")
    Block.objects.create(source=ann, target=UserFactory())

    close_account(ben)

    assert not Event.objects.filter(person=ben).exists()
    for model in (Seen, Affinity, Like, Save):
        assert not model.objects.filter(person=ben).exists()
    count_all()
    assert not Viewing.objects.filter(viewer__in=[row(ben, post).viewer]).exists()
    assert not Seen.objects.exists()
    post.refresh_from_db()
    assert (post.like_count, post.save_count) == (1, 0)


def test_events_of_a_post_that_is_gone_are_passed_over(ben, post):
    tell(ben, post, "impression")
    Post.objects.filter(pk=post.pk).delete()
    Event.objects.bulk_create([row(ben, PostFactory()), Event(viewer=uuid4(), post_id=uuid4(), kind="like", at=now())])
    count_all()
    assert PostStat.objects.count() == 1


def test_the_day_is_split_by_source(ben, post):
    store([row(ben, post, source=Source.EXPLORING), row(ben, post, source=Source.FRESH)])
    count_all()
    assert set(PostDay.objects.values_list("source", "impressions", "viewers")) == {
        ("exploring", 1, 1),
        ("fresh", 1, 0),
    }
