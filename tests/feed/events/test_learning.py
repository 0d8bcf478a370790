"""What is learnt of people from what they do, and what is not."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import User
from common.clock import now
from feed import services
from feed.events.counting import count_all
from feed.events.intake import store
from feed.models import Affinity, FeedPreference, Post, Seen
from tests.factories import PostFactory, UserFactory
from tests.feed.events.telling import row, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(ann: User) -> Post:
    return PostFactory(author=ann, tags=["clay"], thread=uuid4())


def of_years(years: int) -> User:
    return UserFactory(birth_date=(now() - timedelta(days=round(365.25 * years + 30))).date())


def weights(person: User) -> set[float]:
    return {round(one.weight, 3) for one in Affinity.objects.filter(person=person)}


def test_nothing_is_learnt_of_young_people_who_did_not_choose_it(api, post, settings):
    settings.FEED_CHOICE_AGE = 16
    teen, chose, bound, grown = of_years(17), of_years(17), of_years(14), of_years(30)
    FeedPreference.objects.create(person=chose, personalise=True)
    FeedPreference.objects.create(person=bound, personalise=True)
    for person in (teen, chose, bound, grown):
        services.like(person, post)
        tell(person, post, "impression", "completion")
    count_all()

    assert set(Affinity.objects.values_list("person", flat=True)) == {chose.pk, grown.pk}
    assert Seen.objects.count() == 4, "what was seen is not shown twice to anybody"
    known = api(teen).get("/api/v1/me/feed/knowledge").json()
    assert (known["personalised"], known["affinities"]) == (False, [])


@pytest.mark.parametrize("many", [1, 40])
def test_asking_who_may_be_learnt_of_costs_the_same_for_many(post, many, django_assert_max_num_queries):
    for number in range(many):
        store([row(of_years(17 if number % 2 else 30), post, "like")])
    with django_assert_max_num_queries(24):
        count_all()


def test_a_like_taken_back_late_is_no_dislike(ben, post):
    services.like(ben, post)
    count_all()
    Affinity.objects.update(at=now() - timedelta(days=90))
    services.unlike(ben, post)
    count_all()
    assert weights(ben) == {0.0}


def test_a_like_taken_back_after_a_reset_leaves_nothing(ben, post):
    services.like(ben, post)
    count_all()
    services.reset_feed(ben)
    services.unlike(ben, post)
    count_all()
    assert not Affinity.objects.exists()


def test_what_was_disliked_for_other_reasons_stays_as_disliked(ben, post):
    tell(ben, post, "not_interested")
    services.like(ben, post)
    services.unlike(ben, post)
    count_all()
    assert weights(ben) == {-2.0}, "more than the like had given is not taken"


@pytest.mark.parametrize("said", ["not_interested", "report"])
def test_what_somebody_refused_counts_as_seen(api, ben, ann, said):
    posts = [PostFactory(author=ann) for _ in range(3)]
    if said == "report":
        services.report(ben, posts[0])
    else:
        tell(ben, posts[0], said)
    count_all()
    assert list(Seen.objects.values_list("person", "post")) == [(ben.pk, posts[0].pk)]
    listed = api(ben).get("/api/v1/feed", {"mode": "for_you"}).json()["items"]
    assert str(posts[0].pk) not in [item["id"] for item in listed]
    services.like(ben, posts[1])
    count_all()
    assert Seen.objects.count() == 1, "a like alone may come from a page of its own"
